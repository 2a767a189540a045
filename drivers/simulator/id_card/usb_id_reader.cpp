#include "drivers/simulator/id_card/usb_id_reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "drivers/simulator/id_card/reader_core.h"
#include "drivers/simulator/id_card/usb_wire.h"
#include "drivers/simulator/usb/usb_gadget.h"

namespace drivers::simulator {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kPacket = 64;  // full speed
// Short packets: shorter than a frame's head where that does not make hundreds of them.
constexpr std::size_t kVeryShort = 5;
constexpr std::size_t kShort = 31;

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

class UsbIdReader final : public Emulator, private UsbFunction {
 public:
  UsbIdReader(const Scenario& scenario, ReaderPace pace, std::unique_ptr<UsbWire> wire, UsbSpec spec, int socket)
      : core_(scenario, pace), wire_(std::move(wire)), gadget_(socket, std::move(spec), *this) {}
  ~UsbIdReader() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "id-card"; }
  [[nodiscard]] std::string help() const override { return ReaderCore::help(true) + "; id-card where"; }

  Reply start() override {
    if (auto plugged = gadget_.plug(); !plugged) return error(plugged.error());
    thread_ = std::thread([this] { serve(); });
    return gadget_.environment();
  }
  void stop() override {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
    gadget_.unplug();
  }

  Reply command(std::span<const std::string> words) override {
    if (words.size() == 1 && words[0] == "where") return gadget_.environment();
    const bool plugged = gadget_.plugged();
    const std::lock_guard lock(mutex_);
    return core_.command(words, plugged, true);
  }
  Reply unplug() override {
    if (!gadget_.plugged()) return error("it is unplugged already");
    pullCable();
    return "unplugged";
  }
  Reply replug() override {
    if (gadget_.plugged()) return error("it is plugged in already");
    {
      const std::lock_guard lock(mutex_);
      core_.module().powerUp(core_.module().baud());
    }
    if (auto plugged = gadget_.plug(); !plugged) return error(plugged.error());
    return gadget_.environment();
  }

 private:
  struct Due {
    Request request;
    Clock::time_point at;
  };

  void received(std::uint8_t endpoint, std::span<const std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    const Bytes given = wire_->unwrap(endpoint, bytes);
    inbox_.insert(inbox_.end(), given.begin(), given.end());
    while (auto request = takeRequest(inbox_)) {
      const auto thinking = core_.pace().thinking.of(stepOf(request->code));
      requests_.push_back({std::move(*request), Clock::now() + thinking});
    }
    changed_.notify_all();
  }
  std::optional<std::vector<std::uint8_t>> control(const ControlRequest& request,
                                                   std::span<const std::uint8_t> data) override {
    if (wire_->takesFrames(request)) {
      received(0, data);
      return Bytes{};
    }
    return wire_->control(request);
  }

  /// The module loses its power and forgets what it was doing.
  void pullCable() {
    gadget_.unplug();
    const std::lock_guard lock(mutex_);
    inbox_.clear();
    requests_.clear();
    ++life_;
    changed_.notify_all();
  }

  void serve() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      if (requests_.empty()) {
        changed_.wait(lock);
        continue;
      }
      const auto due = requests_.front().at;
      if (Clock::now() < due) {
        changed_.wait_until(lock, due);
        continue;
      }
      const Request request = std::move(requests_.front().request);
      requests_.pop_front();
      const ReaderCore::Outgoing outgoing = core_.answer(request);
      if (outgoing.fault == WireFault::Late) {
        // A module that thinks long says nothing else meanwhile.
        const auto until = Clock::now() + core_.pace().late;
        const unsigned life = life_;
        changed_.wait_until(lock, until, [&] { return stopping_ || life != life_; });
        if (life != life_) continue;
      }
      lock.unlock();
      send(outgoing);
      lock.lock();
    }
  }

  void send(const ReaderCore::Outgoing& outgoing) {
    const std::size_t cut = outgoing.bytes.size() > kPacket ? kShort : kVeryShort;
    const std::size_t longest = outgoing.fault == WireFault::ShortPackets ? cut : kPacket;
    const auto packets = wire_->wrap(outgoing.bytes, longest, outgoing.fault == WireFault::WrapperSum);
    if (outgoing.fault == WireFault::Stall) gadget_.stall(wire_->firstIn());
    std::size_t sent = 0;
    for (const WirePacket& packet : packets) {
      if (outgoing.fault == WireFault::Unplug && sent >= packets.size() / 2) return pullCable();
      if (outgoing.fault == WireFault::EmptyPackets) gadget_.send(packet.endpoint, {});
      gadget_.send(packet.endpoint, packet.bytes);
      ++sent;
    }
    if (outgoing.fault == WireFault::EmptyPackets && !packets.empty()) gadget_.send(packets.back().endpoint, {});
  }

  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  unsigned life_ = 0;  ///< counts power losses: a reply of an earlier life is not sent
  ReaderCore core_;
  std::unique_ptr<UsbWire> wire_;
  Bytes inbox_;
  std::deque<Due> requests_;
  UsbGadget gadget_;  // last: it calls into everything above until it is gone
};

std::optional<std::uint16_t> usbNumber(const Settings& settings, std::string_view key, std::uint16_t otherwise) {
  if (!settings.has(key)) return otherwise;
  const std::string text = settings.text(key).value_or("");
  std::uint16_t number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number, 16);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeUsbIdReader(const Setup& setup, const std::string& word) {
  const Settings& settings = setup.settings;
  auto wire = usbWireCalled(word);
  if (wire == nullptr) return error("there is no wire " + word);
  const auto unknown = settings.unknownKeys(
      {"wire", "vendor", "product", "socket", "find_ms", "select_ms", "read_ms", "address_ms", "late_ms"});
  if (!unknown.empty()) return error("there is no setting " + unknown.front());
  UsbSpec spec = wire->spec();
  const auto vendor = usbNumber(settings, "vendor", 0x0400);
  const auto product = usbNumber(settings, "product", 0xC35A);
  if (!vendor || !product) return error("vendor and product are four hexadecimal digits in quotes");
  spec.vendor = *vendor;
  spec.product = *product;
  const auto socket = settings.number("socket").value_or(1);
  if (socket < 1 || socket > 8) return error("socket is 1 to 8");
  return std::make_unique<UsbIdReader>(setup.scenario, ReaderPace::from(settings), std::move(wire), std::move(spec),
                                       static_cast<int>(socket));
}

}  // namespace drivers::simulator
