#include "kiosk/terminal/devices/lamp_keeper.h"

#include <chrono>
#include <utility>

#include "drivers/lamp/drivers.h"

namespace kiosk::terminal::devices {
namespace {

using drivers::lamp::Board;
using drivers::lamp::LightPlan;

constexpr std::chrono::milliseconds kGoodbye{500};

}  // namespace

LampKeeper::LampKeeper(const drivers::DeviceConfig& config, drivers::supervision::Changed changed,
                       drivers::supervision::Pace pace) {
  drivers::supervision::Care<Board> care;
  care.open = [config, wanted = wanted_]() -> assets::Result<std::unique_ptr<Board>> {
    auto board = drivers::openDevice<Board>(drivers::lamp::registeredDrivers(), config);
    if (!board) return board;
    if (const auto shown = (*board)->show(wanted->read()); !shown) return tl::unexpected(shown.error());
    return board;
  };
  care.check = [](Board& board) { return board.check(); };
  care.stateOf = &drivers::lamp::stateOf;
  device_ = std::make_shared<Device>(config.role, std::move(care), pace, std::move(changed));
}

void LampKeeper::show(const LightPlan& plan) {
  {
    const std::lock_guard lock(wanted_->mutex);
    if (wanted_->plan == plan) return;
    wanted_->plan = plan;
  }
  // Whatever was wanted meanwhile is what is shown; a board that is away is told when it opens.
  device_->post<bool>([wanted = wanted_](Board& board, const std::stop_token&) -> assets::Result<bool> {
    if (const auto shown = board.show(wanted->read()); !shown) return tl::unexpected(shown.error());
    return true;
  });
}

void LampKeeper::darken() {
  {
    const std::lock_guard lock(wanted_->mutex);
    wanted_->plan = {};
  }
  auto ticket = device_->post<bool>(
      [](Board& board, const std::stop_token&) -> assets::Result<bool> { return board.show({}).has_value(); });
  ticket.result.wait_for(kGoodbye);
}

}  // namespace kiosk::terminal::devices
