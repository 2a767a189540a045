#include "drivers/transport/hid_link.h"

#include <algorithm>
#include <array>

namespace drivers::transport {
namespace {

// HID 1.11 §7.1.1 and §7.2.2
constexpr std::uint8_t kFromInterface = 0x81;
constexpr std::uint8_t kClassToInterface = 0x21;
constexpr std::uint8_t kGetDescriptor = 0x06;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint16_t kReportDescriptor = 0x2200;
constexpr std::uint16_t kOutputReport = 0x0200;

}  // namespace

LinkResult<std::unique_ptr<HidLink>> HidLink::open(const UsbFound& found, const UsbInterface& interface) {
  const auto bad = [&](const char* what) {
    return tl::unexpected<LinkError>(LinkError{LinkFault::BadSetting, found.device.name() + ": " + what});
  };
  auto ins = interface.select(UsbTransfer::Interrupt, true);
  const auto outs = interface.select(UsbTransfer::Interrupt, false);
  if (ins.size() != 1) return bad("no interrupt pipe for reports");
  auto handle = UsbHandle::open(found, interface.number);
  if (!handle) return tl::unexpected<LinkError>(handle.error());
  std::array<std::uint8_t, 1024> descriptor{};
  const auto length =
      (*handle)->control({kFromInterface, kGetDescriptor, kReportDescriptor, interface.number}, descriptor);
  if (!length) return tl::unexpected<LinkError>(length.error());
  auto reports = parseHidReports(std::span(descriptor).first(*length));
  if (!reports) return bad("a report descriptor nobody understands");
  std::unique_ptr<HidLink> link(
      new HidLink(std::move(*handle), std::move(*reports), outs.empty() ? std::nullopt : std::optional(outs[0])));
  auto inbox = UsbInbox::listen(*link->handle_, ins);
  if (!inbox) return tl::unexpected<LinkError>(inbox.error());
  link->inbox_ = std::move(*inbox);
  return link;
}

LinkResult<void> HidLink::write(std::span<const std::uint8_t> report) {
  if (report.size() > reports_.output) {
    return tl::unexpected<LinkError>(LinkError{LinkFault::BadSetting, name() + ": a report takes fewer bytes"});
  }
  std::vector<std::uint8_t> bytes;
  if (reports_.number != 0) bytes.push_back(reports_.number);
  bytes.insert(bytes.end(), report.begin(), report.end());
  bytes.resize(reports_.output + (reports_.number != 0 ? 1 : 0), 0);
  if (out_) return handle_->write(*out_, bytes);
  const auto value = static_cast<std::uint16_t>(kOutputReport | reports_.number);
  const auto carried = handle_->control({kClassToInterface, kSetReport, value, handle_->interface()}, bytes);
  if (!carried) return tl::unexpected<LinkError>(carried.error());
  return {};
}

LinkResult<std::optional<std::vector<std::uint8_t>>> HidLink::read(std::chrono::milliseconds wait) {
  auto packet = inbox_->next(wait);
  if (!packet) return tl::unexpected<LinkError>(packet.error());
  if (!*packet) return std::nullopt;
  std::vector<std::uint8_t> report = std::move((*packet)->bytes);
  if (reports_.number != 0) report.erase(report.begin());
  return report;
}

}  // namespace drivers::transport
