#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/terminal/audit/audit_log.h"
#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/staff_screen.h"
#include "kiosk/terminal/session/event.h"
#include "kiosk/terminal/session/facts.h"
#include "kiosk/terminal/session/order.h"
#include "kiosk/terminal/session/visit.h"

namespace ui {
class Frame;
}

namespace kiosk::terminal::steps {

/// Where a step hands over to.
struct Exit {
  enum class Way : std::uint8_t {
    Next,
    Back,
    Staff,    ///< a person takes over; `reason` says why
    Switch,   ///< another journey goes on with the same visitor; `journey` names it
    Another,  ///< this matter is finished, the visitor wants to begin another: everything is erased, home is shown
    Finish,   ///< the visit is over: everything is erased, the idle screen is shown
  };
  Way way = Way::Next;
  screens::HandoverReason reason = screens::HandoverReason::Asked;
  std::string_view journey;
};

/// How patient the terminal is with a visitor who does not touch the screen.
enum class Pace : std::uint8_t {
  Normal,      ///< session time
  Deliberate,  ///< reading, photographing, signing
  Machine,     ///< the machine is at work: nothing is counted
  Result,      ///< the matter is done
};

/// What a step works with during one call.
struct Context {
  Visit& visit;
  const Facts& facts;
  Orders& orders;
  audit::AuditLog& audit;
  std::optional<Exit> exit;  ///< set it to leave the step

  void leaveBy(Exit way) { exit = way; }
  void next() { exit = Exit{}; }
  void staff(screens::HandoverReason reason) { exit = Exit{Exit::Way::Staff, reason, {}}; }
};

/// One stop of a journey. It owns its state, its exits and its screen, and never waits: what it needs done it writes
/// into the orders, and hears of the outcome in on(). Made anew for each journey; enter() runs each time it is shown.
class Step {
 public:
  Step() = default;
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  virtual ~Step() = default;

  /// The step's name in logs.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// The screen shown now, for scripts and screenshots; changes when the picture changes as a whole.
  [[nodiscard]] virtual std::string_view screen() const { return name(); }
  [[nodiscard]] virtual Pace pace() const { return Pace::Normal; }
  /// 返回 is offered.
  [[nodiscard]] virtual bool canGoBack() const { return true; }
  /// 返回 was touched. A step with pages of its own turns one back; otherwise it leaves.
  virtual void back(Context& context) { context.leaveBy({Exit::Way::Back, {}, {}}); }
  /// What is shown (a trouble, a document read at full size) takes the room of the step slips too.
  [[nodiscard]] virtual bool fillsPage() const { return false; }
  /// What lies behind the screen.
  [[nodiscard]] virtual screens::Backdrop backdrop() const { return screens::Backdrop::Paper; }
  /// What this step is for is already known of the visitor: going on and going back pass it by.
  [[nodiscard]] virtual bool settled(const Visit& /*visit*/) const { return false; }

  virtual void enter(Context& /*context*/) {}
  /// Stops what it ordered; the visit may be over after this.
  virtual void leave(Context& /*context*/) {}
  virtual void on(const Event& /*event*/, Context& /*context*/) {}
  /// Called when time has passed (at least once a second, and at wakeAt()).
  virtual void tick(Context& /*context*/) {}
  /// When the step wants its next tick(), in Facts::now; nothing: no special time.
  [[nodiscard]] virtual std::optional<std::chrono::milliseconds> wakeAt() const { return std::nullopt; }
  /// Draws the screen and acts on what was touched.
  virtual void draw(ui::Frame& frame, Context& context) = 0;
};

/// For std::visit over the events a step cares about.
template <class... Handlers>
struct Hear : Handlers... {
  using Handlers::operator()...;
  void operator()(const auto& /*everything else*/) const {}
};
template <class... Handlers>
Hear(Handlers...) -> Hear<Handlers...>;

}  // namespace kiosk::terminal::steps
