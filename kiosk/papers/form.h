#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::papers {

/// A piece of a paper's layout (assets/forms/*.toml): what kind of block, and its text with {placeholders}.
struct FormBlock {
  enum class Kind : std::uint8_t {
    Paragraph,  ///< first line indented by two characters
    Address,    ///< the person addressed, no indent
    Table,      ///< rows of label and value in a frame
    List,       ///< the paper's own list, numbered
    Note,       ///< small, below a rule
    Signature,  ///< what is signed for, and the picture of the signature over a line; never parted
  };
  struct Row {
    std::string label;
    std::string value;
    std::string when;  ///< as FormBlock::when
    bool strong = false;
  };
  Kind kind{};
  std::string text;
  std::vector<Row> rows;
  std::string heading;  ///< with Signature: above its list; may be empty
  std::string under;    ///< with Signature: below the line; may be empty
  std::string list;     ///< which list: "materials", "missing" or "declarations"; a Signature may have none
  std::string when;     ///< a condition of the paper, e.g. "grade"; empty: always
};

struct FormTitle {
  std::string text;
  std::string when;  ///< as FormBlock::when
};

struct PaperForm {
  std::vector<FormTitle> titles;  ///< those that apply, one below the other
  std::string reference;          ///< the number at the upper right
  std::string seal;               ///< text along the foot of the seal, 鉴定专用章; an application form has none
  std::vector<FormBlock> blocks;
};

/// The office's notices first, then the applicant's paper.
enum class FormKind : std::uint8_t { MaterialsComplete, Supplement, Conclusion, DeliveryProof, Application };
inline constexpr std::size_t kNoticeKindCount = 4;
inline constexpr std::size_t kFormKindCount = 5;

class FormBook {
 public:
  /// Reads the five form files of `folder` (usually assets::directory() / "forms"). FormInvalid names file and entry; a
  /// placeholder or condition the paper does not know is refused here, not when somebody waits for the paper.
  static assets::Result<FormBook> load(const std::filesystem::path& folder);
  static assets::Result<PaperForm> parse(FormKind kind, std::string_view toml, std::string_view origin);

  [[nodiscard]] const PaperForm& form(FormKind kind) const { return forms_[static_cast<std::size_t>(kind)]; }

 private:
  std::array<PaperForm, kFormKindCount> forms_;
};

}  // namespace kiosk::papers
