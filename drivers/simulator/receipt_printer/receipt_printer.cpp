#include "drivers/simulator/receipt_printer/receipt_printer.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "drivers/simulator/id_card/pty.h"
#include "drivers/simulator/receipt_printer/paper_strip.h"
#include "drivers/simulator/receipt_printer/print_engine.h"
#include "drivers/simulator/receipt_printer/usb_wire.h"

namespace drivers::simulator {
namespace {

constexpr int kStride = 10;  // milliseconds between two looks at the paper while printing

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

std::optional<double> millimetres(const std::string& text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < 0 || value > 10'000) return std::nullopt;
  return value;
}

/// A listening socket on loopback; `port` 0 takes a free one and is set to it.
tl::expected<int, std::string> listenOn(int& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = static_cast<sockaddr*>(static_cast<void*>(&address));
  socklen_t size = sizeof(address);
  if (::bind(listener, generic, size) != 0 || ::listen(listener, 1) != 0 ||
      ::getsockname(listener, generic, &size) != 0) {
    auto why = error("port " + std::to_string(port) + ": " + std::generic_category().message(errno));
    ::close(listener);
    return why;
  }
  port = ntohs(address.sin_port);
  return listener;
}

class ReceiptPrinter final : public Emulator {
 public:
  ReceiptPrinter(int port, std::filesystem::path link, std::optional<int> socket, std::filesystem::path output,
                 double speed)
      : port_(port), link_(std::move(link)), engine_(std::move(output)) {
    engine_.state().speed = speed;
    if (socket) usb_ = std::make_unique<PrinterUsbWire>(*socket, [this] { wake(); });
  }
  ~ReceiptPrinter() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "receipt-printer"; }
  [[nodiscard]] std::string help() const override {
    return "receipt-printer paper ok|low|out; receipt-printer paper runs-out MM; receipt-printer cover open|close; "
           "receipt-printer cutter jam|ok; receipt-printer silent on|off; receipt-printer contradict on|off; "
           "receipt-printer speed MM; receipt-printer where; receipt-printer receipts";
  }

  Reply start() override {
    // A printer has its font when it is switched on: finding and loading it takes longer than a state may.
    paperOf(PrintRow{.runs = {{.text = "字"}, {.text = "字", .bold = true}}});
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
    unplug();
    ::close(std::exchange(wake_, -1));
  }

  Reply unplug() override {
    const std::lock_guard lock(mutex_);
    hangUp();
    if (listener_ >= 0) ::close(std::exchange(listener_, -1));
    pty_.close();
    if (usb_) usb_->unplug();
    wake();
    return "unplugged";
  }

  Reply replug() override {
    const std::lock_guard lock(mutex_);
    if (listener_ >= 0) return where();
    auto listener = listenOn(port_);
    if (!listener) return error(listener.error());
    listener_ = *listener;
    if (!link_.empty()) {
      auto pty = Pty::open(link_);
      if (!pty) return error(pty.error());
      pty_ = std::move(*pty);
    }
    if (usb_) {
      if (auto plugged = usb_->plug(); !plugged) return error(plugged.error());
    }
    wake();
    return where();
  }

  Reply command(std::span<const std::string> words) override {
    const std::lock_guard lock(mutex_);
    auto reply = carryOut(words);
    wake();
    return reply;
  }

 private:
  Reply carryOut(std::span<const std::string> words) {
    PrintEngine::State& state = engine_.state();
    const std::string verb = words.empty() ? "" : words[0];
    const std::string what = words.size() < 2 ? "" : words[1];
    const auto choose = [&](bool& flag, std::string_view yes, std::string_view no) -> Reply {
      if (words.size() != 2 || (what != yes && what != no)) {
        return error(verb + " " + std::string(yes) + "|" + std::string(no));
      }
      flag = what == yes;
      return verb + " " + what;
    };
    if (verb == "paper") return paper(words);
    if (verb == "cover") return choose(state.coverOpen, "open", "close");
    if (verb == "cutter") return choose(state.cutterJam, "jam", "ok");
    if (verb == "silent") return choose(silent_, "on", "off");
    if (verb == "contradict") return choose(state.contradict, "on", "off");
    if (verb == "where") return where();
    if (verb == "receipts") {
      std::string files;
      for (const auto& file : engine_.receipts())
        files += (files.empty() ? "" : " ") + file.string();
      return files;
    }
    if (verb == "speed" && words.size() == 2) {
      const auto speed = millimetres(what);
      if (!speed || *speed < 1) return error("speed MM, at least 1");
      state.speed = *speed;
      return "speed " + what;
    }
    return error("receipt-printer has no such command; try help");
  }

  Reply paper(std::span<const std::string> words) {
    using Paper = PrintEngine::Paper;
    PrintEngine::State& state = engine_.state();
    if (words.size() == 3 && words[1] == "runs-out") {
      const auto left = millimetres(words[2]);
      if (!left) return error("paper runs-out MM");
      state.runsOutAfter = *left;
      return "paper runs out after " + words[2] + " mm";
    }
    if (words.size() != 2 || (words[1] != "ok" && words[1] != "low" && words[1] != "out")) {
      return error("paper ok|low|out, or paper runs-out MM");
    }
    state.paper = words[1] == "ok" ? Paper::Ok : words[1] == "low" ? Paper::Low : Paper::Out;
    state.runsOutAfter.reset();
    return "paper " + words[1];
  }

  [[nodiscard]] std::string where() const {
    std::string text = "tcp 127.0.0.1:" + std::to_string(port_);
    if (!link_.empty()) text += " port " + link_.string();
    if (usb_) text += " usb " + usb_->environment();
    return text;
  }

  void wake() {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(wake_, &one, sizeof(one)));
  }

  void hangUp() {
    if (client_ >= 0) ::close(std::exchange(client_, -1));
    engine_.reconnect();
  }

  void serve() {
    while (true) {
      std::array<pollfd, 4> watched{};
      int wait = -1;
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        const bool listening = !silent_ && !engine_.full();
        const auto ear = static_cast<short>(listening ? POLLIN : 0);
        watched = {{{wake_, POLLIN, 0},
                    {client_ < 0 ? listener_ : -1, POLLIN, 0},
                    {client_, ear, 0},
                    {listening ? pty_.master() : -1, POLLIN, 0}}};
        if (!engine_.idle()) wait = kStride;
      }
      ::poll(watched.data(), watched.size(), wait);
      const std::lock_guard lock(mutex_);
      if (watched[0].revents != 0) {
        std::uint64_t count = 0;
        static_cast<void>(!::read(wake_, &count, sizeof(count)));
      }
      if (watched[1].revents != 0 && watched[1].fd == listener_) {
        client_ = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
      }
      if (watched[2].revents != 0 && watched[2].fd == client_) receive(client_);
      if (watched[3].revents != 0 && watched[3].fd == pty_.master()) receive(pty_.master());
      if (usb_) receiveFromUsb();
      answer(engine_.advance(PrintEngine::Clock::now()));
    }
  }

  void receive(int from) {
    std::array<std::uint8_t, 4096> bytes{};
    const ssize_t got = ::read(from, bytes.data(), bytes.size());
    if (got > 0) {
      speaker_ = from;
      answer(engine_.receive(std::span(bytes).first(static_cast<std::size_t>(got))));
    } else if (from == client_ && (got == 0 || (errno != EAGAIN && errno != EINTR))) {
      hangUp();
    }
  }

  void receiveFromUsb() {
    const PrintEngine::State& state = engine_.state();
    usb_->showState(state.paper == PrintEngine::Paper::Out, state.coverOpen || state.cutterJam);
    if (silent_ || engine_.full()) return;  // what has come waits, as behind a NAK
    const std::vector<std::uint8_t> bytes = usb_->take();
    if (bytes.empty()) return;
    speaker_ = kUsbSpeaker;
    answer(engine_.receive(bytes));
  }

  void answer(const std::vector<std::uint8_t>& bytes) {
    if (bytes.empty() || silent_) return;
    if (speaker_ == kUsbSpeaker) usb_->send(bytes);
    if (speaker_ == client_ && client_ >= 0) ::send(client_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (speaker_ == pty_.master() && pty_.isOpen()) {
      static_cast<void>(!::write(pty_.master(), bytes.data(), bytes.size()));
    }
  }

  static constexpr int kUsbSpeaker = -2;

  std::mutex mutex_;
  int port_;
  std::filesystem::path link_;
  PrintEngine engine_;
  bool silent_ = false;
  bool stopping_ = false;
  int wake_ = -1;
  int listener_ = -1;
  int client_ = -1;
  int speaker_ = -1;  ///< who spoke last is answered
  Pty pty_;
  std::unique_ptr<PrinterUsbWire> usb_;
  std::thread thread_;
};

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeReceiptPrinter(const Setup& setup) {
  const Settings& settings = setup.settings;
  if (const auto unknown = settings.unknownKeys({"tcp", "port", "wire", "socket", "output", "speed"});
      !unknown.empty()) {
    return error("unknown setting " + unknown.front());
  }
  const auto port = settings.number("tcp").value_or(9100);
  const double speed = settings.real("speed").value_or(150);
  if (port < 0 || port > 65535) return error("tcp is a port number");
  if (speed < 1 || speed > 10'000) return error("speed is 1 to 10000 mm a second");
  const auto link = settings.text("port");
  std::optional<int> socket;
  if (settings.has("wire")) {
    if (settings.text("wire") != "usb") return error("wire is usb");
    const auto number = settings.number("socket").value_or(3);
    if (number < 1 || number > 8) return error("socket is 1 to 8");
    socket = static_cast<int>(number);
  }
  return std::make_unique<ReceiptPrinter>(static_cast<int>(port),
                                          link ? setup.directory / *link : std::filesystem::path{}, socket,
                                          setup.directory / settings.text("output").value_or("receipts"), speed);
}

}  // namespace drivers::simulator
