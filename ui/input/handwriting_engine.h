#pragma once

#include <filesystem>
#include <memory>

#include "assets/error.h"
#include "ui/input/handwriting_source.h"

namespace ui::input {

/// Chinese by handwriting: Zinnia with the simplified-Chinese model. The model is only read: it learns nothing, and
/// what one visitor writes changes nothing for the next.
class HandwritingEngine final : public HandwritingSource {
 public:
  /// Maps the model (empty: where its package puts it). HandwritingModelUnreadable when it is not there.
  static assets::Result<std::unique_ptr<HandwritingEngine>> open(const std::filesystem::path& model = {});
  ~HandwritingEngine() override;

  std::vector<std::string> characters(std::span<const PenStroke> strokes, const Size& pad, std::size_t limit) override;

 private:
  class Model;
  explicit HandwritingEngine(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace ui::input
