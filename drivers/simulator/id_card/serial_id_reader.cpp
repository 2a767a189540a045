#include "drivers/simulator/id_card/serial_id_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/simulator/id_card/pty.h"
#include "drivers/simulator/id_card/reader_core.h"

namespace drivers::simulator {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBitsPerByte = 10;  // 8N1
constexpr auto kStride = std::chrono::milliseconds(2);

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

class SerialIdReader final : public Emulator {
 public:
  SerialIdReader(const Scenario& scenario, std::filesystem::path link, int baud, ReaderPace pace)
      : link_(std::move(link)), baud_(baud), core_(scenario, pace) {}
  ~SerialIdReader() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "id-card"; }
  [[nodiscard]] std::string help() const override { return ReaderCore::help(false); }

  Reply start() override {
    wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    auto plugged = replug();
    if (plugged) thread_ = std::thread([this] { serve(); });
    return plugged;
  }

  void stop() override {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake();
    thread_.join();
    pty_.close();
    ::close(std::exchange(wake_, -1));
  }

  Reply command(std::span<const std::string> words) override {
    const std::lock_guard lock(mutex_);
    return core_.command(words, pty_.isOpen(), false);
  }
  Reply unplug() override {
    const std::lock_guard lock(mutex_);
    if (!pty_.isOpen()) return error("it is unplugged already");
    pullCable();
    wake();
    return "unplugged";
  }
  Reply replug() override {
    const std::lock_guard lock(mutex_);
    if (pty_.isOpen()) return error("it is plugged in already");
    auto pty = Pty::open(link_);
    if (!pty) return error(pty.error());
    pty_ = std::move(*pty);
    core_.module().powerUp(baud_);
    wake();
    return link_.string();
  }

 private:
  void wake() const {
    const std::uint64_t one = 1;
    if (wake_ >= 0) [[maybe_unused]]
      const auto written = ::write(wake_, &one, sizeof one);
  }
  /// The module loses its power and forgets what it was doing.
  void pullCable() {
    pty_.close();
    inbox_.clear();
    outgoing_.clear();
    sent_ = 0;
    request_.reset();
  }

  void serve();
  void receive();
  /// Advances the work on the wire; returns when it wants to be called again.
  Clock::time_point advance(Clock::time_point now);
  void beginReply(Clock::time_point now);
  /// Writes the bytes whose time has come.
  Clock::time_point send(Clock::time_point now);
  [[nodiscard]] std::chrono::nanoseconds wireTime(std::size_t bytes) const {
    return std::chrono::nanoseconds(bytes * std::size_t{1'000'000'000} * kBitsPerByte /
                                    static_cast<std::size_t>(pace_));
  }

  const std::filesystem::path link_;
  const int baud_;  ///< after power-up
  int wake_ = -1;
  std::thread thread_;

  std::mutex mutex_;
  bool stopping_ = false;
  Pty pty_;
  ReaderCore core_;

  // The wire; only the serving thread, under the mutex.
  int pace_ = 115200;  ///< of the reply going out: a change of rate comes after it
  Bytes inbox_;
  std::optional<Request> request_;  ///< being thought about
  Clock::time_point due_{};
  Bytes outgoing_;
  std::size_t sent_ = 0;
  Clock::time_point began_{};
  WireFault spoiling_ = WireFault::None;
};

void SerialIdReader::serve() {
  while (true) {
    std::array<pollfd, 2> watched{};
    auto until = Clock::time_point::max();
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      if (pty_.isOpen()) {
        receive();
        until = advance(Clock::now());
      }
      watched = {pollfd{wake_, POLLIN, 0}, pollfd{pty_.isOpen() ? pty_.master() : -1, POLLIN, 0}};
    }
    timespec wait{};
    const timespec* timeout = nullptr;
    if (until != Clock::time_point::max()) {
      const auto left = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(until - Clock::now()));
      wait.tv_sec = left.count() / 1'000'000'000;
      wait.tv_nsec = left.count() % 1'000'000'000;
      timeout = &wait;
    }
    ::ppoll(watched.data(), watched.size(), timeout, nullptr);
    std::uint64_t count = 0;
    if (watched[0].revents != 0) [[maybe_unused]]
      const auto got = ::read(wake_, &count, sizeof count);
  }
}

void SerialIdReader::receive() {
  std::array<std::uint8_t, 512> bytes{};
  const ssize_t got = ::read(pty_.master(), bytes.data(), bytes.size());
  if (got <= 0) return;
  // At another rate the module sees no bytes it could understand.
  if (pty_.programBaud() != core_.module().baud()) return;
  inbox_.insert(inbox_.end(), bytes.begin(), bytes.begin() + got);
}

Clock::time_point SerialIdReader::advance(Clock::time_point now) {
  while (true) {
    if (sent_ < outgoing_.size()) return send(now);
    if (request_) {
      if (now < due_) return due_;
      beginReply(now);
      continue;
    }
    request_ = takeRequest(inbox_);
    if (!request_) return Clock::time_point::max();
    pace_ = core_.module().baud();
    const Step step = stepOf(request_->code);
    // The terminal hands a request over at once; on a wire its bytes take their time.
    due_ = now + wireTime(request_->data.size() + 10) + core_.pace().thinking.of(step);
  }
}

void SerialIdReader::beginReply(Clock::time_point now) {
  ReaderCore::Outgoing outgoing = core_.answer(*request_);
  outgoing_ = std::move(outgoing.bytes);
  spoiling_ = outgoing.fault;
  request_.reset();
  sent_ = 0;
  began_ = spoiling_ == WireFault::Late ? now + core_.pace().late : now;
}

Clock::time_point SerialIdReader::send(Clock::time_point now) {
  if (now < began_) return began_;
  const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(now - began_).count();
  const auto arrived = static_cast<std::size_t>(passed * pace_ / (std::int64_t{1'000'000'000} * kBitsPerByte));
  const std::size_t reach = std::min(arrived, outgoing_.size());
  if (spoiling_ == WireFault::Unplug && reach >= outgoing_.size() / 2) {
    pullCable();
    return Clock::time_point::max();
  }
  if (reach > sent_) {
    // What the program does not fetch in time is lost, as on a real port.
    [[maybe_unused]] const auto written = ::write(pty_.master(), outgoing_.data() + sent_, reach - sent_);
    sent_ = reach;
  }
  const auto next = std::min(now + kStride, began_ + wireTime(outgoing_.size()));
  return std::max(next, now + std::chrono::microseconds(100));
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeSerialIdReader(const Setup& setup) {
  const Settings& settings = setup.settings;
  const auto unknown =
      settings.unknownKeys({"wire", "port", "baud", "find_ms", "select_ms", "read_ms", "address_ms", "late_ms"});
  if (!unknown.empty()) return error("there is no setting " + unknown.front());
  const auto port = settings.text("port");
  if (!port) return error("port is missing");
  const auto baud = settings.number("baud").value_or(115200);
  if (baud != 115200 && baud != 57600 && baud != 38400 && baud != 19200 && baud != 9600) {
    return error("baud is 115200, 57600, 38400, 19200 or 9600");
  }
  return std::make_unique<SerialIdReader>(setup.scenario, setup.directory / *port, static_cast<int>(baud),
                                          ReaderPace::from(settings));
}

}  // namespace drivers::simulator
