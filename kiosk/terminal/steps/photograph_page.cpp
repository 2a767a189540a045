#include "kiosk/terminal/steps/photograph_page.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "kiosk/domain/masking.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::terminal::steps {
namespace {

using assets::StringId;
using domain::MaterialKind;
using screens::PageProblem;
using screens::ScanPhase;
using screens::Verdict;
using vision::document::PageAdvice;

/// Below this a recognised name is not held against anybody (the field is shown as "请您核对").
constexpr double kSureOfName = 0.80;

struct FieldName {
  std::string_view key;
  StringId label;
};
constexpr std::array<FieldName, 11> kFieldNames = {{{"name", StringId::ScanName},
                                                    {"number", StringId::ScanNumber},
                                                    {"hospital", StringId::ScanHospital},
                                                    {"diagnosis", StringId::ScanDiagnosis},
                                                    {"issue_date", StringId::ScanIssueDate},
                                                    {"admission_date", StringId::ScanAdmissionDate},
                                                    {"discharge_date", StringId::ScanDischargeDate},
                                                    {"injury_date", StringId::ScanInjuryDate},
                                                    {"employer", StringId::ScanEmployer},
                                                    {"document_number", StringId::ScanDocumentNumber},
                                                    {"leave_to", StringId::ScanLeaveUntil}}};

/// A paper whose title says `found` may stand for `asked`: first-onset and psychiatric papers are themselves
/// certificates and records.
bool mayStandFor(MaterialKind found, MaterialKind asked) {
  if (found == asked) return true;
  const bool medical = found == MaterialKind::DiagnosisCertificate || found == MaterialKind::MedicalRecord;
  return medical && (asked == MaterialKind::FirstOnsetRecord || asked == MaterialKind::PsychiatricRecord);
}

/// Names on paper come with blanks between the characters, and with either middle dot.
std::string comparable(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size();) {
    const std::string_view rest = name.substr(at);
    if (rest.front() == ' ') {
      at += 1;
    } else if (rest.starts_with("　")) {
      at += std::string_view("　").size();
    } else if (rest.starts_with("•") || rest.starts_with("・")) {
      text += "·";
      at += 3;
    } else {
      text += rest.front();
      ++at;
    }
  }
  return text;
}

PageProblem problemOfAdvice(PageAdvice advice) {
  switch (advice) {
    case PageAdvice::None:
      return PageProblem::None;
    case PageAdvice::LayPaper:
    case PageAdvice::ShowWholePage:
      return PageProblem::CornerMissing;
    case PageAdvice::MoreLight:
      return PageProblem::TooDark;
    case PageAdvice::AvoidGlare:
      return PageProblem::Glare;
    case PageAdvice::HoldSteady:
    case PageAdvice::LayCloser:
      return PageProblem::Blurred;
  }
  return PageProblem::None;
}

PageProblem problemOfDefect(domain::PaperDefect defect) {
  switch (defect) {
    case domain::PaperDefect::NumberInvalid:
      return PageProblem::NumberWrong;
    case domain::PaperDefect::DateAhead:
      return PageProblem::DateAhead;
    case domain::PaperDefect::DatesOutOfOrder:
      return PageProblem::DateOrder;
    case domain::PaperDefect::SealMissing:
      return PageProblem::NoSeal;
    case domain::PaperDefect::InstitutionUnknown:
      return PageProblem::NotAgreed;
  }
  return PageProblem::None;
}

Verdict verdictOf(bool good) {
  return good ? Verdict::Pass : Verdict::Fail;
}

std::span<const std::string> institutionsOf(const Facts& facts) {
  if (!facts.hall) return {};
  return facts.hall->institutions;
}

std::optional<bool> agreement(const vision::document::Field& field, const domain::Person& person) {
  if (field.key == "name") return comparable(field.value) == comparable(person.name);
  if (field.key == "number") return field.value == person.number;
  return std::nullopt;
}

/// Why a visitor should look at a page again; None when it is fine. A name counts as different only when it was read
/// with confidence, so that a smudge does not accuse anybody.
PageProblem problemOf(const event::PageRead& read, const domain::Page& page, const domain::Person& person,
                      const Facts& facts) {
  if (!read.verdict.good()) return problemOfAdvice(read.verdict.advice);
  const domain::PaperChecks& checks = facts.policy->paperChecks;
  if (!read.understanding.kind.empty()) {
    const auto found = checks.materialOf(read.understanding.kind);
    if (!found || !mayStandFor(*found, page.material)) return PageProblem::WrongPaper;
  }
  for (const auto& field : read.understanding.fields) {
    if (field.key == "name" && static_cast<double>(field.confidence) >= kSureOfName && !*agreement(field, person)) {
      return PageProblem::NameDiffers;
    }
  }
  const auto findings = checks.findings(page, facts.today, institutionsOf(facts));
  return findings.empty() ? PageProblem::None : problemOfDefect(findings.front().defect);
}

}  // namespace

PhotographPage::PhotographPage(MaterialKind material, std::vector<screens::PageMark> taken, std::size_t page,
                               bool retaking) {
  model_.material = material;
  model_.taken = std::move(taken);
  model_.page = page;
  model_.retaking = retaking;
  model_.holdTotal = std::chrono::duration<float>(kCountdown).count();
}

void PhotographPage::on(const Event& event, const Facts& facts, const domain::Person& person, Orders& orders) {
  if (const auto* seen = std::get_if<event::PageWatched>(&event)) {
    watched(*seen, facts.now);
    tick(facts, orders);
  } else if (const auto* page = std::get_if<event::PageRead>(&event)) {
    read(*page, person, facts);
  } else if (const auto* failure = std::get_if<event::PageNotRead>(&event)) {
    notRead(failure->error, orders);
  } else if (const auto* changed = std::get_if<event::DeviceChanged>(&event)) {
    const bool back = changed->role == role::kDocumentCamera && !facts.troubleOf(role::kDocumentCamera);
    if (cameraGone_ && back) again(orders);
  }
}

void PhotographPage::watched(const event::PageWatched& seen, std::chrono::milliseconds now) {
  const bool live = model_.phase == ScanPhase::Starting || model_.phase == ScanPhase::Searching ||
                    model_.phase == ScanPhase::Found || model_.phase == ScanPhase::Hold;
  if (!live) return;
  model_.picture = seen.picture;
  model_.outline = seen.outline;
  const auto& page = seen.verdict.page;
  if (!seen.outline) {
    model_.phase = ScanPhase::Searching;
    model_.sharp = model_.noGlare = model_.whole = Verdict::Checking;
    goodSince_.reset();
    return;
  }
  model_.sharp = verdictOf(page.sharp && page.bright);
  model_.noGlare = verdictOf(page.free);
  model_.whole = verdictOf(page.whole);
  if (!page.good() || !seen.verdict.steady) {
    goodSince_.reset();
    model_.phase = ScanPhase::Found;
    return;
  }
  if (!goodSince_) goodSince_ = now;
  model_.phase = now - *goodSince_ >= kGoodBefore ? ScanPhase::Hold : ScanPhase::Found;
}

void PhotographPage::tick(const Facts& facts, Orders& orders) {
  if (model_.phase != ScanPhase::Hold || !goodSince_) return;
  const auto left = *goodSince_ + kGoodBefore + kCountdown - facts.now;
  model_.holdLeft = std::max(0.0F, std::chrono::duration<float>(left).count());
  if (left <= std::chrono::milliseconds(0)) takeNow(orders);
}

std::optional<std::chrono::milliseconds> PhotographPage::wakeAt() const {
  if (model_.phase != ScanPhase::Hold || !goodSince_) return std::nullopt;
  return *goodSince_ + kGoodBefore + kCountdown;
}

void PhotographPage::takeNow(Orders& orders) {
  if (model_.phase == ScanPhase::Reading) return;
  model_.phase = ScanPhase::Reading;
  model_.outline.reset();
  goodSince_.reset();
  orders.emplace_back(order::TakePage{std::string(domain::wireName(model_.material))});
}

void PhotographPage::read(const event::PageRead& read, const domain::Person& person, const Facts& facts) {
  if (model_.phase != ScanPhase::Reading) return;
  machineMs_ = read.machineMs;
  taken_ = TakenPage{};
  taken_.page.material = model_.material;
  taken_.page.jpeg = read.jpeg;
  model_.fields.clear();
  for (const auto& field : read.understanding.fields) {
    const auto confidence = static_cast<double>(field.confidence);
    taken_.page.fields.push_back({field.key, field.value, confidence, false});
    const auto* named = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                     [&field](const FieldName& name) { return name.key == field.key; });
    if (named != kFieldNames.end()) {
      // Others stand behind the visitor: the number is compared in full and shown masked.
      std::string shown = field.key == "number" ? domain::maskedNumber(field.value) : field.value;
      const auto house =
          field.key == "hospital" ? domain::matchInstitution(field.value, institutionsOf(facts)) : std::nullopt;
      if (house) shown = house->name;
      model_.fields.push_back(
          {named->label, std::move(shown), confidence, agreement(field, person), house.has_value()});
    }
  }
  // Seals and everything a kind is held to count where the paper's own title says what it is: a second page has none.
  const bool titled = facts.policy->paperChecks.materialOf(read.understanding.kind) == model_.material;
  if (titled) taken_.page.fields.push_back({std::string(domain::kSealsKey), std::to_string(read.seals), 1, false});
  model_.picture = read.picture;
  model_.sharp = verdictOf(read.verdict.sharp && read.verdict.bright);
  model_.noGlare = verdictOf(read.verdict.free);
  model_.whole = verdictOf(read.verdict.whole);
  model_.problem = problemOf(read, taken_.page, person, facts);
  taken_.mark.problem = model_.problem;
  model_.phase = model_.problem == PageProblem::None ? ScanPhase::Kept : ScanPhase::Doubtful;
}

/// A page that could not be made out is watched for again; a camera that went away is taken up when it is back.
void PhotographPage::notRead(const assets::Error& error, Orders& orders) {
  if (model_.phase == ScanPhase::Kept || model_.phase == ScanPhase::Doubtful) return;
  if (assets::entry(error.id).family == assets::ErrorFamily::Retry) {
    again(orders);
  } else {
    model_.phase = ScanPhase::Starting;
    cameraGone_ = true;
  }
}

void PhotographPage::again(Orders& orders) {
  cameraGone_ = false;
  taken_ = TakenPage{};
  model_.phase = ScanPhase::Starting;
  model_.fields.clear();
  model_.problem = PageProblem::None;
  model_.picture = {};
  goodSince_.reset();
  orders.emplace_back(order::WatchPaper{});
}

void PhotographPage::keepAnyway() {
  if (model_.phase != ScanPhase::Doubtful) return;
  taken_.page.doubtful = true;
  taken_.mark.keptAnyway = true;
  model_.phase = ScanPhase::Kept;
}

}  // namespace kiosk::terminal::steps
