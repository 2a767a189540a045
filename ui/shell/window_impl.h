#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <mutex>
#include <utility>

#include <SDL2/SDL.h>

#include "ui/shell/frame_context.h"
#include "ui/shell/window.h"

namespace ui {

/// The last `kLength` figures.
class FigureRing {
 public:
  static constexpr std::size_t kLength = 1024;
  void add(double seconds) {
    values_[next_ % kLength] = static_cast<std::uint32_t>(std::max(0.0, seconds) * 1e6);
    ++next_;
  }
  [[nodiscard]] std::vector<std::uint32_t> values() const {
    const std::size_t count = std::min(next_, kLength);
    return {values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(count)};
  }

 private:
  std::array<std::uint32_t, kLength> values_{};
  std::size_t next_ = 0;
};

struct Window::Impl {
  Impl(theme::Tokens themeTokens, text::Typesetter setter)
      : tokens(std::move(themeTokens)), typesetter(std::move(setter)) {}
  ~Impl();

  /// Null when this kind of context cannot be had.
  bool openContext(const WindowOptions& options, bool glEs, std::string& fault);
  void handle(const SDL_Event& event);
  void handleKey(const SDL_KeyboardEvent& key);
  void takeTouch(TouchPhase phase, Point design, double when);
  void takePosted();
  void drawFrame(Scenery& scenery);
  void takeScreenshots(int width, int height);
  void nudge() noexcept;  ///< from any thread: ends the sleep

  [[nodiscard]] shell::Viewport viewport() const;

  theme::Tokens tokens;
  text::Typesetter typesetter;
  SDL_Window* window = nullptr;
  SDL_GLContext gl = nullptr;
  std::uint32_t wakeEvent = 0;
  std::unique_ptr<shell::Renderer> renderer;
  std::unique_ptr<FrameContext> context;
  Look look;
  bool dirty = true;
  SDL_FingerID finger = 0;
  bool fingerDown = false;
  double lastTouch = 0.0;  ///< when the glass was touched last; 0: never
  double touchedAt = 0.0;  ///< the oldest touch that no frame has answered yet; 0: none
  FigureRing touchFigures;
  FigureRing frameFigures;

  std::atomic<bool> closed{false};
  std::atomic<bool> updateWanted{false};
  std::atomic<bool> nudged{false};
  std::atomic<std::uint64_t> frames{0};

  struct Screenshot {
    std::filesystem::path file;
    std::promise<assets::Result<void>> done;
  };
  mutable std::mutex mutex;  ///< guards what follows
  std::deque<std::pair<Touch, double>> posted;
  std::vector<Screenshot> screenshots;
  WidgetMap published;
  std::string publishedPage;
  std::vector<assets::StringId> publishedWords;

  std::vector<std::future<void>> writers;  ///< of screenshots; waited for at the end
};

/// Seconds of a steady clock.
double steadySeconds();

}  // namespace ui
