#pragma once

#include <functional>
#include <memory>

namespace drivers::transport {

/// Tells, from a thread of its own, each time a USB device is plugged in or pulled, so that whoever opens devices again
/// and again need not wait for the next round. Without USB on the system it tells nothing.
class UsbWatch {
 public:
  /// `changed` must return at once.
  explicit UsbWatch(std::function<void()> changed);
  UsbWatch(const UsbWatch&) = delete;
  UsbWatch& operator=(const UsbWatch&) = delete;
  ~UsbWatch();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drivers::transport
