#include "vision/face/face_detector.h"

#include "vision/face/fr_detector.h"
#include "vision/face/yunet_detector.h"

namespace vision::face {

assets::Result<std::unique_ptr<FaceDetector>> loadFaceDetector(inference::ModelStore& models) {
  const auto detector = models.best("face_detector");
  if (!detector) return tl::unexpected(detector.error());
  auto session = models.session(*detector);
  if (!session) return tl::unexpected(session.error());
  if (detector->name.starts_with("yunet")) return std::make_unique<YunetDetector>(*session);

  const auto points = models.best("face_points");
  if (!points) return tl::unexpected(points.error());
  auto pointSession = models.session(*points);
  if (!pointSession) return tl::unexpected(pointSession.error());
  return std::make_unique<FrDetector>(*session, FacePoints(*pointSession));
}

}  // namespace vision::face
