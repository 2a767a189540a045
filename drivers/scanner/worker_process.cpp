#include "drivers/scanner/worker_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace drivers::scanner {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kFarewell{100};
constexpr milliseconds kLook{5};
constexpr std::size_t kChunk = 256U * 1024U;
constexpr std::string_view kConfigVariable = "SANE_CONFIG_DIR=";

tl::unexpected<assets::Error> cannotRun(const std::filesystem::path& program, int error) {
  return assets::failure(assets::ErrorId::DeviceMisconfigured,
                         program.string() + ": " + std::generic_category().message(error));
}

/// Ours, with another SANE_CONFIG_DIR unless `configDir` is empty.
std::vector<std::string> environmentFor(const std::filesystem::path& configDir) {
  std::vector<std::string> all;
  for (char** row = environ; *row != nullptr; ++row) {
    if (configDir.empty() || !std::string_view(*row).starts_with(kConfigVariable)) all.emplace_back(*row);
  }
  if (!configDir.empty()) all.push_back(std::string(kConfigVariable) + configDir.string());
  return all;
}

/// The attributes of a new process: a group of its own, nothing blocked, nothing ignored.
class SpawnManner {
 public:
  explicit SpawnManner(int socket) {
    posix_spawnattr_init(&attributes);
    sigset_t none{};
    sigemptyset(&none);
    sigset_t usual{};
    sigemptyset(&usual);
    for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP})
      sigaddset(&usual, number);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  }
  SpawnManner(const SpawnManner&) = delete;
  SpawnManner& operator=(const SpawnManner&) = delete;
  ~SpawnManner() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }

  posix_spawnattr_t attributes{};
  posix_spawn_file_actions_t actions{};
};

}  // namespace

assets::Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const std::filesystem::path& program,
                                                                    const std::filesystem::path& configDir) {
  std::array<int, 2> ends{-1, -1};
  // A socket and not two pipes: writing to a worker that crashed must not raise SIGPIPE in the terminal.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return cannotRun(program, errno);
  const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  std::vector<std::string> texts = environmentFor(configDir);
  std::vector<char*> environment;
  for (std::string& text : texts)
    environment.push_back(text.data());
  environment.push_back(nullptr);
  std::string name = program.string();
  std::array<char*, 2> arguments{name.data(), nullptr};
  const SpawnManner manner(ends[1]);
  pid_t process = -1;
  const int failed = wake < 0 ? errno
                              : ::posix_spawn(&process, name.c_str(), &manner.actions, &manner.attributes,
                                              arguments.data(), environment.data());
  ::close(ends[1]);
  if (failed != 0) {
    ::close(ends[0]);
    if (wake >= 0) ::close(wake);
    return cannotRun(program, failed);
  }
  return std::unique_ptr<WorkerProcess>(new WorkerProcess(process, ends[0], wake));
}

WorkerProcess::~WorkerProcess() {
  ::shutdown(socket_, SHUT_RDWR);
  const auto until = Clock::now() + kFarewell;
  while (!reap(false) && Clock::now() < until)
    std::this_thread::sleep_for(kLook);
  kill();
  ::close(socket_);
  ::close(wake_);
}

bool WorkerProcess::send(const Request& request) {
  const auto frame = encode(request);
  // Requests are small; a socket that has no room for one belongs to a worker that does not listen.
  return ::send(socket_, frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT) == static_cast<ssize_t>(frame.size());
}

std::variant<Answer, WorkerProcess::Silence> WorkerProcess::receive(milliseconds patience,
                                                                    const std::stop_token& stop) {
  std::uint64_t asked = 0;
  while (::read(wake_, &asked, sizeof asked) > 0) {
  }
  const std::stop_callback wakeUp(stop, [this] {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(wake_, &one, sizeof one));
  });
  chunk_.resize(kChunk);
  while (true) {
    if (stop.stop_requested()) return Silence::Stopped;
    if (auto answer = parser_.next()) return std::move(*answer);
    if (parser_.broken()) return Silence::Garbage;
    std::array<pollfd, 2> waiting{pollfd{socket_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
    const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(patience.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Silence::Patience;
    if (waiting[0].revents == 0) continue;
    const ssize_t got = ::recv(socket_, chunk_.data(), chunk_.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) {
      reap(true);
      return Silence::Ended;
    }
    parser_.feed({chunk_.data(), static_cast<std::size_t>(got)});
  }
}

bool WorkerProcess::reap(bool wait) {
  if (status_) return true;
  // A worker that closed its end but lingers is ended.
  if (wait) {
    const auto until = Clock::now() + kFarewell;
    while (Clock::now() < until) {
      if (reap(false)) return true;
      std::this_thread::sleep_for(kLook);
    }
    kill();
    return true;
  }
  siginfo_t ended{};
  const bool over = ::waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
                    ended.si_pid == process_;
  if (!over) return false;
  kill();
  return true;
}

void WorkerProcess::kill() {
  if (status_) return;
  // Its group cannot be anybody else's before it is waited for.
  ::kill(-process_, SIGKILL);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  status_ = status;
}

bool WorkerProcess::alive() {
  return !reap(false);
}

std::string WorkerProcess::end() const {
  if (!status_) return "still running";
  if (WIFSIGNALED(*status_)) return "signal " + std::to_string(WTERMSIG(*status_));
  return "exit code " + std::to_string(WEXITSTATUS(*status_));
}

}  // namespace drivers::scanner
