#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::papers {

/// A piece of a notice's layout (assets/forms/notice_*.toml): what kind of block, and its text with {placeholders}.
struct FormBlock {
  enum class Kind : std::uint8_t {
    Paragraph,  ///< first line indented by two characters
    Address,    ///< the person addressed, no indent
    Table,      ///< rows of label and value in a frame
    List,       ///< the notice's own list, numbered
    Note,       ///< small, below a rule
    Signature,  ///< picture of the receiver's signature
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
  std::string list;  ///< which list: "materials" or "missing"
  std::string when;  ///< a condition of the notice, e.g. "grade"; empty: always
};

struct NoticeForm {
  std::string name;  ///< "conclusion"
  std::string title;
  std::string seal;  ///< text along the foot of the seal, 鉴定专用章
  std::vector<FormBlock> blocks;
};

enum class FormKind : std::uint8_t { MaterialsComplete, Supplement, Conclusion, DeliveryProof };
inline constexpr std::size_t kFormKindCount = 4;

class FormBook {
 public:
  /// Reads notice_*.toml of `folder` (usually assets::directory() / "forms"). FormInvalid names file and entry; a
  /// placeholder or condition the notice does not know is refused here, not when somebody waits for the paper.
  static assets::Result<FormBook> load(const std::filesystem::path& folder);
  static assets::Result<NoticeForm> parse(FormKind kind, std::string_view toml, std::string_view origin);

  [[nodiscard]] const NoticeForm& form(FormKind kind) const { return forms_[static_cast<std::size_t>(kind)]; }

 private:
  std::array<NoticeForm, kFormKindCount> forms_;
};

}  // namespace kiosk::papers
