#include "kiosk/terminal/runner/runner.h"

#include <algorithm>
#include <utility>

#include "kiosk/contract/packet.h"

namespace kiosk::terminal {
namespace {

using assets::EventId;
using screens::HandoverReason;
using steps::Context;
using steps::Exit;
using steps::Pace;

/// A card that still lies there this long after the visit: staff are called.
constexpr std::chrono::seconds kCardPatience{20};

/// After these the visitor may go on by themselves.
bool canGoOn(HandoverReason reason) {
  switch (reason) {
    case HandoverReason::Asked:
    case HandoverReason::NoCard:
    case HandoverReason::CardExpired:
    case HandoverReason::ConsentRefused:
    case HandoverReason::CannotMove:
      return true;
    case HandoverReason::FaceNotMatched:
    case HandoverReason::NoPicture:
    case HandoverReason::DeviceDown:
      return false;
  }
  return false;
}

}  // namespace

std::string_view word(HandoverReason reason) {
  switch (reason) {
    case HandoverReason::Asked:
      return "asked";
    case HandoverReason::NoCard:
      return "no_card";
    case HandoverReason::CardExpired:
      return "card_expired";
    case HandoverReason::ConsentRefused:
      return "consent_refused";
    case HandoverReason::FaceNotMatched:
      return "face_not_matched";
    case HandoverReason::CannotMove:
      return "cannot_move";
    case HandoverReason::NoPicture:
      return "no_picture";
    case HandoverReason::DeviceDown:
      return "device_down";
  }
  return "asked";
}

Runner::Runner(const Facts& facts, Orders& orders, audit::AuditLog& audit, std::vector<journeys::Journey> journeys,
               Erase erase)
    : facts_(facts),
      orders_(orders),
      audit_(audit),
      journeys_(std::move(journeys)),
      erase_(std::move(erase)),
      idle_(facts.idle) {}

Runner::~Runner() = default;

Context Runner::context() {
  return Context{.visit = visit_, .facts = facts_, .orders = orders_, .audit = audit_, .exit = std::nullopt};
}

const journeys::Journey* Runner::find(std::string_view name) const {
  const auto found = std::find_if(journeys_.begin(), journeys_.end(),
                                  [name](const journeys::Journey& journey) { return journey.name == name; });
  return found == journeys_.end() ? nullptr : &*found;
}

std::string_view Runner::page() const {
  switch (phase_) {
    case Phase::Idle:
      return "idle";
    case Phase::Home:
      return "home";
    case Phase::Journey:
      return step_->screen();
    case Phase::Staff:
      return "staff";
    case Phase::TakeCard:
      return "take_card";
  }
  return "idle";
}

void Runner::begin(std::string_view journey) {
  journey_ = find(journey);
  if (journey_ == nullptr) return;
  erased();
  ++visitNumber_;
  visit_.mark = contract::newSubmissionId().substr(0, 8);
  audit_.visit(visit_.mark);
  audit_.write(EventId::VisitBegan, {{"service", journey_->name}});
  phase_ = Phase::Journey;
  show(0, false);
}

void Runner::switchTo(std::string_view journey) {
  leaveStep();
  journey_ = find(journey);
  audit_.write(EventId::VisitBegan, {{"service", journey_->name}});
  visit_.entered = false;
  show(0, false);
}

/// Large letters without being asked, for whom the card says is old enough.
void Runner::suitElder() {
  if (!journey_->largeForElders || !visit_.card || lookChosen_ || look_.theme != ui::theme::Name::Standard) return;
  if (facts_.policy->certification.isElder(visit_.person.birth, facts_.today)) look_.theme = ui::theme::Name::Elder;
}

/// Shows the stop, or the next one that is not settled.
void Runner::show(std::size_t stop, bool backwards) {
  for (;; ++stop) {
    stop_ = stop;
    step_ = journey_->stops[stop].make();
    if (!step_->settled(visit_)) break;
  }
  backwards_ = backwards;
  phase_ = Phase::Journey;
  suitElder();
  audit_.write(EventId::StepEntered, {{"step", step_->name()}});
  idle_.touched(facts_.now);
  Context now = context();
  step_->enter(now);
  obey(now);
}

void Runner::leaveStep() {
  if (!step_) return;
  Context now = context();
  step_->leave(now);
  step_.reset();
}

void Runner::goOn() {
  const std::size_t next = stop_ + 1;
  leaveStep();
  if (next < journey_->stops.size()) {
    show(next, false);
  } else {
    finish("finished", Phase::Idle);
  }
}

/// The stop before that is still open; where there is none, the way back leads home.
void Runner::goBack() {
  for (std::size_t stop = stop_; stop > 0; --stop) {
    if (journey_->stops[stop - 1].make()->settled(visit_)) continue;
    leaveStep();
    show(stop - 1, true);
    return;
  }
  goHome();
}

void Runner::obey(const Context& context) {
  if (!context.exit) return;
  const Exit exit = *context.exit;
  switch (exit.way) {
    case Exit::Way::Next:
      goOn();
      return;
    case Exit::Way::Back:
      goBack();
      return;
    case Exit::Way::Switch:
      switchTo(exit.journey);
      return;
    case Exit::Way::Another:
      finish("finished", Phase::Home);
      return;
    case Exit::Way::Finish:
      finish("finished", Phase::Idle);
      return;
    case Exit::Way::Staff:
      callStaff(exit.reason);
      return;
  }
}

void Runner::callStaff(HandoverReason reason) {
  {
    Context now = context();
    if (journey_ != nullptr && journey_->handedOver) journey_->handedOver(now);
    if (step_) step_->leave(now);
  }
  audit_.write(EventId::StaffCalled, {{"reason", word(reason)}});
  orders_.emplace_back(order::CallStaff{reason});
  staffCalled_ = true;
  idle_.pause(facts_.now);
  staff_ = {.reason = reason,
            .calledAt = facts_.clock,
            .seen = false,
            .canGoOn = canGoOn(reason),
            .pausedSeconds = static_cast<int>(facts_.idle.staffPause.count())};
  overlay_ = Overlay::None;
  phase_ = Phase::Staff;
}

/// A person comes to this screen; it stays as it is.
void Runner::callStaffHere() {
  if (staffCalled_) return;
  staffCalled_ = true;
  audit_.write(EventId::StaffCalled, {{"reason", word(HandoverReason::Asked)}});
  orders_.emplace_back(order::CallStaff{HandoverReason::Asked});
  idle_.pause(facts_.now);
}

/// Not run by this terminal: it says so, and where to go.
void Runner::sendToCounter(screens::CounterService service) {
  counter_ = service;
  overlay_ = Overlay::Counter;
}

void Runner::finish(std::string_view reason, Phase then) {
  const std::string step(step_ ? step_->name() : std::string_view("none"));
  leaveStep();
  overlay_ = Overlay::None;
  const bool cardThere = visit_.cardOnReader;
  visit_.wipe();
  ++visitNumber_;  // what is still on its way for this visitor is not heard any more
  journey_ = nullptr;
  look_ = {};
  lookChosen_ = false;
  readingAloud_ = false;
  loudness_ = kUsualLoudness;
  fallSilent();
  staffCalled_ = phoneShown_ = false;
  staff_ = {};
  orders_.emplace_back(order::StopFace{});
  orders_.emplace_back(order::StopPaper{});
  orders_.emplace_back(order::StopCard{});
  afterCard_ = then;
  if (cardThere) {
    phase_ = Phase::TakeCard;
    cardReminder_ = facts_.now + kCardPatience;
    orders_.emplace_back(order::AwaitRemoval{});
  } else {
    phase_ = then;
    cardReminder_.reset();
  }
  idle_.touched(facts_.now);
  ended_ = Ended{std::string(reason), step};
  erase_();
}

void Runner::erased() {
  if (!ended_) return;
  audit_.write(EventId::VisitEnded, {{"reason", ended_->reason}, {"step", ended_->step}});
  audit_.visit({});
  ended_.reset();
}

void Runner::goHome() {
  if (visit_.entered && overlay_ != Overlay::Leave) {
    overlay_ = Overlay::Leave;
  } else {
    finish("went_home", Phase::Home);
  }
}

void Runner::touched() {
  if (phase_ == Phase::Staff) return;  // the pause of a staff call stays whole
  if (overlay_ != Overlay::Timeout) idle_.touched(facts_.now);
  // Whoever touches has heard enough; what the touch itself asked to be said comes behind.
  if (readingAloud_) orders_.insert(orders_.begin(), order::FallSilent{});
}

/// A job on a device is no news; a device that goes away or comes back is.
void Runner::noteDevice(const event::DeviceChanged& changed) {
  const bool busy = changed.status.state == drivers::DeviceState::DeviceBusy;
  const auto state = drivers::word(busy ? drivers::DeviceState::Online : changed.status.state);
  const auto code = changed.status.problem ? assets::entry(*changed.status.problem).code : std::string_view("none");
  std::string news = std::string(state) + " " + std::string(code);
  if (std::exchange(noted_[changed.role], news) == news) return;
  audit_.write(EventId::DeviceChanged, {{"device", changed.role}, {"state", state}, {"code", code}});
}

void Runner::hear(const Event& event) {
  if (const auto* changed = std::get_if<event::DeviceChanged>(&event)) noteDevice(*changed);
  if (std::holds_alternative<event::CardLifted>(event)) {
    visit_.cardOnReader = false;
    if (phase_ == Phase::TakeCard) {
      phase_ = afterCard_;
      cardReminder_.reset();
      idle_.touched(facts_.now);
    }
  }
  if (phase_ != Phase::Journey) return;
  Context now = context();
  step_->on(event, now);
  obey(now);
}

bool Runner::tick() {
  if (phase_ == Phase::Home) {
    if (!idle_.atHome(facts_.now).expired) return false;
    look_ = {};
    overlay_ = Overlay::None;
    staffCalled_ = phoneShown_ = false;
    phase_ = Phase::Idle;
    erase_();
    return true;
  }
  if (phase_ == Phase::TakeCard && cardReminder_ && facts_.now >= *cardReminder_) {
    cardReminder_.reset();
    audit_.write(EventId::CardLeftBehind);
    orders_.emplace_back(order::CallStaff{HandoverReason::Asked});
    return true;
  }
  if (phase_ != Phase::Journey && phase_ != Phase::Staff) return false;
  if (phase_ == Phase::Journey) {
    Context now = context();
    step_->tick(now);
    obey(now);
    if (now.exit) return true;
  }
  const Pace pace = phase_ == Phase::Staff ? Pace::Normal : step_->pace();
  const IdleWatch::Verdict verdict = idle_.inVisit(facts_.now, pace, elder());
  if (pace == Pace::Machine) idle_.touched(facts_.now);
  if (verdict.expired) {
    finish("idle", Phase::Idle);
    return true;
  }
  if (verdict.secondsLeft) {
    if (overlay_ != Overlay::Timeout) {
      audit_.write(EventId::IdleWarned, {{"step", step_ ? step_->name() : std::string_view("none")}});
    }
    const bool changed = overlay_ != Overlay::Timeout || secondsLeft_ != *verdict.secondsLeft;
    overlay_ = Overlay::Timeout;
    secondsLeft_ = *verdict.secondsLeft;
    secondsTotal_ = verdict.secondsTotal;
    return changed;
  }
  // The machine got on with something meanwhile: nobody needs to be warned any more.
  if (overlay_ != Overlay::Timeout) return false;
  overlay_ = Overlay::None;
  return true;
}

std::optional<std::chrono::milliseconds> Runner::wakeAt() const {
  if (phase_ == Phase::Idle) return std::nullopt;
  if (phase_ == Phase::TakeCard) return cardReminder_;
  if (phase_ == Phase::Home) return idle_.atHome(facts_.now).next;
  const Pace pace = phase_ == Phase::Staff ? Pace::Normal : step_->pace();
  auto next = idle_.inVisit(facts_.now, pace, elder()).next;
  if (const auto wanted = phase_ == Phase::Journey ? step_->wakeAt() : std::nullopt) next = std::min(next, *wanted);
  if (next == std::chrono::milliseconds::max()) return std::nullopt;
  return next;
}

void Runner::act(screens::ChromeAction action) {
  using screens::ChromeAction;
  switch (action) {
    case ChromeAction::None:
      return;
    case ChromeAction::ReadAloud:
      if (!facts_.voice) return;
      readingAloud_ = !readingAloud_;
      fallSilent();
      return;
    case ChromeAction::Back: {
      if (phase_ != Phase::Journey || overlay_ != Overlay::None || !step_->canGoBack()) return;
      Context now = context();
      step_->back(now);
      obey(now);
      return;
    }
    case ChromeAction::Home:
      if (phase_ == Phase::Journey || phase_ == Phase::Staff) goHome();
      return;
    case ChromeAction::TextSize:
      lookChosen_ = true;
      look_.theme = look_.theme == ui::theme::Name::Standard ? ui::theme::Name::Elder : ui::theme::Name::Standard;
      return;
    case ChromeAction::Language:
      look_.language =
          look_.language == assets::Language::Chinese ? assets::Language::English : assets::Language::Chinese;
      return;
    case ChromeAction::Help:
      phoneShown_ = false;
      overlay_ = overlay_ == Overlay::Help ? Overlay::None : Overlay::Help;
      return;
  }
}

void Runner::act(screens::IdleAction action) {
  using screens::IdleAction;
  if (action == IdleAction::None) return;
  idle_.touched(facts_.now);
  phase_ = Phase::Home;
  if (action == IdleAction::Injured) begin("assessment");
  if (action == IdleAction::Retired) begin("certification");
  if (action == IdleAction::CollectNotice) begin("collect_notice");
  if (action == IdleAction::LookUp) begin("look_up");
}

void Runner::act(screens::HomeAction action) {
  using screens::HomeAction;
  switch (action) {
    case HomeAction::Injured:
      begin("assessment");
      return;
    case HomeAction::CollectNotice:
      begin("collect_notice");
      return;
    case HomeAction::ReadCard:
      begin("progress");
      return;
    case HomeAction::LookUp:
      begin("look_up");
      return;
    case HomeAction::Retired:
      begin("certification");
      return;
    case HomeAction::Employer:
      sendToCounter(screens::CounterService::Employer);
      return;
    case HomeAction::Policy:
      begin("policy");
      return;
    case HomeAction::None:
      return;
  }
}

void Runner::act(screens::HelpAction action) {
  using screens::HelpAction;
  using ui::theme::Name;
  switch (action) {
    case HelpAction::None:
      return;
    case HelpAction::Louder:
      if (!facts_.voice) return;
      // The first press gives a voice to a screen that was silent, further ones make it louder, then quiet again.
      loudness_ = !readingAloud_ ? loudness_ : loudness_ % kLoudest + 1;
      readingAloud_ = true;
      fallSilent();
      return;
    case HelpAction::Close:
      overlay_ = Overlay::None;
      return;
    case HelpAction::LargeText:
      lookChosen_ = true;
      look_.theme = look_.theme == Name::Elder ? Name::Standard : Name::Elder;
      return;
    case HelpAction::HighContrast:
      lookChosen_ = true;
      look_.theme = look_.theme == Name::HighContrast ? Name::Standard : Name::HighContrast;
      return;
    case HelpAction::Phone:
      phoneShown_ = !phoneShown_;
      return;
    case HelpAction::CallStaff:
      callStaffHere();
      return;
  }
}

void Runner::act(screens::CounterAction action) {
  if (action == screens::CounterAction::Close) overlay_ = Overlay::None;
  if (action == screens::CounterAction::CallStaff) callStaffHere();
}

void Runner::act(screens::LeaveAction action) {
  if (action == screens::LeaveAction::Stay) overlay_ = Overlay::None;
  if (action == screens::LeaveAction::Leave) finish("went_home", Phase::Home);
}

void Runner::act(screens::TimeoutAction action) {
  if (action == screens::TimeoutAction::GoOn) {
    overlay_ = Overlay::None;
    idle_.touched(facts_.now);
  }
  if (action == screens::TimeoutAction::Erase) finish("erased", Phase::Idle);
}

void Runner::act(screens::StaffAction action) {
  if (action == screens::StaffAction::Leave) finish("staff", Phase::Idle);
  if (action == screens::StaffAction::GoOn && staff_.canGoOn) show(stop_, false);
}

}  // namespace kiosk::terminal
