#include "drivers/simulator/a4_printer/a4_printer.h"

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "drivers/simulator/a4_printer/ipp_service.h"
#include "drivers/simulator/a4_printer/page_engine.h"
#include "drivers/simulator/http/http_listener.h"

namespace drivers::simulator {
namespace {

constexpr std::chrono::milliseconds kStride{20};
constexpr int kFullTray = 250;

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

std::optional<int> count(const std::string& text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < 0 || value > 100'000) return std::nullopt;
  return value;
}

std::string_view wordOf(JobState state) {
  switch (state) {
    case JobState::Pending:
      return "pending";
    case JobState::Processing:
      return "processing";
    case JobState::Stopped:
      return "stopped";
    case JobState::Canceled:
      return "canceled";
    case JobState::Aborted:
      return "aborted";
    case JobState::Completed:
      return "completed";
  }
  return "unknown";
}

class A4Printer final : public Emulator {
 public:
  A4Printer(int port, std::filesystem::path output, double speed, int sheets)
      : port_(port),
        engine_(std::move(output)),
        listener_([this](const HttpRequest& request) { return answer(request); }) {
    engine_.state().pagesPerMinute = speed;
    engine_.state().sheets = sheets;
  }
  ~A4Printer() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "a4-printer"; }
  [[nodiscard]] std::vector<std::string_view> verbs() const override { return {"paper", "toner"}; }
  [[nodiscard]] std::string help() const override {
    return "a4-printer paper ok|low|out|SHEETS; a4-printer jam on|off; a4-printer cover open|close; "
           "a4-printer toner ok|low|out; a4-printer speed PAGES; a4-printer where; a4-printer jobs";
  }

  Reply start() override {
    auto plugged = replug();
    if (!plugged) return plugged;
    thread_ = std::jthread([this](const std::stop_token& stop) { print(stop); });
    return plugged;
  }

  void stop() override {
    if (thread_.joinable()) {
      thread_.request_stop();
      thread_.join();
    }
    listener_.stop();
  }

  Reply unplug() override {
    listener_.stop();
    return "unplugged";
  }

  Reply replug() override {
    if (listener_.serving()) return where();
    const auto port = listener_.start(port_);
    if (!port) return error(port.error());
    port_ = *port;
    return where();
  }

  Reply command(std::span<const std::string> words) override {
    const std::lock_guard lock(mutex_);
    PageEngine::State& state = engine_.state();
    const std::string verb = words.empty() ? "" : words[0];
    const std::string what = words.size() == 2 ? words[1] : "";
    const std::string said = verb + " " + what;
    if (verb == "where") return where();
    if (verb == "jobs") return jobs();
    if (verb == "paper") {
      const auto sheets = what == "ok" ? kFullTray : what == "low" ? 10 : what == "out" ? 0 : count(what);
      if (!sheets) return error("paper ok|low|out|SHEETS");
      state.sheets = *sheets;
      return said;
    }
    if (verb == "toner" && (what == "ok" || what == "low" || what == "out")) {
      using Toner = PageEngine::Toner;
      state.toner = what == "ok" ? Toner::Ok : what == "low" ? Toner::Low : Toner::Out;
      return said;
    }
    if (verb == "jam" && (what == "on" || what == "off")) {
      state.jam = what == "on";
      return said;
    }
    if (verb == "cover" && (what == "open" || what == "close")) {
      state.coverOpen = what == "open";
      return said;
    }
    if (verb == "speed" && count(what).value_or(0) > 0) {
      state.pagesPerMinute = *count(what);
      return said;
    }
    return error("a4-printer has no such command; try help");
  }

 private:
  [[nodiscard]] std::string where() const { return "ipp://127.0.0.1:" + std::to_string(port_) + "/ipp/print"; }

  [[nodiscard]] std::string jobs() const {
    std::string text;
    for (const PrintJob& job : engine_.jobs()) {
      if (!text.empty()) text += "; ";
      text += std::to_string(job.id) + " " + std::string(wordOf(job.state)) + " " + std::to_string(job.printed) + "/" +
              std::to_string(job.pages);
      if (!job.file.empty()) text += " " + job.file.string();
    }
    return text;
  }

  HttpResponse answer(const HttpRequest& request) {
    if (request.method != "POST") return {200, "text/plain", "A4 printer\n", {}};
    const std::lock_guard lock(mutex_);
    engine_.advance(PageEngine::Clock::now());
    auto reply = IppService(engine_, where()).answer(request.body);
    if (!reply) return {400, "text/plain", "no IPP message\n", {}};
    return {200, "application/ipp", std::move(*reply), {}};
  }

  void print(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any signal;
    while (!stop.stop_requested()) {
      {
        const std::lock_guard lock(mutex_);
        engine_.advance(PageEngine::Clock::now());
      }
      std::unique_lock lock(mutex);
      signal.wait_for(lock, stop, kStride, [] { return false; });
    }
  }

  std::mutex mutex_;
  int port_;
  PageEngine engine_;
  HttpListener listener_;
  std::jthread thread_;
};

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeA4Printer(const Setup& setup) {
  const Settings& settings = setup.settings;
  if (const auto unknown = settings.unknownKeys({"tcp", "output", "speed", "sheets"}); !unknown.empty()) {
    return error("unknown setting " + unknown.front());
  }
  const auto port = settings.number("tcp").value_or(8631);
  const double speed = settings.real("speed").value_or(30);
  const auto sheets = settings.number("sheets").value_or(kFullTray);
  if (port < 0 || port > 65535) return error("tcp is a port number");
  if (speed <= 0 || speed > 100'000) return error("speed is pages a minute");
  if (sheets < 0 || sheets > 10'000) return error("sheets is 0 to 10000");
  return std::make_unique<A4Printer>(static_cast<int>(port), setup.directory / settings.text("output").value_or("a4"),
                                     speed, static_cast<int>(sheets));
}

}  // namespace drivers::simulator
