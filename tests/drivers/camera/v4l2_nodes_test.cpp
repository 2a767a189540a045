#include "drivers/camera/v4l2_nodes.h"

#include <fstream>

#include <gtest/gtest.h>

namespace drivers::camera {
namespace {

namespace fs = std::filesystem;

/// A sysfs with cameras in it, in a folder of the test's own.
class Sysfs : public testing::Test {
 protected:
  void SetUp() override {
    root_ =
        fs::temp_directory_path() / ("hall-sysfs-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                                     std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    fs::create_directories(root_ / "class" / "video4linux");
  }
  void TearDown() override { fs::remove_all(root_); }

  void add(int number, const std::string& port, const std::string& vid, const std::string& pid) {
    const fs::path usb = root_ / "devices" / "usb1" / port;
    const fs::path interface = usb / (port + ":1.0");
    fs::create_directories(interface);
    std::ofstream(usb / "idVendor") << vid << "\n";
    std::ofstream(usb / "idProduct") << pid << "\n";
    const fs::path node = root_ / "class" / "video4linux" / ("video" + std::to_string(number));
    fs::create_directories(node);
    std::ofstream(node / "name") << "Camera " << number << "\n";
    fs::create_directory_symlink(interface, node / "device");
  }

  fs::path root_;
};

TEST_F(Sysfs, NodesComeInTheOrderOfTheirNumbersWithIdAndPort) {
  add(10, "1-2.2", "0c45", "c811");
  add(2, "1-2.1", "0c45", "c812");
  const auto nodes = listVideoNodes(root_, "/dev");
  ASSERT_EQ(nodes.size(), 2U);
  EXPECT_EQ(nodes[0].device, "/dev/video2");
  EXPECT_EQ(nodes[0].vidPid, "0c45:c812");
  EXPECT_EQ(nodes[0].usbPath, "1-2.1");
  EXPECT_EQ(nodes[1].name, "Camera 10");
}

TEST_F(Sysfs, TwoCamerasOfOneKindAreToldApartByTheirPort) {
  add(0, "1-2.1", "0c45", "c812");
  add(1, "1-2.1", "0c45", "c812");
  add(2, "1-3", "0c45", "c812");
  const auto nodes = listVideoNodes(root_, "/dev");
  EXPECT_EQ(matchingNodes(nodes, "0c45:c812", "").size(), 3U);
  EXPECT_EQ(matchingNodes(nodes, "0c45:c812", "1-2.1").size(), 2U);
  EXPECT_TRUE(matchingNodes(nodes, "0c45:c812", "1-9").empty());
}

TEST_F(Sysfs, NoCamerasIsAnEmptyList) {
  EXPECT_TRUE(listVideoNodes(root_, "/dev").empty());
  EXPECT_TRUE(listVideoNodes(root_ / "nowhere", "/dev").empty());
}

}  // namespace
}  // namespace drivers::camera
