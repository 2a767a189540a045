#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "drivers/simulator/usb/usb_descriptors.h"

typedef struct _UMockdevTestbed UMockdevTestbed;      // NOLINT: C's names
typedef struct _UMockdevIoctlBase UMockdevIoctlBase;  // NOLINT

namespace drivers::simulator {

/// The USB bus of this process's simulated devices: a folder of /sys and /dev that programs with umockdev's library see
/// instead of the machine's own. One for all devices; it goes with the last of them.
class UsbTestbed {
 public:
  static std::shared_ptr<UsbTestbed> shared();
  UsbTestbed();
  UsbTestbed(const UsbTestbed&) = delete;
  UsbTestbed& operator=(const UsbTestbed&) = delete;
  ~UsbTestbed();

  /// A device at a socket of the root hub ("1-1" has `socket` 1) appears, under a number it has not had before.
  /// `handler` answers its ioctls. Returns the name of its place in /sys.
  tl::expected<std::string, std::string> plug(int socket, const UsbSpec& spec, UMockdevIoctlBase* handler);
  /// A V4L2 node /dev/videoNUMBER of the device at a socket, which is there already. Its node is an empty file.
  tl::expected<std::string, std::string> plugVideo(int socket, int number, const std::string& name,
                                                   UMockdevIoctlBase* handler);
  /// It goes; programs are told.
  void unplug(const std::string& place);
  /// The variables a program needs to see the bus, "NAME=value NAME=value".
  [[nodiscard]] std::string environment() const;
  /// The folder the bed's /dev and /sys lie in.
  [[nodiscard]] std::string root() const;

 private:
  UMockdevTestbed* testbed_;
  int lastNumber_ = 1;  ///< the root hub's
};

}  // namespace drivers::simulator
