#include "vision/face/passive_liveness.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "vision/face/face_crop.h"
#include "vision/matrix.h"
#include "vision/network_input.h"

namespace vision::face {

PassiveLiveness::Net PassiveLiveness::describe(const inference::ModelEntry& entry,
                                               std::shared_ptr<inference::Session> session) {
  if (entry.name == "minifasnet_v1se") {
    return {.session = std::move(session), .grow = 4.0F, .side = 80, .liveIndex = 1, .squareBox = false};
  }
  if (entry.name == "minifasnet_v2") {
    return {.session = std::move(session), .grow = 2.7F, .side = 80, .liveIndex = 1, .squareBox = false};
  }
  return {.session = std::move(session), .grow = 2.7F, .side = 128, .liveIndex = 0, .squareBox = true};
}

assets::Result<PassiveLiveness> PassiveLiveness::load(inference::ModelStore& models) {
  PassiveLiveness liveness;
  for (const char* role : {"face_liveness", "face_liveness_near", "face_liveness_wide"}) {
    const auto entry = models.best(role);
    if (!entry) {
      if (liveness.nets_.empty()) return tl::unexpected(entry.error());
      continue;
    }
    auto session = models.session(*entry);
    if (!session) return tl::unexpected(session.error());
    liveness.nets_.push_back(describe(*entry, *session));
  }
  return liveness;
}

assets::Result<float> PassiveLiveness::score(const Net& net, const Image& frame, const Face& face) {
  const Box around =
      grownInside(net.squareBox ? squareByHeight(face.box) : face.box, net.grow, frame.width(), frame.height());
  const cv::Rect rect(static_cast<int>(around.x), static_cast<int>(around.y), static_cast<int>(around.width),
                      static_cast<int>(around.height));
  const cv::Mat picture = view(frame);
  cv::Mat crop;
  // Plain linear scaling, as in training: smoothing would hide the very screen and print patterns that are looked for.
  cv::resize(picture(rect & cv::Rect(0, 0, picture.cols, picture.rows)), crop, {net.side, net.side}, 0, 0,
             cv::INTER_LINEAR);
  auto input = planes(crop, ChannelOrder::Bgr, {0, 0, 0}, {1, 1, 1});
  const auto outputs = net.session->run(input);
  if (!outputs) return tl::unexpected(outputs.error());
  const auto logits = outputs->values(0);
  if (logits.size() <= net.liveIndex) {
    return assets::failure(assets::ErrorId::InferenceFailed, net.session->name() + ": too few outputs");
  }
  const float top = *std::max_element(logits.begin(), logits.end());
  float sum = 0;
  for (const float logit : logits)
    sum += std::exp(logit - top);
  return std::exp(logits[net.liveIndex] - top) / sum;
}

assets::Result<float> PassiveLiveness::score(const Image& frame, const Face& face) const {
  float sum = 0;
  for (const Net& net : nets_) {
    const auto one = score(net, frame, face);
    if (!one) return one;
    sum += *one;
  }
  return sum / static_cast<float>(nets_.size());
}

}  // namespace vision::face
