#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "drivers/camera/camera.h"
#include "drivers/device_config.h"
#include "drivers/id_card/reader.h"
#include "drivers/printer/document_printer.h"
#include "drivers/printer/receipt_printer.h"
#include "drivers/supervision/device_thread.h"
#include "drivers/supervision/supervisor.h"
#include "drivers/transport/usb_watch.h"
#include "kiosk/terminal/devices/face_sight.h"
#include "kiosk/terminal/devices/inbox.h"
#include "kiosk/terminal/devices/lamp_keeper.h"
#include "kiosk/terminal/session/order.h"

namespace kiosk::terminal::devices {

/// Every device of the terminal, each owned by its own thread, opened again and again while it is away. Orders go in
/// from the UI thread and never block; what came of them goes to the inbox, frames to the vision thread.
class DeviceHub {
 public:
  /// Called on a camera's thread for each picture; must return at once.
  struct Eyes {
    std::function<void(std::uint64_t visit, FaceSight)> face;
    std::function<void(std::uint64_t visit, drivers::camera::Frame)> paper;
    std::function<void(std::uint64_t visit, std::string expected, drivers::camera::Frame)> still;
  };

  /// Roles that are not configured are reported as NoDevice, but for lamps: a terminal may well have none.
  DeviceHub(const drivers::DeviceConfigs& configs, Inbox& inbox, Eyes eyes);
  ~DeviceHub();
  DeviceHub(const DeviceHub&) = delete;
  DeviceHub& operator=(const DeviceHub&) = delete;

  void readCard(std::uint64_t visit);
  void awaitRemoval(std::uint64_t visit);
  void stopCard();

  void watchFace(std::uint64_t visit);
  void stopFace();

  void watchPaper(std::uint64_t visit);
  /// Takes a still of what is being watched.
  void takePage(std::uint64_t visit, const std::string& expected);
  void stopPaper();

  void print(std::uint64_t visit, const order::PrintReceipt& order);
  void print(std::uint64_t visit, const order::PrintNotice& order);

  /// Makes the guide lights burn so, now or when their board is there; does nothing when they do, or without lamps.
  void show(const drivers::lamp::LightPlan& plan);

  [[nodiscard]] const drivers::supervision::Supervisor& supervisor() const { return supervisor_; }

 private:
  using Cameras = drivers::supervision::DeviceThread<drivers::camera::Camera>;
  /// What a device's thread tells of its state.
  drivers::supervision::Changed changed();
  using FrameSink = std::function<void(drivers::camera::Camera& camera, drivers::camera::Frame)>;

  template <class Device, class Registry, class StateOf>
  std::shared_ptr<drivers::supervision::DeviceThread<Device>> open(const drivers::DeviceConfigs& configs,
                                                                   std::string_view role, Registry registry,
                                                                   StateOf stateOf);
  /// How a camera is looked through.
  struct View {
    int width = 0;  ///< px, of the preview
    int height = 0;
    bool holdExposure = false;  ///< once it has settled
  };
  /// Streams until stopped; `failed` is told why it ended by itself.
  std::stop_source watch(Cameras& camera, View view, FrameSink sink, std::function<void(const assets::Error&)> failed);

  Inbox& inbox_;
  Eyes eyes_;
  drivers::supervision::Supervisor supervisor_;
  std::shared_ptr<drivers::supervision::DeviceThread<drivers::id_card::Reader>> reader_;
  std::shared_ptr<Cameras> faceCamera_;
  std::shared_ptr<Cameras> paperCamera_;
  std::shared_ptr<drivers::supervision::DeviceThread<drivers::printer::ReceiptPrinter>> receiptPrinter_;
  std::shared_ptr<drivers::supervision::DeviceThread<drivers::printer::DocumentPrinter>> noticePrinter_;
  std::unique_ptr<LampKeeper> lamps_;
  std::optional<std::stop_source> cardJob_;
  std::optional<std::stop_source> faceJob_;
  std::optional<std::stop_source> paperJob_;
  std::optional<drivers::transport::UsbWatch> usbWatch_;  ///< last: it calls the supervisor until it is gone
};

}  // namespace kiosk::terminal::devices
