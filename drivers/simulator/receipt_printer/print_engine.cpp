#include "drivers/simulator/receipt_printer/print_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace drivers::simulator {
namespace {

constexpr std::uint8_t kStatusFrame = 0x12;

std::size_t weightOf(const PrintAction& action) {
  const auto* picture = std::get_if<PrintPicture>(&action);
  return picture == nullptr ? 64 : picture->rows.size();
}

}  // namespace

bool PrintEngine::canPrint() const {
  return state_.paper != Paper::Out && !state_.coverOpen && !state_.cutterJam;
}

std::uint8_t PrintEngine::statusByte(int number) const {
  const bool out = state_.paper == Paper::Out;
  unsigned byte = kStatusFrame;
  switch (number) {
    case 1:
      if (offline() && !state_.contradict) byte |= 0x08U;
      break;
    case 2:
      if (state_.coverOpen || state_.contradict) byte |= 0x04U;  // on line with an open cover: cannot be
      if (out) byte |= 0x20U;
      if (state_.cutterJam) byte |= 0x40U;
      break;
    case 3:
      if (state_.cutterJam) byte |= 0x08U;
      break;
    default:
      if (state_.paper != Paper::Ok) byte |= 0x0CU;
      if (out) byte |= 0x60U;
      break;
  }
  return static_cast<std::uint8_t>(byte);
}

std::vector<std::uint8_t> PrintEngine::receive(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t> answers;
  for (EscPosEvent& event : interpreter_.feed(bytes)) {
    if (auto* action = std::get_if<PrintAction>(&event)) {
      queuedBytes_ += weightOf(*action);
      queue_.push_back(std::move(*action));
    } else if (const auto* tell = std::get_if<TellStatus>(&event)) {
      answers.push_back(statusByte(tell->number));
    } else {
      clear();
      answers.insert(answers.end(), {0x37, 0x25, 0x00});
    }
  }
  return answers;
}

void PrintEngine::clear() {
  queue_.clear();
  queuedBytes_ = 0;
  underway_.reset();
}

bool PrintEngine::burnRows(int rows) {
  if (state_.runsOutAfter) {
    rows = std::min(rows, static_cast<int>(std::floor(*state_.runsOutAfter * kDotsPerMillimetre)));
  }
  if (rows > 0) {
    const auto from = strip_.dots.begin() + static_cast<std::ptrdiff_t>(burnt_) * kPrintDots;
    paper_.dots.insert(paper_.dots.end(), from, from + static_cast<std::ptrdiff_t>(rows) * kPrintDots);
    burnt_ += rows;
    if (state_.runsOutAfter) *state_.runsOutAfter -= rows / kDotsPerMillimetre;
  }
  if (state_.runsOutAfter && *state_.runsOutAfter * kDotsPerMillimetre < 1) {
    state_.paper = Paper::Out;
    state_.runsOutAfter.reset();
  }
  return rows > 0;
}

void PrintEngine::cutOff() {
  const bool anything = std::any_of(paper_.dots.begin(), paper_.dots.end(), [](std::uint8_t dot) { return dot != 0; });
  if (anything) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "receipt-%03zu.png", receipts_.size() + 1);
    std::error_code ignored;
    std::filesystem::create_directories(output_, ignored);
    const auto file = output_ / name.data();
    if (savePaper(paper_, file)) receipts_.push_back(file);
  }
  paper_.dots.clear();
}

std::vector<std::uint8_t> PrintEngine::advance(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - last_).count();
  last_ = now;
  std::vector<std::uint8_t> answers;
  if (idle()) {
    rowsDue_ = 0;
    return answers;
  }
  rowsDue_ += std::clamp(seconds, 0.0, 0.1) * state_.speed * kDotsPerMillimetre;
  bool drawn = false;
  while (canPrint() && !idle()) {
    if (!underway_) {
      if (std::exchange(drawn, true)) break;  // drawing takes long; a question for the state must not wait behind it
      underway_ = std::move(queue_.front());
      queue_.pop_front();
      queuedBytes_ -= weightOf(*underway_);
      strip_ = paperOf(*underway_);
      burnt_ = 0;
    }
    const int left = strip_.height() - burnt_;
    const int rows = std::min(left, static_cast<int>(rowsDue_));
    rowsDue_ -= rows;
    if (left > 0 && !burnRows(rows)) break;
    if (burnt_ < strip_.height()) continue;
    if (std::holds_alternative<CutPaper>(*underway_)) cutOff();
    if (std::holds_alternative<TellQueueStatus>(*underway_)) {
      answers.push_back(state_.paper == Paper::Low ? 0x03 : 0x00);
    }
    underway_.reset();
  }
  return answers;
}

}  // namespace drivers::simulator
