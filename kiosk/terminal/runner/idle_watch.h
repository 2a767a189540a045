#pragma once

#include <chrono>
#include <optional>

#include "kiosk/terminal/config/configuration.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal {

/// Counts the time nobody touched the screen. A pure value of the times it is told.
class IdleWatch {
 public:
  explicit IdleWatch(const config::IdleRules& rules) : rules_(rules) {}

  using Milliseconds = std::chrono::milliseconds;

  /// Somebody touched the screen, or the machine got on with something.
  void touched(Milliseconds now);
  /// Staff were called: nothing is counted for the rules' staffPause.
  void pause(Milliseconds now);
  [[nodiscard]] std::optional<Milliseconds> pausedUntil() const { return pausedUntil_; }

  struct Verdict {
    bool expired = false;
    std::optional<int> secondsLeft;  ///< the warning is up
    int secondsTotal = 0;
    Milliseconds next{};  ///< when the verdict changes next
  };
  /// In a visit. `elder`: half as long again.
  [[nodiscard]] Verdict inVisit(Milliseconds now, steps::Pace pace, bool elder) const;
  /// At home, before anything is begun: no warning.
  [[nodiscard]] Verdict atHome(Milliseconds now) const;

 private:
  [[nodiscard]] Milliseconds since(Milliseconds now) const;

  config::IdleRules rules_;
  Milliseconds last_{};
  std::optional<Milliseconds> pausedUntil_;
};

}  // namespace kiosk::terminal
