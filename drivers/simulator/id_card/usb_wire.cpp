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
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest) const override {
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
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes& reply, std::size_t longest) const override {
    std::vector<WirePacket> packets;
    cut(packets, 0x81, reply, longest);
    return packets;
  }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }
};

/// A reader that is set to type numbers: a HID boot keyboard and no way to the module.
class KeyboardWire final : public UsbWire {
 public:
  [[nodiscard]] UsbSpec spec() const override {
    UsbSpec spec;
    spec.classCode = 3;
    spec.subclass = 1;
    spec.protocol = 1;
    spec.classDescriptor = {9, 0x21, 0x11, 0x01, 0, 1, 0x22, 63, 0};  // HID 1.11, one report descriptor of 63 bytes
    spec.endpoints = {{0x81, 3, 8}};
    return spec;
  }
  Bytes unwrap(std::uint8_t, std::span<const std::uint8_t>) override { return {}; }
  [[nodiscard]] std::vector<WirePacket> wrap(const Bytes&, std::size_t) const override { return {}; }
  [[nodiscard]] std::uint8_t firstIn() const override { return 0x81; }
};

}  // namespace

std::unique_ptr<UsbWire> usbWireCalled(std::string_view word) {
  if (word == "usb-split") return std::make_unique<SplitWire>();
  if (word == "usb-single") return std::make_unique<SingleWire>();
  if (word == "usb-keyboard") return std::make_unique<KeyboardWire>();
  return nullptr;
}

}  // namespace drivers::simulator
