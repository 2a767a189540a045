#include "drivers/simulator/id_card/portrait.h"

#include <algorithm>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "drivers/simulator/photo_codec/photo_codec.h"

namespace drivers::simulator {
namespace {

/// The largest box of the card's shape in the middle of `whole`.
cv::Rect middleOf(const cv::Rect& whole) {
  const int width = std::min(whole.width, whole.height * kPhotoWidth / kPhotoHeight);
  const int height = std::min(whole.height, whole.width * kPhotoHeight / kPhotoWidth);
  return {whole.x + (whole.width - width) / 2, whole.y + (whole.height - height) / 2, width, height};
}

}  // namespace

tl::expected<Bytes, std::string> photoBlockOf(const Person& person) {
  if (person.portrait.empty()) {
    Bytes block = {'W', 'L', kPhotoWidth, 0, kPhotoHeight, 0};
    block.resize(kPhotoBlockBytes, 0);
    return block;
  }
  const cv::Mat picture = cv::imread(person.portrait.string(), cv::IMREAD_COLOR);
  if (picture.empty()) return tl::unexpected<std::string>("cannot read the picture " + person.portrait.string());
  cv::Rect box(0, 0, picture.cols, picture.rows);
  if (person.portraitCrop) {
    const Crop& crop = *person.portraitCrop;
    box &= cv::Rect(crop.x, crop.y, crop.width, crop.height);
  }
  box = middleOf(box);
  if (box.empty()) return tl::unexpected<std::string>("portrait_crop of " + person.key + " lies outside its picture");
  cv::Mat small;
  cv::resize(picture(box), small, cv::Size(kPhotoWidth, kPhotoHeight), 0, 0, cv::INTER_AREA);
  cv::cvtColor(small, small, cv::COLOR_BGR2RGB);
  auto block = encodePhotoBlock({small.data, kPhotoRgbBytes});
  if (!block) return tl::unexpected<std::string>("the picture of " + person.key + " does not fit the chip");
  return *block;
}

}  // namespace drivers::simulator
