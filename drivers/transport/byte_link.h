#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace drivers::transport {

/// Why a link does not carry bytes.
enum class LinkFault : std::uint8_t {
  NotThere,  ///< no such port or device
  Denied,    ///< there, but this program may not open it, or another holds it
  Gone,      ///< was open, has been pulled
  BadSetting,
};
struct LinkError {
  LinkFault fault = LinkFault::NotThere;
  std::string detail;  ///< technical: the path and the system's word
};
template <class T>
using LinkResult = tl::expected<T, LinkError>;

/// A stream of bytes to one device, whatever carries it. Belongs to one thread.
class ByteLink {
 public:
  ByteLink() = default;
  ByteLink(const ByteLink&) = delete;
  ByteLink& operator=(const ByteLink&) = delete;
  virtual ~ByteLink() = default;

  /// Hands over everything, or fails.
  virtual LinkResult<void> write(std::span<const std::uint8_t> bytes) = 0;
  /// Waits at most `wait` for bytes; 0: none came.
  virtual LinkResult<std::size_t> read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) = 0;
  /// Throws away what has arrived and was not read.
  virtual LinkResult<void> drain() = 0;
  /// Where it leads, for logs: "/dev/ttyS0 115200".
  [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace drivers::transport
