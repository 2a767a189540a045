#include "kiosk/terminal/config/configuration.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "kiosk/terminal/config/table_reader.h"

namespace kiosk::terminal::config {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::array<std::string_view, 8> kTables = {"kiosk", "back_office", "paths", "window",
                                                     "idle",  "visit",       "voice", "devices"};

std::filesystem::path resolve(const std::string& text, const std::filesystem::path& folder) {
  if (text.empty()) return {};
  const std::filesystem::path path(text);
  return path.is_absolute() ? path : folder / path;
}

bool plainId(std::string_view id) {
  return id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

void readKiosk(TableReader& table, Kiosk& kiosk) {
  kiosk.id = table.requiredText("id", "the name this terminal was enrolled under, e.g. \"370811-03\"");
  if (!plainId(kiosk.id)) table.refuse("id", "has at most 32 letters, digits and dashes");
  kiosk.number = table.text("number");
}

void readUrl(TableReader& table, std::string_view key, const std::string& url) {
  if (!url.empty() && !url.starts_with("https://")) table.refuse(key, "starts with https://");
  if (url.ends_with('/')) table.refuse(key, "has no slash at its end");
}

void readBackOffice(TableReader& table, BackOffice& office, const std::filesystem::path& folder) {
  office.url = table.requiredText("url", "the back office's kiosk port, https://HOST:PORT");
  readUrl(table, "url", office.url);
  office.enrolUrl = table.text("enrol_url");
  readUrl(table, "enrol_url", office.enrolUrl);
  office.caFile = resolve(table.requiredText("ca_file", "the back office's ca.pem"), folder);
  office.connect = milliseconds(table.number("connect_ms", office.connect.count(), 100, 60'000, "ms"));
  office.answer = milliseconds(table.number("answer_ms", office.answer.count(), 500, 300'000, "ms"));
  office.heartbeat = seconds(table.number("heartbeat_s", office.heartbeat.count(), 1, 3600, "seconds"));
}

void readPaths(TableReader& table, Paths& paths, const std::filesystem::path& folder) {
  paths.data = resolve(table.requiredText("data", "the folder for identity, outbox and audit log"), folder);
  paths.models = resolve(table.text("models"), folder);
}

void readWindow(TableReader& table, Window& window) {
  window.width = static_cast<int>(table.number("width", 0, 0, 8192, "pixels"));
  window.height = static_cast<int>(table.number("height", 0, 0, 8192, "pixels"));
  if ((window.width == 0) != (window.height == 0)) table.refuse("width", "and height are given together");
}

void readIdle(TableReader& table, IdleRules& idle) {
  const auto read = [&table](std::string_view key, seconds& rule) {
    rule = seconds(table.number(key, rule.count(), 1, 3600, "seconds"));
  };
  read("home_s", idle.home);
  read("session_s", idle.session);
  read("deliberate_s", idle.deliberate);
  read("warning_s", idle.warning);
  read("result_s", idle.result);
  read("result_warning_s", idle.resultWarning);
  read("staff_pause_s", idle.staffPause);
}

std::string unknownTable(const toml::table& root) {
  for (const auto& [key, node] : root) {
    if (std::find(kTables.begin(), kTables.end(), key.str()) == kTables.end()) {
      return fmt::format("line {}: there is no table [{}]", node.source().begin.line, key.str());
    }
  }
  return {};
}

tl::unexpected<assets::Error> unreadable(std::string sentence) {
  return assets::failure(assets::ErrorId::ConfigurationUnreadable, std::move(sentence));
}

}  // namespace

assets::Result<Configuration> parse(std::string_view text, const std::filesystem::path& folder) {
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return unreadable(fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
  if (auto problem = unknownTable(root); !problem.empty()) return unreadable(std::move(problem));
  Configuration all;
  TableReader kiosk(root, "kiosk");
  readKiosk(kiosk, all.kiosk);
  TableReader office(root, "back_office");
  readBackOffice(office, all.backOffice, folder);
  TableReader paths(root, "paths");
  readPaths(paths, all.paths, folder);
  TableReader window(root, "window");
  readWindow(window, all.window);
  TableReader idle(root, "idle");
  readIdle(idle, all.idle);
  TableReader visit(root, "visit");
  all.submitPatience = seconds(visit.number("submit_patience_s", all.submitPatience.count(), 1, 120, "seconds"));
  TableReader voice(root, "voice");
  all.voice.on = voice.flag("on", all.voice.on);
  if (const std::string program = voice.text("program"); !program.empty()) all.voice.program = program;
  all.voice.clips = resolve(voice.text("clips"), folder);
  for (TableReader* table : {&kiosk, &office, &paths, &window, &idle, &visit, &voice}) {
    if (auto problem = table->finish(); !problem.empty()) return unreadable(std::move(problem));
  }
  auto devices = drivers::parseDevices(text);
  if (!devices) return tl::unexpected(devices.error());
  all.devices = std::move(*devices);
  return all;
}

assets::Result<Configuration> load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable("cannot read " + file.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto folder = file.parent_path();
  auto all = parse(text, folder.empty() ? "." : folder);
  if (!all && all.error().id == assets::ErrorId::ConfigurationUnreadable) {
    return unreadable(file.string() + ": " + all.error().detail);
  }
  return all;
}

}  // namespace kiosk::terminal::config
