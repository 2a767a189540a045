#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/control_client.h"
#include "kiosk/terminal/script/script.h"
#include "kiosk/terminal/script/visit_record.h"
#include "ui/shell/window.h"

namespace kiosk::terminal::script {

/// Plays a visitor's script on the window, from a thread of its own. It sees what a person sees — the page's name, the
/// touchable areas, the words on the screen — and touches the glass; it has no way inside.
class Player {
 public:
  /// `screens` may be empty: then nothing is recorded.
  Player(ui::Window& window, std::vector<Line> script, const std::filesystem::path& screens);

  /// Before run(), when the script moves things in front of the machine. The error is a sentence.
  tl::expected<void, std::string> connect(const std::filesystem::path& simulator) { return simulator_.open(simulator); }
  /// Plays to the end. The error names the line, what was waited for and what was on the screen instead.
  tl::expected<void, std::string> run();
  /// From any thread: run() ends soon, with an error.
  void stop() { stopping_ = true; }

 private:
  using Outcome = tl::expected<void, std::string>;
  using Milliseconds = std::chrono::milliseconds;

  Outcome play(const WaitFor& act);
  Outcome play(const Read& act);
  Outcome play(const TouchWidget& act);
  Outcome play(const Write& act);
  Outcome play(const Type& act);
  Outcome play(const Do& act);
  Outcome play(const Either& act);
  Outcome play(const Pause& act);

  /// Looks again and again until `seen`; the time counts as the machine's. False when patience ran out.
  bool await(Milliseconds patience, const std::function<bool()>& seen);
  /// The area once it takes touches; waits for it.
  tl::expected<ui::Widget, std::string> reach(const std::string& id);
  Outcome tap(const std::string& id);
  void rest(Milliseconds time);
  /// Takes the picture of a page that has come up, once its entrance is over.
  void look();
  [[nodiscard]] bool reads(const std::string& key) const;
  [[nodiscard]] std::string surroundings() const;

  ui::Window& window_;
  std::vector<Line> script_;
  drivers::simulator::ControlClient simulator_;
  VisitRecord record_;
  bool recording_;
  std::string page_;
  std::chrono::steady_clock::time_point pageSince_{};
  std::string lastTapped_;
  std::chrono::steady_clock::time_point lastTap_{};
  std::atomic<bool> stopping_{false};
};

}  // namespace kiosk::terminal::script
