#include "drivers/simulator/camera/camera_emulator.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "drivers/simulator/camera/stream_server.h"
#include "drivers/simulator/camera/video_node.h"
#include "drivers/simulator/papers.h"
#include "drivers/simulator/words.h"

namespace drivers::simulator::camera {
namespace {

namespace fs = std::filesystem;

tl::unexpected<std::string> refuse(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

std::optional<Size> parseSize(std::string_view text) {
  Size size;
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.width);
  if (width.ec != std::errc{} || width.ptr == end || *width.ptr != 'x') return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.height);
  const bool fine = height.ec == std::errc{} && height.ptr == end && size.width >= 16 && size.height >= 16 &&
                    size.width <= 8192 && size.height <= 8192;
  return fine ? std::optional(size) : std::nullopt;
}

/// The words of a scenario's `medium`; empty: none of them.
std::optional<std::optional<FlatMedium>> mediumOf(std::string_view word) {
  using Found = std::optional<std::optional<FlatMedium>>;
  if (word == "living") return Found(std::in_place, std::nullopt);
  if (word == "print") return Found(FlatMedium::Print);
  if (word == "toner") return Found(FlatMedium::Toner);
  if (word == "screen") return Found(FlatMedium::Screen);
  return std::nullopt;
}

/// What tells one camera from another.
struct Kind {
  const char* name;
  const char* socket;
  const char* sensor;
  std::vector<std::string> previews;
  int blue, green, red;  ///< of the wall or the desk when nobody and nothing is there
  std::uint16_t vendor, product;
  int port;  ///< of the root hub
  int node;  ///< its number to begin with
  bool canHaveInfrared = false;
};

struct Optics {
  fs::path socket;
  std::vector<Size> sizes;  ///< largest first
  int framesPerSecond = 15;
  bool v4l2 = false;  ///< else the socket
  int port = 0;
  VideoSpec::Metadata metadata = VideoSpec::Metadata::None;
  std::optional<fs::path> infrared;  ///< the socket of the infrared eye, where there is one
};

constexpr std::array<std::pair<std::string_view, VideoFault>, 6> kVideoFaults = {{{"none", VideoFault::None},
                                                                                  {"silent", VideoFault::Silent},
                                                                                  {"truncated", VideoFault::Truncated},
                                                                                  {"marked", VideoFault::Marked},
                                                                                  {"drops", VideoFault::Drops},
                                                                                  {"busy", VideoFault::Busy}}};

tl::expected<Optics, std::string> opticsOf(const Setup& setup, const Kind& kind) {
  const auto unknown =
      setup.settings.unknownKeys({"socket", "sensor", "previews", "fps", "wire", "usb_port", "metadata", "infrared"});
  if (!unknown.empty()) return refuse("unknown setting " + unknown.front());
  Optics optics;
  optics.socket = setup.directory / setup.settings.text("socket").value_or(kind.socket);
  std::vector<std::string> texts = setup.settings.list("previews");
  if (texts.empty() && !setup.settings.text("sensor")) texts = kind.previews;
  texts.insert(texts.begin(), setup.settings.text("sensor").value_or(kind.sensor));
  for (const std::string& text : texts) {
    const auto size = parseSize(text);
    if (!size) return refuse("not a size, e.g. 640x480: " + text);
    optics.sizes.push_back(*size);
  }
  optics.framesPerSecond = static_cast<int>(setup.settings.number("fps").value_or(15));
  if (optics.framesPerSecond < 1 || optics.framesPerSecond > 60) return refuse("fps is 1 to 60");
  if (setup.settings.has("wire")) {
    if (setup.settings.text("wire") != "usb") return refuse("wire is usb");
    optics.v4l2 = true;
  }
  optics.port = static_cast<int>(setup.settings.number("usb_port").value_or(kind.port));
  if (optics.port < 1 || optics.port > 8) return refuse("usb_port is 1 to 8");
  const std::string metadata = setup.settings.text("metadata").value_or("none");
  if (metadata != "none" && metadata != "before" && metadata != "after") return refuse("metadata is none|before|after");
  if (metadata == "before") optics.metadata = VideoSpec::Metadata::Before;
  if (metadata == "after") optics.metadata = VideoSpec::Metadata::After;
  if (const auto infrared = setup.settings.text("infrared")) {
    if (!kind.canHaveInfrared) return refuse("only the face camera has an infrared eye");
    optics.infrared = setup.directory / *infrared;
  }
  return optics;
}

Reply setFault(StreamServer& server, std::string_view word) {
  if (word == "none") {
    server.setFault(Fault::None);
  } else if (word == "black") {
    server.setFault(Fault::Black);
  } else if (word == "freeze") {
    server.setFault(Fault::Freeze);
  } else {
    return refuse("fault none|black|freeze");
  }
  return std::string(word);
}

/// What stands before the camera.
struct Scene {
  fs::path path;
  std::shared_ptr<const Reel> reel;
  std::optional<FlatMedium> medium;  ///< what shows it; empty: it is the thing itself
};

/// The infrared half of a face module: a camera of its own that sees the same scene in another light. How a living
/// person looks in it comes from the folder `infrared` beside the person's clips; without one nobody is seen.
class InfraredEye {
 public:
  InfraredEye(fs::path socket, std::vector<Size> sizes, int framesPerSecond)
      : socket_(std::move(socket)),
        server_(std::move(sizes), framesPerSecond),
        empty_(std::make_shared<const Reel>(Reel::surface(24, 24, 24, server_.sizes()))) {
    server_.show(empty_);
  }

  tl::expected<void, std::string> start() { return server_.start(socket_); }
  void stop() { server_.stop(); }
  void show(const Scene& scene) { server_.show(seen(scene)); }
  void playOnce(const Scene& scene) { server_.playOnce(seen(scene)); }
  void showNothing() { server_.show(empty_); }

  Reply command(std::span<const std::string> words) {
    if (words.size() == 1 && words[0] == "unplug") {
      stop();
      return "unplugged";
    }
    if (words.size() == 1 && words[0] == "replug") {
      if (auto served = start(); !served) return refuse(served.error());
      return socket_.string();
    }
    if (words.size() == 2 && words[0] == "fault") return setFault(server_, words[1]);
    return refuse("infrared unplug|replug; infrared fault none|black|freeze");
  }

 private:
  [[nodiscard]] std::shared_ptr<const Reel> seen(const Scene& scene) const {
    if (scene.medium) return std::make_shared<const Reel>(scene.reel->infrared(*scene.medium));
    auto reel = Reel::load(scene.path.parent_path() / "infrared" / scene.path.filename(), server_.sizes());
    return reel ? std::make_shared<const Reel>(std::move(*reel)) : empty_;
  }

  fs::path socket_;
  StreamServer server_;
  std::shared_ptr<const Reel> empty_;
};

class CameraEmulator : public Emulator {
 public:
  CameraEmulator(const Setup& setup, const Kind& kind, Optics optics)
      : name_(kind.name),
        folder_(setup.scenario.folder),
        socket_(std::move(optics.socket)),
        server_(std::move(optics.sizes), optics.framesPerSecond),
        empty_(std::make_shared<const Reel>(Reel::surface(kind.blue, kind.green, kind.red, server_.sizes()))),
        number_(kind.node) {
    server_.show(empty_);
    if (optics.infrared) {
      infrared_ = std::make_unique<InfraredEye>(*optics.infrared, server_.sizes(), optics.framesPerSecond);
    }
    if (optics.v4l2) {
      video_ = std::make_unique<VideoNode>(VideoSpec{kind.vendor, kind.product, optics.port, kind.name, server_.sizes(),
                                                     optics.framesPerSecond, optics.metadata},
                                           [this](std::size_t size) { return server_.now(size); });
    }
  }

  [[nodiscard]] std::string_view name() const override { return name_; }

  Reply start() override {
    if (infrared_) {
      if (auto served = infrared_->start(); !served) return refuse(served.error());
    }
    if (video_) {
      if (auto plugged = video_->plug(number_); !plugged) return refuse(plugged.error());
      return video_->environment();
    }
    if (auto served = server_.start(socket_); !served) return refuse(served.error());
    return socket_.string();
  }
  void stop() override {
    if (video_) video_->unplug();
    if (infrared_) infrared_->stop();
    server_.stop();
  }
  Reply unplug() override {
    stop();
    return "unplugged";
  }
  Reply replug() override { return start(); }

 protected:
  [[nodiscard]] const fs::path& folder() const { return folder_; }
  Reply show(const fs::path& path) {
    auto reel = load(path);
    if (!reel) return refuse(reel.error());
    server_.show(*reel);
    if (infrared_) infrared_->show({absolute(path), *reel, medium_});
    return std::to_string((*reel)->pictures()) + " pictures";
  }
  Reply showNothing() {
    server_.show(empty_);
    if (infrared_) infrared_->showNothing();
    return "nothing";
  }
  Reply playOnce(const fs::path& path) {
    auto reel = load(path);
    if (!reel) return refuse(reel.error());
    server_.playOnce(*reel);
    if (infrared_) infrared_->playOnce({absolute(path), *reel, medium_});
    return std::to_string((*reel)->pictures()) + " pictures";
  }
  /// Commands only a camera with V4L2 nodes knows; empty: it is none of them.
  std::optional<Reply> videoCommand(std::span<const std::string> words) {
    if (!video_ || words.empty()) return std::nullopt;
    if (words.size() == 1 && words[0] == "where") return video_->environment();
    if (words.size() == 1 && words[0] == "controls") return video_->controls();
    if (words.size() == 2 && words[0] == "node") {
      const auto end = words[1].data() + words[1].size();
      int number = 0;
      const auto parsed = std::from_chars(words[1].data(), end, number);
      if (parsed.ec != std::errc{} || parsed.ptr != end || number < 0 || number > 60) return refuse("node 0 to 60");
      number_ = number;
      return "from the next replug: video" + words[1];
    }
    if (words.size() == 2 && words[0] == "fault") {
      for (const auto& [word, fault] : kVideoFaults) {
        if (words[1] != word) continue;
        video_->setFault(fault);
        if (fault != VideoFault::None) return words[1];
      }
    }
    return std::nullopt;
  }
  /// What shows the face from the next picture on.
  void setMedium(std::optional<FlatMedium> medium) { medium_ = medium; }
  /// Commands to the infrared eye; empty: it is none.
  std::optional<Reply> infraredCommand(std::span<const std::string> words) {
    if (words.size() < 2 || words[0] != "infrared") return std::nullopt;
    if (!infrared_) return refuse("this camera has no infrared eye");
    return infrared_->command(words.subspan(1));
  }
  Reply fault(std::string_view word) { return setFault(server_, word); }

 private:
  [[nodiscard]] fs::path absolute(const fs::path& path) const { return path.is_absolute() ? path : folder_ / path; }
  tl::expected<std::shared_ptr<const Reel>, std::string> load(const fs::path& path) {
    auto reel = Reel::load(absolute(path), server_.sizes());
    if (!reel) return refuse(reel.error());
    return std::make_shared<const Reel>(std::move(*reel));
  }

  std::string name_;
  fs::path folder_;
  fs::path socket_;
  StreamServer server_;
  std::shared_ptr<const Reel> empty_;
  std::unique_ptr<InfraredEye> infrared_;
  std::optional<FlatMedium> medium_;
  std::unique_ptr<VideoNode> video_;
  int number_;  ///< of the node it gets when it is plugged in next
};

class FaceCamera final : public CameraEmulator {
 public:
  using CameraEmulator::CameraEmulator;
  [[nodiscard]] std::string help() const override {
    return "face-camera clip CLIP; face-camera clips; face-camera nobody; face-camera show PATH; "
           "face-camera fault none|black|freeze; face-camera medium living|print|toner|screen; "
           "face-camera infrared unplug|replug; face-camera infrared fault none|black|freeze";
  }
  Reply command(std::span<const std::string> words) override {
    if (auto said = videoCommand(words)) return *said;
    if (auto said = infraredCommand(words)) return *said;
    if (words.size() == 2 && words[0] == "medium") {
      const auto medium = mediumOf(words[1]);
      if (!medium) return refuse("medium living|print|toner|screen");
      setMedium(*medium);
      return lookAgain();
    }
    if (words.size() == 1 && words[0] == "clips") return clipNames();
    if (words.size() == 1 && words[0] == "nobody") return showNothing();
    if (words.size() == 2 && words[0] == "show") return show(words[1]);
    if (words.size() == 2 && words[0] == "fault") return fault(words[1]);
    if (words.size() == 2 && words[0] == "clip") {
      if (clips_.empty()) return refuse("nobody with clips stands there");
      return playOnce(clips_ / words[1]);
    }
    return refuse(help());
  }
  /// A folder of clips shows its clip `neutral` over and over.
  void personStands(const Person* person) override {
    clips_.clear();
    scene_.clear();
    if (person != nullptr && !person->face.empty()) {
      const bool hasClips = fs::is_directory(person->face / "neutral");
      if (hasClips) clips_ = person->face;
      scene_ = hasClips ? person->face / "neutral" : person->face;
      setMedium(mediumOf(person->medium).value_or(std::nullopt));
    }
    static_cast<void>(lookAgain());
  }

 private:
  Reply lookAgain() {
    if (!scene_.empty()) {
      if (auto shown = show(scene_)) return shown;
    }
    return showNothing();
  }
  [[nodiscard]] std::string clipNames() const {
    std::set<std::string> names;
    std::error_code ignored;
    if (!clips_.empty()) {
      for (const auto& entry : fs::directory_iterator(clips_, ignored))
        if (entry.is_directory(ignored)) names.insert(entry.path().filename().string());
    }
    return joinWords(std::vector<std::string>(names.begin(), names.end()));
  }

  fs::path clips_;
  fs::path scene_;  ///< what the person does all the time; empty: nobody
};

class DocumentCamera final : public CameraEmulator {
 public:
  using CameraEmulator::CameraEmulator;
  [[nodiscard]] std::vector<std::string_view> verbs() const override { return {"document"}; }
  [[nodiscard]] std::string help() const override {
    return "document place PAGE|NUMBER|PATH; document pages; document remove; "
           "document-camera fault none|black|freeze";
  }
  Reply command(std::span<const std::string> words) override {
    if (!words.empty() && words[0] == "document") words = words.subspan(1);
    if (auto said = videoCommand(words)) return *said;
    if (words.size() == 1 && words[0] == "remove") return showNothing();
    if (words.size() == 1 && words[0] == "pages") return papers_.names();
    if (words.size() == 2 && words[0] == "fault") return fault(words[1]);
    if (words.size() == 2 && words[0] == "place") {
      const auto path = papers_.find(words[1]);
      return path ? show(*path) : refuse(path.error());
    }
    return refuse(help());
  }
  void personStands(const Person* person) override {
    papers_.bring(person == nullptr ? std::vector<fs::path>{} : person->pages);
    showNothing();
  }

 private:
  Papers papers_{folder()};
};

template <class Camera>
tl::expected<std::unique_ptr<Emulator>, std::string> make(const Setup& setup, const Kind& kind) {
  auto optics = opticsOf(setup, kind);
  if (!optics) return refuse(optics.error());
  return std::make_unique<Camera>(setup, kind, std::move(*optics));
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeFaceCamera(const Setup& setup) {
  return make<FaceCamera>(
      setup, {"face-camera", "face-camera.sock", "640x480", {}, 190, 196, 200, 0x0C45, 0xC812, 4, 0, true});
}

tl::expected<std::unique_ptr<Emulator>, std::string> makeDocumentCamera(const Setup& setup) {
  return make<DocumentCamera>(
      setup, {"document-camera", "document-camera.sock", "2592x1944", {"648x486"}, 38, 44, 52, 0xC168, 0xC500, 5, 2});
}

}  // namespace drivers::simulator::camera
