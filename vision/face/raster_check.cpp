#include "vision/face/raster_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"

namespace vision::face {
namespace {

constexpr int kSide = 128;          // pixels of the picture as it came: scaling would blur the raster away
constexpr float kShortest = 0.16F;  // waves a pixel; longer waves are features of the face
constexpr int kBlock = kSide / 8;   // a JPEG's blocks make waves of multiples of this many

/// log of the strength of every wave, the longest in the middle.
cv::Mat spectrumOf(const cv::Mat& plane) {
  cv::Mat window;
  cv::createHanningWindow(window, plane.size(), CV_32F);
  cv::Mat even = plane - cv::mean(plane)[0];
  cv::Mat waves;
  cv::dft(even.mul(window), waves, cv::DFT_COMPLEX_OUTPUT);
  std::array<cv::Mat, 2> parts;
  cv::split(waves, parts);
  cv::Mat strength;
  cv::magnitude(parts[0], parts[1], strength);
  strength += 1;
  cv::log(strength, strength);
  return strength;
}

/// Waves across, -kSide/2 … kSide/2, of a column or a row of the transform.
int waves(int bin) {
  return bin <= kSide / 2 ? bin : bin - kSide;
}

bool ofBlocks(int across, int down) {
  const auto multiple = [](int count) {
    const int rest = std::abs(count) % kBlock;
    return std::min(rest, kBlock - rest) <= 1;
  };
  // Edges of blocks run level and upright.
  return (std::abs(across) <= 1 && multiple(down)) || (std::abs(down) <= 1 && multiple(across));
}

/// The strongest short wave over the mean around it, in powers of e.
float strongest(const cv::Mat& strength) {
  cv::Mat usual;
  cv::blur(strength, usual, {9, 9}, {-1, -1}, cv::BORDER_REFLECT);
  float most = 0;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x <= kSide / 2; ++x) {  // the other half says the same
      const int across = waves(x);
      const int down = waves(y);
      const float length = std::hypot(static_cast<float>(across), static_cast<float>(down)) / kSide;
      if (length < kShortest || ofBlocks(across, down)) continue;
      most = std::max(most, strength.at<float>(y, x) - usual.at<float>(y, x));
    }
  }
  return most;
}

}  // namespace

float rasterOf(const Image& frame, const Face& face) {
  const cv::Mat picture = view(frame);
  const int x = static_cast<int>(face.box.x + face.box.width / 2) - kSide / 2;
  const int y = static_cast<int>(face.box.y + face.box.height / 2) - kSide / 2;
  const cv::Rect part(x, y, kSide, kSide);
  const bool inside = (part & cv::Rect({}, picture.size())) == part;
  if (!inside || face.box.width < 0.8F * kSide) return 0;
  cv::Mat colours;
  picture(part).convertTo(colours, CV_32FC3);
  std::array<cv::Mat, 3> planes;
  cv::split(colours, planes);
  const cv::Mat brightness = 0.114F * planes[0] + 0.587F * planes[1] + 0.299F * planes[2];
  const cv::Mat colour = planes[2] - planes[0];
  return std::max(strongest(spectrumOf(brightness)), strongest(spectrumOf(colour)));
}

}  // namespace vision::face
