#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/terminal/audit/audit_log.h"
#include "kiosk/terminal/journeys/journey.h"
#include "kiosk/terminal/runner/idle_watch.h"
#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/home_screen.h"
#include "kiosk/terminal/screens/idle_screen.h"
#include "kiosk/terminal/screens/overlays.h"
#include "kiosk/terminal/screens/staff_screen.h"
#include "kiosk/terminal/session/event.h"
#include "kiosk/terminal/session/facts.h"
#include "kiosk/terminal/session/order.h"
#include "kiosk/terminal/session/visit.h"
#include "kiosk/terminal/steps/step.h"
#include "ui/shell/window.h"

namespace kiosk::terminal {

/// Where the terminal stands, whatever the service.
enum class Phase : std::uint8_t {
  Idle,      ///< nobody is here
  Home,      ///< somebody chooses
  Journey,   ///< a step is shown
  Staff,     ///< a person takes over; the step waits behind it
  TakeCard,  ///< the visit is over and erased, the card still lies on the reader
};

enum class Overlay : std::uint8_t { None, Timeout, Help, Leave, Counter };

/// Walks every journey: next, back, home, help, language and size, time-out, erasing. Belongs to the UI thread; it
/// waits for nothing and does nothing but write orders. Its time is Facts::now.
class Runner {
 public:
  /// Asks for what the window, the vision thread and the device threads hold of the visitor to be overwritten, soon:
  /// it may be called while a frame is being drawn. erased() is called when it is done.
  using Erase = std::function<void()>;

  Runner(const Facts& facts, Orders& orders, audit::AuditLog& audit, std::vector<journeys::Journey> journeys,
         Erase erase);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void hear(const Event& event);
  /// Time has passed. True: something visible changed.
  bool tick();
  void touched();
  /// When tick() is wanted next.
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const;
  void draw(ui::Frame& frame);
  /// Nothing of the visitor is left on this machine: the log may say so.
  void erased();

  // What was touched
  void act(screens::ChromeAction action);
  void act(screens::IdleAction action);
  void act(screens::HomeAction action);
  void act(screens::HelpAction action);
  void act(screens::CounterAction action);
  void act(screens::LeaveAction action);
  void act(screens::TimeoutAction action);
  void act(screens::StaffAction action);

  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] Overlay overlay() const { return overlay_; }
  [[nodiscard]] const ui::Look& look() const { return look_; }
  [[nodiscard]] const Visit& visit() const { return visit_; }
  /// The running visit; an answer that belongs to another one is not heard.
  [[nodiscard]] std::uint64_t visitNumber() const { return visitNumber_; }
  /// The page that is drawn, under whatever overlay: "idle", "home", "card" ….
  [[nodiscard]] std::string_view page() const;
  [[nodiscard]] steps::Step* step() { return step_.get(); }
  /// Goes where a step's call has led.
  void obey(const steps::Context& context);

 private:
  static constexpr int kUsualLoudness = 2;
  static constexpr int kLoudest = 3;

  void begin(std::string_view journey);
  void switchTo(std::string_view journey);
  void show(std::size_t stop, bool backwards);
  void goOn();
  void goBack();
  void noteDevice(const event::DeviceChanged& changed);
  void callStaff(screens::HandoverReason reason);
  void callStaffHere();
  void sendToCounter(screens::CounterService service);
  void suitElder();
  void leaveStep();
  void fallSilent();
  /// Has what the screen announces read, when it is not what was read last.
  void readAloud(const ui::Frame& frame);
  void finish(std::string_view reason, Phase then);
  void goHome();
  [[nodiscard]] steps::Context context();
  [[nodiscard]] const journeys::Journey* find(std::string_view name) const;
  [[nodiscard]] bool elder() const { return look_.theme == ui::theme::Name::Elder; }

  [[nodiscard]] screens::ChromeModel chrome() const;
  [[nodiscard]] screens::StepSlips slips() const;
  void drawPhase(ui::Frame& frame);
  void drawOverlay(ui::Frame& frame);

  const Facts& facts_;
  Orders& orders_;
  audit::AuditLog& audit_;
  std::vector<journeys::Journey> journeys_;
  Erase erase_;
  IdleWatch idle_;

  std::map<std::string, std::string> noted_;  ///< what the log says of each device
  Phase phase_ = Phase::Idle;
  Overlay overlay_ = Overlay::None;
  ui::Look look_;
  bool lookChosen_ = false;  ///< the visitor chose size or contrast: nothing changes it for them
  Visit visit_;
  std::uint64_t visitNumber_ = 1;
  const journeys::Journey* journey_ = nullptr;
  std::size_t stop_ = 0;
  std::unique_ptr<steps::Step> step_;
  bool backwards_ = false;
  screens::StaffModel staff_;
  bool staffCalled_ = false;
  screens::CounterService counter_{};  ///< what Overlay::Counter is about
  bool phoneShown_ = false;
  bool readingAloud_ = false;
  int loudness_ = kUsualLoudness;  ///< 1..kLoudest
  order::Say said_;                ///< what a voice was last asked to say in this visit
  int secondsLeft_ = 0;
  int secondsTotal_ = 0;
  Phase afterCard_ = Phase::Idle;
  struct Ended {
    std::string reason;
    std::string step;
  };
  std::optional<Ended> ended_;                             ///< a visit that is over and not yet erased everywhere
  std::optional<std::chrono::milliseconds> cardReminder_;  ///< when staff are called for a card left behind
};

/// The word of a handover in the audit log.
std::string_view word(screens::HandoverReason reason);

}  // namespace kiosk::terminal
