#include "drivers/simulator/lamp/lamp_board.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "drivers/simulator/lamp/board_firmware.h"
#include "drivers/simulator/usb/usb_gadget.h"

namespace drivers::simulator::lamp {
namespace {

constexpr std::uint8_t kIn = 0x81;
constexpr std::uint8_t kOut = 0x01;

// HID 1.11 §6.2.1, §7.1.1
constexpr std::uint8_t kHidClass = 0x03;
constexpr std::uint8_t kInterrupt = 3;
constexpr std::uint8_t kFromInterface = 0x81;
constexpr std::uint8_t kGetDescriptor = 0x06;
constexpr std::uint16_t kReportDescriptor = 0x2200;

/// Maker's page, one collection: 64 bytes of input, 64 of output, no report number.
constexpr std::array<std::uint8_t, 23> kReports = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15,
                                                   0x00, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x40,
                                                   0x81, 0x02, 0x09, 0x01, 0x91, 0x02, 0xC0};

constexpr std::array<std::pair<std::string_view, BoardFirmware::Fault>, 6> kFaults = {{
    {"none", BoardFirmware::Fault::None},
    {"silent", BoardFirmware::Fault::Silent},
    {"foreign", BoardFirmware::Fault::Foreign},
    {"refuses", BoardFirmware::Fault::Refuses},
    {"checksum", BoardFirmware::Fault::Checksum},
    {"stale", BoardFirmware::Fault::Stale},
}};

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

UsbSpec spec() {
  UsbSpec board;
  board.vendor = 0x0483;
  board.product = 0x5750;
  board.classCode = kHidClass;
  board.classDescriptor = {9, 0x21, 0x11, 0x01, 0, 1, 0x22, kReports.size(), 0};
  board.endpoints = {{kIn, kInterrupt, 64}, {kOut, kInterrupt, 64}};
  return board;
}

class LampBoard final : public Emulator, private UsbFunction {
 public:
  explicit LampBoard(int socket) : gadget_(socket, spec(), *this) {}
  ~LampBoard() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "lamps"; }
  [[nodiscard]] std::string help() const override {
    return "lamps lights; lamps door service|paper open|close; lamps near on|off; lamps fault "
           "none|silent|foreign|refuses|checksum|stale; lamps where";
  }

  Reply start() override { return replug(); }
  void stop() override {
    if (gadget_.plugged()) gadget_.unplug();
  }
  Reply unplug() override {
    if (!gadget_.plugged()) return error("it is unplugged already");
    gadget_.unplug();
    return "unplugged";
  }
  Reply replug() override {
    if (gadget_.plugged()) return error("it is plugged in already");
    {
      const std::lock_guard lock(mutex_);
      firmware_.powerUp();
    }
    if (auto plugged = gadget_.plug(); !plugged) return error(plugged.error());
    return gadget_.environment();
  }

  Reply command(std::span<const std::string> words) override;
  void personStands(const Person* person) override {
    changeSensors([&](BoardFirmware& firmware) { firmware.personNear = person != nullptr; });
  }

 private:
  void received(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> bytes) override {
    std::optional<BoardFirmware::Report> answer;
    {
      const std::lock_guard lock(mutex_);
      answer = firmware_.answer(bytes);
    }
    if (answer) gadget_.send(kIn, *answer);
  }
  std::optional<std::vector<std::uint8_t>> control(const ControlRequest& request,
                                                   std::span<const std::uint8_t> /*data*/) override {
    const bool asked = request.type == kFromInterface && request.request == kGetDescriptor;
    if (!asked || request.value != kReportDescriptor) return std::nullopt;
    const std::size_t length = std::min<std::size_t>(kReports.size(), request.length);
    return std::vector<std::uint8_t>(kReports.begin(), kReports.begin() + static_cast<std::ptrdiff_t>(length));
  }

  template <class Change>
  void changeSensors(const Change& change) {
    BoardFirmware::Report said;
    {
      const std::lock_guard lock(mutex_);
      change(firmware_);
      said = firmware_.sensorsChanged();
    }
    if (gadget_.plugged()) gadget_.send(kIn, said);
  }

  std::mutex mutex_;
  BoardFirmware firmware_;
  UsbGadget gadget_;  // last: it calls into everything above until it is gone
};

Reply LampBoard::command(std::span<const std::string> words) {
  const auto is = [&](std::size_t at, std::string_view word) { return at < words.size() && words[at] == word; };
  if (words.size() == 1 && is(0, "where")) return gadget_.environment();
  if (words.size() == 1 && is(0, "lights")) {
    const std::lock_guard lock(mutex_);
    return gadget_.plugged() ? firmware_.lights() : "unplugged";
  }
  if (words.size() == 3 && is(0, "door") && (is(1, "service") || is(1, "paper")) && (is(2, "open") || is(2, "close"))) {
    const bool open = is(2, "open");
    changeSensors([&](BoardFirmware& firmware) {
      (is(1, "service") ? firmware.serviceDoorOpen : firmware.paperDoorOpen) = open;
    });
    return words[1] + " " + words[2];
  }
  if (words.size() == 2 && is(0, "near") && (is(1, "on") || is(1, "off"))) {
    changeSensors([&](BoardFirmware& firmware) { firmware.personNear = is(1, "on"); });
    return words[1];
  }
  if (words.size() == 2 && is(0, "fault")) {
    const auto row = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& r) { return r.first == words[1]; });
    if (row == kFaults.end()) return error(help());
    const std::lock_guard lock(mutex_);
    firmware_.fault = row->second;
    return words[1];
  }
  return error(help());
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeLampBoard(const Setup& setup) {
  const Settings& settings = setup.settings;
  if (const auto unknown = settings.unknownKeys({"wire", "socket"}); !unknown.empty()) {
    return error("there is no setting " + unknown.front());
  }
  if (settings.text("wire") != "usb-hid") return error("wire is usb-hid");
  const auto socket = settings.number("socket").value_or(2);
  if (socket < 1 || socket > 8) return error("socket is 1 to 8");
  return std::make_unique<LampBoard>(static_cast<int>(socket));
}

}  // namespace drivers::simulator::lamp
