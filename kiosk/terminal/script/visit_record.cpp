#include "kiosk/terminal/script/visit_record.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace kiosk::terminal::script {

VisitRecord::VisitRecord(std::filesystem::path folder) : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  out_.open(folder_ / "visit.jsonl");
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
