#include "tests/material/head_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "vision/matrix.h"

namespace material {
namespace {

using vision::face::Mesh;
using vision::face::Pose;

constexpr float kRadians = std::numbers::pi_v<float> / 180.F;
constexpr int kClothStep = 22;          // pixels of the portrait between two points of the cloth
constexpr float kBackSlope = 0.6F;      // how fast the head recedes behind the face's outline
constexpr float kCameraDistance = 5.F;  // in face heights: the terminal's camera at arm's length
// Of the light of an infrared lamp (850 nm) beside the lens: skin returns it evenly whatever its tone.
constexpr float kFromTheSide = 0.25F;  // share that comes back from a surface seen from the side
constexpr float kBehind = 0.14F;       // from a wall two arm's lengths away
constexpr float kSkin = 165;           // luma of skin that faces the lens
constexpr float kFeatures = 0.45F;     // share of the red channel's contrast that is left

/// The direction words of vision::face::Pose as a rotation: roll last, as the neck does it.
cv::Matx33f rotation(const Pose& pose) {
  const float cy = std::cos(pose.yaw * kRadians);
  const float sy = std::sin(pose.yaw * kRadians);
  const float cp = std::cos(pose.pitch * kRadians);
  const float sp = std::sin(pose.pitch * kRadians);
  const float cr = std::cos(pose.roll * kRadians);
  const float sr = std::sin(pose.roll * kRadians);
  const cv::Matx33f yaw(cy, 0, sy, 0, 1, 0, -sy, 0, cy);
  const cv::Matx33f pitch(1, 0, 0, 0, cp, sp, 0, -sp, cp);
  const cv::Matx33f roll(cr, -sr, 0, sr, cr, 0, 0, 0, 1);
  return roll * yaw * pitch;
}

float smooth(float from, float to, float value) {
  const float t = std::clamp((value - from) / (to - from), 0.F, 1.F);
  return t * t * (3 - 2 * t);
}

/// Where a ray from the face's middle leaves its outline: as a factor on the ray, and how deep the outline lies there.
struct Crossing {
  float along = 0;
  float depth = 0;
};
Crossing crossing(const std::vector<cv::Point3f>& outline, cv::Point2f middle, cv::Point2f direction) {
  Crossing farthest;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const cv::Point3f& from = outline[i];
    const cv::Point3f& to = outline[(i + 1) % outline.size()];
    const cv::Point2f a = cv::Point2f(from.x, from.y) - middle;
    const cv::Point2f side(to.x - from.x, to.y - from.y);
    const float cross = direction.x * side.y - direction.y * side.x;
    if (std::abs(cross) < 1e-6F) continue;
    const float along = (a.x * side.y - a.y * side.x) / cross;
    const float onSide = (a.x * direction.y - a.y * direction.x) / cross;
    if (onSide < 0 || onSide > 1 || along <= farthest.along) continue;
    farthest = {along, from.z + onSide * (to.z - from.z)};
  }
  return farthest;
}

/// Upper lid over lower lid, image-left then image-right eye (vertices of the mesh's topology).
constexpr std::array<std::pair<std::size_t, std::size_t>, 14> kLids = {{{246, 7},
                                                                        {161, 163},
                                                                        {160, 144},
                                                                        {159, 145},
                                                                        {158, 153},
                                                                        {157, 154},
                                                                        {173, 155},
                                                                        {398, 382},
                                                                        {384, 381},
                                                                        {385, 380},
                                                                        {386, 374},
                                                                        {387, 373},
                                                                        {388, 390},
                                                                        {466, 249}}};

}  // namespace

HeadModel::HeadModel(vision::Image portrait, const vision::face::Face& face, const Mesh& mesh)
    : portrait_(std::move(portrait)), face_(face.box), pose_(mesh.pose) {
  for (const auto& point : mesh.points)
    vertices_.push_back({{point.x, point.y}, point.z, 1});
  const auto& left = mesh.points[vision::face::vertex::kImageLeftSide];
  const auto& right = mesh.points[vision::face::vertex::kImageRightSide];
  pivot_ = {(left.x + right.x) / 2, (left.y + right.y) / 2, (left.z + right.z) / 2};
  spreadCloth();
  triangulate();
  calmSteepEdges();
}

/// Where the portrait shows a cheek from the side, neighbouring vertices differ more in depth than in place; turning
/// them would tear the cheek into teeth. Depth is evened out there, and only there, until no edge is steeper than the
/// limit.
void HeadModel::calmSteepEdges() {
  constexpr float kSteepest = 1.1F;
  constexpr int kRounds = 60;
  std::vector<std::set<int>> neighbours(vertices_.size());
  for (const auto& triangle : triangles_) {
    for (const int a : triangle) {
      for (const int b : triangle) {
        if (a != b) neighbours[static_cast<std::size_t>(a)].insert(b);
      }
    }
  }
  for (int round = 0; round < kRounds; ++round) {
    std::vector<float> calmer;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
      float sum = 0;
      bool steep = false;
      for (const int j : neighbours[i]) {
        const Vertex& other = vertices_[static_cast<std::size_t>(j)];
        const cv::Point2f apart = other.place - vertices_[i].place;
        steep = steep || std::abs(other.depth - vertices_[i].depth) > kSteepest * std::hypot(apart.x, apart.y);
        sum += other.depth;
      }
      calmer.push_back(steep ? sum / static_cast<float>(neighbours[i].size()) : vertices_[i].depth);
    }
    for (std::size_t i = 0; i < vertices_.size(); ++i)
      vertices_[i].depth = calmer[i];
  }
}

void HeadModel::spreadCloth() {
  std::vector<cv::Point2f> faceOnly;
  for (const Vertex& vertex : vertices_)
    faceOnly.push_back(vertex.place);
  std::vector<int> hull;
  cv::convexHull(faceOnly, hull);
  std::vector<cv::Point3f> outline;
  for (const int i : hull) {
    const Vertex& vertex = vertices_[static_cast<std::size_t>(i)];
    outline.emplace_back(vertex.place.x, vertex.place.y, vertex.depth);
  }
  const cv::Point2f middle(pivot_.x, pivot_.y);
  for (int y = 0; y <= portrait_.height(); y += kClothStep) {
    for (int x = 0; x <= portrait_.width(); x += kClothStep) {
      const cv::Point2f place(std::min(static_cast<float>(x), static_cast<float>(portrait_.width() - 1)),
                              std::min(static_cast<float>(y), static_cast<float>(portrait_.height() - 1)));
      const cv::Point2f ray = place - middle;
      const Crossing rim = crossing(outline, middle, ray);
      const float out = rim.along > 0 ? 1 / rim.along : 0;  // 1 on the outline, 2 twice as far out
      if (out < 1.06F) continue;
      // Hair follows the head, shoulders do not: the cloth lets go sooner below the chin.
      const float length = std::max(1.F, std::hypot(ray.x, ray.y));
      const float down = std::max(0.F, ray.y / length);
      const float carried = 1 - smooth(1.25F - 0.2F * down, 2.1F - 0.3F * down, out);
      vertices_.push_back({place, rim.depth + kBackSlope * std::min(out - 1, 1.F) * length / out, carried});
    }
  }
}

void HeadModel::triangulate() {
  cv::Subdiv2D subdivision(cv::Rect(-1, -1, portrait_.width() + 2, portrait_.height() + 2));
  std::map<std::pair<float, float>, int> numbers;
  for (std::size_t i = 0; i < vertices_.size(); ++i) {
    const cv::Point2f place = vertices_[i].place;
    if (place.x < 0 || place.y < 0 || place.x >= static_cast<float>(portrait_.width()) ||
        place.y >= static_cast<float>(portrait_.height())) {
      continue;
    }
    subdivision.insert(place);
    numbers.emplace(std::pair{place.x, place.y}, static_cast<int>(i));
  }
  std::vector<cv::Vec6f> list;
  subdivision.getTriangleList(list);
  for (const cv::Vec6f& corners : list) {
    std::array<int, 3> triangle{};
    bool known = true;
    for (int i = 0; i < 3; ++i) {
      const auto number = numbers.find({corners[2 * i], corners[2 * i + 1]});
      known = known && number != numbers.end();
      if (known) triangle[static_cast<std::size_t>(i)] = number->second;
    }
    if (known) triangles_.push_back(triangle);
  }
}

float HeadModel::lidShift(std::size_t vertex, float lids) const {
  const auto* lid =
      std::find_if(kLids.begin(), kLids.end(), [vertex](const auto& pair) { return pair.first == vertex; });
  if (lid == kLids.end()) return 0;
  return lids * 0.9F * (vertices_[lid->second].place.y - vertices_[vertex].place.y);
}

std::vector<HeadModel::Placed> HeadModel::place(const cv::Matx33f& turn, const Viewport& viewport, float lids) const {
  const float distance = kCameraDistance * face_.height;
  std::vector<Placed> placed;
  placed.reserve(vertices_.size());
  for (std::size_t i = 0; i < vertices_.size(); ++i) {
    const Vertex& vertex = vertices_[i];
    const cv::Vec3f from(vertex.place.x - pivot_.x, vertex.place.y + lidShift(i, lids) - pivot_.y,
                         vertex.depth - pivot_.z);
    const cv::Vec3f turned = turn * from;
    cv::Vec3f moved = vertex.carried * turned + (1 - vertex.carried) * from;
    // Only the change of depth shows as perspective: the portrait already holds that of its own depth.
    const float nearer = distance / (distance + moved[2] - from[2]);
    moved[0] *= nearer;
    moved[1] *= nearer;
    placed.push_back({{(pivot_.x + moved[0] - viewport.originX) * viewport.zoom,
                       (pivot_.y + moved[1] - viewport.originY) * viewport.zoom, moved[2]},
                      vertex.place});
  }
  return placed;
}

/// How much of a lamp beside the lens comes back from every vertex: the more the surface faces the lens the more, and
/// little from what stays behind the head.
void HeadModel::light(std::vector<Placed>& placed) const {
  std::vector<cv::Vec3f> normals(placed.size(), cv::Vec3f(0, 0, 0));
  for (const auto& triangle : triangles_) {
    const cv::Point3f& a = placed[static_cast<std::size_t>(triangle[0])].at;
    const cv::Point3f& b = placed[static_cast<std::size_t>(triangle[1])].at;
    const cv::Point3f& c = placed[static_cast<std::size_t>(triangle[2])].at;
    const cv::Point3f cross = (b - a).cross(c - a);
    for (const int corner : triangle)
      normals[static_cast<std::size_t>(corner)] += cv::Vec3f(cross.x, cross.y, std::abs(cross.z));
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const float length = std::max(1e-6F, static_cast<float>(cv::norm(normals[i])));
    const float facing = kFromTheSide + (1 - kFromTheSide) * normals[i][2] / length;
    placed[i].light = vertices_[i].carried * facing + (1 - vertices_[i].carried) * kBehind;
  }
}

vision::Image HeadModel::render(const Pose& pose, const Viewport& viewport, float lids) const {
  const Drawing drawing = draw(pose, viewport, lids);
  cv::Mat drawn;
  cv::remap(vision::view(portrait_), drawn, drawing.mapX, drawing.mapY, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  return vision::imageOf(drawn);
}

vision::Image HeadModel::renderInfrared(const Pose& pose, const Viewport& viewport, float lids) const {
  const Drawing drawing = draw(pose, viewport, lids);
  cv::Mat red;
  cv::extractChannel(vision::view(portrait_), red, 2);
  red.convertTo(red, CV_32F);
  const auto box = cv::Rect2f(face_.x, face_.y, face_.width, face_.height);
  const auto usual = static_cast<float>(cv::mean(red(cv::Rect(box) & cv::Rect({}, red.size())))[0]);
  cv::Mat drawn;
  cv::remap(red, drawn, drawing.mapX, drawing.mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  drawn = (kSkin + kFeatures * (drawn - usual)).mul(drawing.light);
  drawn.convertTo(drawn, CV_8U);
  cv::cvtColor(drawn, drawn, cv::COLOR_GRAY2BGR);
  return vision::imageOf(drawn);
}

HeadModel::Drawing HeadModel::draw(const Pose& pose, const Viewport& viewport, float lids) const {
  const cv::Matx33f turn = rotation(pose) * rotation(pose_).t();
  std::vector<Placed> placed = place(turn, viewport, lids);
  light(placed);
  cv::Mat mapX(viewport.height, viewport.width, CV_32F);
  cv::Mat mapY(viewport.height, viewport.width, CV_32F);
  cv::Mat lit(viewport.height, viewport.width, CV_32F, cv::Scalar(kBehind));
  cv::Mat nearest(viewport.height, viewport.width, CV_32F, cv::Scalar(std::numeric_limits<float>::max()));
  for (int y = 0; y < viewport.height; ++y) {  // what no triangle covers shows the portrait as it is
    for (int x = 0; x < viewport.width; ++x) {
      mapX.at<float>(y, x) = static_cast<float>(x) / viewport.zoom + viewport.originX;
      mapY.at<float>(y, x) = static_cast<float>(y) / viewport.zoom + viewport.originY;
    }
  }
  for (const auto& triangle : triangles_) {
    const Placed& a = placed[static_cast<std::size_t>(triangle[0])];
    const Placed& b = placed[static_cast<std::size_t>(triangle[1])];
    const Placed& c = placed[static_cast<std::size_t>(triangle[2])];
    const float twice = (b.at.x - a.at.x) * (c.at.y - a.at.y) - (b.at.y - a.at.y) * (c.at.x - a.at.x);
    if (std::abs(twice) < 1e-3F) continue;
    const auto [left, right] = std::minmax({a.at.x, b.at.x, c.at.x});
    const auto [top, bottom] = std::minmax({a.at.y, b.at.y, c.at.y});
    const int x0 = std::max(0, static_cast<int>(std::floor(left)));
    const int x1 = std::min(viewport.width - 1, static_cast<int>(std::ceil(right)));
    const int y0 = std::max(0, static_cast<int>(std::floor(top)));
    const int y1 = std::min(viewport.height - 1, static_cast<int>(std::ceil(bottom)));
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        const auto px = static_cast<float>(x);
        const auto py = static_cast<float>(y);
        const float wb = ((px - a.at.x) * (c.at.y - a.at.y) - (py - a.at.y) * (c.at.x - a.at.x)) / twice;
        const float wc = ((b.at.x - a.at.x) * (py - a.at.y) - (b.at.y - a.at.y) * (px - a.at.x)) / twice;
        const float wa = 1 - wb - wc;
        constexpr float kSlack = -1e-3F;  // neighbours share their edge without a gap
        if (wa < kSlack || wb < kSlack || wc < kSlack) continue;
        const float depth = wa * a.at.z + wb * b.at.z + wc * c.at.z;
        if (depth >= nearest.at<float>(y, x)) continue;
        nearest.at<float>(y, x) = depth;
        mapX.at<float>(y, x) = wa * a.source.x + wb * b.source.x + wc * c.source.x;
        mapY.at<float>(y, x) = wa * a.source.y + wb * b.source.y + wc * c.source.y;
        lit.at<float>(y, x) = wa * a.light + wb * b.light + wc * c.light;
      }
    }
  }
  return {mapX, mapY, lit};
}

Viewport HeadModel::viewport(int width, int height, float faceHeight, float middleX, float middleY) const {
  Viewport viewport{.zoom = faceHeight / face_.height, .width = width, .height = height};
  viewport.originX = pivot_.x - static_cast<float>(width) * middleX / viewport.zoom;
  viewport.originY = pivot_.y - static_cast<float>(height) * middleY / viewport.zoom;
  return viewport;
}

}  // namespace material
