#include "drivers/simulator/scanner/scanner_emulator.h"

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "drivers/simulator/http/http_listener.h"
#include "drivers/simulator/papers.h"
#include "drivers/simulator/scanner/escl_xml.h"
#include "drivers/simulator/scanner/scan_engine.h"
#include "drivers/simulator/scanner/sheet.h"

namespace drivers::simulator::scanner {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRoot = "/eSCL/";
constexpr std::string_view kJobs = "/eSCL/ScanJobs";
constexpr double kA4Width = 210;
constexpr int kLongestWait = 600'000;

tl::unexpected<std::string> refuse(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

std::optional<int> count(std::string_view text, int most) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < 0 || value > most) return std::nullopt;
  return value;
}

HttpResponse plain(ScanEngine::Answer answer) {
  return {static_cast<int>(answer), "text/plain", {}, {}};
}

HttpResponse xml(std::string body) {
  return {200, "text/xml", std::move(body), {}};
}

class Scanner final : public Emulator {
 public:
  Scanner(int port, fs::path folder, EsclCapabilities capabilities)
      : port_(port),
        papers_(std::move(folder)),
        engine_(std::move(capabilities)),
        listener_([this](const HttpRequest& request) { return answer(request); }) {}
  ~Scanner() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "scanner"; }
  [[nodiscard]] std::string help() const override {
    return "scanner place PAGE|NUMBER|PATH [WIDTH]; scanner remove; scanner pages; "
           "scanner load PAGE|NUMBER|PATH[,BACK] ...; scanner no-docs; "
           "scanner jam on|off|SHEET; scanner cover open|close; scanner busy on|off; scanner slow MS; "
           "scanner crash [TIMES]; scanner where; scanner jobs";
  }

  Reply start() override { return replug(); }

  void stop() override {
    {
      const std::lock_guard lock(mutex_);
      plugged_ = false;
    }
    moved_.notify_all();
    listener_.stop();
  }

  Reply unplug() override {
    stop();
    return "unplugged";
  }

  Reply replug() override {
    if (listener_.serving()) return where();
    {
      const std::lock_guard lock(mutex_);
      plugged_ = true;
    }
    const auto port = listener_.start(port_);
    if (!port) return refuse(port.error());
    port_ = *port;
    return where();
  }

  Reply command(std::span<const std::string> words) override {
    const std::lock_guard lock(mutex_);
    const std::string_view verb = words.empty() ? std::string_view{} : std::string_view(words[0]);
    const std::span<const std::string> rest = words.empty() ? words : words.subspan(1);
    if (verb == "where" && rest.empty()) return where();
    if (verb == "pages" && rest.empty()) return papers_.names();
    if (verb == "jobs" && rest.empty()) return engine_.jobsInWords();
    if (verb == "place" && !rest.empty() && rest.size() <= 2) return place(rest);
    if (verb == "load" && !rest.empty()) return load(rest);
    if (rest.size() > 1) return refuse(help());
    auto done = set(verb, rest.empty() ? std::string_view{} : std::string_view(rest[0]));
    moved_.notify_all();
    return done;
  }

  void personStands(const Person* person) override {
    const std::lock_guard lock(mutex_);
    papers_.bring(person == nullptr ? std::vector<fs::path>{} : person->pages);
    engine_.state().glass.reset();
    engine_.state().feeder.clear();
  }

 private:
  [[nodiscard]] std::string where() const { return "http://127.0.0.1:" + std::to_string(port_) + "/eSCL"; }

  tl::expected<Sheet, std::string> sheet(std::string_view paper, double width) {
    const auto path = papers_.find(paper);
    if (!path) return refuse(path.error());
    return Sheet::load(*path, width);
  }

  Reply place(std::span<const std::string> words) {
    const auto width = words.size() == 2 ? count(words[1], 1000) : std::optional<int>(static_cast<int>(kA4Width));
    if (!width || *width == 0) return refuse("WIDTH is millimetres, 1 to 1000");
    auto paper = sheet(words[0], *width);
    if (!paper) return refuse(paper.error());
    engine_.state().glass = std::move(*paper);
    return "placed";
  }

  Reply load(std::span<const std::string> words) {
    if (!engine_.capabilities().feeder) return refuse("this scanner has no feeder");
    std::vector<ScanEngine::Paper> papers;
    for (const std::string& word : words) {
      const std::size_t comma = word.find(',');
      auto front = sheet(std::string_view(word).substr(0, comma), kA4Width);
      if (!front) return refuse(front.error());
      ScanEngine::Paper paper{std::move(*front), std::nullopt};
      if (comma != std::string::npos) {
        auto back = sheet(std::string_view(word).substr(comma + 1), kA4Width);
        if (!back) return refuse(back.error());
        paper.back = std::move(*back);
      }
      papers.push_back(std::move(paper));
    }
    auto& feeder = engine_.state().feeder;
    feeder.insert(feeder.end(), papers.begin(), papers.end());
    return std::to_string(feeder.size()) + " sheets";
  }

  Reply set(std::string_view verb, std::string_view what) {
    ScanEngine::State& state = engine_.state();
    const std::string said = std::string(verb) + (what.empty() ? "" : " ") + std::string(what);
    if (verb == "remove" && what.empty()) {
      state.glass.reset();
    } else if (verb == "no-docs" && what.empty()) {
      state.feeder.clear();
    } else if (verb == "jam" && (what == "on" || what == "off")) {
      state.jam = what == "on";
      state.jamAt = 0;
    } else if (verb == "jam" && count(what, 100).value_or(0) > 0) {
      state.jamAt = *count(what, 100);
    } else if (verb == "cover" && (what == "open" || what == "close")) {
      state.coverOpen = what == "open";
    } else if (verb == "busy" && (what == "on" || what == "off")) {
      state.busy = what == "on";
    } else if (verb == "slow" && count(what, kLongestWait)) {
      slow_ = std::chrono::milliseconds(*count(what, kLongestWait));
    } else if (verb == "crash" && (what.empty() || count(what, 1000))) {
      crashes_ = what.empty() ? 1 : *count(what, 1000);
    } else {
      return refuse(help());
    }
    return said;
  }

  HttpResponse answer(const HttpRequest& request) {
    std::unique_lock lock(mutex_);
    const std::string_view path = request.path;
    if (!path.starts_with(kRoot)) return plain(ScanEngine::Answer::NotFound);
    if (request.method == "GET" && path == "/eSCL/ScannerCapabilities") return xml(compose(engine_.capabilities()));
    if (request.method == "GET" && path == "/eSCL/ScannerStatus") return xml(compose(engine_.status(kJobs)));
    if (!path.starts_with(kJobs)) return plain(ScanEngine::Answer::NotFound);
    if (request.method == "POST" && path == kJobs) return begin(request.body);
    return follow(request.method, path.substr(kJobs.size()), lock);
  }

  HttpResponse begin(const std::string& body) {
    const auto settings = parseSettings(body);
    if (!settings) return {400, "text/plain", settings.error() + "\n", {}};
    const auto started = engine_.start(*settings);
    HttpResponse reply = plain(started.answer);
    if (started.answer == ScanEngine::Answer::Created) {
      reply.headers["Location"] = std::string(kJobs) + "/" + std::to_string(started.job);
    }
    return reply;
  }

  /// `rest` is what stands behind ScanJobs: "/7" or "/7/NextDocument".
  HttpResponse follow(std::string_view method, std::string_view rest, std::unique_lock<std::mutex>& lock) {
    constexpr std::string_view kNext = "/NextDocument";
    const bool next = method == "GET" && rest.ends_with(kNext);
    if (next) rest.remove_suffix(kNext.size());
    const auto job = rest.starts_with('/') ? count(rest.substr(1), 1'000'000'000) : std::nullopt;
    if (!job || (!next && method != "DELETE")) return plain(ScanEngine::Answer::NotFound);
    if (!next) return plain(engine_.end(*job) ? ScanEngine::Answer::Ok : ScanEngine::Answer::NotFound);
    moved_.wait_for(lock, slow_, [this] { return !plugged_; });
    if (!plugged_) return {200, "image/jpeg", "cut", {}, true};
    auto page = engine_.next(*job);
    if (page.answer != ScanEngine::Answer::Ok) return plain(page.answer);
    HttpResponse reply{200, "image/jpeg", {page.jpeg.begin(), page.jpeg.end()}, {}, crashes_ > 0};
    if (crashes_ > 0) --crashes_;
    return reply;
  }

  std::mutex mutex_;
  std::condition_variable moved_;
  int port_;
  Papers papers_;
  ScanEngine engine_;
  std::chrono::milliseconds slow_{0};
  int crashes_ = 0;
  bool plugged_ = false;
  HttpListener listener_;
};

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeScanner(const Setup& setup) {
  const Settings& settings = setup.settings;
  if (const auto unknown = settings.unknownKeys({"tcp", "feeder", "duplex"}); !unknown.empty()) {
    return refuse("unknown setting " + unknown.front());
  }
  const auto port = settings.number("tcp").value_or(8089);
  if (port < 0 || port > 65535) return refuse("tcp is a port number");
  EsclCapabilities can;
  can.model = "Hall Simulator Scanner 300";
  can.uuid = "4a1c6d52-0d6a-4c1e-9d0b-6b6a2f1f0e21";
  can.feeder = settings.flag("feeder").value_or(true);
  can.duplex = can.feeder && settings.flag("duplex").value_or(true);
  return std::make_unique<Scanner>(static_cast<int>(port), setup.scenario.folder, std::move(can));
}

}  // namespace drivers::simulator::scanner
