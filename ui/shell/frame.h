#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assets/language.h"
#include "ui/art/scene.h"
#include "ui/shell/geometry.h"
#include "ui/shell/hit.h"
#include "ui/shell/image.h"
#include "ui/shell/paint.h"
#include "ui/text/style.h"
#include "ui/text/text.h"
#include "ui/theme/tokens.h"

namespace ui {

struct FrameContext;

/// One frame of the screen, drawn from back to front in design px. What is drawn here is all there is: nothing is
/// kept between frames except textures.
class Frame {
 public:
  explicit Frame(FrameContext& context) : context_(context) {}
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  // Surroundings
  [[nodiscard]] const theme::Theme& theme() const;
  [[nodiscard]] const theme::Tokens& tokens() const;
  [[nodiscard]] assets::Language language() const;
  [[nodiscard]] Orientation orientation() const;
  [[nodiscard]] Size size() const;  ///< 1080 x 1920 or 1920 x 1080
  [[nodiscard]] bool reducedMotion() const;

  // Time
  /// Seconds of a steady clock, the same during the whole frame.
  [[nodiscard]] double seconds() const;
  /// Draws again after `milliseconds` (0: at once) although nothing was touched. The soonest request counts.
  void requestFrameIn(int milliseconds);
  /// Phase 0..1 of a guidance loop of that period, asking for the next frame; `still` with reduced motion.
  [[nodiscard]] float loop(int periodMilliseconds, float still = 0.0F);
  /// Runs 0..1 once within `milliseconds` since `key` was first asked for on this page (easeOutCubic), asking for
  /// frames until it is there; always 1 with reduced motion.
  [[nodiscard]] float enter(std::string_view key, int milliseconds);

  // Pages
  /// Names the page drawn from here to endPage(). Another name than in the last frame is a page change: touches rest
  /// for 300 ms, and what is drawn on it slides in (from the left when `back`).
  void beginPage(std::string_view name, bool back = false);
  void endPage();

  // Shapes. Radii and widths in px; a radius larger than half the side makes a capsule.
  void rect(const Rect& area, Paint fill, float radius = 0.0F);
  /// Only the upper or only the lower corners are round.
  void rectTop(const Rect& area, Paint fill, float radius);
  void rectBottom(const Rect& area, Paint fill, float radius);
  void border(const Rect& area, Paint paint, float width, float radius = 0.0F);  ///< lies inside the area
  void dashedBorder(const Rect& area, Paint paint, float width, float radius, float dash = 10.0F, float gap = 8.0F);
  void shadow(const Rect& area, float radius, theme::Elevation level);  ///< draw it before its element
  void gradient(const Rect& area, Paint top, Paint bottom, float radius = 0.0F);
  void line(Point from, Point to, Paint paint, float width, bool roundEnds = false);
  void dashedLine(Point from, Point to, Paint paint, float width, float dash = 10.0F, float gap = 8.0F);
  void polyline(std::span<const Point> points, Paint paint, float width, bool closed = false);  ///< round ends
  void polygon(std::span<const Point> convex, Paint fill);
  void disc(Point centre, float radius, Paint fill);
  void circle(Point centre, float radius, Paint paint, float width);  ///< the stroke lies round the radius
  void halfDisc(Point centre, float radius, Paint fill);              ///< the right half
  /// From turn to turn, 0 = top, 0.25 = right, clockwise; round ends.
  void arc(Point centre, float radius, float fromTurn, float toTurn, Paint paint, float width);
  void dashedEllipse(Point centre, Size radii, Paint paint, float width, float dash = 26.0F, float gap = 22.0F);
  /// A quarter-open ring that turns once a second.
  void spinner(Point centre, float radius, Paint paint, float width);
  /// An icon fitted into `area`; `stroke` in px of its 48 grid, 0: the theme's.
  void icon(theme::Icon icon, const Rect& area, Paint paint, float stroke = 0.0F);
  /// Rotates what `draw` draws round `centre`, degrees clockwise, and scales it.
  void rotated(Point centre, float degrees, const std::function<void()>& draw, float scale = 1.0F, float alpha = 1.0F);
  /// Only what lies inside `area` is drawn until the matching unclip().
  void clip(const Rect& area);
  void unclip();

  // Pictures
  void image(const ImageSource& source, const Rect& area, const ImageOptions& options = {});
  /// One of the shell's own pictures, filling `area`; nothing in high contrast.
  void scene(Scene scene, const Rect& area);
  /// The hall's seal: four characters in a red square.
  void seal(const Rect& area);
  /// The stamp of receipt, turned by -8 degrees: small line, large line, date.
  void stamp(const Rect& area, const Text& office, const Text& word, const Text& date, float progress = 1.0F);

  // Text. The box is the CSS box: lines are as high as the role says, glyphs stand in the middle of them.
  TextExtent text(const Rect& box, const Text& text, const TextStyle& style = {});
  /// From a point, without wrapping.
  TextExtent text(Point at, const Text& text, const TextStyle& style = {});
  [[nodiscard]] TextExtent measure(const Text& text, const TextStyle& style = {}, float maxWidth = 0.0F);

  // Voice
  /// What a voice reads of this screen beside its title (which every text in Role::H1 is), in the order of drawing.
  /// What may not be said aloud is left out.
  void announce(const Text& text);
  /// What was announced in this frame so far, of the topmost overlay alone where one is open.
  [[nodiscard]] std::vector<Announcement> announced() const;

  // Touch. Ids are stable and unique on the screen: "home.injury".
  Hit hit(std::string_view id, const Rect& area, const HitOptions& options = {});
  /// The strokes on a pad since the last frame.
  std::vector<PadTouch> pad(std::string_view id, const Rect& area, bool enabled = true);
  /// Dims everything drawn so far; what lies under `covered` takes no input until the matching endOverlay(). Areas
  /// registered in between belong to the overlay.
  void beginOverlay(const Rect& covered, Paint scrim = theme::Colour::Scrim);
  void endOverlay();

 private:
  FrameContext& context_;
};

}  // namespace ui
