#include "ui/voice/synthesiser.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX has more in it
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace ui::voice {
namespace {

using assets::ErrorId;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kGlance{20};
constexpr const char* kWordsAMinute = "150";  // slower than the program's own 175: many who listen are old

/// Bytes to or from the child. A socket and not a pipe: writing to a program that has already ended must not raise
/// SIGPIPE in the terminal.
class Channel {
 public:
  Channel() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_.data()) != 0) ends_ = {-1, -1};
  }
  ~Channel() {
    closeEnd(0);
    closeEnd(1);
  }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  [[nodiscard]] int end(std::size_t which) const { return ends_[which]; }
  void closeEnd(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// The child is gone when this is.
class Child {
 public:
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int start(const std::string& program, assets::Language language, const Channel& in, const Channel& out) {
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.end(0), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.end(1), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 7> words = {program,   "-v",          language == assets::Language::Chinese ? "cmn" : "en",
                                        "-s",      kWordsAMinute, "--stdin",
                                        "--stdout"};
    std::array<char*, 8> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i)
      arguments[i] = words[i].data();
    const int failed = ::posix_spawnp(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) pid_ = -1;
    return failed;
  }

 private:
  pid_t pid_ = -1;
};

tl::unexpected<assets::Error> notMade(const std::string& why) {
  return assets::failure(ErrorId::SpeechNotMade, why);
}

bool executable(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

}  // namespace

assets::Result<void> Synthesiser::check() const {
  if (program_.find('/') != std::string::npos) {
    if (executable(program_)) return {};
  } else if (const char* path = std::getenv("PATH")) {
    std::string_view rest = path;
    while (true) {
      const std::size_t colon = rest.find(':');
      if (executable(std::filesystem::path(rest.substr(0, colon)) / program_)) return {};
      if (colon == std::string_view::npos) break;
      rest.remove_prefix(colon + 1);
    }
  }
  return assets::failure(ErrorId::VoiceNotInstalled, program_);
}

assets::Result<Pcm> Synthesiser::speak(std::string_view text, assets::Language language,
                                       const std::function<bool()>& unwanted) const {
  Channel in;
  Channel out;
  if (in.end(0) < 0 || out.end(0) < 0) return notMade("no socket");
  Child child;
  if (child.start(program_, language, in, out) != 0) return assets::failure(ErrorId::VoiceNotInstalled, program_);
  in.closeEnd(0);
  out.closeEnd(1);
  if (unwanted()) return notMade("nobody waits for it any more");
  // A sentence is far shorter than what a socket holds, so sending does not wait. What a program says that went away
  // without listening is judged below like any other's.
  const ssize_t sent = ::send(in.end(1), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  const bool deaf = sent < 0 && errno == EPIPE;
  if (!deaf && sent != static_cast<ssize_t>(text.size())) return notMade("it does not take the text");
  in.closeEnd(1);
  const auto deadline = Clock::now() + kPatience;
  std::vector<std::uint8_t> wav;
  std::array<std::uint8_t, 16384> chunk{};
  while (true) {
    if (unwanted()) return notMade("nobody waits for it any more");
    if (Clock::now() >= deadline) return notMade("late");
    pollfd waiting{out.end(0), POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(kGlance.count())) <= 0) continue;
    const ssize_t got = ::read(out.end(0), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    if (wav.size() + static_cast<std::size_t>(got) > kMostBytes) return notMade("no end of sound");
    wav.insert(wav.end(), chunk.begin(), chunk.begin() + got);
  }
  auto pcm = readWav(wav);
  if (!pcm) return notMade(pcm.error());
  if (pcm->samples.empty()) return notMade("no sound");
  return std::move(*pcm);
}

}  // namespace ui::voice
