#include <atomic>
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <pthread.h>

#include "assets/directory.h"
#include "kiosk/terminal/app/terminal_app.h"
#include "kiosk/terminal/identity/private_file.h"
#include "kiosk/terminal/script/player.h"
#include "kiosk/terminal/session/process_guard.h"

namespace {

using namespace kiosk::terminal;

constexpr int kUsage = 2;
constexpr int kCannotStart = 1;

struct Arguments {
  std::string config;
  std::string enrolCode;
  std::string script;
  std::string screens;
  std::string simulator;
};

int complain(const assets::Error& error) {
  const auto& entry = assets::entry(error.id);
  fmt::print(stderr, "hall-kiosk: {}: {} ({})\n{}\n", entry.code, error.detail,
             entry.cause.in(assets::Language::English), entry.remedy.in(assets::Language::English));
  return kCannotStart;
}

int enrol(const config::Configuration& configuration, const std::string& code) {
  const auto identity = identity::enrol(configuration, code);
  if (!identity) return complain(identity.error());
  fmt::print("enrolled kiosk={} region={} district={}\n", identity->kioskId, identity->region, identity->district);
  return 0;
}

assets::Result<Equipment> equip(config::Configuration configuration) {
  auto identity = identity::load(configuration.paths.data);
  if (!identity) return tl::unexpected(identity.error());
  if (identity->kioskId != configuration.kiosk.id) {
    return assets::failure(assets::ErrorId::NotEnrolled,
                           "enrolled as " + identity->kioskId + ", the configuration says " + configuration.kiosk.id);
  }
  auto policy = kiosk::domain::PolicyBook::load(assets::directory() / "policy");
  if (!policy) return tl::unexpected(policy.error());
  auto forms = kiosk::papers::FormBook::load(assets::directory() / "forms");
  if (!forms) return tl::unexpected(forms.error());
  auto outbox = outbox::Outbox::open(configuration.paths.data / "outbox.sqlite");
  if (!outbox) return tl::unexpected(outbox.error());
  auto audit = audit::AuditLog::open(configuration.paths.data / "audit", wallClockMs);
  if (!audit) return tl::unexpected(audit.error());
  return Equipment{std::move(configuration), std::move(*policy), std::move(*forms),
                   std::move(*identity),     std::move(*outbox), std::move(*audit)};
}

assets::Result<std::unique_ptr<ui::Window>> openWindow(const config::Window& wanted) {
  auto tokens = ui::theme::readTokens(assets::directory() / "theme" / "tokens.json");
  if (!tokens) return tl::unexpected(tokens.error());
  ui::WindowOptions options;
  options.windowed = wanted.width > 0;
  if (options.windowed) {
    options.width = wanted.width;
    options.height = wanted.height;
    options.fitDisplay = true;
  }
  return ui::Window::open(options, std::move(*tokens));
}

/// SIGTERM and SIGINT: blocked before any thread is made, so that only StopOnSignal sees them.
sigset_t stopSignals() {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

/// While it lives, SIGTERM and SIGINT close the window.
class StopOnSignal {
 public:
  explicit StopOnSignal(ui::Window& window) {
    thread_ = std::thread([this, &window] {
      const sigset_t set = stopSignals();
      int signal = 0;
      sigwait(&set, &signal);
      if (!ending_) window.close();
    });
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    ending_ = true;
    // The thread waits for exactly this signal with sigwait(); nothing is terminated by it.
    pthread_kill(thread_.native_handle(), SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread)
    thread_.join();
  }

 private:
  std::atomic<bool> ending_{false};
  std::thread thread_;
};

/// A script's visitor, from a thread of its own; closes the window when it is done.
class Visitor {
 public:
  Visitor(ui::Window& window, std::vector<script::Line> lines, const std::string& screens)
      : window_(window), player_(window, std::move(lines), screens) {}
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  ~Visitor() { join(); }

  script::Player& player() { return player_; }
  void begin() {
    thread_ = std::thread([this] {
      outcome_ = player_.run();
      window_.close();
    });
  }
  /// After the window was closed.
  tl::expected<void, std::string> join() {
    player_.stop();
    if (thread_.joinable()) thread_.join();
    return outcome_;
  }

 private:
  ui::Window& window_;
  script::Player player_;
  std::thread thread_;
  tl::expected<void, std::string> outcome_ = tl::unexpected(std::string("the script did not begin"));
};

tl::expected<std::vector<script::Line>, std::string> readScript(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return tl::unexpected("cannot read " + file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return script::parse(text);
}

int serve(config::Configuration configuration, const Arguments& arguments) {
  std::optional<std::vector<script::Line>> script;
  if (!arguments.script.empty()) {
    auto read = readScript(arguments.script);
    if (!read) {
      fmt::print(stderr, "hall-kiosk: {}\n", read.error());
      return kUsage;
    }
    script = std::move(*read);
  }
  const config::Window wanted = configuration.window;
  auto equipment = equip(std::move(configuration));
  if (!equipment) return complain(equipment.error());
  auto window = openWindow(wanted);
  if (!window) return complain(window.error());
  TerminalApp app(std::move(*equipment), **window);
  const StopOnSignal stop(**window);
  if (!script) {
    app.run();
    return 0;
  }
  Visitor visitor(**window, std::move(*script), arguments.screens);
  if (!arguments.simulator.empty()) {
    if (auto connected = visitor.player().connect(arguments.simulator); !connected) {
      fmt::print(stderr, "hall-kiosk: {}\n", connected.error());
      return kUsage;
    }
  }
  visitor.begin();
  app.run();
  const auto outcome = visitor.join();
  if (!outcome) fmt::print(stderr, "hall-kiosk: the visitor got stuck: {}\n", outcome.error());
  return outcome ? 0 : kCannotStart;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App cli("The hall's self-service terminal");
  Arguments arguments;
  cli.add_option("--config", arguments.config, "the terminal's configuration (TOML)")->required();
  cli.add_option("--enrol", arguments.enrolCode,
                 "ask the back office for a certificate with this one-time code, and end");
  auto* script = cli.add_option("--script", arguments.script, "plays a visitor, and ends");
  cli.add_option("--screens", arguments.screens, "where a picture of every page and the times go")->needs(script);
  cli.add_option("--simulator", arguments.simulator, "the simulator's control socket, for `device` lines")
      ->needs(script);
  CLI11_PARSE(cli, argc, argv);

  const sigset_t signals = stopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a peer that hangs up is an error of that call, not our end
  boundHeap();
  if (const std::string undone = guardProcess(); !undone.empty()) fmt::print(stderr, "hall-kiosk: {}\n", undone);
  auto configuration = config::load(arguments.config);
  if (!configuration) return complain(configuration.error());
  if (const auto made = identity::makePrivateFolder(configuration->paths.data); !made) return complain(made.error());
  if (!arguments.enrolCode.empty()) return enrol(*configuration, arguments.enrolCode);
  if (!configuration->paths.models.empty()) {
    setenv("HALL_MODELS", configuration->paths.models.c_str(), 1);  // NOLINT(concurrency-mt-unsafe): no thread yet
  }
  return serve(std::move(*configuration), arguments);
}
