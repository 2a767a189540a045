#include "drivers/lamp/report_board.h"

#include <fmt/format.h>

namespace drivers::lamp {
namespace {

using assets::Error;
using assets::ErrorId;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kAttempts = 2;

tl::unexpected<Error> linkFailure(const transport::LinkError& error) {
  const bool setting = error.fault == transport::LinkFault::BadSetting;
  return assets::failure(setting ? ErrorId::DeviceMisconfigured : ErrorId::LampBoardNotThere, error.detail);
}

std::string doorsOf(const Sensors& sensors) {
  if (sensors.serviceDoorOpen && sensors.paperDoorOpen) return "service door and paper door";
  return sensors.serviceDoorOpen ? "service door" : "paper door";
}

}  // namespace

assets::Result<std::optional<BoardAnswer>> ReportBoard::awaitAnswer(BoardCommand command, std::uint8_t sequence) {
  const auto until = Clock::now() + patience_;
  for (auto now = Clock::now(); now < until; now = Clock::now()) {
    auto got = link_->read(std::chrono::ceil<milliseconds>(until - now));
    if (!got) return linkFailure(got.error());
    if (!*got) continue;
    report_ = std::move(**got);
    const auto answer = parseAnswer(report_);
    if (!answer || answer->sequence != sequence) continue;
    if (answer->kind == answerTo(command) || answer->kind == kNotUnderstood) return answer;
  }
  return std::nullopt;
}

template <class Request>
assets::Result<std::span<const std::uint8_t>> ReportBoard::ask(BoardCommand command, const Request& request) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    sequence_ = sequence_ == 0xFF ? std::uint8_t{1} : static_cast<std::uint8_t>(sequence_ + 1);
    if (auto written = link_->write(request(sequence_)); !written) return linkFailure(written.error());
    const auto answer = awaitAnswer(command, sequence_);
    if (!answer) return tl::unexpected<Error>(answer.error());
    if (!*answer) continue;
    const BoardAnswer& said = **answer;
    if (said.kind == answerTo(command)) return said.payload;
    return assets::failure(ErrorId::LampBoardRefused,
                           fmt::format("command {:02X}: {:02X}", static_cast<unsigned>(command),
                                       said.payload.empty() ? 0U : unsigned{said.payload[0]}));
  }
  return assets::failure(ErrorId::LampBoardSilent, link_->name());
}

assets::Result<std::unique_ptr<ReportBoard>> ReportBoard::open(std::unique_ptr<ReportLink> link,
                                                               milliseconds patience) {
  std::unique_ptr<ReportBoard> board(new ReportBoard(std::move(link), patience));
  const auto answer = board->ask(BoardCommand::Version, versionRequest);
  if (!answer) return tl::unexpected<Error>(answer.error());
  const auto version = versionFrom(*answer);
  if (!version) return assets::failure(ErrorId::LampBoardRefused, "a version that is no text");
  board->model_ = *version;
  return board;
}

assets::Result<void> ReportBoard::show(const LightPlan& plan) {
  const auto answer = ask(BoardCommand::Lights, [&](std::uint8_t sequence) { return lightsRequest(plan, sequence); });
  if (!answer) return tl::unexpected<Error>(answer.error());
  return {};
}

assets::Result<Sensors> ReportBoard::sensors() {
  const auto answer = ask(BoardCommand::Sensors, sensorsRequest);
  if (!answer) return tl::unexpected<Error>(answer.error());
  const auto sensors = sensorsFrom(*answer);
  if (!sensors) return assets::failure(ErrorId::LampBoardRefused, "sensors of another layout");
  return *sensors;
}

DeviceStatus ReportBoard::check() {
  DeviceStatus status;
  status.state = DeviceState::Online;
  status.model = model_;
  status.detail = link_->name();
  const auto found = sensors();
  if (!found) {
    status.state = stateOf(found.error().id);
    status.problem = found.error().id;
    status.detail = found.error().detail;
  } else if (found->serviceDoorOpen || found->paperDoorOpen) {
    status.state = DeviceState::UserError;
    status.problem = ErrorId::CabinetOpen;
    status.detail = doorsOf(*found);
  }
  return status;
}

DeviceState stateOf(ErrorId error) {
  switch (error) {
    case ErrorId::LampBoardNotThere:
      return DeviceState::NoDevice;
    case ErrorId::LampBoardRefused:
      return DeviceState::HardwareError;
    default:
      return DeviceState::Offline;
  }
}

}  // namespace drivers::lamp
