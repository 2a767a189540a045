#include "ui/shell/artwork.h"

#include <cmath>

namespace ui::shell {
namespace {

constexpr double kLeastPictureTime = 1.0 / 30.0;
constexpr int kLargestPicture = 4096;  // px a side

}  // namespace

Artefact Artwork::icon(theme::Icon icon, int side, float stroke) {
  const auto key = std::tuple(icon, side, static_cast<int>(std::lround(stroke * 100.0F)));
  auto found = icons_.find(key);
  if (found == icons_.end()) {
    const text::Mask mask = art::paintIcon(tokens_.icon(icon), tokens_.iconGrid, side, stroke);
    if (mask.coverage.empty()) return {};
    found = icons_.emplace(key, Artefact{renderer_.store(mask), mask.width, mask.height}).first;
  }
  return found->second;
}

const ShadowArtefact& Artwork::shadow(theme::Name theme, theme::Elevation level, float radius, float scale) {
  const auto key = std::tuple(theme, level, static_cast<int>(std::lround(radius * scale * 10.0F)));
  auto found = shadows_.find(key);
  if (found == shadows_.end()) {
    const theme::Shadow& shadow = tokens_.theme(theme).shadow(level);
    ShadowArtefact made;
    if (!shadow.layers.empty()) {
      const art::ShadowMask painted = art::paintShadow(shadow, radius, scale);
      made = {{renderer_.store(painted.mask), painted.mask.width, painted.mask.height},
              painted.corner,
              painted.outset,
              painted.drop};
    }
    found = shadows_.emplace(key, made).first;
  }
  return found->second;
}

Artefact Artwork::scene(Scene scene, float scale) {
  auto found = scenes_.find(scene);
  if (found == scenes_.end()) {
    const art::Bitmap bitmap = art::paintScene(tokens_.art, scene, scale);
    if (bitmap.rgba.empty()) return {};
    const Artefact made{renderer_.storePicture(bitmap.width, bitmap.height, bitmap.rgba), bitmap.width, bitmap.height};
    found = scenes_.emplace(scene, made).first;
  }
  return found->second;
}

Artefact Artwork::picture(const ImageSource& source, double now, double& later) {
  const std::size_t bytes = static_cast<std::size_t>(source.width) * static_cast<std::size_t>(source.height) * 4;
  const bool sound = source.width > 0 && source.height > 0 && source.width <= kLargestPicture &&
                     source.height <= kLargestPicture && source.rgba.size() >= bytes;
  auto found = pictures_.find(source.slot);
  if (found == pictures_.end()) {
    if (!sound) return {};
    Picture made{renderer_.storePicture(source.width, source.height, source.rgba), source.revision, source.width,
                 source.height, now};
    found = pictures_.emplace(std::string(source.slot), made).first;
  }
  Picture& picture = found->second;
  if (picture.revision != source.revision && sound) {
    if (now - picture.filledAt >= kLeastPictureTime) {
      renderer_.updatePicture(picture.texture, source.width, source.height, source.rgba);
      picture.revision = source.revision;
      picture.width = source.width;
      picture.height = source.height;
      picture.filledAt = now;
    } else {
      later = picture.filledAt + kLeastPictureTime;
    }
  }
  return {picture.texture, picture.width, picture.height};
}

void Artwork::forgetScale() {
  for (const auto& [key, made] : icons_)
    renderer_.drop(made.texture, false);
  for (const auto& [key, made] : shadows_)
    renderer_.drop(made.art.texture, false);
  for (const auto& [key, made] : scenes_)
    renderer_.drop(made.texture, false);
  icons_.clear();
  shadows_.clear();
  scenes_.clear();
}

std::size_t Artwork::forgetPictures() {
  std::size_t bytes = 0;
  for (const auto& [slot, picture] : pictures_) {
    bytes += static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    renderer_.drop(picture.texture, true);
  }
  pictures_.clear();
  return bytes;
}

}  // namespace ui::shell
