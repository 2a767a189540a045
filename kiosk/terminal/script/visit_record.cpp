#include "kiosk/terminal/script/visit_record.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::terminal::script {

VisitRecord::VisitRecord(std::filesystem::path folder) : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  out_.open(folder_ / "visit.jsonl");
  acts_.open(folder_ / "acts.jsonl");
}

std::filesystem::path VisitRecord::turnTo(const std::string& page) {
  close();
  page_ = page;
  shown_ = Clock::now();
  ++count_;
  if (folder_.empty()) return {};
  screen_ = fmt::format("{:02}-{}.png", count_, page);
  return folder_ / screen_;
}

void VisitRecord::act(int line, const std::string& text, Clock::time_point since) {
  if (!acts_) return;
  const auto milliseconds = [](Clock::duration time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  };
  const auto now = Clock::now();
  const nlohmann::json act = {
      {"line", line}, {"act", text}, {"at_ms", milliseconds(now - begin_)}, {"took_ms", milliseconds(now - since)}};
  acts_ << act.dump() << std::endl;
}

void VisitRecord::close() {
  if (!page_.empty() && out_) {
    const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(shown_ - begin_).count();
    out_ << fmt::format(R"({{"page":"{}","screen":"{}","machine_ms":{},"person_ms":{},"shown_at_ms":{}}})", page_,
                        screen_, machine_.count(), person_.count(), at)
         << std::endl;
  }
  page_.clear();
  machine_ = person_ = std::chrono::milliseconds(0);
}

}  // namespace kiosk::terminal::script
