#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "drivers/camera/camera.h"
#include "kiosk/terminal/devices/face_sight.h"
#include "kiosk/terminal/devices/inbox.h"
#include "vision/document/document_reader.h"
#include "vision/document/page_watcher.h"
#include "vision/face/face_checker.h"

namespace kiosk::terminal::analysis {

/// The thread that looks at pictures; the networks themselves use both cores. Frames that come while it is busy are
/// overtaken by newer ones. The models are loaded on it, so that the screen is there before them. Every call is from
/// any thread and never blocks.
class VisionDesk {
 public:
  explicit VisionDesk(Inbox& inbox);
  ~VisionDesk();
  VisionDesk(const VisionDesk&) = delete;
  VisionDesk& operator=(const VisionDesk&) = delete;

  /// The picture of the person who should stand there. `ready` is called on the desk's thread when a try has begun:
  /// now the camera is wanted. → FaceNotPossible, or FaceWatched … FaceTried
  void checkFace(std::uint64_t visit, vision::Image reference, std::function<void()> ready);
  /// One more try with the same picture.
  void tryFaceAgain(std::uint64_t visit);
  void stopFace();
  void seeFace(std::uint64_t visit, devices::FaceSight sight);

  /// Begins to watch; → PageWatched for each frame.
  void watchPaper(std::uint64_t visit);
  void seePaper(std::uint64_t visit, drivers::camera::Frame frame);
  /// → PageRead or PageNotRead
  void readPage(std::uint64_t visit, std::string expected, drivers::camera::Frame still);

  /// Drops every picture and template that is held.
  void forget();

 private:
  struct Models;
  struct FaceCheck;
  struct SeenFace {
    std::uint64_t visit = 0;
    devices::FaceSight sight;
  };
  struct SeenPaper {
    std::uint64_t visit = 0;
    drivers::camera::Frame frame;
  };
  void run();
  void enqueue(std::function<void()> job);
  [[nodiscard]] bool ready();
  void beginTry(std::uint64_t visit);
  void lookAtFace(const SeenFace& seen);
  void lookAtPaper(const SeenPaper& seen);
  void read(std::uint64_t visit, const std::string& expected, const drivers::camera::Frame& still);

  Inbox& inbox_;
  std::mutex mutex_;
  std::condition_variable signal_;
  std::deque<std::function<void()>> jobs_;
  std::optional<SeenFace> face_;
  std::optional<SeenPaper> paper_;
  bool stopping_ = false;

  // The desk's thread only
  std::unique_ptr<Models> models_;
  std::unique_ptr<FaceCheck> check_;
  vision::document::PageWatcher watcher_;
  std::thread thread_;
};

}  // namespace kiosk::terminal::analysis
