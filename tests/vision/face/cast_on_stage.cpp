#include "tests/vision/face/cast_on_stage.h"

#include <stdexcept>

namespace vision::face {
namespace {

Person person(std::size_t number) {
  const material::CastMember& member = material::kCast[number];
  const std::filesystem::path portraits = std::string(HALL_DEPS_DIR) + "/portraits";
  material::HeadModel live = material::headOf(*checker(), {portraits / member.livePortrait, member.liveFromLeft});
  const material::HeadModel sitter =
      material::headOf(*checker(), {portraits / member.photoPortrait, member.photoFromLeft});
  const material::Viewport viewport =
      live.viewport(640, 480, member.framing.faceHeight, member.framing.middleX, member.framing.middleY);
  Image photo = sitter.render({}, sitter.viewport(102, 126, 78, 0.5F, 0.5F));
  return {std::move(live), viewport, std::move(photo)};
}

}  // namespace

std::shared_ptr<const FaceChecker> checker() {
  static const auto kChecker = [] {
    auto models = inference::ModelStore::open();
    if (!models) throw std::runtime_error(models.error().detail);
    auto loaded = FaceChecker::load(**models, *loadFacePolicy());
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return *loaded;
  }();
  return kChecker;
}

const Person& worker() {
  static const Person kWorker = person(0);
  return kWorker;
}
const Person& stranger() {
  static const Person kStranger = person(1);
  return kStranger;
}

}  // namespace vision::face
