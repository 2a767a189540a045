#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/simulator/camera/reel.h"

namespace drivers::simulator::camera {

enum class Fault : std::uint8_t {
  None,
  Black,   ///< the lens is covered
  Freeze,  ///< connections stay open, no picture comes
};

/// Serves a camera's pictures on a Unix socket in the words of drivers/camera's mjpeg-stream: modes, stream, still.
class StreamServer {
 public:
  StreamServer(std::vector<Size> sizes, int framesPerSecond);
  ~StreamServer();
  StreamServer(const StreamServer&) = delete;
  StreamServer& operator=(const StreamServer&) = delete;

  [[nodiscard]] const std::vector<Size>& sizes() const { return sizes_; }

  tl::expected<void, std::string> start(const std::filesystem::path& socket);
  /// Closes every connection and takes the socket away.
  void stop();

  /// What is seen from now on, over and over.
  void show(std::shared_ptr<const Reel> reel);
  /// Seen once from now on; afterwards what was shown before. The scene before it goes on where the reel ends.
  void playOnce(std::shared_ptr<const Reel> reel);
  void setFault(Fault fault);
  /// The picture of this moment; nothing while the camera is frozen. From any thread.
  std::optional<Jpeg> now(std::size_t size);

 private:
  using Clock = std::chrono::steady_clock;
  struct Connection {
    int fd = -1;
    std::atomic<bool> over{false};
    std::thread thread;
  };

  void listen();
  void serve(Connection& connection);
  void stream(int client, std::size_t size);
  [[nodiscard]] std::string modes() const;
  [[nodiscard]] std::optional<std::size_t> sizeNamed(const std::string& text) const;
  void reap(bool all);

  const std::vector<Size> sizes_;
  const int framesPerSecond_;
  const std::shared_ptr<const Reel> black_;
  std::filesystem::path socket_;
  int listener_ = -1;
  std::thread thread_;
  std::list<Connection> connections_;  ///< of the listening thread

  std::mutex mutex_;
  std::condition_variable ending_;
  bool stopping_ = false;
  Fault fault_ = Fault::None;
  std::shared_ptr<const Reel> scene_;
  std::shared_ptr<const Reel> once_;
  Clock::time_point began_{};
};

}  // namespace drivers::simulator::camera
