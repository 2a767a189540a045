#include "drivers/scanner/worker_protocol.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace drivers::scanner {
namespace {

constexpr std::size_t kHeader = 5;
constexpr std::size_t kLongestText = 4096;
constexpr std::uint32_t kMostEntries = 4096;
constexpr int kLongestSide = 65'535;
constexpr int kFinest = 9'600;
constexpr double kLongestLength = 10'000;  // millimetres

class Writer {
 public:
  void byte(std::uint8_t value) { bytes.push_back(value); }
  void number(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8)
      byte(static_cast<std::uint8_t>(value >> shift));
  }
  void number(int value) { number(static_cast<std::uint32_t>(value)); }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    number(static_cast<std::uint32_t>(bits));
    number(static_cast<std::uint32_t>(bits >> 32U));
  }
  void text(std::string_view value) {
    value = value.substr(0, kLongestText);
    number(static_cast<std::uint32_t>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
  }

  WipedBytes bytes;
};

/// Reads on past the end as zeros and remembers it.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  std::uint8_t byte() {
    if (rest_.empty()) {
      good_ = false;
      return 0;
    }
    const std::uint8_t value = rest_.front();
    rest_ = rest_.subspan(1);
    return value;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 8)
      value |= static_cast<std::uint32_t>(byte()) << shift;
    return value;
  }
  int between(int from, int to) {
    const auto value = static_cast<std::int32_t>(number());
    if (value < from || value > to) good_ = false;
    return std::clamp(value, from, to);
  }
  template <class Enum>
  Enum word(Enum last) {
    const std::uint8_t value = byte();
    if (value > static_cast<std::uint8_t>(last)) good_ = false;
    return good_ ? static_cast<Enum>(value) : last;
  }
  /// A length in millimetres.
  double length() {
    const std::uint64_t low = number();
    const double value = std::bit_cast<double>(low | static_cast<std::uint64_t>(number()) << 32U);
    if (std::isfinite(value) && value >= 0 && value <= kLongestLength) return value;
    good_ = false;
    return 0;
  }
  std::string text() {
    const std::uint32_t size = number();
    if (size > kLongestText || size > rest_.size()) {
      good_ = false;
      return {};
    }
    std::string value(rest_.begin(), rest_.begin() + size);
    rest_ = rest_.subspan(size);
    return value;
  }
  std::uint32_t entries() {
    const std::uint32_t count = number();
    if (count > kMostEntries || count > rest_.size()) good_ = false;
    return good_ ? count : 0;
  }
  std::span<const std::uint8_t> rest() { return std::exchange(rest_, {}); }
  /// Everything was there and nothing is left over.
  [[nodiscard]] bool whole() const { return good_ && rest_.empty(); }

 private:
  std::span<const std::uint8_t> rest_;
  bool good_ = true;
};

void write(Writer& to, const OpenDevice& message) {
  to.text(message.name);
}
void read(Reader& from, OpenDevice& message) {
  message.name = from.text();
}

void write(Writer& to, const StartScan& message) {
  const ScanRequest& request = message.request;
  to.byte(static_cast<std::uint8_t>(request.source));
  to.byte(static_cast<std::uint8_t>(request.colour));
  to.number(request.dpi);
  for (const double length : {request.area.left, request.area.top, request.area.width, request.area.height})
    to.real(length);
}
void read(Reader& from, StartScan& message) {
  ScanRequest& request = message.request;
  request.source = from.word(Source::FeederDuplex);
  request.colour = from.word(Colour::Grey);
  request.dpi = from.between(1, kFinest);
  for (double* length : {&request.area.left, &request.area.top, &request.area.width, &request.area.height})
    *length = from.length();
}

void write(Writer& to, const DeviceOpened& message) {
  const ScannerCapabilities& can = message.capabilities;
  to.text(can.model);
  to.number(static_cast<std::uint32_t>(can.sources.size()));
  for (const Source source : can.sources)
    to.byte(static_cast<std::uint8_t>(source));
  to.number(static_cast<std::uint32_t>(can.resolutions.size()));
  for (const int dpi : can.resolutions)
    to.number(dpi);
  to.real(can.maxWidth);
  to.real(can.maxHeight);
}
void read(Reader& from, DeviceOpened& message) {
  ScannerCapabilities& can = message.capabilities;
  can.model = from.text();
  for (std::uint32_t left = from.entries(); left > 0; --left)
    can.sources.push_back(from.word(Source::FeederDuplex));
  for (std::uint32_t left = from.entries(); left > 0; --left)
    can.resolutions.push_back(from.between(1, kFinest));
  can.maxWidth = from.length();
  can.maxHeight = from.length();
}

void write(Writer& to, const PageBegun& message) {
  for (const int number : {message.width, message.height, message.channels, message.dpi})
    to.number(number);
}
void read(Reader& from, PageBegun& message) {
  message.width = from.between(1, kLongestSide);
  message.height = from.between(0, kLongestSide);
  message.channels = from.between(1, 3) == 1 ? 1 : 3;
  message.dpi = from.between(1, kFinest);
}

void write(Writer& to, const PageRows& message) {
  to.bytes.insert(to.bytes.end(), message.pixels.begin(), message.pixels.end());
}
void read(Reader& from, PageRows& message) {
  const auto pixels = from.rest();
  message.pixels.assign(pixels.begin(), pixels.end());
}

void write(Writer& to, const Failed& message) {
  to.byte(static_cast<std::uint8_t>(message.stage));
  to.byte(static_cast<std::uint8_t>(message.status));
  to.text(message.text);
}
void read(Reader& from, Failed& message) {
  message.stage = from.word(Stage::Read);
  message.status = from.byte();
  message.text = from.text();
}

// Messages without content.
template <class Empty>
void write(Writer&, const Empty&) {}
template <class Empty>
void read(Reader&, Empty&) {}

/// The message of a kind, which is its place in the variant.
template <class Message, std::size_t kKind = 0>
std::optional<Message> decode(std::size_t kind, std::span<const std::uint8_t> payload) {
  if constexpr (kKind < std::variant_size_v<Message>) {
    if (kind != kKind) return decode<Message, kKind + 1>(kind, payload);
    std::variant_alternative_t<kKind, Message> message;
    Reader reader(payload);
    read(reader, message);
    if (!reader.whole()) return std::nullopt;
    return message;
  }
  return std::nullopt;
}

template <class Message>
WipedBytes frameOf(const Message& message) {
  Writer out;
  out.byte(static_cast<std::uint8_t>(message.index()));
  out.number(std::uint32_t{0});
  std::visit([&](const auto& one) { write(out, one); }, message);
  Writer length;
  length.number(static_cast<std::uint32_t>(out.bytes.size() - kHeader));
  std::copy(length.bytes.begin(), length.bytes.end(), out.bytes.begin() + 1);
  return std::move(out.bytes);
}

}  // namespace

WipedBytes encode(const Request& request) {
  return frameOf(request);
}
WipedBytes encode(const Answer& answer) {
  return frameOf(answer);
}

template <class Message>
void MessageParser<Message>::feed(std::span<const std::uint8_t> bytes) {
  if (broken_) return;
  if (taken_ > 0) {
    inbox_.erase(inbox_.begin(), inbox_.begin() + static_cast<std::ptrdiff_t>(taken_));
    taken_ = 0;
  }
  inbox_.insert(inbox_.end(), bytes.begin(), bytes.end());
}

template <class Message>
std::optional<Message> MessageParser<Message>::next() {
  if (broken_) return std::nullopt;
  const std::span<const std::uint8_t> waiting = std::span<const std::uint8_t>(inbox_).subspan(taken_);
  if (waiting.size() < kHeader) return std::nullopt;
  Reader header(waiting.first(kHeader));
  const std::uint8_t kind = header.byte();
  const std::size_t length = header.number();
  if (kind >= std::variant_size_v<Message> || length > kLongestPayload) {
    broken_ = true;
    return std::nullopt;
  }
  if (waiting.size() < kHeader + length) return std::nullopt;
  auto message = decode<Message>(kind, waiting.subspan(kHeader, length));
  taken_ += kHeader + length;
  broken_ = !message;
  return message;
}

template class MessageParser<Request>;
template class MessageParser<Answer>;

}  // namespace drivers::scanner
