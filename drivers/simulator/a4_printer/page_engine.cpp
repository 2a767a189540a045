#include "drivers/simulator/a4_printer/page_engine.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <utility>

namespace drivers::simulator {

int pagesOf(std::string_view pdf) {
  constexpr std::string_view kType = "/Type";
  constexpr std::string_view kPage = "/Page";
  int pages = 0;
  for (std::size_t at = pdf.find(kType); at != std::string_view::npos; at = pdf.find(kType, at)) {
    at += kType.size();
    while (at < pdf.size() && (pdf[at] == ' ' || pdf[at] == '\n' || pdf[at] == '\r'))
      ++at;
    if (pdf.substr(at, kPage.size()) != kPage) continue;
    at += kPage.size();
    if (at >= pdf.size() || std::isalnum(static_cast<unsigned char>(pdf[at])) == 0) ++pages;
  }
  return std::max(pages, 1);
}

int PageEngine::create(std::string name, int copies) {
  PrintJob job;
  job.id = static_cast<int>(jobs_.size()) + 1;
  job.name = std::move(name);
  job.copies = std::clamp(copies, 1, 99);
  jobs_.push_back(std::move(job));
  return jobs_.back().id;
}

const PrintJob* PageEngine::find(int job) const {
  if (job < 1 || static_cast<std::size_t>(job) > jobs_.size()) return nullptr;
  return &jobs_[static_cast<std::size_t>(job) - 1];
}

bool PageEngine::addDocument(int number, std::string pdf) {
  if (find(number) == nullptr) return false;
  PrintJob& job = jobs_[static_cast<std::size_t>(number) - 1];
  if (job.documentHere || job.over()) return false;
  job.pages = pagesOf(pdf) * job.copies;
  job.document = std::move(pdf);
  job.documentHere = true;
  return true;
}

bool PageEngine::cancel(int number) {
  if (find(number) == nullptr) return false;
  PrintJob& job = jobs_[static_cast<std::size_t>(number) - 1];
  if (job.over()) return false;
  job.state = JobState::Canceled;
  job.document.clear();
  pageDone_ = 0;
  return true;
}

bool PageEngine::blocked() const {
  return state_.sheets <= 0 || state_.jam || state_.coverOpen || state_.toner == Toner::Out;
}

PrintJob* PageEngine::current() {
  const auto found =
      std::find_if(jobs_.begin(), jobs_.end(), [](const PrintJob& job) { return job.documentHere && !job.over(); });
  return found == jobs_.end() ? nullptr : &*found;
}

void PageEngine::finish(PrintJob& job) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "job-%03d.pdf", job.id);
  std::error_code ignored;
  std::filesystem::create_directories(output_, ignored);
  job.file = output_ / name.data();
  std::ofstream out(job.file, std::ios::binary);
  out << job.document;
  job.document.clear();
  job.state = JobState::Completed;
}

void PageEngine::advance(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - last_).count();
  last_ = now;
  PrintJob* job = current();
  double left = std::clamp(seconds, 0.0, 1.0) * state_.pagesPerMinute / 60.0;
  while (job != nullptr) {
    if (blocked()) {
      job->state = JobState::Stopped;
      if (state_.jam) pageDone_ = 0;  // the sheet that is stuck is lost
      return;
    }
    job->state = JobState::Processing;
    const double step = std::min(left, 1.0 - pageDone_);
    pageDone_ += step;
    left -= step;
    if (pageDone_ < 1.0 - 1e-9) return;
    pageDone_ = 0;
    --state_.sheets;
    if (++job->printed < job->pages) continue;
    finish(*job);
    job = current();
  }
}

int PageEngine::printerState() const {
  if (blocked()) return 5;
  const bool working =
      std::any_of(jobs_.begin(), jobs_.end(), [](const PrintJob& job) { return job.documentHere && !job.over(); });
  return working ? 4 : 3;
}

std::vector<std::string> PageEngine::reasons() const {
  std::vector<std::string> reasons;
  if (state_.jam) reasons.emplace_back("media-jam-error");
  if (state_.coverOpen) reasons.emplace_back("cover-open-error");
  if (state_.sheets <= 0) {
    reasons.emplace_back("media-empty-error");
    reasons.emplace_back("media-needed-error");
  } else if (state_.sheets < kLowTray) {
    reasons.emplace_back("media-low-warning");
  }
  if (state_.toner == Toner::Out) reasons.emplace_back("toner-empty-error");
  if (state_.toner == Toner::Low) reasons.emplace_back("toner-low-warning");
  if (reasons.empty()) reasons.emplace_back("none");
  return reasons;
}

}  // namespace drivers::simulator
