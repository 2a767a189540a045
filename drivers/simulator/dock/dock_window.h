#pragma once

#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

namespace drivers::simulator::dock {

/// A plain window with Dear ImGui in it. It sleeps until somebody does something, or wake().
class DockWindow {
 public:
  /// At the right edge of the display, as high as there is room. The error is a sentence.
  static tl::expected<std::unique_ptr<DockWindow>, std::string> open(const std::string& title);
  DockWindow(const DockWindow&) = delete;
  DockWindow& operator=(const DockWindow&) = delete;
  ~DockWindow();

  /// One turn of the loop: waits at most `milliseconds` for something to do, then draws if there was. False once the
  /// window was closed or the program was told to end (SIGTERM, SIGINT).
  bool turn(const std::function<void()>& draw, int milliseconds);
  /// From any thread: draws soon.
  void wake() noexcept;

 private:
  struct Impl;
  explicit DockWindow(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace drivers::simulator::dock
