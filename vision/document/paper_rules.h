#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/error.h"

namespace vision::document {

/// How a value looks, so that it can be cut out of a line, cleaned and checked.
enum class FieldShape : std::uint8_t {
  Text,      ///< the rest of the line, or the cell to the right, or the next line
  Block,     ///< several lines, until the next label
  Name,      ///< a person: 2..15 Chinese characters and the middle dot
  Number,    ///< 18-character citizen number with a right check digit
  Date,      ///< year, month, day in any usual writing
  Month,     ///< year and month, also of birth: 1959年8月生
  Choice,    ///< the ticked one of `options`, or the only one that is written
  Code,      ///< letters, digits, dashes and brackets
  Title,     ///< the line that named the kind of paper
  Hospital,  ///< a line near the top that ends like an institution's name
};

/// How to find one field of a kind of paper.
struct FieldRule {
  std::string key;
  FieldShape shape = FieldShape::Text;
  std::vector<std::string> labels;   ///< words the value stands beside or below, longest wins
  std::vector<std::string> endings;  ///< Hospital: how such a name ends
  std::vector<std::string> options;  ///< Choice: what there is to choose from
  bool list = false;                 ///< several items parted by ；, which is often read as a colon
  bool last = false;                 ///< take the last match on the page (the date below the signature)
  bool required = false;             ///< a page of this kind without it is doubtful
};

/// One kind of paper.
struct PaperRule {
  std::string id;                   ///< e.g. "diagnosis_certificate"
  std::vector<std::string> titles;  ///< lines that name the kind, e.g. 疾病诊断证明书
  std::vector<std::string> stops;   ///< labels on the form that end a value but are not read
  bool glued = false;  ///< labels stand before their values without a sign, two to a line: 性别女民族汉
  std::vector<FieldRule> fields;
};

using PaperRules = std::vector<PaperRule>;

/// Reads every *.toml of a folder (format: assets/forms/papers/README.md). Errors: PaperRulesUnreadable.
assets::Result<PaperRules> loadPaperRules(const std::filesystem::path& folder);
/// The rules the program was installed with.
assets::Result<PaperRules> loadPaperRules();

}  // namespace vision::document
