#include "kiosk/terminal/devices/device_hub.h"

#include <chrono>
#include <utility>

#include "drivers/camera/drivers.h"
#include "drivers/id_card/drivers.h"
#include "drivers/printer/drivers.h"
#include "kiosk/terminal/devices/receipt_layout.h"
#include "kiosk/terminal/session/facts.h"

namespace kiosk::terminal::devices {
namespace {

using assets::Result;
using drivers::camera::Camera;
using drivers::camera::Frame;
using drivers::id_card::IdCard;
using drivers::id_card::Reader;
using drivers::printer::DocumentPrinter;
using drivers::printer::ReceiptPrinter;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr int kFaceWidth = 640;
constexpr int kFaceHeight = 480;
constexpr int kPaperWidth = 1280;
constexpr int kPaperHeight = 960;
/// Faster than this a visitor sees no difference, and two cores have other things to do.
constexpr milliseconds kFacePace{66};
constexpr milliseconds kFrameTimeout{1000};
constexpr int kSilentFramesUntilGone = 5;
/// How long a camera takes to get used to a face and the light on it; then its exposure is held, so that what changes
/// during the challenge is the person and not the camera.
constexpr milliseconds kExposureSettles{1200};
/// A visitor waits this long for a printer that stopped; then staff take over.
constexpr milliseconds kPrinterPatience{20'000};

std::int64_t millisSince(Clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin).count();
}

/// Frames into the sink until the token stops it. Errors of the camera end it.
Result<void> stream(Camera& camera, const std::stop_token& stop, int width, int height, bool holdExposure,
                    const std::function<void(Camera&, Frame)>& sink) {
  if (const auto mode = camera.startPreview(width, height); !mode) return tl::unexpected(mode.error());
  Result<void> outcome;
  Clock::time_point last{};
  const auto settled = Clock::now() + kExposureSettles;
  bool held = !holdExposure;
  for (int silent = 0; !stop.stop_requested();) {
    if (!held && Clock::now() > settled) {
      camera.lockExposure(true);
      held = true;
    }
    auto frame = camera.nextFrame(kFrameTimeout, stop);
    if (!frame) {
      const bool again = assets::entry(frame.error().id).family == assets::ErrorFamily::Retry;
      if (stop.stop_requested() || (again && ++silent < kSilentFramesUntilGone)) continue;
      outcome = tl::unexpected(frame.error());
      break;
    }
    silent = 0;
    if (Clock::now() - last < kFacePace) continue;
    last = Clock::now();
    sink(camera, std::move(*frame));
  }
  if (holdExposure) camera.lockExposure(false);
  camera.stopPreview();
  return outcome;
}

Event notPrinted(const assets::Error& error) {
  return event::NotPrinted{error};
}

}  // namespace

template <class Device, class Registry, class StateOf>
std::shared_ptr<drivers::supervision::DeviceThread<Device>> DeviceHub::open(const drivers::DeviceConfigs& configs,
                                                                            std::string_view role, Registry registry,
                                                                            StateOf stateOf) {
  const auto config = configs.find(role);
  if (config == configs.end()) {
    drivers::DeviceStatus none;
    none.state = drivers::DeviceState::NoDevice;
    none.problem = assets::ErrorId::DeviceNotReady;
    none.detail = "not configured";
    changed()(std::string(role), none);
    return nullptr;
  }
  drivers::supervision::Care<Device> care;
  care.open = [config = config->second, registry] { return drivers::openDevice<Device>(registry(), config); };
  care.check = [](Device& device) { return device.check(); };
  care.stateOf = stateOf;
  auto thread = std::make_shared<drivers::supervision::DeviceThread<Device>>(std::string(role), std::move(care),
                                                                             drivers::supervision::Pace{}, changed());
  supervisor_.add(thread);
  return thread;
}

DeviceHub::DeviceHub(const drivers::DeviceConfigs& configs, Inbox& inbox, Eyes eyes)
    : inbox_(inbox), eyes_(std::move(eyes)) {
  reader_ = open<Reader>(configs, role::kIdCard, drivers::id_card::registeredDrivers, drivers::id_card::stateOf);
  faceCamera_ = open<Camera>(configs, role::kFaceCamera, drivers::camera::registeredDrivers, drivers::camera::stateOf);
  paperCamera_ =
      open<Camera>(configs, role::kDocumentCamera, drivers::camera::registeredDrivers, drivers::camera::stateOf);
  receiptPrinter_ = open<ReceiptPrinter>(configs, role::kReceiptPrinter, drivers::printer::registeredReceiptPrinters,
                                         drivers::printer::stateOf);
  noticePrinter_ = open<DocumentPrinter>(configs, role::kNoticePrinter, drivers::printer::registeredDocumentPrinters,
                                         drivers::printer::stateOf);
  if (const auto lamps = configs.find(role::kLamps); lamps != configs.end()) {
    lamps_ = std::make_unique<LampKeeper>(lamps->second, changed());
    supervisor_.add(lamps_->device());
  }
  usbWatch_.emplace([this] { supervisor_.nudgeAll(); });
}

DeviceHub::~DeviceHub() {
  usbWatch_.reset();
  if (lamps_) lamps_->darken();
  stopCard();
  stopFace();
  stopPaper();
  supervisor_.stopAll();
}

drivers::supervision::Changed DeviceHub::changed() {
  return [this](const std::string& which, const drivers::DeviceStatus& status) {
    inbox_.post(0, event::DeviceChanged{which, status});
  };
}

void DeviceHub::show(const drivers::lamp::LightPlan& plan) {
  if (lamps_) lamps_->show(plan);
}

void DeviceHub::readCard(std::uint64_t visit) {
  stopCard();
  if (!reader_) return inbox_.post(visit, event::CardNotRead{{assets::ErrorId::DeviceNotReady, "no reader"}});
  auto begun = std::make_shared<Clock::time_point>(Clock::now());
  auto ticket = reader_->post<IdCard>(
      [this, visit, begun](Reader& reader, const std::stop_token& stop) {
        bool found = false;
        return drivers::id_card::awaitCard(reader, stop, [&](const drivers::id_card::ReadProgress&) {
          if (std::exchange(found, true)) return;
          *begun = Clock::now();
          inbox_.post(visit, event::CardFound{});
        });
      },
      [this, visit, begun](const Result<IdCard>& card) {
        if (card) {
          inbox_.post(visit, event::CardRead{*card, millisSince(*begun)});
        } else {
          inbox_.post(visit, event::CardNotRead{card.error()});
        }
      });
  cardJob_ = ticket.cancel;
}

void DeviceHub::awaitRemoval(std::uint64_t visit) {
  stopCard();
  if (!reader_) return inbox_.post(visit, event::CardLifted{});
  auto ticket = reader_->post<bool>(
      [](Reader& reader, const std::stop_token& stop) -> Result<bool> {
        if (const auto lifted = drivers::id_card::awaitRemoval(reader, stop); !lifted) {
          return tl::unexpected(lifted.error());
        }
        return true;
      },
      // A reader that went away holds nobody back either.
      [this, visit](const Result<bool>& lifted) {
        if (lifted || lifted.error().id != assets::ErrorId::DeviceJobCancelled) {
          inbox_.post(visit, event::CardLifted{});
        }
      });
  cardJob_ = ticket.cancel;
}

void DeviceHub::stopCard() {
  if (cardJob_) cardJob_->request_stop();
  cardJob_.reset();
}

std::stop_source DeviceHub::watch(Cameras& camera, View view, FrameSink sink,
                                  std::function<void(const assets::Error&)> failed) {
  auto ticket = camera.post<bool>(
      [view, sink = std::move(sink)](Camera& device, const std::stop_token& stop) -> Result<bool> {
        const auto ended = stream(device, stop, view.width, view.height, view.holdExposure, sink);
        if (!ended) return tl::unexpected(ended.error());
        return true;
      },
      [failed = std::move(failed)](const Result<bool>& outcome) {
        if (!outcome && outcome.error().id != assets::ErrorId::DeviceJobCancelled) failed(outcome.error());
      });
  return ticket.cancel;
}

void DeviceHub::watchFace(std::uint64_t visit) {
  stopFace();
  const auto failed = [this, visit](const assets::Error& error) { inbox_.post(visit, event::FaceNotPossible{error}); };
  if (!faceCamera_) return failed({assets::ErrorId::DeviceNotReady, "no face camera"});
  const auto sink = [this, visit](Camera& camera, Frame frame) {
    eyes_.face(visit, FaceSight{std::move(frame), camera.infraredFrame(), camera.hasInfrared()});
  };
  faceJob_ = watch(*faceCamera_, {kFaceWidth, kFaceHeight, true}, sink, failed);
}

void DeviceHub::stopFace() {
  if (faceJob_) faceJob_->request_stop();
  faceJob_.reset();
}

void DeviceHub::watchPaper(std::uint64_t visit) {
  stopPaper();
  const auto failed = [this, visit](const assets::Error& error) { inbox_.post(visit, event::PageNotRead{error}); };
  if (!paperCamera_) return failed({assets::ErrorId::DeviceNotReady, "no document camera"});
  const auto sink = [this, visit](Camera&, Frame frame) { eyes_.paper(visit, std::move(frame)); };
  paperJob_ = watch(*paperCamera_, {kPaperWidth, kPaperHeight, false}, sink, failed);
}

void DeviceHub::takePage(std::uint64_t visit, const std::string& expected) {
  stopPaper();
  if (!paperCamera_) return;
  auto ticket =
      paperCamera_->post<Frame>([](Camera& camera, const std::stop_token& stop) { return camera.captureStill(stop); },
                                [this, visit, expected](const Result<Frame>& still) {
                                  if (still) {
                                    eyes_.still(visit, expected, *still);
                                  } else if (still.error().id != assets::ErrorId::DeviceJobCancelled) {
                                    inbox_.post(visit, event::PageNotRead{still.error()});
                                  }
                                });
  paperJob_ = ticket.cancel;
}

void DeviceHub::stopPaper() {
  if (paperJob_) paperJob_->request_stop();
  paperJob_.reset();
}

void DeviceHub::print(std::uint64_t visit, const order::PrintReceipt& order) {
  if (!receiptPrinter_) return inbox_.post(visit, notPrinted({assets::ErrorId::DeviceNotReady, "no receipt printer"}));
  receiptPrinter_->post<bool>(
      [this, visit, document = documentOf(order.lines)](ReceiptPrinter& printer,
                                                        const std::stop_token& stop) -> Result<bool> {
        inbox_.post(visit, event::Printing{1, 1});
        if (const auto printed = printer.print(document, stop); !printed) return tl::unexpected(printed.error());
        return true;
      },
      [this, visit](const Result<bool>& printed) {
        inbox_.post(visit, printed ? Event(event::Printed{1}) : notPrinted(printed.error()));
      });
}

void DeviceHub::print(std::uint64_t visit, const order::PrintNotice& order) {
  if (!noticePrinter_) return inbox_.post(visit, notPrinted({assets::ErrorId::DeviceNotReady, "no A4 printer"}));
  auto sheets = std::make_shared<int>(0);
  noticePrinter_->post<bool>(
      [this, visit, sheets, pdf = order.pdf](DocumentPrinter& printer, const std::stop_token& stop) -> Result<bool> {
        drivers::printer::PrintTicket ticket;
        ticket.jobName = "notice";  // shown on the printer's panel: nothing of the visitor
        ticket.patience = kPrinterPatience;
        const auto printed = printer.print(pdf, ticket, stop, [&](const drivers::printer::PrintProgress& progress) {
          *sheets = progress.sheetsDone;
          inbox_.post(visit, event::Printing{progress.sheetsDone, 0});
        });
        if (!printed) return tl::unexpected(printed.error());
        return true;
      },
      [this, visit, sheets](const Result<bool>& printed) {
        inbox_.post(visit, printed ? Event(event::Printed{*sheets}) : notPrinted(printed.error()));
      });
}

}  // namespace kiosk::terminal::devices
