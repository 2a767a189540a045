#include "drivers/sample/line_board.h"

#include <array>
#include <span>
#include <vector>

namespace drivers::sample {

using assets::Error;
using assets::ErrorId;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

tl::unexpected<Error> linkFailure(const transport::LinkError& error) {
  return assets::failure(ErrorId::LampBoardNotThere, error.detail);
}

}  // namespace

assets::Result<std::unique_ptr<LineBoard>> LineBoard::open(std::unique_ptr<transport::ByteLink> link,
                                                           milliseconds patience) {
  std::unique_ptr<LineBoard> board(new LineBoard(std::move(link), patience));
  if (const auto sensors = board->sensors(); !sensors) return tl::unexpected<Error>(sensors.error());
  return board;
}

assets::Result<std::string> LineBoard::ask(std::string_view line) {
  // An answer that came too late for the last question must not be taken for this one's.
  if (auto drained = link_->drain(); !drained) return linkFailure(drained.error());
  const std::span letters(line);
  const std::vector<std::uint8_t> bytes(letters.begin(), letters.end());
  if (auto written = link_->write(bytes); !written) return linkFailure(written.error());

  LineCutter lines;
  std::array<std::uint8_t, 64> buffer{};
  const auto until = Clock::now() + patience_;
  for (auto now = Clock::now(); now < until; now = Clock::now()) {
    const auto got = link_->read(buffer, std::chrono::ceil<milliseconds>(until - now));
    if (!got) return linkFailure(got.error());
    lines.feed(std::span(buffer).first(*got));
    while (auto answer = lines.next()) {
      if (answer->starts_with("NO")) return assets::failure(ErrorId::LampBoardRefused, *answer);
      return *answer;
    }
  }
  return assets::failure(ErrorId::LampBoardSilent, link_->name());
}

assets::Result<void> LineBoard::show(const lamp::LightPlan& plan) {
  const auto answer = ask(lightsLine(plan));
  if (!answer) return tl::unexpected<Error>(answer.error());
  if (*answer != "OK") return assets::failure(ErrorId::LampBoardSilent, "another answer than OK");
  return {};
}

assets::Result<lamp::Sensors> LineBoard::sensors() {
  const auto answer = ask(kSensorsLine);
  if (!answer) return tl::unexpected<Error>(answer.error());
  const auto sensors = sensorsFrom(*answer);
  if (!sensors) return assets::failure(ErrorId::LampBoardSilent, "another answer than SENSORS");
  return *sensors;
}

DeviceStatus LineBoard::check() {
  DeviceStatus status;
  status.detail = link_->name();
  const auto found = sensors();
  status.state = found ? DeviceState::Online : lamp::stateOf(found.error().id);
  if (!found) {
    status.problem = found.error().id;
    status.detail = found.error().detail;
  } else if (found->serviceDoorOpen || found->paperDoorOpen) {
    status.state = DeviceState::UserError;
    status.problem = ErrorId::CabinetOpen;
  }
  return status;
}

}  // namespace drivers::sample
