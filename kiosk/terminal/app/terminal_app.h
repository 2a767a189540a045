#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "kiosk/terminal/analysis/vision_desk.h"
#include "kiosk/terminal/audit/audit_log.h"
#include "kiosk/terminal/client/office_desk.h"
#include "kiosk/terminal/config/configuration.h"
#include "kiosk/terminal/devices/device_hub.h"
#include "kiosk/terminal/devices/guide_lights.h"
#include "kiosk/terminal/devices/inbox.h"
#include "kiosk/terminal/forms/form_desk.h"
#include "kiosk/terminal/runner/runner.h"
#include "kiosk/terminal/session/facts.h"
#include "ui/input/handwriting_engine.h"
#include "ui/input/pinyin_engine.h"
#include "ui/shell/window.h"
#include "ui/voice/voice.h"

namespace kiosk::terminal {

/// What the terminal was started with.
struct Equipment {
  config::Configuration configuration;
  domain::PolicyBook policy;
  papers::FormBook forms;
  identity::Identity identity;
  outbox::Outbox outbox;
  std::unique_ptr<audit::AuditLog> audit;
};

/// The terminal in its window: takes what the other threads have posted, lets the runner draw, carries its orders to
/// the threads that own the devices, and keeps its clock.
class TerminalApp final : public ui::Scenery {
 public:
  TerminalApp(Equipment equipment, ui::Window& window);
  ~TerminalApp() override;

  /// Until the window is closed.
  void run();

  bool update() override;
  void draw(ui::Frame& frame) override;

 private:
  void readClock();
  /// After each turn of the window: time-outs, orders, look. Asks for a frame where something changed.
  void settle();
  void carryOut();
  void openVoice();
  void erase();
  [[nodiscard]] int waitMs() const;

  Equipment equipment_;
  ui::Window& window_;
  std::unique_ptr<ui::input::PinyinEngine> pinyin_;
  std::unique_ptr<ui::input::HandwritingEngine> handwriting_;
  Facts facts_;
  Orders orders_;
  Inbox inbox_;
  std::mutex hallMutex_;
  std::optional<contract::HallState> freshHall_;
  analysis::VisionDesk vision_;
  forms::FormDesk forms_;
  std::unique_ptr<client::OfficeDesk> office_;
  std::unique_ptr<devices::DeviceHub> devices_;
  devices::GuideLights lights_;
  std::unique_ptr<ui::voice::Voice> voice_;  ///< null: this machine cannot read aloud
  std::unique_ptr<Runner> runner_;
  bool visible_ = false;
  bool eraseWanted_ = false;
  double lastTouch_ = 0.0;
};

/// Epoch milliseconds, UTC.
std::int64_t wallClockMs();

}  // namespace kiosk::terminal
