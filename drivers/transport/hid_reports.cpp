#include "drivers/transport/hid_reports.h"

#include <algorithm>
#include <array>
#include <map>

namespace drivers::transport {
namespace {

// Item tags with their types, as in the upper six bits of an item's first byte.
enum Item : std::uint8_t {  // compared with bytes of the descriptor as they come
  Input = 0x80,
  Output = 0x90,
  Collection = 0xA0,
  UsagePage = 0x04,
  ReportSize = 0x74,
  ReportId = 0x84,
  ReportCount = 0x94,
  Push = 0xA4,
  Pop = 0xB4,
  Usage = 0x08,
};
constexpr std::uint8_t kMainType = 0;
constexpr std::uint8_t kLongItem = 0xFE;
constexpr std::uint32_t kApplication = 1;
constexpr std::size_t kDeepestStack = 16;
constexpr std::size_t kLongestReport = 4096;  // of any real device; hostile descriptors say more

struct Globals {
  std::uint32_t page = 0;
  std::size_t bits = 0;
  std::size_t count = 0;
  std::uint8_t report = 0;
};

class Reader {
 public:
  void take(std::uint8_t tag, std::uint32_t value) {
    switch (tag) {
      case UsagePage:
        now_.page = value;
        break;
      case ReportSize:
        now_.bits = value;
        break;
      case ReportCount:
        now_.count = value;
        break;
      case ReportId:
        now_.report = static_cast<std::uint8_t>(value);
        break;
      case Push:
        if (stack_.size() < kDeepestStack) stack_.push_back(now_);
        break;
      case Pop:
        if (stack_.empty()) break;
        now_ = stack_.back();
        stack_.pop_back();
        break;
      case Usage:
        if (!usage_) usage_ = value;
        break;
      case Collection:
        if (value == kApplication) {
          const std::uint32_t usage = usage_.value_or(0);
          // A usage of four bytes brings its page along.
          const std::uint32_t page = usage > 0xFFFF ? usage >> 16U : now_.page;
          reports_.purposes.push_back({static_cast<std::uint16_t>(page), static_cast<std::uint16_t>(usage)});
        }
        break;
      case Input:
        add(input_);
        break;
      case Output:
        add(output_);
        break;
      default:
        break;
    }
    if ((tag & 0x0CU) == kMainType) usage_.reset();
  }

  std::optional<HidReports> done() {
    if (input_.empty()) return std::nullopt;
    reports_.number = firstInput_;
    reports_.input = bytes(input_, firstInput_);
    reports_.output =
        output_.empty() ? 0 : bytes(output_, output_.contains(firstInput_) ? firstInput_ : output_.begin()->first);
    return std::move(reports_);
  }

 private:
  using Bits = std::map<std::uint8_t, std::size_t>;  ///< by report number

  void add(Bits& bits) {
    if (&bits == &input_ && input_.empty()) firstInput_ = now_.report;
    const std::size_t most = kLongestReport * 8;
    const std::size_t more = now_.bits > most || now_.count > most ? most : now_.bits * now_.count;
    bits[now_.report] = std::min(bits[now_.report] + more, most);
  }
  static std::size_t bytes(const Bits& bits, std::uint8_t report) { return (bits.at(report) + 7) / 8; }

  Globals now_;
  std::vector<Globals> stack_;
  std::optional<std::uint32_t> usage_;
  Bits input_;
  Bits output_;
  std::uint8_t firstInput_ = 0;
  HidReports reports_;
};

}  // namespace

bool HidReports::types() const {
  return std::any_of(purposes.begin(), purposes.end(), [](const Purpose& purpose) {
    // Generic desktop: keyboard, keypad.
    return purpose.page == 0x01 && (purpose.usage == 0x06 || purpose.usage == 0x07);
  });
}

std::optional<HidReports> parseHidReports(std::span<const std::uint8_t> descriptor) {
  Reader reader;
  while (!descriptor.empty()) {
    const std::uint8_t head = descriptor[0];
    if (head == kLongItem) {
      if (descriptor.size() < 3 || descriptor.size() < std::size_t{3} + descriptor[1]) return std::nullopt;
      descriptor = descriptor.subspan(std::size_t{3} + descriptor[1]);
      continue;
    }
    constexpr std::array<std::size_t, 4> kSizes = {0, 1, 2, 4};
    const std::size_t size = kSizes[head & 3U];
    if (descriptor.size() < 1 + size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = size; i > 0; --i)
      value = value << 8U | descriptor[i];
    reader.take(head & 0xFCU, value);
    descriptor = descriptor.subspan(1 + size);
  }
  return reader.done();
}

}  // namespace drivers::transport
