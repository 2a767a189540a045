#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "drivers/picture.h"
#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

// What the terminal and hall-scan-worker say to each other. A frame is one byte of kind, four bytes of length (little
// endian) and the payload. Pure; neither side trusts the other.

/// What the worker was doing when it could not go on.
enum class Stage : std::uint8_t { Open, Set, Start, Read };

// To the worker.
struct OpenDevice {
  std::string name;  ///< a SANE device name
};
struct StartScan {
  ScanRequest request;
};
struct CancelScan {};

// From the worker. A scan is answered with pages, each PageBegun, PageRows…, PageEnded, then with AllPages or Failed,
// and, when the backend is at rest again, with ScanEnded. Backends hang in ending a scan too, after all was given.
struct DeviceOpened {
  ScannerCapabilities capabilities;
};
struct PageBegun {
  int width = 0;     ///< 1..65535 pixels
  int height = 0;    ///< 0..65535; 0: not known yet
  int channels = 3;  ///< 3 (blue, green, red) or 1
  int dpi = 0;       ///< 1..9600
};
struct PageRows {
  WipedBytes pixels;  ///< whole rows
};
struct PageEnded {};
struct AllPages {};
struct ScanEnded {};
struct Failed {
  Stage stage = Stage::Open;
  int status = 0;    ///< a SANE_Status, 0..255
  std::string text;  ///< technical, never personal
};

using Request = std::variant<OpenDevice, StartScan, CancelScan>;
using Answer = std::variant<DeviceOpened, PageBegun, PageRows, PageEnded, AllPages, ScanEnded, Failed>;

/// The longest payload taken; rows are sent in pieces of at most this.
constexpr std::size_t kLongestPayload = 1U << 20U;

/// As a frame. Texts beyond 4096 bytes are cut.
WipedBytes encode(const Request& request);
WipedBytes encode(const Answer& answer);

/// Bytes into requests or answers. What can be none breaks it for good: the other side must be ended.
template <class Message>
class MessageParser {
 public:
  void feed(std::span<const std::uint8_t> bytes);
  /// The next whole message; empty: more bytes are needed, or it is broken.
  std::optional<Message> next();
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  WipedBytes inbox_;
  std::size_t taken_ = 0;
  bool broken_ = false;
};
extern template class MessageParser<Request>;
extern template class MessageParser<Answer>;

}  // namespace drivers::scanner
