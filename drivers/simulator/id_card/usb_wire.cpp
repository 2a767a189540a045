#include "drivers/simulator/id_card/usb_wire.h"

#include <algorithm>

namespace drivers::simulator {
namespace {

void cut(std::vector<WirePacket>& packets, std::uint8_t endpoint, std::span<const std::uint8_t> bytes,
         std::size_t longest) {
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(longest, bytes.size()));
    packets.push_back({endpoint, {piece.begin(), piece.end()}});
    bytes = bytes.subspan(piece.size());
  }
}

/// The module's own pipes: preamble and LEN in one pair, the rest in the other.
class SplitWire final : public UsbWire {
 public:
  [[nodiscard]] UsbSpec spec() const override {
    UsbSpec spec;
    spec.endpoints = {{0x02}, {0x06}, {0x81}, {0x85}};
    return spec;
  }
  Bytes unwrap(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) override {
    // The module takes a head of exactly seven bytes through its own pipe, and nothing else there.
    if (endpoint == 0x02 && bytes.size() != kHead) return {};
    return {bytes.begin(), bytes.end()};
  }
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest, bool /*damaged*/) const override {
    std::vector<WirePacket> packets;
    const std::span<const std::uint8_t> bytes(reply);
    const std::size_t head = std::min(kHead, bytes.size());
    cut(packets, 0x81, bytes.first(head), longest);
    cut(packets, 0x85, bytes.subspan(head), longest);
    return packets;
  }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }

 private:
  static constexpr std::size_t kHead = 7;
};

/// A bridge with one pair of pipes for whole frames.
class SingleWire final : public UsbWire {
 public:
  [[nodiscard]] UsbSpec spec() const override {
    UsbSpec spec;
    spec.endpoints = {{0x81}, {0x02}};
    return spec;
  }
  Bytes unwrap(std::uint8_t, std::span<const std::uint8_t> bytes) override { return {bytes.begin(), bytes.end()}; }
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest, bool /*damaged*/) const override {
    std::vector<WirePacket> packets;
    cut(packets, 0x81, reply, longest);
    return packets;
  }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }
};

/// What a HID device says when it is asked for its report descriptor.
std::optional<Bytes> reportDescriptor(const ControlRequest& request, const Bytes& descriptor) {
  const bool asked = request.type == 0x81 && request.request == 0x06 && request.value == 0x2200;
  return asked ? std::optional(descriptor) : std::nullopt;
}

/// HID 1.11 with one report descriptor.
UsbSpec hidSpec(std::size_t reportDescriptor) {
  UsbSpec spec;
  spec.classCode = 3;
  spec.classDescriptor = {9, 0x21, 0x11, 0x01, 0, 1, 0x22, static_cast<std::uint8_t>(reportDescriptor), 0};
  return spec;
}

/// The wrapper of the Miaxis kind in reports of 64 bytes.
class HidWire final : public UsbWire {
 public:
  /// `pipe`: requests come through an interrupt pipe; else as SET_REPORT.
  explicit HidWire(bool pipe) : pipe_(pipe) {}

  [[nodiscard]] UsbSpec spec() const override {
    UsbSpec spec = hidSpec(kDescriptor.size());
    spec.endpoints = {{0x81, 3}};
    if (pipe_) spec.endpoints.push_back({0x01, 3});
    return spec;
  }
  Bytes unwrap(std::uint8_t, std::span<const std::uint8_t> report) override {
    if (report.size() != kReport || report[0] != 0x88) return {};
    const std::size_t length = static_cast<std::size_t>(report[3]) | static_cast<std::size_t>(report[4]) << 8U;
    if (length < 1 || 5 + length + 2 > kReport || report[5] != 0xB1) return {};
    const auto covered = report.subspan(3, 2 + length);
    const unsigned sum = report[5 + length] | static_cast<unsigned>(report[6 + length]) << 8U;
    if (sumOf(covered) != sum) return {};
    const auto frame = report.subspan(6, length - 1);
    return {frame.begin(), frame.end()};
  }
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest, bool damaged) const override {
    std::vector<WirePacket> packets;
    cut(packets, 0x81, reply, std::min(longest, kReport - 8));
    for (WirePacket& packet : packets) {
      const std::size_t length = packet.bytes.size() + 1;
      Bytes report = {0xAA, 0, 0, static_cast<std::uint8_t>(length), 0, 1};
      report.insert(report.end(), packet.bytes.begin(), packet.bytes.end());
      const unsigned sum = sumOf(std::span(report).subspan(3)) + (damaged ? 1U : 0U);
      report.push_back(static_cast<std::uint8_t>(sum & 0xFFU));
      report.push_back(static_cast<std::uint8_t>(sum >> 8U & 0xFFU));
      report.resize(kReport, 0);
      packet.bytes = std::move(report);
    }
    return packets;
  }
  [[nodiscard]] std::optional<Bytes> control(const ControlRequest& request) const override {
    return reportDescriptor(request, kDescriptor);
  }
  [[nodiscard]] bool takesFrames(const ControlRequest& request) const override {
    return !pipe_ && request.type == 0x21 && request.request == 0x09 && request.value == 0x0200;
  }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }

 private:
  static constexpr std::size_t kReport = 64;
  /// The maker's own page, 64 bytes in, 64 bytes out.
  inline static const Bytes kDescriptor = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75,
                                           0x08, 0x95, 0x40, 0x09, 0x01, 0x81, 0x02, 0x09, 0x01, 0x91, 0x02, 0xC0};

  static unsigned sumOf(std::span<const std::uint8_t> bytes) {
    unsigned sum = 0;
    for (const std::uint8_t byte : bytes)
      sum += byte;
    return sum & 0xFFFFU;
  }

  bool pipe_;
};

/// A reader that is set to type numbers: a keyboard and no way to the module.
class KeyboardWire final : public UsbWire {
 public:
  /// `boot`: its interface says so; else only its report descriptor does.
  explicit KeyboardWire(bool boot) : boot_(boot) {}

  [[nodiscard]] UsbSpec spec() const override {
    UsbSpec spec = hidSpec(kDescriptor.size());
    spec.subclass = boot_ ? 1 : 0;
    spec.protocol = boot_ ? 1 : 0;
    spec.endpoints = {{0x81, 3, 8}};
    return spec;
  }
  Bytes unwrap(std::uint8_t, std::span<const std::uint8_t>) override { return {}; }
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes&, std::size_t, bool) const override { return {}; }
  [[nodiscard]] std::optional<Bytes> control(const ControlRequest& request) const override {
    return reportDescriptor(request, kDescriptor);
  }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }

 private:
  /// Generic desktop, keyboard: eight bytes of keys.
  inline static const Bytes kDescriptor = {0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65,
                                           0x15, 0x00, 0x25, 0x65, 0x75, 0x08, 0x95, 0x08, 0x81, 0x00, 0xC0};
  bool boot_;
};

}  // namespace

std::unique_ptr<UsbWire> usbWireCalled(std::string_view word) {
  if (word == "usb-split") return std::make_unique<SplitWire>();
  if (word == "usb-single") return std::make_unique<SingleWire>();
  if (word == "usb-hid") return std::make_unique<HidWire>(true);
  if (word == "usb-hid-control") return std::make_unique<HidWire>(false);
  if (word == "usb-keyboard") return std::make_unique<KeyboardWire>(true);
  if (word == "usb-hid-keyboard") return std::make_unique<KeyboardWire>(false);
  return nullptr;
}

}  // namespace drivers::simulator
