#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "tests/kiosk/terminal/screens/samples.h"
#include "ui/shell/window.h"
#include "ui/text/text.h"

namespace hall_test {

/// A real window that shows one sample at a time.
class Stage {
 public:
  static tl::expected<std::unique_ptr<Stage>, std::string> open();

  void look(const ui::Look& look) { window_->setLook(look); }
  /// Draws frames until the sample stands still.
  void show(const Sample& sample);
  [[nodiscard]] ui::WidgetMap widgets() const { return window_->widgets(); }
  /// What the sample shown announces to a voice.
  [[nodiscard]] const std::vector<ui::Announcement>& announced() const { return announced_; }
  bool save(const std::filesystem::path& file);
  [[nodiscard]] std::vector<char32_t> missingCharacters() const { return window_->missingCharacters(); }

 private:
  struct Scene;
  explicit Stage(std::unique_ptr<ui::Window> window) : window_(std::move(window)) {}
  std::unique_ptr<ui::Window> window_;
  Sample sample_;
  std::vector<ui::Announcement> announced_;
};

}  // namespace hall_test
