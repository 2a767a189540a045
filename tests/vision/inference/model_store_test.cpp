#include "vision/inference/model_store.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "vision/inference/model_manifest.h"

namespace vision::inference {
namespace {

namespace fs = std::filesystem;

class ModelStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("hall-models-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "a");
    fs::create_directories(folder_ / "operator");
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const fs::path& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }
  [[nodiscard]] ModelPlaces places(const std::string& manifest) const {
    ModelPlaces places = defaultPlaces();
    places.manifest = write("manifest.toml", manifest);
    places.folders = {folder_ / "a", folder_ / "operator"};
    return places;
  }

  fs::path folder_;
};

// sha256 of "one" and of "two".
const std::string kOne = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
const std::string kTwo = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";

std::string entry(const std::string& role, const std::string& name, const std::string& hash, int rank) {
  return "[[model]]\nrole='" + role + "'\nname='" + name + "'\nfile='" + name + ".bin'\norigin='here'\nsha256='" +
         hash + "'\nlicence='MIT'\nrank=" + std::to_string(rank) + "\n";
}

TEST_F(ModelStoreTest, TheHighestRankPresentServesTheRole) {
  write("a/plain.bin", "one");
  const std::string manifest = entry("finder", "plain", kOne, 10) + entry("finder", "better", kTwo, 20);
  EXPECT_EQ((*ModelStore::open(places(manifest)))->best("finder")->name, "plain");
  write("operator/better.bin", "two");
  EXPECT_EQ((*ModelStore::open(places(manifest)))->best("finder")->name, "better");
}

TEST_F(ModelStoreTest, AChangedFileIsRefusedByName) {
  write("a/plain.bin", "two");
  auto store = ModelStore::open(places(entry("finder", "plain", kOne, 10)));
  ASSERT_TRUE(store);
  const auto bytes = (*store)->bytes(*(*store)->best("finder"));
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().id, assets::ErrorId::ModelRefused);
  EXPECT_NE(bytes.error().detail.find("plain"), std::string::npos);
  EXPECT_EQ((*store)->session(*(*store)->best("finder")).error().id, assets::ErrorId::ModelRefused);
}

TEST_F(ModelStoreTest, AMissingRoleAndABrokenNetworkAreSaid) {
  write("a/plain.bin", "one");
  auto store = ModelStore::open(places(entry("finder", "plain", kOne, 10)));
  ASSERT_TRUE(store);
  EXPECT_EQ((*store)->best("reader").error().id, assets::ErrorId::ModelMissing);
  EXPECT_EQ((*store)->session(*(*store)->best("finder")).error().id, assets::ErrorId::ModelNotLoaded);
}

TEST_F(ModelStoreTest, AManifestWithoutAHashIsNotRead) {
  const auto store = ModelStore::open(places(entry("finder", "plain", "abc", 10)));
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().id, assets::ErrorId::ModelManifestUnreadable);
  EXPECT_FALSE(ModelStore::open(places(entry("f", "plain", kOne, 1) + entry("f", "plain", kOne, 2))));
}

TEST_F(ModelStoreTest, WithoutTheLibraryTheStoreSaysSo) {
  ModelPlaces nowhere = places(entry("finder", "plain", kOne, 10));
  nowhere.runtime.library = folder_ / "libnothing.so";
  const auto store = ModelStore::open(nowhere);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().id, assets::ErrorId::InferenceUnavailable);
}

TEST(InstalledModels, EveryNetworkFromTheRegistryIsThereAndSound) {
  auto store = ModelStore::open();
  ASSERT_TRUE(store) << store.error().detail;
  for (const ModelPresence& model : (*store)->inventory()) {
    if (model.entry.origin.rfind("npm ", 0) != 0) continue;
    const auto bytes = (*store)->bytes(model.entry);
    EXPECT_TRUE(bytes) << model.entry.name << ": " << (bytes ? "" : bytes.error().detail);
  }
}

}  // namespace
}  // namespace vision::inference
