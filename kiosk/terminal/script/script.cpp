#include "kiosk/terminal/script/script.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace kiosk::terminal::script {
namespace {

using std::chrono::milliseconds;

tl::unexpected<std::string> refuse(int number, const std::string& why) {
  return tl::unexpected<std::string>("line " + std::to_string(number) + ": " + why);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The first word; `text` keeps the rest.
std::string_view word(std::string_view& text) {
  text = trimmed(text);
  const auto end = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view first = text.substr(0, end);
  text = trimmed(text.substr(end));
  return first;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc{} || done.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

tl::expected<milliseconds, std::string> patience(std::string_view text) {
  if (text.empty()) return milliseconds(20'000);
  const auto seconds = number<int>(text);
  if (!seconds || *seconds < 1 || *seconds > 600) return tl::unexpected<std::string>("seconds are 1 to 600");
  return milliseconds(*seconds * 1000);
}

tl::expected<Act, std::string> readStrokes(std::string_view rest) {
  Write write{std::string(word(rest)), {{}}};
  while (!rest.empty()) {
    const std::string_view part = word(rest);
    if (part == "/") {
      write.strokes.emplace_back();
      continue;
    }
    const auto comma = part.find(',');
    const auto x = number<float>(part.substr(0, comma));
    const auto y = comma == std::string_view::npos ? std::nullopt : number<float>(part.substr(comma + 1));
    if (!x || !y || *x < 0 || *x > 1 || *y < 0 || *y > 1) {
      return tl::unexpected<std::string>("points are x,y from 0 to 1, not " + std::string(part));
    }
    write.strokes.back().push_back({*x, *y});
  }
  const bool empty =
      std::any_of(write.strokes.begin(), write.strokes.end(), [](const auto& s) { return s.size() < 2; });
  if (write.pad.empty() || empty) return tl::unexpected<std::string>("stroke PAD x,y x,y / x,y x,y");
  return write;
}

tl::expected<Act, std::string> readOne(std::string_view line) {
  std::string_view rest = line;
  const std::string_view verb = word(rest);
  const auto needs = [&](const char* usage) { return tl::unexpected<std::string>(std::string("it is ") + usage); };
  if (verb == "wait" || verb == "read") {
    const std::string what(word(rest));
    if (what.empty()) return needs(verb == "wait" ? "wait PAGE [SECONDS]" : "read TEXT.KEY [SECONDS]");
    const auto time = patience(rest);
    if (!time) return tl::unexpected(time.error());
    if (verb == "wait") return WaitFor{what, *time};
    return Read{what, *time};
  }
  if (verb == "touch") {
    if (rest.empty() || rest.find(' ') != std::string_view::npos) return needs("touch WIDGET");
    return TouchWidget{std::string(rest)};
  }
  if (verb == "stroke") return readStrokes(rest);
  if (verb == "type") {
    if (rest.empty() || rest.find_first_not_of("0123456789X") != std::string_view::npos) return needs("type DIGITS");
    return Type{std::string(rest)};
  }
  if (verb == "device") {
    if (rest.empty()) return needs("device COMMAND");
    return Do{std::string(rest)};
  }
  if (verb == "on") {
    const std::string key(word(rest));
    if (word(rest) != "device" || rest.empty()) return needs("on TEXT.KEY device COMMAND");
    return Either{{{key, std::string(rest)}}};
  }
  if (verb == "pause") {
    const auto time = number<int>(rest);
    if (!time || *time < 1 || *time > 600'000) return needs("pause MILLISECONDS");
    return Pause{milliseconds(*time)};
  }
  return tl::unexpected<std::string>("a visitor cannot " + std::string(verb));
}

}  // namespace

tl::expected<std::vector<Line>, std::string> parse(std::string_view text) {
  std::vector<Line> lines;
  int number = 0;
  bool joins = false;  // the line before was an `on`
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) {
      joins = false;
      continue;
    }
    auto act = readOne(line);
    if (!act) return refuse(number, act.error());
    auto* either = std::get_if<Either>(&*act);
    if (either != nullptr && joins) {
      auto& before = std::get<Either>(lines.back().act).cases;
      before.push_back(std::move(either->cases.front()));
    } else {
      lines.push_back({number, std::string(line), std::move(*act)});
    }
    joins = either != nullptr;
  }
  return lines;
}

}  // namespace kiosk::terminal::script
