#include "vision/image_file.h"

#include <fstream>
#include <iterator>
#include <string>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"
#include "vision/picture_header.h"

namespace vision {
namespace {

tl::unexpected<assets::Error> unreadable(std::string why) {
  return assets::failure(assets::ErrorId::PictureUnreadable, std::move(why));
}

std::vector<std::uint8_t> encode(const char* ending, const cv::Mat& matrix, const std::vector<int>& settings) {
  std::vector<std::uint8_t> file;
  cv::imencode(ending, matrix, file, settings);
  return file;
}

std::vector<std::uint8_t> jpeg(const cv::Mat& matrix, int quality) {
  return encode(".jpg", matrix, {cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_OPTIMIZE, 1});
}

}  // namespace

assets::Result<Image> decodeImage(std::span<const std::uint8_t> file, const DecodeLimits& limits) {
  if (file.size() > limits.maxBytes) return unreadable("file too long");
  const auto header = readPictureHeader(file);
  if (!header) return unreadable("not a picture");
  if (!header->complete) return unreadable("cut off");
  if (header->width < 1 || header->height < 1) return unreadable("no pixels");
  if (header->width > limits.maxSide || header->height > limits.maxSide ||
      header->width * header->height > limits.maxPixels) {
    return unreadable("too large: " + std::to_string(header->width) + "x" + std::to_string(header->height));
  }
  try {
    const cv::Mat bytes(1, static_cast<int>(file.size()), CV_8UC1, const_cast<std::uint8_t*>(file.data()));
    const cv::Mat decoded = cv::imdecode(bytes, cv::IMREAD_COLOR);
    if (decoded.empty()) return unreadable("damaged");
    return imageOf(decoded);
  } catch (const cv::Exception&) {
    return unreadable("damaged");
  }
}

assets::Result<Image> readImage(const std::filesystem::path& path, const DecodeLimits& limits) {
  std::error_code failed;
  const auto length = std::filesystem::file_size(path, failed);
  if (failed) return unreadable(path.string() + ": " + failed.message());
  if (length > limits.maxBytes) return unreadable(path.string() + ": file too long");
  std::ifstream stream(path, std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) return unreadable(path.string() + ": cannot be read");
  auto image = decodeImage(bytes, limits);
  if (!image) return unreadable(path.string() + ": " + image.error().detail);
  return image;
}

std::vector<std::uint8_t> encodeJpeg(const Image& image, int quality) {
  return jpeg(view(image), quality);
}

std::vector<std::uint8_t> encodeJpegWithin(const Image& image, std::size_t maxBytes) {
  constexpr int kBest = 90;
  constexpr int kWorst = 40;  // below it thin strokes of characters break up
  cv::Mat picture = view(image);
  for (;;) {
    int low = kWorst;
    int high = kBest;
    std::vector<std::uint8_t> best = jpeg(picture, high);
    if (best.size() <= maxBytes) return best;
    best = jpeg(picture, low);
    if (best.size() <= maxBytes) {
      while (high - low > 2) {
        const int middle = (low + high) / 2;
        std::vector<std::uint8_t> tried = jpeg(picture, middle);
        if (tried.size() <= maxBytes) {
          low = middle;
          best = std::move(tried);
        } else {
          high = middle;
        }
      }
      return best;
    }
    if (picture.cols < 16 || picture.rows < 16) return best;
    cv::Mat smaller;
    cv::resize(picture, smaller, {}, 0.85, 0.85, cv::INTER_AREA);
    picture = smaller;
  }
}

std::vector<std::uint8_t> encodePng(const Image& image) {
  return encode(".png", view(image), {});
}

}  // namespace vision
