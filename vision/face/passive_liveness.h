#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "assets/error.h"
#include "vision/face/face.h"
#include "vision/image.h"
#include "vision/inference/model_store.h"

namespace vision::face {

/// Tells from one frame how much a face looks like a live one and not like paper or a screen.
class PassiveLiveness {
 public:
  /// Uses the npm registry's network and, where the operator supplied them, the two beside it: they were trained on
  /// other attacks and look at other neighbourhoods of the face, so their mistakes are not the same. Errors of
  /// ModelStore.
  static assets::Result<PassiveLiveness> load(inference::ModelStore& models);

  /// 0..1, higher is more live; the mean over the networks. Errors: InferenceFailed.
  [[nodiscard]] assets::Result<float> score(const Image& frame, const Face& face) const;

 private:
  /// How one network wants its crop and where its answer stands.
  struct Net {
    std::shared_ptr<inference::Session> session;
    float grow = 2.7F;
    int side = 80;
    std::size_t liveIndex = 1;
    bool squareBox = false;
  };
  static Net describe(const inference::ModelEntry& entry, std::shared_ptr<inference::Session> session);
  [[nodiscard]] static assets::Result<float> score(const Net& net, const Image& frame, const Face& face);

  std::vector<Net> nets_;
};

}  // namespace vision::face
