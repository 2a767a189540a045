#include "drivers/simulator/receipt_printer/usb_wire.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace drivers::simulator {
namespace {

constexpr std::uint8_t kOut = 0x01;
constexpr std::uint8_t kIn = 0x82;
constexpr std::size_t kPacket = 64;

// USB printer class 1.1 §4.2
constexpr std::uint8_t kFromInterface = 0xA1;
constexpr std::uint8_t kToInterface = 0x21;
constexpr std::uint8_t kToOther = 0x23;  // SOFT_RESET as version 1.0 had it
constexpr std::uint8_t kGetDeviceId = 0x00;
constexpr std::uint8_t kGetPortStatus = 0x01;
constexpr std::uint8_t kSoftReset = 0x02;

constexpr std::string_view kDeviceId = "MFG:HALL;CMD:ESC/POS;MDL:TP-80;CLS:PRINTER;";

UsbSpec spec() {
  UsbSpec printer;
  printer.vendor = 0x0FE6;
  printer.product = 0x811E;
  printer.classCode = 0x07;
  printer.subclass = 0x01;
  printer.protocol = 0x02;
  printer.endpoints = {{kOut, 2, kPacket}, {kIn, 2, kPacket}};
  return printer;
}

}  // namespace

PrinterUsbWire::PrinterUsbWire(int socket, std::function<void()> arrived)
    : arrived_(std::move(arrived)), gadget_(socket, spec(), *this) {}

void PrinterUsbWire::unplug() {
  if (gadget_.plugged()) gadget_.unplug();
  const std::lock_guard lock(mutex_);
  waiting_.clear();
}

std::vector<std::uint8_t> PrinterUsbWire::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

void PrinterUsbWire::send(std::span<const std::uint8_t> bytes) {
  for (; !bytes.empty(); bytes = bytes.subspan(std::min(kPacket, bytes.size())))
    gadget_.send(kIn, bytes.first(std::min(kPacket, bytes.size())));
}

void PrinterUsbWire::showState(bool paperEmpty, bool failed) {
  const std::lock_guard lock(mutex_);
  portStatus_ = static_cast<std::uint8_t>(0x10U | (paperEmpty ? 0x20U : 0U) | (failed ? 0U : 0x08U));
}

void PrinterUsbWire::received(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> bytes) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  }
  arrived_();
}

std::optional<std::vector<std::uint8_t>> PrinterUsbWire::control(const ControlRequest& request,
                                                                 std::span<const std::uint8_t> /*data*/) {
  const std::lock_guard lock(mutex_);
  if (request.type == kFromInterface && request.request == kGetDeviceId) {
    const std::size_t length = kDeviceId.size() + 2;
    std::vector<std::uint8_t> answer{static_cast<std::uint8_t>(length >> 8U), static_cast<std::uint8_t>(length & 255U)};
    answer.insert(answer.end(), kDeviceId.begin(), kDeviceId.end());
    answer.resize(std::min<std::size_t>(answer.size(), request.length));
    return answer;
  }
  if (request.type == kFromInterface && request.request == kGetPortStatus) return std::vector{portStatus_};
  if ((request.type == kToInterface || request.type == kToOther) && request.request == kSoftReset) {
    waiting_.clear();
    return std::vector<std::uint8_t>{};
  }
  return std::nullopt;
}

}  // namespace drivers::simulator
