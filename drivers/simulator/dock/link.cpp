#include "drivers/simulator/dock/link.h"

#include <array>
#include <utility>

#include "drivers/simulator/words.h"

namespace drivers::simulator::dock {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 3s;  // every command is answered within a second
constexpr auto kAskAgain = 1s;
constexpr auto kTryAgain = 300ms;

/// Which question tells what an open word may be.
struct Question {
  std::string_view word, line;
};
constexpr std::array<Question, 4> kQuestions = {
    {{"PERSON", "people"}, {"CLIP", "face-camera clips"}, {"PAGE", "document pages"}, {"PAGE", "scanner pages"}}};

}  // namespace

Link::Link(std::filesystem::path socket, std::function<void()> changed)
    : socket_(std::move(socket)), changed_(std::move(changed)), client_(kPatience) {
  thread_ = std::thread([this] { run(); });
}

Link::~Link() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_all();
  thread_.join();
}

void Link::say(std::string line) {
  {
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
  }
  wanted_.notify_all();
}

Standing Link::standing() const {
  const std::lock_guard lock(mutex_);
  return published_;
}

void Link::run() {
  std::deque<std::string> lines;
  while (true) {
    if (!client_.connected()) connect();
    for (const std::string& line : std::exchange(lines, {}))
      carryOut(line);
    if (client_.connected()) ask();
    publish();
    std::unique_lock lock(mutex_);
    wanted_.wait_for(lock, client_.connected() ? std::chrono::milliseconds(kAskAgain) : kTryAgain,
                     [this] { return stopping_ || !lines_.empty(); });
    if (stopping_) return;
    lines.swap(lines_);
  }
}

void Link::connect() {
  const auto opened = client_.open(socket_);
  now_.connected = opened.has_value();
  now_.problem = opened ? std::string() : opened.error();
}

void Link::carryOut(const std::string& line) {
  ++now_.said;
  now_.command = line;
  const auto answer = client_.say(line);
  now_.answer = answer ? *answer : answer.error();
  now_.refused = !answer;
  if (client_.connected()) return;
  if (std::exchange(now_.connected, false)) now_.problem = now_.answer;
  now_.answer = "not carried out: " + now_.answer;
}

std::vector<std::string> Link::wordsOf(std::string_view question) {
  const auto answer = client_.say(question);
  if (!client_.connected()) now_.problem = answer.error();
  if (!answer) return {};
  return splitWords(*answer).value_or(std::vector<std::string>{});
}

void Link::ask() {
  Vocabulary fresh;
  const auto help = client_.say("help");
  if (!help) {
    now_.connected = client_.connected();
    now_.problem = help.error();
    return;
  }
  fresh.help = *help;
  fresh.devices = wordsOf("devices");
  for (const Question& question : kQuestions) {
    if (fresh.help.find(question.line) == std::string::npos) continue;
    fresh.known[std::string(question.word)] = wordsOf(question.line);
  }
  // What was learnt stays on the screen when the simulator went away half-way.
  now_.connected = client_.connected();
  if (now_.connected) now_.vocabulary = std::move(fresh);
}

void Link::publish() {
  {
    const std::lock_guard lock(mutex_);
    if (published_ == now_) return;
    published_ = now_;
  }
  changed_();
}

}  // namespace drivers::simulator::dock
