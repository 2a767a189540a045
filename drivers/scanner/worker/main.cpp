// hall-scan-worker: a scanner's backend in a process of its own. Speaks worker_protocol.h over its standard input and
// output; ends when its input ends.
#include <array>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sane/sane.h>
#include <unistd.h>

#include "drivers/scanner/worker/sane_device.h"
#include "drivers/scanner/worker_protocol.h"

namespace {

using namespace drivers::scanner;

/// A backend that hangs must not keep a worker whose terminal is gone.
constexpr std::chrono::seconds kFarewell{1};

[[noreturn]] void endNow() {
  // Backends that fork readers leave with their group.
  if (::getpgrp() == ::getpid()) ::kill(0, SIGKILL);
  ::_exit(1);
}

void sendTo(int output, const Answer& answer) {
  const auto frame = encode(answer);
  std::size_t sent = 0;
  while (sent < frame.size()) {
    const ssize_t wrote = ::write(output, frame.data() + sent, frame.size() - sent);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) endNow();
    sent += static_cast<std::size_t>(wrote);
  }
}

/// What the terminal asks for. Scans are cancelled from the listening thread, as the other one is inside the backend.
class Inbox {
 public:
  void listen(int input) {
    MessageParser<Request> parser;
    std::array<std::uint8_t, 4096> chunk{};
    while (true) {
      const ssize_t got = ::read(input, chunk.data(), chunk.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      parser.feed({chunk.data(), static_cast<std::size_t>(got)});
      while (auto request = parser.next())
        take(std::move(*request));
      if (parser.broken()) endNow();
    }
    cancel();
    put(std::nullopt);
    std::this_thread::sleep_for(kFarewell);
    endNow();
  }

  /// The next request; empty: the terminal is gone.
  std::optional<Request> wait() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !requests_.empty(); });
    auto request = std::move(requests_.front());
    requests_.pop_front();
    return request;
  }

  void serve(SaneDevice* device) {
    const std::lock_guard lock(deviceMutex_);
    device_ = device;
  }

 private:
  void take(Request request) {
    if (std::holds_alternative<CancelScan>(request)) {
      cancel();
    } else {
      put(std::move(request));
    }
  }
  void put(std::optional<Request> request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    arrived_.notify_one();
  }
  void cancel() {
    const std::lock_guard lock(deviceMutex_);
    if (device_ != nullptr) device_->cancel();
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::optional<Request>> requests_;
  std::mutex deviceMutex_;
  SaneDevice* device_ = nullptr;
};

/// Until the terminal is gone.
void work(Inbox& inbox, int output) {
  std::unique_ptr<SaneDevice> device;
  while (const auto request = inbox.wait()) {
    if (const auto* open = std::get_if<OpenDevice>(&*request)) {
      inbox.serve(nullptr);
      device.reset();
      auto opened = SaneDevice::open(open->name);
      if (opened) {
        device = std::move(*opened);
        inbox.serve(device.get());
        sendTo(output, DeviceOpened{device->capabilities()});
      } else {
        sendTo(output, opened.error());
      }
    } else if (const auto* scan = std::get_if<StartScan>(&*request)) {
      if (!device) endNow();
      device->scan(scan->request, [&](const Answer& answer) { sendTo(output, answer); });
      sendTo(output, ScanEnded{});
    } else {
      endNow();
    }
  }
  inbox.serve(nullptr);
}

}  // namespace

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  // Backends print where they please; the protocol keeps a descriptor of its own.
  const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int input = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (output < 0 || input < 0 || nowhere < 0) return 1;
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);

  SANE_Int version = 0;
  if (const SANE_Status ready = sane_init(&version, nullptr); ready != SANE_STATUS_GOOD) {
    sendTo(output, Failed{Stage::Open, ready, "SANE did not start"});
    return 1;
  }
  Inbox inbox;
  std::thread([&inbox, input] { inbox.listen(input); }).detach();
  work(inbox, output);
  sane_exit();
  std::_Exit(0);
}
