#pragma once

#include <string>

#include <sys/types.h>

namespace tests {

enum class BoardFault : char { None, Silent, Late, Noise, Refuses, DoorOpen };

/// The sample board at its wire: a process of its own that answers at a pseudo terminal until it is unplugged.
class BoardFirmware {
 public:
  explicit BoardFirmware(BoardFault fault = BoardFault::None);
  ~BoardFirmware() { unplug(); }
  BoardFirmware(const BoardFirmware&) = delete;
  BoardFirmware& operator=(const BoardFirmware&) = delete;

  /// The serial port a driver opens.
  [[nodiscard]] const std::string& port() const { return port_; }
  /// The process ends and its end of the wire is gone.
  void unplug();

 private:
  std::string port_;
  pid_t process_ = -1;
};

}  // namespace tests
