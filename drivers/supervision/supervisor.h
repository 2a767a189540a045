#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drivers/supervision/supervised.h"

namespace drivers::supervision {

/// All devices of the terminal together. Used from one thread.
class Supervisor {
 public:
  /// The role must be new.
  void add(std::shared_ptr<Supervised> device);
  /// nullptr: no such role.
  [[nodiscard]] Supervised* find(std::string_view role) const;
  /// Role and status of each, in the order they were added.
  [[nodiscard]] std::vector<std::pair<std::string, DeviceStatus>> statuses() const;
  /// Look at every device now.
  void nudgeAll();
  /// Stops all of them at the same time; returns the roles that hung and were left to themselves.
  std::vector<std::string> stopAll();

 private:
  std::vector<std::shared_ptr<Supervised>> devices_;
};

}  // namespace drivers::supervision
