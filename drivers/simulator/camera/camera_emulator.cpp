#include "drivers/simulator/camera/camera_emulator.h"

#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "drivers/simulator/camera/stream_server.h"
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

/// What tells one camera from another.
struct Kind {
  const char* name;
  const char* socket;
  const char* sensor;
  std::vector<std::string> previews;
  int blue, green, red;  ///< of the wall or the desk when nobody and nothing is there
};

struct Optics {
  fs::path socket;
  std::vector<Size> sizes;  ///< largest first
  int framesPerSecond = 15;
};

tl::expected<Optics, std::string> opticsOf(const Setup& setup, const Kind& kind) {
  const auto unknown = setup.settings.unknownKeys({"socket", "sensor", "previews", "fps"});
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
  return optics;
}

class CameraEmulator : public Emulator {
 public:
  CameraEmulator(const Setup& setup, const Kind& kind, Optics optics)
      : name_(kind.name),
        folder_(setup.scenario.folder),
        socket_(std::move(optics.socket)),
        server_(std::move(optics.sizes), optics.framesPerSecond),
        empty_(std::make_shared<const Reel>(Reel::surface(kind.blue, kind.green, kind.red, server_.sizes()))) {
    server_.show(empty_);
  }

  [[nodiscard]] std::string_view name() const override { return name_; }

  Reply start() override {
    if (auto served = server_.start(socket_); !served) return refuse(served.error());
    return socket_.string();
  }
  void stop() override { server_.stop(); }
  Reply unplug() override {
    server_.stop();
    return "unplugged";
  }
  Reply replug() override { return start(); }

 protected:
  [[nodiscard]] const fs::path& folder() const { return folder_; }
  Reply show(const fs::path& path) {
    auto reel = load(path);
    if (!reel) return refuse(reel.error());
    server_.show(*reel);
    return std::to_string((*reel)->pictures()) + " pictures";
  }
  Reply showNothing() {
    server_.show(empty_);
    return "nothing";
  }
  Reply playOnce(const fs::path& path) {
    auto reel = load(path);
    if (!reel) return refuse(reel.error());
    server_.playOnce(*reel);
    return std::to_string((*reel)->pictures()) + " pictures";
  }
  Reply fault(std::string_view word) {
    if (word == "none") {
      server_.setFault(Fault::None);
    } else if (word == "black") {
      server_.setFault(Fault::Black);
    } else if (word == "freeze") {
      server_.setFault(Fault::Freeze);
    } else {
      return refuse("fault none|black|freeze");
    }
    return std::string(word);
  }

 private:
  tl::expected<std::shared_ptr<const Reel>, std::string> load(const fs::path& path) {
    auto reel = Reel::load(path.is_absolute() ? path : folder_ / path, server_.sizes());
    if (!reel) return refuse(reel.error());
    return std::make_shared<const Reel>(std::move(*reel));
  }

  std::string name_;
  fs::path folder_;
  fs::path socket_;
  StreamServer server_;
  std::shared_ptr<const Reel> empty_;
};

class FaceCamera final : public CameraEmulator {
 public:
  using CameraEmulator::CameraEmulator;
  [[nodiscard]] std::string help() const override {
    return "face-camera clip CLIP; face-camera clips; face-camera nobody; face-camera show PATH; "
           "face-camera fault none|black|freeze";
  }
  Reply command(std::span<const std::string> words) override {
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
    if (person == nullptr || person->face.empty()) {
      showNothing();
      return;
    }
    const bool hasClips = fs::is_directory(person->face / "neutral");
    if (hasClips) clips_ = person->face;
    if (!show(hasClips ? person->face / "neutral" : person->face)) showNothing();
  }

 private:
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
  return make<FaceCamera>(setup, {"face-camera", "face-camera.sock", "640x480", {}, 190, 196, 200});
}

tl::expected<std::unique_ptr<Emulator>, std::string> makeDocumentCamera(const Setup& setup) {
  return make<DocumentCamera>(setup, {"document-camera", "document-camera.sock", "2592x1944", {"648x486"}, 38, 44, 52});
}

}  // namespace drivers::simulator::camera
