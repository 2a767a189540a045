#include "kiosk/terminal/app/terminal_app.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include "kiosk/domain/dates.h"
#include "kiosk/terminal/session/process_guard.h"

namespace kiosk::terminal {
namespace {

using std::chrono::milliseconds;

/// China has one time, eight hours ahead of UTC, the whole year round.
constexpr std::int64_t kChinaOffsetMs = 8LL * 3600 * 1000;
constexpr std::int64_t kMinuteMs = 60'000;

/// The role under which a call for staff rides on the heartbeat to the console.
constexpr const char* kStaffCall = "staff-call";

template <class... Handlers>
struct Carry : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Carry(Handlers...) -> Carry<Handlers...>;

}  // namespace

std::int64_t wallClockMs() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

TerminalApp::TerminalApp(Equipment equipment, ui::Window& window)
    : equipment_(std::move(equipment)),
      window_(window),
      inbox_([this] { window_.wake(); }),
      vision_(inbox_),
      forms_(std::move(equipment_.forms), inbox_) {
  const config::Configuration& configuration = equipment_.configuration;
  if (auto engine = ui::input::PinyinEngine::open()) pinyin_ = std::move(*engine);
  if (auto engine = ui::input::HandwritingEngine::open()) handwriting_ = std::move(*engine);
  facts_.policy = &equipment_.policy;
  facts_.kiosk = configuration.kiosk;
  facts_.idle = configuration.idle;
  facts_.submitPatience = configuration.submitPatience;
  facts_.pinyin = pinyin_.get();
  facts_.handwriting = handwriting_.get();
  readClock();
  runner_ =
      std::make_unique<Runner>(facts_, orders_, *equipment_.audit, journeys::all(), [this] { eraseWanted_ = true; });
  client::OfficeDesk::Post post;
  post.answer = [this](std::uint64_t visit, Event event) { inbox_.post(visit, std::move(event)); };
  post.hall = [this](contract::HallState hall) {
    {
      const std::lock_guard lock(hallMutex_);
      freshHall_ = std::move(hall);
    }
    window_.wake();
  };
  post.backlog = [](const outbox::Backlog&) {};
  office_ = std::make_unique<client::OfficeDesk>(std::move(equipment_.identity), configuration.backOffice,
                                                 std::move(equipment_.outbox), *equipment_.audit, wallClockMs,
                                                 std::move(post));
  openVoice();
  devices::DeviceHub::Eyes eyes;
  eyes.face = [this](std::uint64_t visit, devices::FaceSight sight) { vision_.seeFace(visit, std::move(sight)); };
  eyes.paper = [this](std::uint64_t visit, drivers::camera::Frame frame) { vision_.seePaper(visit, std::move(frame)); };
  eyes.still = [this](std::uint64_t visit, std::string expected, drivers::camera::Frame frame) {
    vision_.readPage(visit, std::move(expected), std::move(frame));
  };
  devices_ = std::make_unique<devices::DeviceHub>(configuration.devices, inbox_, std::move(eyes));
}

/// Without a voice everything still stands on the screen: the slot rests, and staff are told why.
void TerminalApp::openVoice() {
  const config::VoiceRules& rules = equipment_.configuration.voice;
  if (!rules.on) return;
  auto voice = ui::voice::Voice::open({rules.program, rules.clips});
  drivers::DeviceState state = drivers::DeviceState::Online;
  if (voice) {
    voice_ = std::move(*voice);
    facts_.voice = true;
  } else {
    state = drivers::DeviceState::NoDevice;
    equipment_.audit->write(assets::EventId::VoiceMissing, {{"code", assets::entry(voice.error().id).code}});
  }
  office_->report("voice", std::string(drivers::word(state)));
}

TerminalApp::~TerminalApp() {
  devices_.reset();
  office_.reset();
}

void TerminalApp::readClock() {
  facts_.now = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  facts_.wallMs = wallClockMs();
  facts_.today = domain::chinaDate(facts_.wallMs);
  const std::int64_t minutes = (facts_.wallMs + kChinaOffsetMs) / kMinuteMs;
  const screens::ClockFace clock{
      .today = facts_.today, .hour = static_cast<int>(minutes / 60 % 24), .minute = static_cast<int>(minutes % 60)};
  if (clock.minute != facts_.clock.minute || clock.hour != facts_.clock.hour) visible_ = true;
  facts_.clock = clock;
}

bool TerminalApp::update() {
  readClock();
  {
    const std::lock_guard lock(hallMutex_);
    if (freshHall_) {
      visible_ = visible_ || !facts_.hall || *facts_.hall != *freshHall_;
      facts_.hall = std::exchange(freshHall_, std::nullopt);
    }
  }
  for (auto& [visit, event] : inbox_.take()) {
    if (const auto* changed = std::get_if<event::DeviceChanged>(&event)) {
      facts_.devices[changed->role] = changed->status;
      office_->report(changed->role, std::string(drivers::word(changed->status.state)));
    }
    lights_.heard(event);
    if (visit != 0 && visit != runner_->visitNumber()) continue;
    runner_->hear(event);
    visible_ = true;
  }
  return std::exchange(visible_, false);
}

void TerminalApp::draw(ui::Frame& frame) {
  runner_->draw(frame);
}

void TerminalApp::settle() {
  readClock();
  if (const double touch = window_.lastTouch(); touch > lastTouch_) {
    lastTouch_ = touch;
    runner_->touched();
  }
  if (runner_->tick()) visible_ = true;
  carryOut();
  if (std::exchange(eraseWanted_, false)) erase();
  devices_->show(lights_.plan());
  window_.setLook(runner_->look());
  if (visible_) window_.wake();
}

void TerminalApp::carryOut() {
  const std::uint64_t visit = runner_->visitNumber();
  for (Order& order : std::exchange(orders_, {})) {
    lights_.ordered(order);
    std::visit(Carry{[&](order::ReadCard&) { devices_->readCard(visit); },
                     [&](order::AwaitRemoval&) { devices_->awaitRemoval(visit); },
                     [&](order::StopCard&) { devices_->stopCard(); },
                     [&](order::CheckFace& check) {
                       vision_.checkFace(visit, std::move(check.reference), [] {});
                       devices_->watchFace(visit);
                     },
                     [&](order::TryFaceAgain&) { vision_.tryFaceAgain(visit); },
                     [&](order::StopFace&) {
                       devices_->stopFace();
                       vision_.stopFace();
                     },
                     [&](order::WatchPaper&) {
                       vision_.watchPaper(visit);
                       devices_->watchPaper(visit);
                     },
                     [&](order::TakePage& take) { devices_->takePage(visit, take.expected); },
                     [&](order::StopPaper&) { devices_->stopPaper(); },
                     [&](order::DrawForm& draw) { forms_.draw(visit, std::move(draw)); },
                     [&](order::PrintReceipt& print) { devices_->print(visit, print); },
                     [&](order::PrintNotice& print) { devices_->print(visit, print); },
                     [&](order::Say& say) {
                       if (voice_) voice_->say({std::move(say.parts), say.language, say.volume});
                     },
                     [&](order::FallSilent&) {
                       if (voice_) voice_->silence();
                     },
                     [&](order::CallStaff& call) { office_->report(kStaffCall, std::string(word(call.reason))); },
                     [&](auto& question) { office_->ask(visit, std::move(question)); }},
               order);
  }
}

void TerminalApp::erase() {
  vision_.forget();
  forms_.forget();
  window_.forgetVisitor();
  if (pinyin_) pinyin_->forget();
  if (voice_) voice_->silence();
  office_->report(kStaffCall, "none");
  lights_.visitEnded();
  scrubStack();
  runner_->erased();
  visible_ = true;
}

int TerminalApp::waitMs() const {
  // The clock on the screen changes with the minute.
  std::int64_t wait = kMinuteMs - facts_.wallMs % kMinuteMs + 5;
  if (const auto wake = runner_->wakeAt()) {
    wait = std::min<std::int64_t>(wait, std::max<std::int64_t>(0, (*wake - facts_.now).count()) + 1);
  }
  return static_cast<int>(wait);
}

void TerminalApp::run() {
  equipment_.audit->write(assets::EventId::TerminalStarted, {{"version", HALL_VERSION}});
  if (equipment_.audit->interruptedVisit()) equipment_.audit->write(assets::EventId::VisitInterrupted);
  settle();
  while (window_.turn(*this, waitMs()))
    settle();
  equipment_.audit->write(assets::EventId::TerminalStopped);
  equipment_.audit->sync();
}

}  // namespace kiosk::terminal
