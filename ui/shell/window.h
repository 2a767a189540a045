#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "ui/shell/frame.h"
#include "ui/shell/look.h"
#include "ui/shell/widget_map.h"
#include "ui/theme/tokens.h"

namespace ui {

struct WindowOptions {
  std::string title = "hall-kiosk";
  bool windowed = false;  ///< else the whole display
  int width = 1080;       ///< px, windowed only
  int height = 1920;
  bool fitDisplay = false;  ///< windowed only: made smaller, in its shape, where the display has no room for it
  bool glEs = false;        ///< ask for OpenGL ES 3.0 first; it is also the fallback of OpenGL 3.3
  bool showCursor = false;
};

/// What the window shows. Both are called on the thread that runs the window.
class Scenery {
 public:
  virtual ~Scenery() = default;
  /// After wake(), before drawing: take what other threads have posted. False: nothing visible has changed.
  virtual bool update() = 0;
  virtual void draw(Frame& frame) = 0;
};

/// A touch as a visitor makes it, in design px.
struct Touch {
  TouchPhase phase{};
  Point at;
};

/// Counts and sizes since the window was opened.
struct WindowFigures {
  std::uint64_t frames = 0;
  std::uint64_t textureBytes = 0;      ///< everything the graphics memory holds for us
  std::uint64_t textTextureBytes = 0;  ///< the text cache's part
  std::size_t textEntries = 0;
  std::vector<std::uint32_t> touchToFrameMicros;  ///< the last 1024 touches: event time to picture handed over
  std::vector<std::uint32_t> frameMicros;         ///< the last 1024 frames: draw and hand over
};

/// The one window. It sleeps until a touch, a wake() or a requested frame, and draws nothing while it sleeps.
class Window {
 public:
  /// Errors: DisplayUnavailable (no display or no OpenGL), FontMissing.
  static assets::Result<std::unique_ptr<Window>> open(const WindowOptions& options, theme::Tokens tokens);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Runs until close() or until the window system ends it.
  void run(Scenery& scenery);
  /// One turn of the loop: waits at most `milliseconds` for something to do. False once the window is closed.
  bool turn(Scenery& scenery, int milliseconds);

  // From any thread
  /// Has `update()` called soon.
  void wake() noexcept;
  void close() noexcept;
  /// Touches the glass; taken like a finger.
  void touch(const Touch& touch);
  /// The touchable areas of the last frame drawn.
  [[nodiscard]] WidgetMap widgets() const;
  /// The catalogue keys of the sentences in the last frame drawn: what a person can read there.
  [[nodiscard]] std::vector<std::string> words() const;
  /// The name given to beginPage() in the last frame drawn.
  [[nodiscard]] std::string page() const;
  /// Number of frames drawn so far: a script waits for the next one.
  [[nodiscard]] std::uint64_t frameNumber() const;
  /// Draws a frame and writes it as PNG, in px of the window. Ready when the file is there. Error:
  /// ScreenshotNotWritten.
  std::future<assets::Result<void>> screenshot(std::filesystem::path file);

  // From the window's thread
  /// When the glass was touched last, wherever; seconds of the steady clock, 0: never.
  [[nodiscard]] double lastTouch() const;
  void setLook(const Look& look);
  [[nodiscard]] const Look& look() const;
  /// Overwrites and drops every texture, layout and stroke that held data of a visitor. Returns the bytes overwritten.
  std::size_t forgetVisitor();
  [[nodiscard]] WindowFigures figures() const;
  /// Characters no font of this machine has, shown as U+3013 instead; in the order they were met.
  [[nodiscard]] std::vector<char32_t> missingCharacters() const;
  /// "OpenGL 4.5 … llvmpipe …": for the log.
  [[nodiscard]] std::string renderer() const;

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ui
