#include "vision/face/face_policy.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "assets/directory.h"
#include "vision/face/face_template.h"

namespace vision::face {
namespace {

TEST(FacePolicy, TheInstalledOneIsWhole) {
  const auto policy = loadFacePolicy();
  ASSERT_TRUE(policy) << policy.error().detail;
  EXPECT_FLOAT_EQ(policy->match.threshold, 0.40F);
  EXPECT_GT(policy->challenge.turnYaw, policy->challenge.frontYaw);
  EXPECT_EQ(policy->challenge.fastestTurn, std::chrono::milliseconds(250));
}

TEST(FacePolicy, AMissingFigureIsNamed) {
  std::ifstream stream(assets::directory() / "policy" / "face.toml");
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto at = text.find("turn_yaw");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 8, "turn_way");
  const auto file = std::filesystem::temp_directory_path() / ("hall-face-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(file) << text;
  const auto policy = loadFacePolicy(file);
  std::filesystem::remove(file);
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().id, assets::ErrorId::FacePolicyUnreadable);
  EXPECT_NE(policy.error().detail.find("challenge.turn_yaw"), std::string::npos);
}

TEST(FaceTemplate, SimilarityIsTheCosine) {
  std::array<float, FaceTemplate::kSize> along{};
  std::array<float, FaceTemplate::kSize> across{};
  along[0] = 3;
  across[0] = 1;
  across[1] = 1;
  const FaceTemplate a(along);
  const FaceTemplate b(across);
  EXPECT_NEAR(a.similarity(b), 0.70711, 1e-4);
  EXPECT_NEAR(a.similarity(a.clone()), 1, 1e-5);
}

}  // namespace
}  // namespace vision::face
