#include "kiosk/backoffice/prefecture/case_life.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/backoffice/prefecture/dice.h"
#include "kiosk/backoffice/prefecture/establishments.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::backoffice::prefecture {
namespace {

using domain::ApplicationKind;
using domain::CaseAction;
using domain::Date;

constexpr std::uint64_t kPeopleACase = 25;
constexpr int kDaysBack = 400;
constexpr double kDenser = 1.5;  // 1: evenly spread
constexpr int kYoungestWorker = 18;
constexpr int kOldestWorker = 64;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr int kOpenMinutes = 9 * 60;  // 08:00 to 17:00

constexpr std::array<std::string_view, 5> kParts = {"左手食指", "右足跟骨", "腰椎", "右膝关节", "左眼"};
constexpr std::array<std::string_view, 5> kPlaces = {"一号车间", "装卸平台", "井下工作面", "施工现场", "上下班途中"};
constexpr std::array<std::string_view, 4> kReasons = {"没有医院盖章", "缺少出院记录页", "照片模糊，无法辨认",
                                                      "日期与病历不一致"};
constexpr std::array<std::string_view, 3> kNewTime = {"专家组时间调整", "本人住院，申请改期", "场地检修"};

/// Adds steps one behind the other, each on a working day between opening and closing.
class Diary {
 public:
  Diary(Dice& dice, const domain::PolicyBook& policy, std::vector<Step>& steps)
      : dice_(dice), policy_(policy), steps_(steps) {}

  /// `first`…`last` working days after the step before; 0: on the same day, later.
  Step& after(CaseAction action, int first, int last) {
    const int days = dice_.between(first, last);
    return days == 0 ? on(action, today()) : on(action, policy_.calendar.addWorkingDays(today(), days).day);
  }
  /// On that day, behind everything before.
  Step& on(CaseAction action, const Date& day) {
    const std::int64_t drawn = eightOClock(day) + dice_.between(30, kOpenMinutes) * kMinuteMs;
    Step step;
    step.action = action;
    step.atMs = std::max(drawn, steps_.back().atMs + 2 * kMinuteMs);
    steps_.push_back(std::move(step));
    return steps_.back();
  }
  [[nodiscard]] Date today() const { return domain::chinaDate(steps_.back().atMs); }

 private:
  Dice& dice_;
  const domain::PolicyBook& policy_;
  std::vector<Step>& steps_;
};

std::vector<papers::MissingItem> drawMissing(Dice& dice, const Life& life, const domain::PolicyBook& policy) {
  std::vector<papers::MissingItem> missing;
  for (const auto& rule : policy.materials.needed(life.kind, life.withCausality)) {
    if (rule.need != domain::Need::Required || (!missing.empty() && !dice.percent(30))) continue;
    missing.push_back({std::string(domain::wireName(rule.material)), std::string(dice.oneOf(kReasons))});
  }
  return missing;
}

/// The time and place of a session published on the step's own day.
assets::Result<void> announce(Step& step, Dice& dice, const domain::PolicyBook& policy) {
  const auto window = domain::sessionWindow(policy, domain::chinaDate(step.atMs));
  if (!window) return tl::unexpected(window.error());
  step.day = dice.percent(50) ? window->earliest.day : window->latest.day;
  step.time = dice.percent(50) ? "09:00" : "14:30";
  step.place = fmt::format("济宁市劳动能力鉴定中心{}室", dice.between(1, 8));
  return {};
}

domain::Conclusion drawConclusion(Dice& dice, const Life& life, const Date& on) {
  domain::Conclusion conclusion;
  conclusion.kind = life.kind;
  conclusion.concludedOn = on;
  conclusion.experts = dice.percent(80) ? 3 : 5;
  switch (life.kind) {
    case ApplicationKind::DisabilityGrade:
      // Most injuries end between grade 10 and grade 7, few reach no grade or need others' help.
      conclusion.grade = dice.percent(80) ? dice.between(7, 10) : dice.between(0, 6);
      if (conclusion.grade >= 1 && conclusion.grade <= 4) {
        conclusion.dependency = static_cast<domain::Dependency>(dice.between(0, 3));
      }
      if (life.withCausality) conclusion.causal = dice.percent(60);
      break;
    case ApplicationKind::Causality:
      conclusion.causal = dice.percent(60);
      break;
    case ApplicationKind::LeaveExtension:
      if (dice.percent(80)) conclusion.leaveUntil = domain::plusDays(on, dice.between(30, 180));
      break;
    case ApplicationKind::Relapse:
      conclusion.relapse = dice.percent(60);
      break;
  }
  return conclusion;
}

assets::Result<void> assess(Diary& diary, Dice& dice, std::uint64_t which, const domain::PolicyBook& policy,
                            std::vector<Step>& steps) {
  const bool complex = which % 12 == 5;
  if (complex) diary.after(CaseAction::ExtendConclusion, 5, 10).reason = "伤情复杂，需专科会诊";
  if (auto told = announce(diary.after(CaseAction::Schedule, 1, complex ? 25 : 12), dice, policy); !told) return told;
  if (which % 10 == 7) {
    Step& moved = diary.after(CaseAction::Reschedule, 1, 1);
    moved.reason = dice.oneOf(kNewTime);
    if (auto told = announce(moved, dice, policy); !told) return told;
  }
  const Date session = *steps.back().day;
  diary.on(CaseAction::RecordConclusion, policy.calendar.addWorkingDays(session, dice.between(0, 5)).day);
  return {};
}

/// The legal date of what comes next, as cases::act() sets it.
assets::Result<std::optional<domain::Deadline>> dueAfter(const cases::CaseRecord& record, const Step& step,
                                                         const domain::PolicyBook& policy) {
  const Date on = domain::chinaDate(step.atMs);
  const auto some = [](assets::Result<domain::Deadline> due) {
    return due.map([](const domain::Deadline& deadline) { return std::optional(deadline); });
  };
  switch (step.action) {
    case CaseAction::Accept:
    case CaseAction::ReceiveSupplement:
      return some(domain::supplementDueBy(policy, on));
    case CaseAction::AskSupplement:
    case CaseAction::Deliver:
      return std::optional<domain::Deadline>();
    case CaseAction::ConfirmMaterials:
      return some(domain::conclusionDueBy(policy, on, false));
    case CaseAction::ExtendConclusion:
      return some(domain::conclusionDueBy(policy, *record.completedOn, true));
    case CaseAction::RecordConclusion:
      return some(domain::deliveryDueBy(policy, step.conclusion->concludedOn));
    default:
      return record.dueOn;
  }
}

domain::CaseStage stageAfter(domain::CaseStage stage, CaseAction action) {
  for (const domain::CaseTransition& row : domain::caseTransitions()) {
    if (row.action == action && (!row.from || row.from == stage)) return row.to;
  }
  return stage;
}

}  // namespace

std::int64_t eightOClock(const Date& day) {
  const auto midnight = std::chrono::sys_days(day).time_since_epoch();  // UTC, which is 08:00 in China
  return std::chrono::duration_cast<std::chrono::milliseconds>(midnight).count();
}

Caseload::Caseload(const Population& population, const domain::PolicyBook& policy, std::int64_t untilMs)
    : population_(population),
      policy_(policy),
      untilMs_(untilMs),
      today_(domain::chinaDate(untilMs)),
      cases_(population.size() / kPeopleACase) {
  for (int back = kDaysBack; back > 0; --back) {
    const Date day = domain::plusDays(today_, -back);
    if (policy_.calendar.isWorkingDay(day)) days_.push_back(day);
  }
}

std::int64_t Caseload::fromMs() const {
  return eightOClock(days_.front());
}

std::int64_t Caseload::acceptedMs(std::uint64_t which) const {
  const double part = (static_cast<double>(which) + 0.5) / static_cast<double>(cases_);
  const double at = (1.0 - std::pow(1.0 - part, kDenser)) * static_cast<double>(days_.size());
  const auto day = std::min(static_cast<std::size_t>(at), days_.size() - 1);
  const double ofDay = std::min(at - static_cast<double>(day), 0.999);
  return eightOClock(days_[day]) + 30 * kMinuteMs + static_cast<std::int64_t>(ofDay * 8.0 * kHourMs);
}

std::uint64_t Caseload::injured(std::uint64_t which) const {
  Dice dice(population_.seed(), Purpose::Case, which);
  const std::uint32_t first = dice.below(kPeopleACase);
  // The first of this case's 25 people who is of working age, counted from a drawn one.
  for (std::uint32_t i = 0; i < kPeopleACase; ++i) {
    const std::uint64_t at = which * kPeopleACase + (first + i) % kPeopleACase;
    const int age = domain::ageOn(population_.birthOf(at), today_);
    if (age >= kYoungestWorker && age <= kOldestWorker) return at;
  }
  return which * kPeopleACase + first;
}

std::optional<std::uint64_t> Caseload::caseOf(std::uint64_t resident) const {
  const std::uint64_t which = resident / kPeopleACase;
  if (which >= cases_ || injured(which) != resident) return std::nullopt;
  return which;
}

assets::Result<Life> Caseload::life(std::uint64_t which) const {
  Dice dice(population_.seed(), Purpose::Case, which);
  Life life;
  life.resident = injured(which);
  const std::uint32_t kind = dice.below(100);
  life.kind = kind < 80   ? ApplicationKind::DisabilityGrade
              : kind < 92 ? ApplicationKind::LeaveExtension
                          : ApplicationKind::Relapse;
  life.withCausality = kind < 12;
  life.steps.push_back({});
  life.steps.back().action = CaseAction::Accept;
  life.steps.back().atMs = acceptedMs(which);
  Diary diary(dice, policy_, life.steps);
  // By turns, not by chance, so that even a small prefecture holds each of these ways.
  if (which % 4 == 1) {
    diary.after(CaseAction::AskSupplement, 1, 4).missing = drawMissing(dice, life, policy_);
    const auto missing = life.steps.back().missing;
    diary.after(CaseAction::ReceiveSupplement, 2, 15).missing = missing;
  }
  diary.after(CaseAction::ConfirmMaterials, 0, 4);
  if (auto assessed = assess(diary, dice, which, policy_, life.steps); !assessed)
    return tl::unexpected(assessed.error());
  const Date concluded = diary.today();
  life.steps.back().conclusion = drawConclusion(dice, life, concluded);
  const auto due = domain::deliveryDueBy(policy_, concluded);
  if (!due) return tl::unexpected(due.error());
  diary.after(CaseAction::IssueNotice, 1, 5);
  int wait = dice.between(0, 8);
  while (wait > 0 && policy_.calendar.addWorkingDays(diary.today(), wait).day > due->day)
    --wait;
  diary.after(CaseAction::Deliver, wait, wait);
  return life;
}

domain::Employer Caseload::employerOf(std::uint64_t which) const {
  Dice dice(population_.seed(), Purpose::Application, which);
  const std::uint64_t employers = employerCount(population_.size());
  return employer(population_.seed(), dice.next() % employers, policy_.regions);
}

domain::Injury Caseload::injuryOf(std::uint64_t which) const {
  Dice dice(population_.seed(), Purpose::Application, which);
  dice.next();  // the employer's
  domain::Injury injury;
  injury.date = domain::plusDays(domain::chinaDate(acceptedMs(which)), -dice.between(60, 400));
  injury.place = dice.oneOf(kPlaces);
  injury.bodyPart = dice.oneOf(kParts);
  injury.determinationNumber =
      fmt::format("济人社伤认〔{}〕{:05}号", static_cast<int>(injury.date->year()), which % 100'000 + 1);
  return injury;
}

domain::Application Caseload::application(std::uint64_t which, const Life& life) const {
  const Resident resident = population_.resident(life.resident);
  domain::Application application;
  application.kind = life.kind;
  application.withCausality = life.withCausality;
  application.person = resident.person;
  application.contact = resident.contact;
  application.employer = employerOf(which);
  application.injury = injuryOf(which);
  const std::int64_t signedAt = acceptedMs(which) - 3 * kMinuteMs;
  application.consents = {{"face_check", "1", signedAt, true}};
  Dice dice(population_.seed(), Purpose::Application, which);
  application.face.outcome = domain::FaceCheck::Outcome::Passed;
  application.face.similarity = dice.between(60, 95) / 100.0;
  application.face.liveness = dice.between(90, 99) / 100.0;
  application.face.comparedWith = "chip_photo";
  application.face.challenge = "turn_left";
  return application;
}

std::size_t stepsBy(const Life& life, std::int64_t untilMs) {
  return static_cast<std::size_t>(
      std::count_if(life.steps.begin(), life.steps.end(), [&](const Step& step) { return step.atMs <= untilMs; }));
}

assets::Result<cases::CaseRecord> stateAfter(const Life& life, std::size_t steps, const domain::PolicyBook& policy) {
  cases::CaseRecord record;
  record.kind = life.kind;
  record.withCausality = life.withCausality;
  record.acceptedMs = life.steps.front().atMs;
  for (std::size_t i = 0; i < steps; ++i) {
    const Step& step = life.steps[i];
    record.stage = stageAfter(record.stage, step.action);
    ++record.version;
    if (step.action == CaseAction::AskSupplement) record.missing = step.missing;
    if (step.action == CaseAction::ReceiveSupplement) record.missing.clear();
    if (step.action == CaseAction::ConfirmMaterials) record.completedOn = domain::chinaDate(step.atMs);
    if (step.action == CaseAction::ExtendConclusion) record.extended = true;
    if (step.action == CaseAction::RecordConclusion) record.conclusion = step.conclusion;
    auto due = dueAfter(record, step, policy);
    if (!due) return tl::unexpected(due.error());
    record.dueOn = *due;
  }
  return record;
}

}  // namespace kiosk::backoffice::prefecture
