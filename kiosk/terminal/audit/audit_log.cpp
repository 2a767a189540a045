#include "kiosk/terminal/audit/audit_log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <unistd.h>

namespace kiosk::terminal::audit {
namespace {

using assets::ErrorId;
using Json = nlohmann::ordered_json;

std::string digest(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string hex;
  for (const unsigned char byte : hash)
    hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string monthFile(std::int64_t atMs) {
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(atMs)));
  const std::chrono::year_month_day date(day);
  return fmt::format("audit-{:04}-{:02}.jsonl", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

std::vector<std::string> logFiles(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    auto name = entry.path().filename().string();
    if (name.starts_with("audit-") && name.ends_with(".jsonl")) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool isPlainWord(std::string_view text) {
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
                  c == '-' || c == ':';
         });
}

void demand(bool right) {
  if (!right) std::abort();
}

assets::Result<void> unwritable(std::string_view what) {
  return assets::failure(ErrorId::AuditLogUnwritable,
                         fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

struct Line {
  Json body;
  std::string hash;
};

/// A line as it stands in the file; nothing when it is not one of ours or its hash is wrong.
std::optional<Line> parse(const std::string& text) {
  Json body = Json::parse(text, nullptr, false);
  if (!body.is_object() || !body.contains("hash") || !body["hash"].is_string()) return std::nullopt;
  std::string hash = body["hash"].get<std::string>();
  body.erase("hash");
  if (digest(body.dump()) != hash) return std::nullopt;
  return Line{std::move(body), std::move(hash)};
}

}  // namespace

assets::Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::filesystem::path& folder, Clock clock) {
  demand(sodium_init() >= 0);
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return assets::failure(ErrorId::AuditLogUnwritable, folder.string() + ": " + problem.message());
  std::unique_ptr<AuditLog> log(new AuditLog(folder, std::move(clock)));
  if (auto recovered = log->recover(); !recovered) return tl::unexpected(recovered.error());
  return log;
}

AuditLog::~AuditLog() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

assets::Result<void> AuditLog::recover() {
  const auto names = logFiles(folder_);
  for (auto name = names.rbegin(); name != names.rend() && previous_.empty(); ++name) {
    std::ifstream file(folder_ / *name);
    std::string last;
    for (std::string text; std::getline(file, text);) {
      const auto line = parse(text);
      if (!line) continue;
      previous_ = line->hash;
      next_ = line->body.value("number", std::uint64_t{0}) + 1;
      last = line->body.value("event", std::string());
      interrupted_ = line->body.contains("visit") && last != assets::key(assets::EventId::VisitEnded);
    }
  }
  return use(monthFile(clock_()));
}

assets::Result<void> AuditLog::use(const std::string& fileName) {
  if (fileName == fileName_) return {};
  const auto path = folder_ / fileName;
  const int opened = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (opened < 0) return unwritable(path.string());
  const off_t size = ::lseek(opened, 0, SEEK_END);
  char end = '\n';
  if (size > 0 && ::pread(opened, &end, 1, size - 1) == 1 && end != '\n' && ::write(opened, "\n", 1) != 1) {
    ::close(opened);
    return unwritable(path.string());
  }
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = opened;
  fileName_ = fileName;
  return {};
}

void AuditLog::write(assets::EventId event, std::initializer_list<Value> values) {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_();
  Json body;
  body["number"] = next_;
  body["at_ms"] = now;
  body["event"] = assets::key(event);
  if (!mark_.empty()) body["visit"] = mark_;
  for (const Value& detail : values) {
    demand(assets::mayCarry(event, detail.name));
    Json& slot = body["values"][std::string(detail.name)];
    if (const auto* word = std::get_if<std::string_view>(&detail.value)) {
      demand(isPlainWord(*word));
      slot = *word;
    } else if (const auto* flag = std::get_if<bool>(&detail.value)) {
      slot = *flag;
    } else {
      slot = std::get<std::int64_t>(detail.value);
    }
  }
  body["prev"] = previous_;
  std::string hash = digest(body.dump());
  body["hash"] = hash;
  const std::string line = body.dump() + "\n";
  // A full disk must not stop the hall's work: the line is then missing, its number is used again, and the next line
  // that can be written follows the last one that was.
  if (!use(monthFile(now))) return;
  const off_t before = ::lseek(descriptor_, 0, SEEK_END);
  const ssize_t written = ::write(descriptor_, line.data(), line.size());
  if (written != static_cast<ssize_t>(line.size())) {
    if (written > 0 && ::ftruncate(descriptor_, before) != 0) fileName_.clear();  // reopening closes the torn line
    return;
  }
  previous_ = std::move(hash);
  ++next_;
}

void AuditLog::visit(std::string mark) {
  const std::lock_guard lock(mutex_);
  mark_ = std::move(mark);
}

void AuditLog::sync() {
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0) ::fdatasync(descriptor_);
}

assets::Result<std::string> verify(const std::filesystem::path& folder) {
  demand(sodium_init() >= 0);
  std::error_code problem;
  if (!std::filesystem::is_directory(folder, problem)) {
    return assets::failure(ErrorId::AuditLogUnwritable, folder.string() + " is no folder");
  }
  std::string previous;
  std::uint64_t expected = 1;
  for (const auto& name : logFiles(folder)) {
    std::ifstream file(folder / name);
    std::string text;
    for (int number = 1; std::getline(file, text); ++number) {
      const auto at = [&](std::string_view reason) { return fmt::format("{}:{}: {}", name, number, reason); };
      // A line torn by a power cut is no JSON; the chain goes on behind it, so nothing can hide in its place.
      if (!nlohmann::json::accept(text)) continue;
      const auto line = parse(text);
      if (!line) return at("changed");
      if (line->body.value("prev", std::string("?")) != previous) return at("does not follow the line before");
      if (line->body.value("number", std::uint64_t{0}) != expected) return at("a number is missing");
      previous = line->hash;
      ++expected;
    }
  }
  return std::string();
}

}  // namespace kiosk::terminal::audit
