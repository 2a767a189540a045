#pragma once

#include <array>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

#include "vision/face/face.h"
#include "vision/face/face_mesh.h"
#include "vision/image.h"

namespace material {

/// Where the camera looks: output pixel = (source pixel - origin) * zoom.
struct Viewport {
  float originX = 0;
  float originY = 0;
  float zoom = 1;
  int width = 640;
  int height = 480;
};

/// A head made from one portrait: the face mesh gives the depth of the face, a soft cloth of further points carries
/// hair, ears and neck along, and the background stays where it is. Turned in space and drawn again with the portrait
/// as texture.
class HeadModel {
 public:
  HeadModel(vision::Image portrait, const vision::face::Face& face, const vision::face::Mesh& mesh);

  /// The head as it looks in this pose (absolute: 0,0,0 looks into the camera). `lids` 0 open … 1 closed.
  [[nodiscard]] vision::Image render(const vision::face::Pose& pose, const Viewport& viewport, float lids = 0) const;

  /// The same seen by an infrared eye with its lamp beside the lens; grey in three channels.
  [[nodiscard]] vision::Image renderInfrared(const vision::face::Pose& pose, const Viewport& viewport,
                                             float lids = 0) const;

  /// A viewport that shows the face `faceHeight` pixels tall with its middle at a share of the picture's width and
  /// height.
  [[nodiscard]] Viewport viewport(int width, int height, float faceHeight, float middleX, float middleY) const;

 private:
  struct Vertex {
    cv::Point2f place;  ///< in the portrait
    float depth = 0;    ///< in its pixels, away from the camera
    float carried = 1;  ///< 1 moves with the head, 0 stays
  };
  struct Placed {
    cv::Point3f at;  ///< in the output; z for hiding
    cv::Point2f source;
    float light = 0;  ///< share of an infrared lamp's light that comes back
  };
  /// For every pixel where it comes from in the portrait, and its light.
  struct Drawing {
    cv::Mat mapX, mapY, light;
  };
  void spreadCloth();
  void triangulate();
  void calmSteepEdges();
  [[nodiscard]] std::vector<Placed> place(const cv::Matx33f& turn, const Viewport& viewport, float lids) const;
  void light(std::vector<Placed>& placed) const;
  [[nodiscard]] Drawing draw(const vision::face::Pose& pose, const Viewport& viewport, float lids) const;
  [[nodiscard]] float lidShift(std::size_t vertex, float lids) const;

  vision::Image portrait_;
  vision::Box face_;
  vision::face::Pose pose_;
  cv::Point3f pivot_;
  std::vector<Vertex> vertices_;  ///< the mesh's 468 first
  std::vector<std::array<int, 3>> triangles_;
};

}  // namespace material
