#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::domain {

/// Key of the field that says how many round red seals were seen on a page.
inline constexpr std::string_view kSealsKey = "seals";

enum class PaperDefect : std::uint8_t {
  NumberInvalid,       ///< a citizen number whose check character is wrong: misread, or never issued
  DateAhead,           ///< a day that has not come yet
  DatesOutOfOrder,     ///< discharged before admitted
  SealMissing,         ///< its kind is valid with a seal only, and none was seen
  InstitutionUnknown,  ///< its kind must come from an agreement institution, and none is called like that
};

struct PaperFinding {
  PaperDefect defect{};
  std::string key;  ///< of the field; the later one of two days; kSealsKey
  friend bool operator==(const PaperFinding&, const PaperFinding&) = default;
};

/// The agreement institution a name read on a paper stands for.
struct InstitutionMatch {
  std::string name;      ///< as the list has it
  double likeness = 0.;  ///< 1: letter for letter; below: a character in six was misread or left out
  friend bool operator==(const InstitutionMatch&, const InstitutionMatch&) = default;
};

/// The one of `names` that `read` is; a longer name on the paper may hold it ("山东省" in front). Nothing when none is
/// like it, or two are equally. A numeral is never forgiven: 第一 and 第二人民医院 are two houses.
std::optional<InstitutionMatch> matchInstitution(std::string_view read, std::span<const std::string> names);

/// What is held against which paper (assets/policy/paper_checks.toml).
class PaperChecks {
 public:
  static assets::Result<PaperChecks> parse(std::string_view toml, std::string_view origin);

  /// The paper that is asked for which a title stands for, by the title's id in assets/forms/papers.
  [[nodiscard]] std::optional<MaterialKind> materialOf(std::string_view title) const;

  /// Everything that speaks against a page which its own title names as of its kind, as far as its fields were read
  /// surely (kSure). `agreement`: names of the region's agreement institutions; empty: not known, nothing is said of
  /// them.
  [[nodiscard]] std::vector<PaperFinding> findings(const Page& page, const Date& today,
                                                   std::span<const std::string> agreement) const;

  /// Values read with less confidence are a person's to look at before they are held against anybody.
  static constexpr double kSure = 0.80;

 private:
  struct Rule {
    MaterialKind material{};
    bool seal = false;
    bool agreement = false;
  };
  struct Order {
    std::string earlier;
    std::string later;
  };
  struct Title {
    std::string id;
    MaterialKind material{};
  };
  [[nodiscard]] bool mayLieAhead(std::string_view key) const;

  std::vector<Title> titles_;
  std::vector<Rule> rules_;
  std::vector<Order> orders_;
  std::vector<std::string> ahead_;
};

}  // namespace kiosk::domain
