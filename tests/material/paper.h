#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/material/photograph.h"
#include "vision/image.h"

namespace material {

/// One paper to be made: which form, what is written on it, how it is photographed.
struct Paper {
  std::string kind;  ///< diagnosis_certificate, discharge_record, examination_report, leave_confirmation,
                     ///< leave_certificate, worker_request, occupational_certificate
  std::string file;  ///< name of the files made, without ending
  std::map<std::string, std::string> values;  ///< what stands in the form's blanks; see paper_forms.cpp
  Shot shot;

  [[nodiscard]] std::string value(const std::string& key) const;
};

/// The printed sheet, 300 dots an inch. Throws std::invalid_argument for a kind it cannot draw.
vision::Image drawPaper(const Paper& paper);

/// Reads [[paper]] tables; texts in [everyone] and in `overrides` stand in every paper that does not name them itself
/// (overrides win over the file). Throws std::runtime_error with a sentence naming the place.
std::vector<Paper> readPapers(const std::filesystem::path& file, const std::map<std::string, std::string>& overrides);

}  // namespace material
