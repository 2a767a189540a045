#include "vision/network_input.h"

#include <cstddef>

namespace vision {

inference::Tensor planes(const cv::Mat& bgr, ChannelOrder order, const std::array<float, 3>& mean,
                         const std::array<float, 3>& scale) {
  inference::Tensor tensor({1, 3, bgr.rows, bgr.cols});
  const std::size_t plane = bgr.total();
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const std::size_t source = order == ChannelOrder::Bgr ? channel : 2 - channel;
    const float factor = scale[channel];
    const float offset = -mean[channel] * factor;
    float* out = tensor.values.data() + channel * plane;
    for (int y = 0; y < bgr.rows; ++y) {
      const std::uint8_t* in = bgr.ptr(y) + source;
      for (int x = 0; x < bgr.cols; ++x)
        *out++ = static_cast<float>(in[3 * x]) * factor + offset;
    }
  }
  return tensor;
}

}  // namespace vision
