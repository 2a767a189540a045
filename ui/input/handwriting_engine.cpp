#include "ui/input/handwriting_engine.h"

#include <algorithm>
#include <cmath>

#include <zinnia.h>

namespace ui::input {
namespace {

/// The model was trained on characters in a square; a pad is wide, and people write where they like. How much of the
/// square is filled decides between 口 and 囗: the bench found the most right at this share.
constexpr std::size_t kSquare = 1000;
constexpr float kFilled = 600.0F;
/// A character is never blown up from less than this share of the pad's height: a dot stays a dot.
constexpr float kLeastShare = 0.5F;

/// Where a point of the pad lies in the model's square: the writing's middle in its middle, its shape kept.
class Square {
 public:
  Square(std::span<const PenStroke> strokes, const Size& pad) {
    Point least = strokes.front().empty() ? Point{} : strokes.front().front();
    Point most = least;
    for (const PenStroke& stroke : strokes) {
      for (const Point& point : stroke) {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.x, point.x), std::max(most.y, point.y)};
      }
    }
    middle_ = {(least.x + most.x) / 2.0F, (least.y + most.y) / 2.0F};
    scale_ = kFilled / std::max({most.x - least.x, most.y - least.y, kLeastShare * pad.height, 1.0F});
  }
  [[nodiscard]] int x(const Point& point) const { return at(point.x - middle_.x); }
  [[nodiscard]] int y(const Point& point) const { return at(point.y - middle_.y); }

 private:
  [[nodiscard]] int at(float off) const {
    return static_cast<int>(std::lround(static_cast<float>(kSquare) / 2.0F + scale_ * off));
  }
  Point middle_;
  float scale_ = 1.0F;
};

}  // namespace

class HandwritingEngine::Model {
 public:
  std::unique_ptr<zinnia::Recognizer> recognizer{zinnia::Recognizer::create()};
};

HandwritingEngine::HandwritingEngine(std::unique_ptr<Model> model) : model_(std::move(model)) {}
HandwritingEngine::~HandwritingEngine() = default;

assets::Result<std::unique_ptr<HandwritingEngine>> HandwritingEngine::open(const std::filesystem::path& model) {
  const std::filesystem::path file = model.empty() ? std::filesystem::path(HALL_HANDWRITING_MODEL) : model;
  auto opened = std::make_unique<Model>();
  if (!opened->recognizer->open(file.c_str())) {
    return assets::failure(assets::ErrorId::HandwritingModelUnreadable, file.string());
  }
  return std::unique_ptr<HandwritingEngine>(new HandwritingEngine(std::move(opened)));
}

std::vector<std::string> HandwritingEngine::characters(std::span<const PenStroke> strokes, const Size& pad,
                                                       std::size_t limit) {
  std::vector<std::string> offers;
  if (strokes.empty() || limit == 0) return offers;
  const std::unique_ptr<zinnia::Character> written(zinnia::Character::create());
  written->clear();
  written->set_width(kSquare);
  written->set_height(kSquare);
  const Square square(strokes, pad);
  for (std::size_t stroke = 0; stroke < strokes.size(); ++stroke) {
    for (const Point& point : strokes[stroke])
      written->add(stroke, square.x(point), square.y(point));
  }
  const std::unique_ptr<zinnia::Result> result(model_->recognizer->classify(*written, limit));
  written->clear();
  if (!result) return offers;
  for (std::size_t i = 0; i < result->size(); ++i)
    offers.emplace_back(result->value(i));
  return offers;
}

}  // namespace ui::input
