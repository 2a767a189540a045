#include "drivers/camera/v4l2_nodes.h"

#include <algorithm>
#include <fstream>

namespace drivers::camera {
namespace {

namespace fs = std::filesystem;

std::string firstLine(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

/// The USB device a node belongs to is the nearest folder above its interface that has an idVendor.
std::optional<fs::path> usbDevice(const fs::path& node) {
  std::error_code error;
  fs::path folder = fs::canonical(node / "device", error);
  for (int depth = 0; !error && depth < 4 && folder.has_relative_path(); ++depth, folder = folder.parent_path()) {
    if (fs::exists(folder / "idVendor", error)) return folder;
  }
  return std::nullopt;
}

int number(const fs::path& node) {
  const std::string name = node.filename().string();
  const std::size_t digits = name.find_first_of("0123456789");
  return digits == std::string::npos ? -1
                                     : std::atoi(name.c_str() + digits);  // NOLINT(cert-err34-c): kernel's own name
}

}  // namespace

std::vector<VideoNode> listVideoNodes(const fs::path& sysfs, const fs::path& dev) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(sysfs / "class" / "video4linux", error)) {
    if (entry.path().filename().string().starts_with("video")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end(), [](const fs::path& a, const fs::path& b) { return number(a) < number(b); });
  std::vector<VideoNode> nodes;
  for (const fs::path& folder : folders) {
    VideoNode node{dev / folder.filename(), firstLine(folder / "name"), {}, {}};
    if (const auto usb = usbDevice(folder)) {
      node.vidPid = firstLine(*usb / "idVendor") + ":" + firstLine(*usb / "idProduct");
      node.usbPath = usb->filename().string();
    }
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::vector<VideoNode> matchingNodes(const std::vector<VideoNode>& nodes, const std::string& vidPid,
                                     const std::string& usbPath) {
  std::vector<VideoNode> found;
  for (const VideoNode& node : nodes) {
    if (node.vidPid == vidPid && (usbPath.empty() || node.usbPath == usbPath)) found.push_back(node);
  }
  return found;
}

}  // namespace drivers::camera
