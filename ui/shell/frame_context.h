#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/shell/artwork.h"
#include "ui/shell/canvas.h"
#include "ui/shell/frame.h"
#include "ui/shell/look.h"
#include "ui/shell/pointer.h"
#include "ui/shell/widget_map.h"
#include "ui/text/cache.h"

namespace ui {

/// What a Frame draws into and asks: lives as long as the window, begun and ended once a frame.
struct FrameContext {
  FrameContext(const theme::Tokens& themeTokens, text::Typesetter& typesetter, shell::Renderer& renderer,
               std::size_t mostTextBytes);

  void begin(const shell::Viewport& view, const Look& wanted, double time);
  /// True when something waits for another frame at once.
  bool end(double frameCost);

  void beginPage(std::string_view name, bool back);
  void endPage();
  Hit hit(std::string_view id, const Rect& area, const HitOptions& options);
  void requestAt(double time) { dueAt = std::min(dueAt, time); }
  /// The keypad: the next or previous of the focus order.
  void moveFocus(int step);

  TextExtent drawText(const Rect& box, bool wrap, const Text& text, const TextStyle& style);
  TextExtent measureText(const Text& text, const TextStyle& style, float maxWidth);
  void announce(const Text& text);
  void drawIcon(theme::Icon icon, const Rect& area, theme::Rgba colour, float stroke);
  void drawShadow(const Rect& area, float radius, theme::Elevation level);

  [[nodiscard]] const theme::Theme& theme() const { return tokens.theme(look.theme); }
  [[nodiscard]] theme::Rgba colour(Paint paint) const { return paint.in(theme()); }

  const theme::Tokens& tokens;
  shell::Canvas canvas;
  text::Cache texts;
  shell::Artwork artwork;
  shell::Pointer pointer;
  Look look;
  double now = 0.0;
  double dueAt = 0.0;   ///< when the next frame is asked for; infinity: never
  bool moving = false;  ///< a transition is under way
  double pace = 0.033;  ///< seconds between the frames of an animation, so that it leaves the processor free
  WidgetMap building;   ///< of the frame being drawn
  WidgetMap shown;      ///< of the frame before: what people see and touch
  std::vector<assets::StringId> reading;  ///< sentences of the frame being drawn
  struct Announced {
    Announcement what;
    int layer = 0;
  };
  std::vector<Announced> announced;  ///< of the frame being drawn
  std::string page;                  ///< drawn now
  std::string shownPage;
  std::string focus;  ///< where the keypad stands; empty: it is not used
  int layer = 0;

 private:
  [[nodiscard]] text::Setting setting(const TextStyle& style, float maxWidth, float size) const;
  text::Setting fitted(const Text::Resolved& text, const TextStyle& style, float maxWidth);
  void drawFocusRing(const Rect& area, float radius);

  double pageStarted_ = 0.0;
  float scale_ = 0.0F;

 public:
  std::map<std::string, double, std::less<>> entered;  ///< when Frame::enter() was first asked for a key
};

}  // namespace ui
