#include "kiosk/terminal/analysis/vision_desk.h"

#include <chrono>
#include <utility>

#include <malloc.h>

#include "kiosk/terminal/analysis/pictures.h"
#include "kiosk/terminal/session/process_guard.h"
#include "vision/document/paper_rules.h"
#include "vision/inference/model_store.h"

namespace kiosk::terminal::analysis {
namespace {

using drivers::camera::Frame;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// Longest side of a picture shown on the screen, in pixels; the stage is 960 wide.
constexpr int kFacePicture = 640;
constexpr int kPaperPicture = 960;

milliseconds steadyNow() {
  return std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch());
}

}  // namespace

struct VisionDesk::Models {
  std::shared_ptr<const vision::face::FaceChecker> faces;
  std::shared_ptr<const vision::document::DocumentReader> documents;
  vision::document::PaperRules rules;

  static assets::Result<std::unique_ptr<Models>> load() {
    auto store = vision::inference::ModelStore::open();
    if (!store) return tl::unexpected(store.error());
    const auto policy = vision::face::loadFacePolicy();
    if (!policy) return tl::unexpected(policy.error());
    auto faces = vision::face::FaceChecker::load(**store, *policy);
    if (!faces) return tl::unexpected(faces.error());
    auto documents = vision::document::DocumentReader::load(**store);
    if (!documents) return tl::unexpected(documents.error());
    auto rules = vision::document::loadPaperRules();
    if (!rules) return tl::unexpected(rules.error());
    auto models = std::make_unique<Models>();
    models->faces = std::move(*faces);
    models->documents = std::move(*documents);
    models->rules = std::move(*rules);
    return models;
  }
};

struct VisionDesk::FaceCheck {
  std::uint64_t visit = 0;
  std::optional<vision::face::FaceTemplate> reference;
  vision::face::Action action{};
  std::optional<vision::face::FaceVisit> attempt;
};

VisionDesk::VisionDesk(Inbox& inbox) : inbox_(inbox), thread_([this] { run(); }) {}

VisionDesk::~VisionDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  signal_.notify_all();
  thread_.join();
}

void VisionDesk::enqueue(std::function<void()> job) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  signal_.notify_all();
}

void VisionDesk::run() {
  static_cast<void>(ready());  // while nobody is here yet
  for (;;) {
    std::function<void()> job;
    std::optional<SeenFace> face;
    std::optional<SeenPaper> paper;
    {
      std::unique_lock lock(mutex_);
      signal_.wait(lock, [this] { return stopping_ || !jobs_.empty() || face_ || paper_; });
      if (stopping_) return;
      if (!jobs_.empty()) {
        job = std::move(jobs_.front());
        jobs_.pop_front();
      } else if (face_) {
        face = std::exchange(face_, std::nullopt);
      } else {
        paper = std::exchange(paper_, std::nullopt);
      }
    }
    if (job) {
      job();
      scrubStack();  // words read from papers
    }
    if (face) lookAtFace(*face);
    if (paper) lookAtPaper(*paper);
  }
}

/// Models are loaded once; where it fails (a file is missing) each use tries again, so that staff can mend it.
bool VisionDesk::ready() {
  if (models_) return true;
  auto loaded = Models::load();
  if (!loaded) {
    drivers::DeviceStatus away;
    away.state = drivers::DeviceState::HardwareError;
    away.problem = loaded.error().id;
    away.detail = loaded.error().detail;
    inbox_.post(0, event::DeviceChanged{"vision", std::move(away)});
    return false;
  }
  models_ = std::move(*loaded);
  drivers::DeviceStatus well;
  well.state = drivers::DeviceState::Online;
  if (const auto& problem = models_->documents->problem()) {  // papers are read all the same, more slowly
    well.problem = problem->id;
    well.detail = problem->detail;
  }
  inbox_.post(0, event::DeviceChanged{"vision", std::move(well)});
  return true;
}

void VisionDesk::checkFace(std::uint64_t visit, vision::Image reference, std::function<void()> begun) {
  auto picture = std::make_shared<vision::Image>(std::move(reference));
  enqueue([this, visit, picture, begun = std::move(begun)] {
    if (!ready()) {
      inbox_.post(visit, event::FaceNotPossible{{assets::ErrorId::DeviceNotReady, "no models"}});
      return;
    }
    auto described = models_->faces->describe(*picture);
    if (!described) {
      inbox_.post(visit, event::FaceNotPossible{described.error()});
      return;
    }
    check_ = std::make_unique<FaceCheck>();
    check_->visit = visit;
    check_->reference = std::move(*described);
    beginTry(visit);
    begun();
  });
}

void VisionDesk::beginTry(std::uint64_t visit) {
  if (!check_ || check_->visit != visit) return;
  check_->action = vision::face::drawAction();
  check_->attempt.emplace(models_->faces, check_->reference->clone(), check_->action, steadyNow());
}

void VisionDesk::tryFaceAgain(std::uint64_t visit) {
  enqueue([this, visit] { beginTry(visit); });
}

void VisionDesk::stopFace() {
  enqueue([this] { check_.reset(); });
  const std::lock_guard lock(mutex_);
  face_.reset();
}

void VisionDesk::seeFace(std::uint64_t visit, devices::FaceSight sight) {
  const std::lock_guard lock(mutex_);
  face_ = SeenFace{visit, std::move(sight)};
  signal_.notify_all();
}

void VisionDesk::lookAtFace(const SeenFace& seen) {
  if (!check_ || check_->visit != seen.visit) return;
  const auto image = imageOf(seen.sight.colour);
  if (!image) return;  // a damaged frame: the next one comes in a moment
  event::FaceWatched watched;
  watched.action = check_->action;
  watched.picture = pictureOf(*image, "face.live", kFacePicture);
  if (check_->attempt) {
    if (seen.sight.hasInfrared) check_->attempt->needInfrared();
    const auto infrared = seen.sight.infrared ? imageOf(*seen.sight.infrared) : assets::Result<vision::Image>();
    const bool both = seen.sight.infrared && infrared;
    auto progress = check_->attempt->feed(*image, steadyNow(), both ? &*infrared : nullptr);
    if (!progress) {
      inbox_.post(seen.visit, event::FaceNotPossible{progress.error()});
      check_.reset();
      return;
    }
    watched.progress = *progress;
    watched.frame = check_->attempt->lastFrame();
  }
  inbox_.post(seen.visit, std::move(watched));
  if (check_->attempt && check_->attempt->outcome()) {
    inbox_.post(seen.visit, event::FaceTried{check_->action, *check_->attempt->outcome()});
    check_->attempt.reset();
  }
}

void VisionDesk::watchPaper(std::uint64_t /*visit*/) {
  enqueue([this] { watcher_ = {}; });
}

void VisionDesk::seePaper(std::uint64_t visit, Frame frame) {
  const std::lock_guard lock(mutex_);
  paper_ = SeenPaper{visit, std::move(frame)};
  signal_.notify_all();
}

void VisionDesk::lookAtPaper(const SeenPaper& seen) {
  const auto image = imageOf(seen.frame);
  if (!image) return;
  event::PageWatched watched;
  watched.verdict = watcher_.feed(*image, steadyNow());
  if (watched.verdict.quad) watched.outline = outlineOf(*watched.verdict.quad, *image);
  watched.picture = pictureOf(*image, "scan.live", kPaperPicture);
  inbox_.post(seen.visit, std::move(watched));
}

void VisionDesk::readPage(std::uint64_t visit, std::string expected, Frame still) {
  auto frame = std::make_shared<Frame>(std::move(still));
  enqueue([this, visit, expected = std::move(expected), frame] { read(visit, expected, *frame); });
}

void VisionDesk::read(std::uint64_t visit, const std::string& expected, const Frame& still) {
  const auto begin = Clock::now();
  const auto image = imageOf(still);
  if (!image || !ready()) {
    inbox_.post(
        visit, event::PageNotRead{image ? assets::Error{assets::ErrorId::DeviceNotReady, "no models"} : image.error()});
    return;
  }
  const auto page = models_->documents->read(*image);
  if (!page) {
    inbox_.post(visit, event::PageNotRead{page.error()});
    return;
  }
  event::PageRead read;
  read.jpeg = vision::document::storedPage(page->flat);
  read.picture = pictureOf(page->flat, "scan.page", kPaperPicture);
  read.verdict = page->verdict;
  read.seals = page->seals.size();
  // The paper's own title decides what it is; only where it has none the expected kind helps to find its fields.
  read.understanding = vision::document::understand(page->lines, models_->rules);
  if (read.understanding.kind.empty()) {
    read.understanding = vision::document::understand(page->lines, models_->rules, expected);
    read.understanding.kind.clear();
  }
  models_->documents->readAgain(read.understanding, *page, models_->rules);
  read.machineMs = std::chrono::duration_cast<milliseconds>(Clock::now() - begin).count();
  inbox_.post(visit, std::move(read));
}

void VisionDesk::forget() {
  enqueue([this] {
    check_.reset();
    watcher_ = {};
    // What the pictures of a visit took goes back to the system; kept, it is split a little more with every visit.
    ::malloc_trim(0);
  });
  const std::lock_guard lock(mutex_);
  face_.reset();
  paper_.reset();
}

}  // namespace kiosk::terminal::analysis
