#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "kiosk/terminal/screens/scan_screen.h"
#include "kiosk/terminal/session/event.h"
#include "kiosk/terminal/session/facts.h"
#include "kiosk/terminal/session/order.h"

namespace kiosk::terminal::steps {

/// One page before the document camera: found → all verdicts good for 800 ms → 2, 1 → taken → read → kept or doubted.
class PhotographPage {
 public:
  static constexpr std::chrono::milliseconds kGoodBefore{800};
  static constexpr std::chrono::milliseconds kCountdown{2000};

  /// `page` counts from 0; with `retaking` it replaces the page of that number.
  PhotographPage(domain::MaterialKind material, std::vector<screens::PageMark> taken, std::size_t page, bool retaking);

  void on(const Event& event, const Facts& facts, const domain::Person& person, Orders& orders);
  /// Takes the page when the countdown is over.
  void tick(const Facts& facts, Orders& orders);
  void takeNow(Orders& orders);
  /// Puts the page back before the camera.
  void again(Orders& orders);
  /// 就用这张: the doubt stays with the page.
  void keepAnyway();

  [[nodiscard]] const screens::ScanModel& model() const { return model_; }
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const;
  /// The page that was taken, once it is kept.
  [[nodiscard]] bool kept() const { return model_.phase == screens::ScanPhase::Kept; }
  [[nodiscard]] TakenPage takePage() { return std::move(taken_); }
  [[nodiscard]] std::size_t page() const { return model_.page; }
  [[nodiscard]] bool retaking() const { return model_.retaking; }
  [[nodiscard]] std::int64_t machineMs() const { return machineMs_; }

 private:
  void watched(const event::PageWatched& seen, std::chrono::milliseconds now);
  void read(const event::PageRead& read, const domain::Person& person, const Facts& facts);
  void notRead(const assets::Error& error, Orders& orders);

  screens::ScanModel model_;
  TakenPage taken_;
  std::optional<std::chrono::milliseconds> goodSince_;
  std::int64_t machineMs_ = 0;
  bool cameraGone_ = false;
};

}  // namespace kiosk::terminal::steps
