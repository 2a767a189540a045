#include "tests/material/face_clip.h"

#include <array>
#include <cmath>
#include <fstream>
#include <numbers>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/image_file.h"
#include "vision/matrix.h"

namespace material {
namespace {

constexpr int kStill = 10;  // frames straight before and after
constexpr int kMove = 11;   // frames from straight to the end of the movement
constexpr int kHold = 7;
constexpr float kTurnDegrees = 34;
constexpr float kUpDegrees = 24;
constexpr double kSensorNoise = 2.2;
constexpr int kJpegQuality = 90;

float eased(int frame, int frames) {
  const float t = static_cast<float>(frame) / static_cast<float>(frames);
  return t * t * (3 - 2 * t);
}

/// 0 … 1 … 0 over the frames of a movement.
float strength(int frame) {
  if (frame < kStill) return 0;
  if (frame < kStill + kMove) return eased(frame - kStill, kMove);
  if (frame < kStill + kMove + kHold) return 1;
  if (frame < kStill + 2 * kMove + kHold) return 1 - eased(frame - kStill - kMove - kHold, kMove);
  return 0;
}

void addNoise(vision::Image& frame, cv::RNG& random) {
  cv::Mat picture = vision::view(frame);
  cv::Mat noise(picture.size(), CV_16SC3);
  random.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(kSensorNoise));
  cv::GaussianBlur(noise, noise, {3, 3}, 0.5);  // a camera's colour filter smears noise over neighbours
  cv::Mat sum;
  cv::add(picture, noise, sum, cv::noArray(), CV_8UC3);
  sum.copyTo(picture);
}

}  // namespace

std::string_view name(Motion motion) {
  constexpr std::array<std::string_view, 4> kNames = {"neutral", "turn_left", "turn_right", "look_up"};
  return kNames[static_cast<std::size_t>(motion)];
}

std::vector<Moment> choreography(Motion motion) {
  constexpr int kFrames = 2 * kStill + 2 * kMove + kHold;
  std::vector<Moment> moments;
  for (int frame = 0; frame < kFrames; ++frame) {
    const float phase = 2 * std::numbers::pi_v<float> * static_cast<float>(frame) / kFrames;
    Moment moment;
    moment.pose.yaw = 1.5F * std::sin(phase);
    moment.pose.pitch = 1.0F * std::sin(2 * phase);
    moment.pose.roll = 0.8F * std::sin(phase + 1);
    const float part = strength(frame);
    switch (motion) {
      case Motion::Neutral:
        // One blink: lids close within two frames and open as fast.
        if (frame == 24 || frame == 27) moment.lids = 0.5F;
        if (frame == 25 || frame == 26) moment.lids = 1;
        break;
      case Motion::TurnLeft:  // the visitor's own left is the image's right
        moment.pose.yaw -= kTurnDegrees * part;
        break;
      case Motion::TurnRight:
        moment.pose.yaw += kTurnDegrees * part;
        break;
      case Motion::LookUp:
        moment.pose.pitch += kUpDegrees * part;
        break;
    }
    moments.push_back(moment);
  }
  return moments;
}

std::vector<vision::Image> film(const HeadModel& head, Motion motion, const Viewport& viewport, std::uint32_t seed,
                                Eye eye) {
  cv::RNG random(seed);
  std::vector<vision::Image> frames;
  for (const Moment& moment : choreography(motion)) {
    frames.push_back(eye == Eye::Infrared ? head.renderInfrared(moment.pose, viewport, moment.lids)
                                          : head.render(moment.pose, viewport, moment.lids));
    addNoise(frames.back(), random);
  }
  return frames;
}

void saveClip(const std::vector<vision::Image>& frames, const std::filesystem::path& folder, std::string_view name) {
  const std::filesystem::path pictures = folder / name;
  std::filesystem::create_directories(pictures);
  std::ofstream film(folder / (std::string(name) + ".mjpeg"), std::ios::binary);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::vector<std::uint8_t> file = vision::encodeJpeg(frames[i], kJpegQuality);
    const std::string number = std::to_string(1000 + i).substr(1) + ".jpg";
    std::ofstream(pictures / number, std::ios::binary)
        .write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    film.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  }
}

}  // namespace material
