#include "vision/field_tool/video_command.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include <opencv2/videoio.hpp>

#include "vision/face/face_events.h"
#include "vision/field_tool/command.h"
#include "vision/image_file.h"
#include "vision/matrix.h"

namespace vision::field_tool {
namespace {

using Signals = std::vector<std::optional<face::FaceSignal>>;

assets::Result<std::optional<face::FaceSignal>> signalOf(const face::FaceChecker& checker, const Image& frame) {
  const auto faces = checker.detect(frame);
  if (!faces) return tl::unexpected(faces.error());
  if (faces->empty()) return std::optional<face::FaceSignal>();
  const auto mesh = checker.mesh(frame, faces->front());
  if (!mesh) return tl::unexpected(mesh.error());
  const auto eyes = checker.eyes(frame, *mesh);
  if (!eyes) return tl::unexpected(eyes.error());
  return std::optional(face::FaceSignal{.pose = mesh->pose, .eyes = *eyes});
}

assets::Result<Signals> watch(const face::FaceChecker& checker, const std::string& path) {
  cv::VideoCapture video(path, cv::CAP_FFMPEG);
  const DecodeLimits limits;
  Signals signals;
  cv::Mat frame;
  while (video.isOpened() && video.read(frame)) {
    if (frame.type() != CV_8UC3 || std::max(frame.cols, frame.rows) > limits.maxSide) break;
    auto signal = signalOf(checker, imageOf(frame));
    if (!signal) return tl::unexpected(signal.error());
    signals.push_back(*signal);
  }
  if (signals.empty()) return assets::failure(assets::ErrorId::PictureUnreadable, "not a video");
  return signals;
}

Json listOf(const std::vector<face::FaceEvent>& events) {
  Json list = Json::array();
  for (const face::FaceEvent& event : events)
    list.push_back({{"type", name(event.type)}, {"start", event.start}, {"end", event.end}});
  return list;
}

Json listOf(const Signals& signals) {
  Json list = Json::array();
  for (const auto& signal : signals) {
    list.push_back(!signal ? Json()
                           : Json{{"yaw", signal->pose.yaw},
                                  {"pitch", signal->pose.pitch},
                                  {"closed", signal->eyes.closed},
                                  {"openings", signal->eyes.opening}});
  }
  return list;
}

}  // namespace

bool findEvents(const face::FaceChecker& checker, const std::vector<std::string>& paths, bool signals) {
  bool all = true;
  for (const std::string& path : paths) {
    std::cerr << "hall-vision: " << path << '\n';
    const auto begin = std::chrono::steady_clock::now();
    const auto seen = watch(checker, path);
    if (!seen) {
      complain(path, seen.error());
      all = false;
      continue;
    }
    Json line = {{"video", path}, {"frames", seen->size()}, {"events", listOf(face::eventsOf(*seen))}};
    if (signals) line["signals"] = listOf(*seen);
    line["ms"] = millisecondsSince(begin);
    print(line);
  }
  return all;
}

}  // namespace vision::field_tool
