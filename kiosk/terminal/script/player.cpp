#include "kiosk/terminal/script/player.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace kiosk::terminal::script {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kGlance{8};        // between two looks at the screen
constexpr milliseconds kReaction{420};    // a page rests 300 ms before it takes touches; nobody is faster
constexpr milliseconds kPress{60};        // a finger stays on the glass
constexpr milliseconds kSameButton{660};  // a button does not act twice within 600 ms
constexpr milliseconds kSettled{320};     // the entrance of a page is over
constexpr milliseconds kPatience{20'000};
constexpr int kPointsPerStroke = 14;  // a finger moves in small steps
constexpr milliseconds kPointTime{9};

ui::Point inside(const ui::Rect& area, ui::Point relative) {
  return {area.x + area.width * relative.x, area.y + area.height * relative.y};
}

}  // namespace

Player::Player(ui::Window& window, std::vector<Line> script, const std::filesystem::path& screens)
    : window_(window), script_(std::move(script)), record_(screens), recording_(!screens.empty()) {}

tl::expected<void, std::string> Player::run() {
  for (const Line& line : script_) {
    look();
    const auto since = steady_clock::now();
    const Outcome done = std::visit([this](const auto& act) { return play(act); }, line.act);
    if (!done) {
      record_.close();
      return tl::unexpected("line " + std::to_string(line.number) + ": " + line.text + ": " + done.error());
    }
    record_.act(line.number, line.text, since);
  }
  look();
  record_.close();
  return {};
}

void Player::look() {
  const std::string now = window_.page();
  if (now == page_ || now.empty()) return;
  page_ = now;
  pageSince_ = steady_clock::now();
  const std::filesystem::path file = record_.turnTo(page_);
  if (!recording_) return;
  std::this_thread::sleep_until(pageSince_ + kSettled);
  if (window_.page() == page_) window_.screenshot(file).wait();
}

bool Player::await(milliseconds patience, const std::function<bool()>& seen) {
  const auto until = steady_clock::now() + patience;
  auto since = steady_clock::now();
  const auto waited = [&] {
    record_.machine(std::chrono::duration_cast<milliseconds>(steady_clock::now() - since));
    since = steady_clock::now();
  };
  while (!seen()) {
    if (stopping_ || steady_clock::now() > until) {
      waited();
      return false;
    }
    if (const std::string now = window_.page(); now != page_ && !now.empty()) {
      waited();
      look();
      since = steady_clock::now();
    }
    std::this_thread::sleep_for(kGlance);
  }
  waited();
  return true;
}

bool Player::reads(const std::string& key) const {
  const std::vector<std::string> words = window_.words();
  return std::find(words.begin(), words.end(), key) != words.end();
}

std::string Player::surroundings() const {
  std::string text = "on the screen is '" + window_.page() + "' with";
  const ui::WidgetMap widgets = window_.widgets();
  for (const ui::Widget& widget : widgets.all()) {
    text += " " + widget.id + (widget.enabled && !widget.covered ? "" : "(off)");
  }
  return text;
}

Player::Outcome Player::play(const WaitFor& act) {
  if (!await(act.patience, [&] { return window_.page() == act.page; })) return tl::unexpected(surroundings());
  look();
  return {};
}

Player::Outcome Player::play(const Read& act) {
  if (await(act.patience, [&] { return reads(act.key); })) return {};
  return tl::unexpected(surroundings());
}

tl::expected<ui::Widget, std::string> Player::reach(const std::string& id) {
  ui::Widget found;
  const bool there = await(kPatience, [&] {
    const ui::WidgetMap widgets = window_.widgets();
    const ui::Widget* widget = widgets.find(id);
    if (widget == nullptr || !widget->enabled || widget->covered) return false;
    found = *widget;
    return true;
  });
  if (!there) return tl::unexpected(surroundings());
  look();
  const auto ready = pageSince_ + kReaction;
  if (ready > steady_clock::now()) {
    rest(std::chrono::duration_cast<milliseconds>(ready - steady_clock::now()));
  }
  return found;
}

void Player::rest(milliseconds time) {
  std::this_thread::sleep_for(time);
  record_.person(time);
}

Player::Outcome Player::tap(const std::string& id) {
  const auto widget = reach(id);
  if (!widget) return tl::unexpected(widget.error());
  const auto again = lastTap_ + kSameButton;
  if (widget->role != ui::HitRole::Key && id == lastTapped_ && again > steady_clock::now()) {
    rest(std::chrono::duration_cast<milliseconds>(again - steady_clock::now()));
  }
  const ui::Point middle = inside(widget->rect, {0.5F, 0.5F});
  const std::uint64_t before = window_.frameNumber();
  window_.touch({ui::TouchPhase::Down, middle});
  rest(kPress);
  window_.touch({ui::TouchPhase::Up, middle});
  lastTapped_ = id;
  lastTap_ = steady_clock::now();
  if (await(kPatience, [&] { return window_.frameNumber() > before + 1; })) return {};
  return tl::unexpected<std::string>("the screen did not move after the touch");
}

Player::Outcome Player::play(const TouchWidget& act) {
  return tap(act.id);
}

Player::Outcome Player::play(const Type& act) {
  for (const char key : act.text) {
    if (auto done = tap(std::string("ime.digit.") + key); !done) return done;
    rest(kPress);
  }
  return {};
}

Player::Outcome Player::play(const Write& act) {
  const auto widget = reach(act.pad);
  if (!widget) return tl::unexpected(widget.error());
  for (const auto& stroke : act.strokes) {
    window_.touch({ui::TouchPhase::Down, inside(widget->rect, stroke.front())});
    for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
      const ui::Point from = stroke[i];
      const ui::Point to = stroke[i + 1];
      for (int step = 1; step <= kPointsPerStroke; ++step) {
        const float part = static_cast<float>(step) / kPointsPerStroke;
        const ui::Point at = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        rest(kPointTime);
        window_.touch({ui::TouchPhase::Move, inside(widget->rect, at)});
      }
    }
    window_.touch({ui::TouchPhase::Up, inside(widget->rect, stroke.back())});
    rest(kPress);
  }
  return {};
}

Player::Outcome Player::play(const Do& act) {
  if (!simulator_.connected())
    return tl::unexpected<std::string>("no simulator was given with --simulator, or it has ended");
  const auto answer = simulator_.say(act.command);
  if (!answer) return tl::unexpected("simulator: " + act.command + ": " + answer.error());
  return {};
}

Player::Outcome Player::play(const Either& act) {
  const Either::Case* decided = nullptr;
  await(act.patience, [&] {
    for (const Either::Case& one : act.cases) {
      if (reads(one.key)) decided = &one;
    }
    return decided != nullptr;
  });
  if (decided == nullptr) return tl::unexpected(surroundings());
  return play(Do{decided->command});
}

Player::Outcome Player::play(const Pause& act) {
  const auto until = steady_clock::now() + act.time;
  while (!stopping_ && steady_clock::now() < until) {
    look();
    std::this_thread::sleep_for(kGlance);
  }
  record_.person(act.time);
  if (stopping_) return tl::unexpected<std::string>("stopped");
  return {};
}

}  // namespace kiosk::terminal::script
