#include "drivers/scanner/sane_scanner.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "drivers/scanner/escl_status.h"
#include "drivers/scanner/page_collector.h"
#include "drivers/scanner/sane_configuration.h"
#include "drivers/scanner/sane_words.h"
#include "drivers/scanner/worker_process.h"

namespace drivers::scanner {
namespace {

using assets::Error;
using assets::ErrorId;
using assets::Result;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

tl::unexpected<Error> passOn(const Error& error) {
  return tl::unexpected<Error>(error);
}

std::filesystem::path besideThisProgram() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "hall-scan-worker";
}

/// Errors after which the same handle serves the next scan.
bool leavesScannerWell(ErrorId error) {
  return assets::entry(error).family == assets::ErrorFamily::Retry && error != ErrorId::ScannerInterrupted &&
         error != ErrorId::ScannerStuck;
}

}  // namespace

struct SaneScanner::Inside {
  std::string device;
  std::string escl;  ///< URL; empty: not an eSCL scanner
  std::filesystem::path configDir;
  std::filesystem::path program;
  SanePace pace;
  std::optional<SaneConfiguration> configuration;
  std::unique_ptr<WorkerProcess> worker;
  ScannerCapabilities can;
  std::vector<std::string> othersJobs;  ///< on an eSCL scanner when the last scan began
  bool jobLeft = false;                 ///< our last one may still be there, because the worker could not end it

  bool diedUnheard = false;  ///< the worker ended without a word on the last scan

  /// An eSCL scanner's status, after it was tidied.
  [[nodiscard]] Result<EsclStatus> look(const std::stop_token& stop) {
    auto status = askEsclStatus(escl, stop);
    if (!status || !std::exchange(jobLeft, false)) return status;
    bool ended = false;
    for (const std::string& job : status->activeJobs) {
      if (std::find(othersJobs.begin(), othersJobs.end(), job) != othersJobs.end()) continue;
      endEsclJob(escl, job, stop);
      ended = true;
    }
    return ended ? askEsclStatus(escl, stop) : status;
  }

  /// Before a scan: what is left of the last one goes, and what is others' is noted.
  [[nodiscard]] Result<void> prepare(const std::stop_token& stop) {
    if (escl.empty()) return {};
    auto status = look(stop);
    if (!status) return passOn(status.error());
    othersJobs = std::move(status->activeJobs);
    return {};
  }

  /// A worker with the scanner open.
  [[nodiscard]] Result<void> ready(const std::stop_token& stop) {
    if (worker && worker->alive()) return {};
    worker.reset();
    if (!escl.empty()) {
      // Quicker than any backend at finding out that nobody is there.
      if (const auto there = look(stop); !there) return passOn(there.error());
    }
    auto started = WorkerProcess::start(program, configDir);
    if (!started) return passOn(started.error());
    worker = std::move(*started);
    auto opened = open(stop);
    if (!opened) {
      worker.reset();
    } else if (!escl.empty()) {
      // SANE calls it by the name our configuration gave it.
      if (const std::string model = askEsclModel(escl, stop); !model.empty()) can.model = model;
    }
    return opened;
  }

  [[nodiscard]] Result<void> open(const std::stop_token& stop) {
    if (!worker->send(OpenDevice{device})) return lost(WorkerProcess::Silence::Ended);
    auto heard = worker->receive(pace.open, stop);
    if (const auto* silence = std::get_if<WorkerProcess::Silence>(&heard)) return lost(*silence);
    auto& answer = std::get<Answer>(heard);
    if (auto* opened = std::get_if<DeviceOpened>(&answer)) {
      can = std::move(opened->capabilities);
      return {};
    }
    if (const auto* failed = std::get_if<Failed>(&answer)) return passOn(explain(*failed, stop));
    return lost(WorkerProcess::Silence::Garbage);
  }

  /// Ends a worker that is of no more use, and says why.
  [[nodiscard]] tl::unexpected<Error> lost(WorkerProcess::Silence silence) {
    jobLeft = true;
    worker->kill();
    const std::string end = worker->end();
    worker.reset();
    switch (silence) {
      case WorkerProcess::Silence::Stopped:
        return assets::failure(ErrorId::DeviceJobCancelled);
      case WorkerProcess::Silence::Patience:
        return assets::failure(ErrorId::ScannerStuck, "the worker was silent for too long");
      case WorkerProcess::Silence::Ended:
        return assets::failure(ErrorId::ScannerInterrupted, "the worker ended: " + end);
      case WorkerProcess::Silence::Garbage:
        break;
    }
    return assets::failure(ErrorId::ScannerInterrupted, "the worker said what makes no sense");
  }

  /// SANE tells "input or output error" of much; an eSCL scanner itself tells more.
  [[nodiscard]] Error explain(const Failed& failed, const std::stop_token& stop) const {
    const ErrorId error = errorOf(failed.stage, failed.status);
    if (escl.empty() || (error != ErrorId::ScannerBroken && error != ErrorId::ScannerGone)) return {error, failed.text};
    const auto status = askEsclStatus(escl, stop);
    if (!status) return status.error();
    // A scanner that is well only lost this scan.
    return {troubleOf(*status).value_or(ErrorId::ScannerInterrupted), failed.text};
  }

  /// Waits until the worker is at rest after a scan. False: it was not, and was ended by force.
  bool settle(milliseconds time, const std::stop_token& stop) {
    const auto until = Clock::now() + time;
    while (true) {
      const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
      const auto heard = worker->receive(std::max(left, milliseconds(0)), stop);
      const auto* answer = std::get_if<Answer>(&heard);
      if (answer != nullptr && std::holds_alternative<ScanEnded>(*answer)) return true;
      if (answer != nullptr && left.count() > 0) continue;
      static_cast<void>(lost(WorkerProcess::Silence::Patience));
      return false;
    }
  }

  /// Ends the scan under way in order, or the worker by force.
  [[nodiscard]] tl::unexpected<Error> cancel() {
    if (worker->send(CancelScan{})) {
      settle(pace.cancel, {});
      return assets::failure(ErrorId::DeviceJobCancelled);
    }
    return lost(WorkerProcess::Silence::Stopped);
  }

  [[nodiscard]] Error fail(const Failed& failed, const std::stop_token& stop) {
    const bool rests = settle(pace.rest, stop);
    Error error = explain(failed, stop);
    if (rests && !leavesScannerWell(error.id)) {
      jobLeft = true;
      worker.reset();
    }
    return error;
  }

  [[nodiscard]] Result<std::vector<ScannedPage>> scan(const ScanRequest& request, const std::stop_token& stop,
                                                      const ScanWatcher& watcher) {
    diedUnheard = false;
    if (worker->send(StartScan{request})) return follow(stop, watcher);
    diedUnheard = true;
    return lost(WorkerProcess::Silence::Ended);
  }

  [[nodiscard]] Result<std::vector<ScannedPage>> follow(const std::stop_token& stop, const ScanWatcher& watcher) {
    PageCollector pages;
    bool spoken = false;
    auto taken = PageCollector::Outcome::Good;
    while (taken == PageCollector::Outcome::Good) {
      auto heard = worker->receive(pace.silence, stop);
      if (const auto* silence = std::get_if<WorkerProcess::Silence>(&heard)) {
        if (*silence == WorkerProcess::Silence::Stopped) return cancel();
        diedUnheard = !spoken && *silence == WorkerProcess::Silence::Ended;
        return lost(*silence);
      }
      spoken = true;
      const auto& answer = std::get<Answer>(heard);
      if (std::holds_alternative<AllPages>(answer)) {
        if (!pages.complete()) break;
        settle(pace.rest, stop);
        return pages.pages();
      }
      if (const auto* failed = std::get_if<Failed>(&answer)) return passOn(fail(*failed, stop));
      if (const auto* begun = std::get_if<PageBegun>(&answer)) {
        taken = pages.take(*begun);
      } else if (const auto* rows = std::get_if<PageRows>(&answer)) {
        taken = pages.take(*rows);
      } else if (const auto* ended = std::get_if<PageEnded>(&answer)) {
        taken = pages.take(*ended);
      } else {
        break;
      }
      if (watcher && taken == PageCollector::Outcome::Good) watcher(pages.progress());
    }
    if (taken != PageCollector::Outcome::TooMuch) return lost(WorkerProcess::Silence::Garbage);
    static_cast<void>(cancel());
    return assets::failure(ErrorId::ScannerTooMuch);
  }
};

SaneScanner::SaneScanner(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
SaneScanner::~SaneScanner() = default;

Result<std::unique_ptr<Scanner>> SaneScanner::open(const DeviceConfig& config) {
  const auto wrong = [&](const std::string& what) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": " + what);
  };
  const Settings& settings = config.settings;
  if (const auto unknown = settings.unknownKeys({"device", "escl", "config_dir", "silence", "worker"});
      !unknown.empty()) {
    return wrong("unknown setting " + unknown.front());
  }
  auto inside = std::make_unique<Inside>();
  inside->device = settings.text("device").value_or("");
  inside->escl = settings.text("escl").value_or("");
  inside->configDir = settings.text("config_dir").value_or("");
  inside->program = settings.text("worker").value_or(besideThisProgram().string());
  if (inside->device.empty() == inside->escl.empty()) return wrong("device or escl is needed, and only one of them");
  constexpr std::int64_t kLongestSilence = 3'600;
  const auto silence = settings.number("silence").value_or(inside->pace.silence / std::chrono::seconds(1));
  if (silence < 1 || silence > kLongestSilence) return wrong("silence is 1 to 3600 seconds");
  inside->pace.silence = std::chrono::seconds(silence);
  if (!inside->escl.empty()) {
    if (!isEsclUrl(inside->escl)) return wrong("escl is a URL, e.g. http://192.168.1.20/eSCL");
    if (!inside->configDir.empty()) return wrong("config_dir goes with device");
    auto made = SaneConfiguration::make(inside->escl);
    if (!made) return passOn(made.error());
    inside->configDir = made->folder();
    inside->configuration.emplace(std::move(*made));
    inside->device = SaneConfiguration::kDevice;
  }
  if (auto ready = inside->ready({}); !ready) return passOn(ready.error());
  return std::unique_ptr<Scanner>(new SaneScanner(std::move(inside)));
}

Result<ScannerCapabilities> SaneScanner::capabilities() {
  if (auto ready = inside_->ready({}); !ready) return passOn(ready.error());
  return inside_->can;
}

Result<std::vector<ScannedPage>> SaneScanner::scan(const ScanRequest& request, const std::stop_token& stop,
                                                   const ScanWatcher& watcher) {
  if (stop.stop_requested()) return assets::failure(ErrorId::DeviceJobCancelled);
  // A worker that died since the last scan may be found dead only now; it has cost nothing yet.
  for (const bool again : {false, true}) {
    if (auto ready = inside_->ready(stop); !ready) return passOn(ready.error());
    if (auto prepared = inside_->prepare(stop); !prepared) return passOn(prepared.error());
    auto pages = inside_->scan(request, stop, watcher);
    if (pages || again || !inside_->diedUnheard) return pages;
  }
  return assets::failure(ErrorId::ScannerInterrupted);
}

DeviceStatus SaneScanner::check() {
  DeviceStatus status;
  status.state = DeviceState::Online;
  const auto tell = [&status](ErrorId problem, std::string detail) {
    status.state = stateOf(problem);
    status.problem = problem;
    status.detail = std::move(detail);
  };
  if (!inside_->escl.empty()) {
    const auto told = inside_->look({});
    if (!told) {
      tell(told.error().id, told.error().detail);
      return status;
    }
    if (const auto trouble = troubleOf(*told)) tell(*trouble, told->state + " " + told->reason + " " + told->feeder);
  }
  if (auto ready = inside_->ready({}); !ready) tell(ready.error().id, ready.error().detail);
  status.model = inside_->can.model;
  return status;
}

}  // namespace drivers::scanner
