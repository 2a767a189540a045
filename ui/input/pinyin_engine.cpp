#include "ui/input/pinyin_engine.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX has more in it
#include <spawn.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace ui::input {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kPatience{40};
// After a start the dictionary is still being mapped in.
constexpr std::chrono::milliseconds kFirstPatience{2000};
constexpr std::size_t kLongestAnswer = 64 * 1024;

std::filesystem::path besideThisProgram() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "hall-pinyin";
}

std::vector<Candidate> parse(std::string_view answer) {
  std::vector<Candidate> offers;
  while (!answer.empty()) {
    const std::size_t end = answer.find('\n');
    const std::string_view line = answer.substr(0, end);
    answer.remove_prefix(end == std::string_view::npos ? answer.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    Candidate offer;
    const auto [rest, error] = std::from_chars(line.data(), line.data() + tab, offer.letters);
    if (error != std::errc{} || rest != line.data() + tab) continue;
    offer.text = line.substr(tab + 1);
    offers.push_back(std::move(offer));
  }
  return offers;
}

}  // namespace

/// The child process and its two pipes.
class PinyinEngine::Helper {
 public:
  explicit Helper(std::filesystem::path program) : program_(std::move(program)) {}
  ~Helper() { stop(); }
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;

  bool start() {
    stop();
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    if (pipe2(in.data(), O_CLOEXEC) != 0) return false;
    if (pipe2(out.data(), O_CLOEXEC) != 0) {
      close(in[0]);
      close(in[1]);
      return false;
    }
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program_.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    const int failed = posix_spawn(&child_, name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    if (failed != 0) {
      child_ = -1;
      close(in[1]);
      close(out[0]);
      return false;
    }
    requests_ = in[1];
    answers_ = out[0];
    patience_ = kFirstPatience;
    return true;
  }

  /// The answer's lines without the closing empty one; none when the helper is gone or silent.
  std::optional<std::string> ask(const std::string& request) {
    if (child_ < 0 && !start()) return std::nullopt;
    if (!send(request)) {
      stop();
      return std::nullopt;
    }
    const Clock::time_point deadline = Clock::now() + patience_;
    std::string answer;
    while (answer != "\n" && !answer.ends_with("\n\n")) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
      pollfd waiting{answers_, POLLIN, 0};
      if (left.count() <= 0 || answer.size() > kLongestAnswer ||
          poll(&waiting, 1, static_cast<int>(left.count())) <= 0) {
        stop();  // a late answer must not be taken for the next one
        return std::nullopt;
      }
      std::array<char, 4096> chunk{};
      const ssize_t got = read(answers_, chunk.data(), chunk.size());
      if (got <= 0) {
        stop();
        return std::nullopt;
      }
      answer.append(chunk.data(), static_cast<std::size_t>(got));
      explicit_bzero(chunk.data(), chunk.size());
    }
    patience_ = kPatience;
    return answer;
  }

  void stop() {
    if (requests_ >= 0) close(requests_);
    if (answers_ >= 0) close(answers_);
    requests_ = answers_ = -1;
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
    child_ = -1;
  }

 private:
  bool send(const std::string& request) const {
    // A helper that has died makes this write raise SIGPIPE, which would end the terminal.
    sigset_t pipeSignal{};
    sigset_t before{};
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before);
    const bool sent = write(requests_, request.data(), request.size()) == static_cast<ssize_t>(request.size());
    if (!sent) {
      const timespec now{};
      sigtimedwait(&pipeSignal, nullptr, &now);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return sent;
  }

  std::filesystem::path program_;
  pid_t child_ = -1;
  int requests_ = -1;
  int answers_ = -1;
  std::chrono::milliseconds patience_ = kFirstPatience;
};

assets::Result<std::unique_ptr<PinyinEngine>> PinyinEngine::open(const std::filesystem::path& helper) {
  auto process = std::make_unique<Helper>(helper.empty() ? besideThisProgram() : helper);
  if (!process->start())
    return assets::failure(assets::ErrorId::PinyinHelperMissing, std::generic_category().message(errno));
  return std::unique_ptr<PinyinEngine>(new PinyinEngine(std::move(process)));
}

PinyinEngine::PinyinEngine(std::unique_ptr<Helper> helper) : helper_(std::move(helper)) {}
PinyinEngine::~PinyinEngine() = default;

std::vector<Candidate> PinyinEngine::candidates(std::string_view letters, std::size_t limit) {
  if (letters.empty()) return {};
  std::string request(letters);
  request.append(" ").append(std::to_string(limit)).append("\n");
  std::optional<std::string> answer = helper_->ask(request);
  explicit_bzero(request.data(), request.size());
  if (!answer) return {};
  std::vector<Candidate> offers = parse(*answer);
  explicit_bzero(answer->data(), answer->size());  // NOLINT(clang-analyzer-cplusplus.InnerPointer): nothing freed it
  return offers;
}

void PinyinEngine::forget() {
  helper_->start();
}

}  // namespace ui::input
