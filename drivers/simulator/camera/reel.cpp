#include "drivers/simulator/camera/reel.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "drivers/simulator/camera/infrared_view.h"

namespace drivers::simulator::camera {
namespace {

namespace fs = std::filesystem;

constexpr int kQuality = 88;  // what UVC cameras of this class deliver

Jpeg encode(const cv::Mat& picture) {
  Jpeg file;
  cv::imencode(".jpg", picture, file, {cv::IMWRITE_JPEG_QUALITY, kQuality});
  return file;
}

/// The largest part of the picture around its middle that has the sensor's shape.
cv::Mat cut(const cv::Mat& picture, Size sensor) {
  const double wanted = double(sensor.width) / sensor.height;
  int width = picture.cols;
  int height = picture.rows;
  if (width > height * wanted) {
    width = std::max(1, cvRound(height * wanted));
  } else {
    height = std::max(1, cvRound(width / wanted));
  }
  return picture({(picture.cols - width) / 2, (picture.rows - height) / 2, width, height});
}

cv::Mat fit(const cv::Mat& picture, Size size) {
  if (picture.cols == size.width && picture.rows == size.height) return picture;
  cv::Mat out;
  const int method = picture.cols > size.width ? cv::INTER_AREA : cv::INTER_CUBIC;
  cv::resize(picture, out, {size.width, size.height}, 0, 0, method);
  return out;
}

bool isPicture(const fs::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".jpg" || ending == ".jpeg" || ending == ".png";
}

tl::expected<std::vector<fs::path>, std::string> filesOf(const fs::path& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return std::vector{path};
  if (!fs::is_directory(path, error)) return tl::unexpected("there is no picture " + path.string());
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (isPicture(entry.path())) files.push_back(entry.path());
  }
  if (files.empty()) return tl::unexpected("no pictures in " + path.string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

tl::expected<Reel, std::string> Reel::load(const fs::path& path, const std::vector<Size>& sizes) {
  const auto files = filesOf(path);
  if (!files) return tl::unexpected(files.error());
  Reel reel;
  for (const fs::path& file : *files) {
    std::ifstream stream(file, std::ios::binary);
    const Jpeg bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const cv::Mat picture = bytes.empty() ? cv::Mat() : cv::imdecode(bytes, cv::IMREAD_COLOR);
    if (picture.empty()) return tl::unexpected("not a picture: " + file.string());
    const cv::Mat seen = cut(picture, sizes.front());
    std::vector<Jpeg> variants;
    for (const Size size : sizes) {
      const bool asItIs = file.extension() != ".png" && picture.cols == size.width && picture.rows == size.height;
      variants.push_back(asItIs ? bytes : encode(fit(seen, size)));
    }
    reel.pictures_.push_back(std::move(variants));
  }
  return reel;
}

Reel Reel::infrared(FlatMedium medium) const {
  Reel reel;
  for (const auto& sizes : pictures_) {
    std::vector<Jpeg> variants;
    for (const Jpeg& file : sizes)
      variants.push_back(encode(infraredView(cv::imdecode(file, cv::IMREAD_COLOR), medium)));
    reel.pictures_.push_back(std::move(variants));
  }
  return reel;
}

Reel Reel::surface(int blue, int green, int red, const std::vector<Size>& sizes) {
  constexpr int kGrains = 4;  // so that the stream is not one still picture
  Reel reel;
  for (int grain = 0; grain < kGrains; ++grain) {
    std::vector<Jpeg> variants;
    for (const Size size : sizes) {
      cv::Mat noise(size.height, size.width, CV_16SC3);
      cv::RNG generator(static_cast<std::uint64_t>(grain) + 1);
      generator.fill(noise, cv::RNG::NORMAL, cv::Scalar(blue, green, red), cv::Scalar(4, 4, 4));
      cv::Mat picture;
      noise.convertTo(picture, CV_8UC3);
      variants.push_back(encode(picture));
    }
    reel.pictures_.push_back(std::move(variants));
  }
  return reel;
}

}  // namespace drivers::simulator::camera
