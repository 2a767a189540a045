#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace drivers::camera {

/// One /dev/videoN as sysfs describes it. A camera often makes two nodes, the second for metadata only; which is which
/// is told by the node's own capabilities, not here.
struct VideoNode {
  std::filesystem::path device;  ///< /dev/video0
  std::string name;              ///< as the driver names it
  std::string vidPid;            ///< "0c45:c812", lower case; empty when it is no USB device
  std::string usbPath;           ///< "1-2.1", the port it is plugged into
};

/// Every video node, in the order of their numbers. `sysfs` and `dev` are /sys and /dev but for tests.
std::vector<VideoNode> listVideoNodes(const std::filesystem::path& sysfs = "/sys",
                                      const std::filesystem::path& dev = "/dev");

/// The nodes of one camera: all that match the id and, where it is given, the port.
std::vector<VideoNode> matchingNodes(const std::vector<VideoNode>& nodes, const std::string& vidPid,
                                     const std::string& usbPath);

}  // namespace drivers::camera
