#include "kiosk/terminal/runner/idle_watch.h"

#include <algorithm>

namespace kiosk::terminal {
namespace {

using Milliseconds = IdleWatch::Milliseconds;
using steps::Pace;

/// Large-text visitors get half as long again (design rules: 60 → 90 s, 30 → 45 s).
Milliseconds stretched(std::chrono::seconds rule, bool elder) {
  return elder ? Milliseconds(rule) * 3 / 2 : Milliseconds(rule);
}

}  // namespace

void IdleWatch::touched(Milliseconds now) {
  last_ = now;
  pausedUntil_.reset();
}

void IdleWatch::pause(Milliseconds now) {
  last_ = now;
  pausedUntil_ = now + rules_.staffPause;
}

Milliseconds IdleWatch::since(Milliseconds now) const {
  return now - std::max(last_, pausedUntil_.value_or(last_));
}

IdleWatch::Verdict IdleWatch::inVisit(Milliseconds now, Pace pace, bool elder) const {
  if (pace == Pace::Machine)
    return {.expired = false, .secondsLeft = {}, .secondsTotal = 0, .next = Milliseconds::max()};
  const std::chrono::seconds quietRule = pace == Pace::Normal       ? rules_.session
                                         : pace == Pace::Deliberate ? rules_.deliberate
                                                                    : rules_.result;
  const Milliseconds quiet = stretched(quietRule, elder);
  const Milliseconds warning = stretched(pace == Pace::Result ? rules_.resultWarning : rules_.warning, elder);
  const Milliseconds idle = since(now);
  Verdict verdict;
  verdict.secondsTotal = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(warning).count());
  if (idle < quiet) {
    verdict.next = now + (quiet - idle);
    return verdict;
  }
  const Milliseconds left = quiet + warning - idle;
  if (left <= Milliseconds(0)) {
    verdict.expired = true;
    return verdict;
  }
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
  verdict.secondsLeft = static_cast<int>(seconds.count());
  verdict.next = now + (left - (seconds - std::chrono::seconds(1)));
  return verdict;
}

IdleWatch::Verdict IdleWatch::atHome(Milliseconds now) const {
  const Milliseconds left = Milliseconds(rules_.home) - since(now);
  return {.expired = left <= Milliseconds(0), .secondsLeft = {}, .secondsTotal = 0, .next = now + left};
}

}  // namespace kiosk::terminal
