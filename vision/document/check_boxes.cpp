#include "vision/document/check_boxes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include <opencv2/imgproc.hpp>

#include "vision/document/field_value.h"

namespace vision::document {
namespace {

constexpr float kSmallest = 0.33F;  // of the line's height
constexpr float kLargest = 0.9F;
constexpr float kCharacter = 0.63F;   // a character's share of its line's height
constexpr float kReadSide = 0.55F;    // of a box whose outline was not found
constexpr float kSquareness = 1.25F;  // longer side over shorter one
constexpr double kStraight = 0.86;    // of its bounding rectangle that a square's outline encloses
constexpr double kFilled = 0.85;      // ink inside a box somebody filled
constexpr double kWritten = 0.12;     // ink in the middle of one that holds a tick or a cross

bool usedForBoxes(char32_t character) {
  return std::u32string_view(U"口□■").find(character) != std::u32string_view::npos;
}
bool oftenReadFor(char32_t character) {
  return std::u32string_view(U"口□■回日曰囗☑☐▣◻◼").find(character) != std::u32string_view::npos;
}

/// Ink is 255: darker than the paper around it.
cv::Mat inkOf(const cv::Mat& page, float lineHeight) {
  cv::Mat grey;
  cv::cvtColor(page, grey, cv::COLOR_BGR2GRAY);
  const int around = std::max(15, static_cast<int>(2 * lineHeight)) | 1;
  cv::Mat ink;
  cv::adaptiveThreshold(grey, ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, around, 18);
  return ink;
}

bool boxSized(const cv::Rect& bounds, float lineHeight) {
  const auto longer = static_cast<float>(std::max(bounds.width, bounds.height));
  const auto shorter = static_cast<float>(std::min(bounds.width, bounds.height));
  return shorter >= kSmallest * lineHeight && longer <= kLargest * lineHeight && longer <= kSquareness * shorter;
}

Box placeOf(const cv::Rect& bounds) {
  return {static_cast<float>(bounds.x), static_cast<float>(bounds.y), static_cast<float>(bounds.width),
          static_cast<float>(bounds.height)};
}

/// What a closed outline is when seen as a box: nothing, empty or ticked.
std::optional<bool> tickedSquare(const cv::Mat& ink, const cv::Mat& grey, const std::vector<cv::Point>& outline,
                                 float lineHeight) {
  const cv::Rect bounds = cv::boundingRect(outline);
  if (!boxSized(bounds, lineHeight)) return std::nullopt;
  const int shorter = std::min(bounds.width, bounds.height);
  if (cv::contourArea(outline) < kStraight * bounds.area()) return std::nullopt;
  // A threshold against the neighbourhood hollows a filled box out, so its darkness is asked for, too.
  const int rim = std::max(2, shorter / 5);
  const cv::Rect inside(bounds.x + rim, bounds.y + rim, bounds.width - 2 * rim, bounds.height - 2 * rim);
  if (inside.width < 2 || inside.height < 2) return std::nullopt;
  const double written = cv::mean(ink(inside))[0] / 255;
  double darkest = 0;
  double brightest = 0;
  cv::minMaxLoc(grey(bounds), &darkest, &brightest);
  const int reach = shorter / 2;
  const cv::Rect around =
      cv::Rect(bounds.x - reach, bounds.y - reach, bounds.width + 2 * reach, bounds.height + 2 * reach) &
      cv::Rect({}, grey.size());
  double ignored = 0;
  double paper = 0;
  cv::minMaxLoc(grey(around), &ignored, &paper);
  const double dark = (paper - cv::mean(grey(inside))[0]) / std::max(1.0, paper - darkest);
  if (written > kFilled || dark > kFilled) return true;
  return written > kWritten;
}

/// The place of a box along a line, in code points and as a share of the line; nothing when it is not in that row.
struct Spot {
  std::size_t line = 0;
  float along = 0;
};

float heightOf(const Line& line) {
  return std::max(1.F, quadHeight(line.quad));
}
float widthOf(const Line& line) {
  return std::max(1.F, quadWidth(line.quad));
}

std::optional<Spot> spotOf(const CheckBox& box, const std::vector<PlacedLine>& lines) {
  const Point middle{box.place.x + box.place.width / 2, box.place.y + box.place.height / 2};
  std::optional<Spot> nearest;
  float away = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Quad& quad = lines[i].line.quad;
    const float along = (middle.x - quad[0].x) / widthOf(lines[i].line);
    const float across = quad[0].y + along * (quad[1].y - quad[0].y) + heightOf(lines[i].line) / 2;
    if (std::abs(middle.y - across) > 0.35F * heightOf(lines[i].line)) continue;
    // Inside, or just before or behind it, where the detector cut it off.
    const float outside = std::max({0.F, -along, along - 1}) * widthOf(lines[i].line);
    if (outside > heightOf(lines[i].line)) continue;
    // A box belongs to the words behind it.
    const float distance = along > 0.98F ? outside + heightOf(lines[i].line) : outside;
    if (nearest && distance >= away) continue;
    nearest = Spot{i, along};
    away = distance;
  }
  return nearest;
}

struct Mark {
  CheckBox box;
  Spot spot;
  bool parted = false;  ///< begins its row or stands behind a space
};

/// Where in the line's text the box goes, and how many characters read for it go away.
struct Edit {
  std::size_t at = 0;
  std::size_t drop = 0;
};

Edit editFor(const PlacedLine& placed, const std::u32string& words, const Mark& mark) {
  const float half = 0.75F * mark.box.place.width / widthOf(placed.line);
  std::size_t at = 0;
  while (at < words.size() && placed.centres[at] < mark.spot.along - half)
    ++at;
  const bool read = at < words.size() && placed.centres[at] <= mark.spot.along + half && oftenReadFor(words[at]);
  if (read) return {at, 1};
  while (at < words.size() && placed.centres[at] < mark.spot.along)
    ++at;
  return {at, 0};
}

bool parted(const PlacedLine& placed, const std::u32string& words, const Edit& edit, const Mark& mark) {
  std::size_t before = edit.at;
  while (before > 0 && (words[before - 1] == U' ' || words[before - 1] == U'　'))
    --before;
  if (before == 0) return true;
  const float gap = (mark.spot.along - placed.centres[before - 1]) * widthOf(placed.line) - mark.box.place.width / 2;
  return gap > 0.8F * kCharacter * heightOf(placed.line);  // from the middle of the character before
}

/// Boxes the reader itself took for characters; a 口 in a word does not stand behind a space.
std::vector<Mark> readBoxes(const std::vector<PlacedLine>& lines, const std::vector<std::u32string>& words) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PlacedLine& placed = lines[i];
    if (words[i].size() != placed.centres.size()) continue;
    const float side = kReadSide * heightOf(placed.line);
    for (std::size_t at = 0; at + 1 < words[i].size(); ++at) {
      if (!usedForBoxes(words[i][at])) continue;
      const float along = placed.centres[at];
      const Quad& quad = placed.line.quad;
      const Point middle{quad[0].x + along * (quad[1].x - quad[0].x),
                         quad[0].y + along * (quad[1].y - quad[0].y) + heightOf(placed.line) / 2};
      Mark mark{{{middle.x - side / 2, middle.y - side / 2, side, side}, words[i][at] == U'■'}, {i, along}, false};
      mark.parted = parted(placed, words[i], {at, 1}, mark);
      marks.push_back(mark);
    }
  }
  return marks;
}

bool sameBox(const Mark& a, const Mark& b) {
  return overlap(a.box.place, b.box.place) > 0.2F;
}
bool inRow(const Mark& a, const Mark& b) {
  const auto middle = [](const Mark& mark) { return mark.box.place.y + mark.box.place.height / 2; };
  return std::abs(middle(a) - middle(b)) < 0.7F * std::max(a.box.place.height, b.box.place.height);
}

/// Squares that are ink through and through; what is written close behind them does not matter.
std::vector<CheckBox> filledBoxes(const cv::Mat& grey, float lineHeight) {
  cv::Mat dark;
  const int neighbourhood = std::max(31, static_cast<int>(6 * lineHeight)) | 1;
  cv::adaptiveThreshold(grey, dark, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, neighbourhood, 45);
  const int core = std::max(3, static_cast<int>(kSmallest * lineHeight));
  cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {core, core}));
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(dark, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  std::vector<CheckBox> boxes;
  for (const auto& outline : outlines) {
    const cv::Rect bounds = cv::boundingRect(outline);
    if (!boxSized(bounds, lineHeight) || cv::contourArea(outline) < 0.8 * bounds.area()) continue;
    // A dense character in a blurred picture is not as dark as ink through and through.
    const int far = static_cast<int>(3 * lineHeight);
    const cv::Rect around = cv::Rect(bounds.x - far, bounds.y - far, bounds.width + 2 * far, bounds.height + 2 * far) &
                            cv::Rect({}, grey.size());
    double darkest = 0;
    double paper = 0;
    cv::minMaxLoc(grey(around), &darkest, &paper);
    if (cv::mean(grey(bounds))[0] > darkest + 0.3 * (paper - darkest)) continue;
    boxes.push_back({placeOf(bounds), true});
  }
  return boxes;
}

}  // namespace

std::vector<CheckBox> findCheckBoxes(const cv::Mat& page, float lineHeight) {
  const cv::Mat ink = inkOf(page, lineHeight);
  cv::Mat grey;
  cv::cvtColor(page, grey, cv::COLOR_BGR2GRAY);
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(ink, outlines, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
  // Thin lines break in a photograph; closed over two pixels they may touch what stands beside them. Both are looked
  // at.
  cv::Mat closed;
  cv::morphologyEx(ink, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  std::vector<std::vector<cv::Point>> more;
  cv::findContours(closed, more, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
  outlines.insert(outlines.end(), more.begin(), more.end());
  std::vector<CheckBox> boxes = filledBoxes(grey, lineHeight);
  for (const auto& outline : outlines) {
    const auto ticked = tickedSquare(ink, grey, outline, lineHeight);
    if (!ticked) continue;
    const Box place = placeOf(cv::boundingRect(outline));
    const bool known = std::any_of(boxes.begin(), boxes.end(), [&](CheckBox& other) {
      if (overlap(other.place, place) < 0.3F) return false;
      if (place.width > other.place.width) other.place = place;  // the outer side of the same outline
      other.ticked = other.ticked || *ticked;
      return true;
    });
    if (!known) boxes.push_back({place, *ticked});
  }
  return boxes;
}

void markCheckBoxes(std::vector<PlacedLine>& lines, const std::vector<CheckBox>& boxes) {
  std::vector<std::u32string> words;
  for (const PlacedLine& placed : lines)
    words.push_back(codePoints(placed.line.text));
  std::vector<Mark> marks;
  for (const CheckBox& box : boxes) {
    const auto spot = spotOf(box, lines);
    if (!spot || words[spot->line].size() != lines[spot->line].centres.size()) continue;
    Mark mark{box, *spot, false};
    mark.parted =
        parted(lines[spot->line], words[spot->line], editFor(lines[spot->line], words[spot->line], mark), mark);
    marks.push_back(mark);
  }
  for (const Mark& read : readBoxes(lines, words)) {
    if (std::none_of(marks.begin(), marks.end(), [&](const Mark& seen) { return sameBox(seen, read); })) {
      marks.push_back(read);
    }
  }
  std::vector<Mark> sure;
  for (const Mark& mark : marks) {
    const auto others = std::count_if(marks.begin(), marks.end(),
                                      [&](const Mark& other) { return other.parted && inRow(other, mark); });
    if (mark.parted && others >= 2) sure.push_back(mark);
  }
  // From the right, so that places further left stay what they were.
  std::sort(sure.begin(), sure.end(), [](const Mark& a, const Mark& b) { return a.spot.along > b.spot.along; });
  for (const Mark& mark : sure) {
    PlacedLine& placed = lines[mark.spot.line];
    std::u32string& text = words[mark.spot.line];
    const Edit edit = editFor(placed, text, mark);
    text.replace(edit.at, edit.drop, 1, mark.box.ticked ? U'■' : U'□');
    if (edit.drop == 0) {
      placed.centres.insert(placed.centres.begin() + static_cast<std::ptrdiff_t>(edit.at), mark.spot.along);
    }
    placed.line.text = utf8(text);
  }
}

}  // namespace vision::document
