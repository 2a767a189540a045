#include "drivers/supervision/supervisor.h"

#include <cstdlib>
#include <thread>

namespace drivers::supervision {

void Supervisor::add(std::shared_ptr<Supervised> device) {
  if (find(device->role()) != nullptr) std::abort();
  devices_.push_back(std::move(device));
}

Supervised* Supervisor::find(std::string_view role) const {
  for (const auto& device : devices_) {
    if (device->role() == role) return device.get();
  }
  return nullptr;
}

std::vector<std::pair<std::string, DeviceStatus>> Supervisor::statuses() const {
  std::vector<std::pair<std::string, DeviceStatus>> all;
  for (const auto& device : devices_)
    all.emplace_back(device->role(), device->status());
  return all;
}

void Supervisor::nudgeAll() {
  for (const auto& device : devices_)
    device->nudge();
}

std::vector<std::string> Supervisor::stopAll() {
  std::vector<char> ended(devices_.size(), 0);
  std::vector<std::thread> stoppers;
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    stoppers.emplace_back([&, i] { ended[i] = devices_[i]->stop() ? 1 : 0; });
  }
  for (std::thread& stopper : stoppers)
    stopper.join();
  std::vector<std::string> hung;
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    if (ended[i] == 0) hung.push_back(devices_[i]->role());
  }
  return hung;
}

}  // namespace drivers::supervision
