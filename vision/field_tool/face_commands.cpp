#include "vision/field_tool/face_commands.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include "vision/field_tool/command.h"
#include "vision/image_file.h"

namespace vision::field_tool {
namespace {

Json corners(const Box& box) {
  return {box.x, box.y, box.x + box.width, box.y + box.height};
}

std::filesystem::path locate(const std::filesystem::path& wanted, const std::filesystem::path& beside) {
  if (wanted.is_absolute()) return wanted;
  std::error_code ignored;
  std::filesystem::path folder = std::filesystem::absolute(beside).parent_path();
  for (; !folder.empty() && folder != folder.root_path(); folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / wanted, ignored)) return folder / wanted;
  }
  return wanted;
}

/// Templates of pictures that stand in many pairs are made once.
class Templates {
 public:
  explicit Templates(const face::FaceChecker& checker) : checker_(checker) {}

  const std::optional<face::FaceTemplate>& of(const std::filesystem::path& path) {
    const auto known = templates_.find(path.string());
    if (known != templates_.end()) return known->second;
    std::optional<face::FaceTemplate> made;
    const auto picture = readImage(path);
    if (!picture) {
      complain(path.string(), picture.error());
      complete_ = false;
    } else if (auto described = checker_.describe(*picture)) {
      made = std::move(*described);
    } else if (described.error().id != assets::ErrorId::NoFaceInPicture) {
      complain(path.string(), described.error());
      complete_ = false;
    }
    return templates_.emplace(path.string(), std::move(made)).first->second;
  }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  const face::FaceChecker& checker_;
  std::map<std::string, std::optional<face::FaceTemplate>> templates_;
  bool complete_ = true;
};

}  // namespace

bool detectFaces(const face::FaceChecker& checker, const std::vector<std::string>& paths) {
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    const auto faces = checker.detect(picture);
    if (!faces) return tl::unexpected(faces.error());
    Json list = Json::array();
    for (const face::Face& face : *faces) {
      Json points = Json::array();
      for (const Point& point : face.points)
        points.push_back({point.x, point.y});
      list.push_back({{"box", corners(face.box)}, {"score", face.score}, {"points", points}});
    }
    return Json{{"faces", list}};
  });
}

bool tellPose(const face::FaceChecker& checker, const std::vector<std::string>& paths) {
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    const auto frame = checker.analyse(picture);
    if (!frame) return tl::unexpected(frame.error());
    if (!frame->pose) return Json{{"yaw", nullptr}, {"pitch", nullptr}, {"roll", nullptr}};
    const face::FaceQuality& quality = *frame->quality;
    return Json{{"yaw", frame->pose->yaw},
                {"pitch", frame->pose->pitch},
                {"roll", frame->pose->roll},
                {"instruction", name(frame->instruction)},
                {"quality",
                 {{"eye_distance", quality.eyeDistance},
                  {"brightness", quality.brightness},
                  {"contrast", quality.contrast},
                  {"side_light", quality.sideLight},
                  {"sharpness", quality.sharpness},
                  {"off_centre", quality.offCentre},
                  {"faceness", quality.faceness}}}};
  });
}

bool tellEyes(const face::FaceChecker& checker, const std::vector<std::string>& paths) {
  constexpr int kLargestPatch = 64;
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    if (std::max(picture.width(), picture.height()) <= kLargestPatch) {
      const auto closed = checker.eyeClosed(picture);
      if (!closed) return tl::unexpected(closed.error());
      return Json{{"closed", *closed}};
    }
    const auto faces = checker.detect(picture);
    if (!faces) return tl::unexpected(faces.error());
    if (faces->empty()) return Json{{"left_closed", nullptr}, {"right_closed", nullptr}};
    const auto mesh = checker.mesh(picture, faces->front());
    if (!mesh) return tl::unexpected(mesh.error());
    const auto eyes = checker.eyes(picture, *mesh);
    if (!eyes) return tl::unexpected(eyes.error());
    return Json{{"left_closed", eyes->closed[0]}, {"right_closed", eyes->closed[1]}, {"openings", eyes->opening}};
  });
}

bool scoreLiveness(const face::FaceChecker& checker, const std::vector<std::string>& paths) {
  return forEachPicture(paths, [&](const Image& picture) -> assets::Result<Json> {
    const auto faces = checker.detect(picture);
    if (!faces) return tl::unexpected(faces.error());
    if (faces->empty()) return Json{{"score", nullptr}};
    const auto live = checker.live(picture, faces->front());
    if (!live) return tl::unexpected(live.error());
    return Json{{"score", *live}};
  });
}

bool verifyPairs(const face::FaceChecker& checker, const std::filesystem::path& pairs) {
  std::ifstream stream(pairs);
  const Json list = Json::parse(stream, nullptr, false);
  if (!list.is_array()) {
    std::cerr << "hall-vision: " << pairs.string() << ": not a JSON array of pairs\n";
    return false;
  }
  Templates templates(checker);
  for (const Json& pair : list) {
    const auto& a = templates.of(locate(pair.value("a", ""), pairs));
    const auto& b = templates.of(locate(pair.value("b", ""), pairs));
    Json line = {{"pair", pair.value("pair", Json())}, {"score", nullptr}};
    if (a && b) line["score"] = a->similarity(*b);
    print(line);
  }
  return templates.complete();
}

}  // namespace vision::field_tool
