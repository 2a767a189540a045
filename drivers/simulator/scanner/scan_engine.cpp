#include "drivers/simulator/scanner/scan_engine.h"

#include <algorithm>

namespace drivers::simulator::scanner {
namespace {

constexpr std::size_t kRemembered = 32;  // jobs

}  // namespace

bool ScanEngine::working() const {
  return std::any_of(jobs_.begin(), jobs_.end(), [](const auto& row) { return row.second.active; });
}

EsclStatus ScanEngine::status(std::string_view jobsPath) const {
  EsclStatus status;
  if (state_.coverOpen || state_.jam) {
    status.state = "Stopped";
    status.reason = state_.coverOpen ? "CoverOpen" : "MediaJam";
  } else if (state_.busy || working()) {
    status.state = "Processing";
  }
  if (capabilities_.feeder) {
    status.feederState = state_.coverOpen        ? "ScannerAdfDoorOpen"
                         : state_.jam            ? "ScannerAdfJam"
                         : state_.feeder.empty() ? "ScannerAdfEmpty"
                                                 : "ScannerAdfLoaded";
  }
  for (const auto& [number, job] : jobs_)
    status.jobs.push_back({std::string(jobsPath) + "/" + std::to_string(number), job.active, job.images});
  return status;
}

ScanEngine::Started ScanEngine::start(const EsclSettings& settings) {
  if (state_.busy || working()) return {Answer::Unavailable, 0};
  const bool feeder = settings.source == EsclSource::Feeder;
  const bool able = !feeder || (capabilities_.feeder && (capabilities_.duplex || !settings.duplex));
  if (!able || state_.coverOpen || state_.jam || (feeder && state_.feeder.empty())) return {Answer::Conflict, 0};
  jobs_[++lastJob_].settings = settings;
  if (jobs_.size() > kRemembered) jobs_.erase(jobs_.begin());
  return {Answer::Created, lastJob_};
}

std::vector<std::uint8_t> ScanEngine::drawIn(Job& job) {
  const Paper paper = std::move(state_.feeder.front());
  state_.feeder.pop_front();
  ++job.sheets;
  if (job.settings.duplex) job.backside = paper.back ? paper.back->seen(job.settings) : Sheet::lid(job.settings);
  return paper.front.seen(job.settings);
}

ScanEngine::Page ScanEngine::next(int number) {
  const auto found = jobs_.find(number);
  if (found == jobs_.end() || !found->second.active) return {Answer::NotFound, {}};
  Job& job = found->second;
  const bool feeder = job.settings.source == EsclSource::Feeder;
  if (job.backside) {
    Page page{Answer::Ok, std::move(*job.backside)};
    job.backside.reset();
    ++job.images;
    return page;
  }
  if (feeder && state_.jamAt != 0 && job.sheets + 1 == state_.jamAt) {
    state_.jam = true;
    state_.jamAt = 0;
  }
  if (state_.coverOpen || state_.jam) {
    job.active = false;
    return {Answer::Conflict, {}};
  }
  if (feeder ? state_.feeder.empty() : job.images > 0) {
    job.active = false;
    return {Answer::NotFound, {}};
  }
  ++job.images;
  if (feeder) return {Answer::Ok, drawIn(job)};
  return {Answer::Ok, state_.glass ? state_.glass->seen(job.settings) : Sheet::lid(job.settings)};
}

bool ScanEngine::end(int number) {
  const auto found = jobs_.find(number);
  if (found == jobs_.end()) return false;
  found->second.active = false;
  return true;
}

std::string ScanEngine::jobsInWords() const {
  std::string text;
  for (const auto& [number, job] : jobs_) {
    if (!text.empty()) text += "; ";
    text += std::to_string(number) + (job.active ? " active " : " over ") + std::to_string(job.images);
  }
  return text;
}

}  // namespace drivers::simulator::scanner
