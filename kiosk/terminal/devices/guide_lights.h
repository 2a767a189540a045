#pragma once

#include "drivers/lamp/guide_light.h"
#include "kiosk/terminal/session/event.h"
#include "kiosk/terminal/session/order.h"

namespace kiosk::terminal::devices {

/// Which guide lights burn, told by what steps order and what devices answer; no step knows of lights.
///
///   ID area        medium while a card is waited for, quick while one lies there to be taken away
///   camera         on while a face is looked at
///   printer mouth  slow while something is printed, medium when it is to be taken, until the visit ends
///   alarm          slow from a call for staff until the visit ends
class GuideLights {
 public:
  void ordered(const Order& order);
  /// Of any visit: a card may be taken away after its own has ended.
  void heard(const Event& event);
  void visitEnded();

  [[nodiscard]] const drivers::lamp::LightPlan& plan() const { return plan_; }

 private:
  drivers::lamp::LightPlan plan_;
};

}  // namespace kiosk::terminal::devices
