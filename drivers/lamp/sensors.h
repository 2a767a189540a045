#pragma once

namespace drivers::lamp {

/// What a board's sensors say.
struct Sensors {
  bool serviceDoorOpen = false;
  bool paperDoorOpen = false;
  bool personNear = false;
  friend bool operator==(const Sensors&, const Sensors&) = default;
};

}  // namespace drivers::lamp
