#include "kiosk/backoffice/clock.h"

#include <chrono>
#include <utility>

#include "kiosk/domain/dates.h"

namespace kiosk::backoffice {
namespace {

std::int64_t systemNowMs() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

Clock::Clock(std::int64_t shiftMs) : Clock(systemNowMs, shiftMs) {}

Clock::Clock(Source source, std::int64_t shiftMs) : source_(std::move(source)), shiftMs_(shiftMs) {}

Clock Clock::startingOn(const domain::Date& day) {
  const std::chrono::days distance =
      std::chrono::sys_days(day) - std::chrono::sys_days(domain::chinaDate(systemNowMs()));
  return Clock(std::chrono::duration_cast<std::chrono::milliseconds>(distance).count());
}

std::int64_t Clock::nowMs() const {
  return source_() + shiftMs_;
}

domain::Date Clock::today() const {
  return domain::chinaDate(nowMs());
}

}  // namespace kiosk::backoffice
