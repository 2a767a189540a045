#include "tests/material/cast.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/material/face_clip.h"
#include "vision/image_file.h"

namespace material {
namespace {

template <class T>
T orThrow(assets::Result<T> result, const std::string& about) {
  if (!result) {
    throw std::runtime_error(about + ": " + std::string(assets::entry(result.error().id).code) + " " +
                             result.error().detail);
  }
  return std::move(*result);
}

void save(const std::vector<std::uint8_t>& bytes, const std::filesystem::path& path) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// A passport picture: looking straight, the face two thirds of the height.
vision::Image passportPhoto(const HeadModel& head, int width, int height) {
  return head.render({}, head.viewport(width, height, static_cast<float>(height) * 0.62F, 0.5F, 0.50F));
}

}  // namespace

HeadModel headOf(const vision::face::FaceChecker& checker, const Sitter& sitter) {
  const std::string about = sitter.portrait.string();
  vision::Image picture = orThrow(vision::readImage(sitter.portrait), about);
  std::vector<vision::face::Face> faces = orThrow(checker.detect(picture), about);
  std::sort(faces.begin(), faces.end(), [](const auto& a, const auto& b) { return a.box.x < b.box.x; });
  if (sitter.fromLeft >= faces.size()) {
    throw std::runtime_error(about + " shows only " + std::to_string(faces.size()) + " faces");
  }
  const vision::face::Face face = faces[sitter.fromLeft];
  const vision::face::Mesh mesh = orThrow(checker.mesh(picture, face), about);
  return {std::move(picture), face, mesh};
}

void makePerson(const vision::face::FaceChecker& checker, const Sitter& live, const Sitter& photographed,
                const Framing& framing, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const HeadModel head = headOf(checker, live);
  const Viewport viewport = head.viewport(640, 480, framing.faceHeight, framing.middleX, framing.middleY);
  std::uint32_t seed = 1;
  for (const Motion motion : kMotions) {
    saveClip(film(head, motion, viewport, seed), folder, name(motion));
    saveClip(film(head, motion, viewport, seed++, Eye::Infrared), folder / "infrared", name(motion));
  }

  const HeadModel sitter = headOf(checker, photographed);
  const vision::Image chip = passportPhoto(sitter, 102, 126);
  save(vision::encodePng(chip), folder / "id_photo.png");
  save(vision::encodeJpeg(chip, 85), folder / "id_photo.jpg");
  save(vision::encodeJpeg(passportPhoto(sitter, 358, 441), 90), folder / "record_photo.jpg");
}

}  // namespace material
