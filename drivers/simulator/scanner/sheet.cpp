#include "drivers/simulator/scanner/sheet.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace drivers::simulator::scanner {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr int kUnitsPerInch = 300;
constexpr int kQuality = 92;
const cv::Scalar kLid(246, 246, 246);

int pixels(int units, int dpi) {
  return std::max(1, (units * dpi + kUnitsPerInch / 2) / kUnitsPerInch);
}

std::vector<std::uint8_t> encoded(const cv::Mat& picture, const EsclSettings& settings) {
  cv::Mat out = picture;
  if (settings.colour == EsclColour::Grayscale8) cv::cvtColor(picture, out, cv::COLOR_BGR2GRAY);
  std::vector<std::uint8_t> jpeg;
  cv::imencode(".jpg", out, jpeg, {cv::IMWRITE_JPEG_QUALITY, kQuality});
  return jpeg;
}

cv::Mat emptyGlass(const EsclSettings& settings) {
  return {pixels(settings.height, settings.dpi), pixels(settings.width, settings.dpi), CV_8UC3, kLid};
}

}  // namespace

struct Sheet::Inside {
  cv::Mat picture;
  double width = 210;  ///< millimetres
};

tl::expected<Sheet, std::string> Sheet::load(const std::filesystem::path& file, double width) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return tl::unexpected("there is no picture " + file.string());
  const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const cv::Mat picture = bytes.empty() ? cv::Mat() : cv::imdecode(bytes, cv::IMREAD_COLOR);
  if (picture.empty()) return tl::unexpected("not a picture: " + file.string());
  Sheet sheet;
  sheet.inside_ = std::make_shared<const Inside>(Inside{picture, width});
  return sheet;
}

std::vector<std::uint8_t> Sheet::seen(const EsclSettings& settings) const {
  const cv::Mat& picture = inside_->picture;
  const double scale = inside_->width / kMillimetresPerInch * settings.dpi / picture.cols;
  const cv::Size size(std::max(1, cvRound(picture.cols * scale)), std::max(1, cvRound(picture.rows * scale)));
  cv::Mat paper;
  cv::resize(picture, paper, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::Mat glass = emptyGlass(settings);
  const int left = settings.left * settings.dpi / kUnitsPerInch;
  const int top = settings.top * settings.dpi / kUnitsPerInch;
  const cv::Rect part(left, top, std::min(glass.cols, size.width - left), std::min(glass.rows, size.height - top));
  if (part.width > 0 && part.height > 0) paper(part).copyTo(glass({0, 0, part.width, part.height}));
  return encoded(glass, settings);
}

std::vector<std::uint8_t> Sheet::lid(const EsclSettings& settings) {
  return encoded(emptyGlass(settings), settings);
}

}  // namespace drivers::simulator::scanner
