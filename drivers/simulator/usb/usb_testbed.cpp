#include "drivers/simulator/usb/usb_testbed.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <umockdev.h>

#include "drivers/simulator/usb/preload.h"

namespace drivers::simulator {
namespace {

constexpr const char* kRootHub = "/devices/pci0000:00/0000:00:14.0/usb1";

std::string hexOf(const std::vector<std::uint8_t>& bytes) {
  std::string text;
  std::array<char, 3> digits{};
  for (const std::uint8_t byte : bytes) {
    std::snprintf(digits.data(), digits.size(), "%02x", byte);
    text += digits.data();
  }
  return text;
}

std::string threeDigits(int number) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%03d", number);
  return text.data();
}

/// A device in umockdev's own notation.
std::string recordOf(const std::string& place, int number, const UsbSpec& spec) {
  const std::string node = "bus/usb/001/" + threeDigits(number);
  const std::string decimal = std::to_string(number);
  const std::string vendor =
      hexOf({static_cast<std::uint8_t>(spec.vendor >> 8U), static_cast<std::uint8_t>(spec.vendor)});
  const std::string product =
      hexOf({static_cast<std::uint8_t>(spec.product >> 8U), static_cast<std::uint8_t>(spec.product)});
  return "P: " + place + "\nN: " + node +
         "\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: BUSNUM=001\nE: DEVNUM=" + threeDigits(number) + "\nE: DEVNAME=/dev/" +
         node + "\nE: DEVTYPE=usb_device\nE: MAJOR=189\nE: MINOR=" + std::to_string(number - 1) +
         "\nE: ID_VENDOR_ID=" + vendor + "\nE: ID_MODEL_ID=" + product +
         "\nA: bConfigurationValue=1\\n\nA: busnum=1\\n\nA: devnum=" + decimal +
         "\\n\nA: speed=12\\n\nA: idVendor=" + vendor + "\\n\nA: idProduct=" + product +
         "\\n\nH: descriptors=" + hexOf(descriptorsOf(spec)) + "\n";
}

std::string wordsOf(GError* error) {
  std::string words = error == nullptr ? "umockdev failed" : error->message;
  g_clear_error(&error);
  return words;
}

}  // namespace

std::shared_ptr<UsbTestbed> UsbTestbed::shared() {
  static std::weak_ptr<UsbTestbed> last;  // emulators are started and stopped on the main thread only
  auto bed = last.lock();
  if (bed == nullptr) {
    bed = std::make_shared<UsbTestbed>();
    last = bed;
  }
  return bed;
}

UsbTestbed::UsbTestbed() : testbed_(umockdev_testbed_new()) {
  const UsbSpec hub{0x1D6B, 0x0002, 0x09, 0, 0, {}, {{0x81, 3, 4}}};
  umockdev_testbed_add_from_string(testbed_, recordOf(kRootHub, lastNumber_, hub).c_str(), nullptr);
}

UsbTestbed::~UsbTestbed() {
  g_object_unref(testbed_);
}

tl::expected<std::string, std::string> UsbTestbed::plug(int socket, const UsbSpec& spec, UMockdevIoctlBase* handler) {
  if (!umockdev_in_mock_environment()) {
    return tl::unexpected<std::string>("USB devices need the library " + std::string(kPreloadLibrary) +
                                       " (package umockdev)");
  }
  const int number = ++lastNumber_;
  const std::string node = "/dev/bus/usb/001/" + threeDigits(number);
  const std::string place = std::string(kRootHub) + "/1-" + std::to_string(socket);
  GError* error = nullptr;
  // Whoever is told of the device may open it at once, so it must answer before it is there.
  if (!umockdev_testbed_attach_ioctl(testbed_, node.c_str(), handler, &error) ||
      !umockdev_testbed_add_from_string(testbed_, recordOf(place, number, spec).c_str(), &error)) {
    return tl::unexpected<std::string>(wordsOf(error));
  }
  return "/sys" + place;
}

tl::expected<std::string, std::string> UsbTestbed::plugVideo(int socket, int number, const std::string& name,
                                                             UMockdevIoctlBase* handler) {
  const std::string port = "1-" + std::to_string(socket);
  const std::string node = "video" + std::to_string(number);
  const std::string place = std::string(kRootHub) + "/" + port + "/" + port + ":1.0/video4linux/" + node;
  const std::string record = "P: " + place + "\nN: " + node + "=00\nE: SUBSYSTEM=video4linux\nE: DEVNAME=/dev/" + node +
                             "\nE: MAJOR=81\nE: MINOR=" + std::to_string(number) + "\nA: name=" + name +
                             "\\n\nL: device=../../../" + port + ":1.0\n";
  GError* error = nullptr;
  if (!umockdev_testbed_attach_ioctl(testbed_, ("/dev/" + node).c_str(), handler, &error) ||
      !umockdev_testbed_add_from_string(testbed_, record.c_str(), &error)) {
    return tl::unexpected<std::string>(wordsOf(error));
  }
  return "/sys" + place;
}

void UsbTestbed::unplug(const std::string& place) {
  umockdev_testbed_uevent(testbed_, place.c_str(), "remove");
  umockdev_testbed_remove_device(testbed_, place.c_str());
}

std::string UsbTestbed::root() const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  std::string path = root;
  g_free(root);
  return path;
}

std::string UsbTestbed::environment() const {
  std::string words = "LD_PRELOAD=" + std::string(kPreloadLibrary);
  if (const std::string options = sanitizerOptions(); !options.empty()) words += " ASAN_OPTIONS=" + options;
  return words + " UMOCKDEV_DIR=" + root();
}

}  // namespace drivers::simulator
