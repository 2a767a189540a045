#include "drivers/scanner/escl_status.h"

#include <algorithm>
#include <array>

#include <pugixml.hpp>

namespace drivers::scanner {
namespace {

using assets::ErrorId;

constexpr std::size_t kLongestDocument = 256U * 1024U;
constexpr std::size_t kLongestUrl = 512;
constexpr std::size_t kLongestModel = 128;
constexpr std::string_view kUrlLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/[]%";

std::string_view localName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string valueOf(const pugi::xml_node& node) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::string_view text = node.child_value();
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

/// The path of "http://host/path" or "/path"; empty: neither, or with letters no path of a job has.
std::string pathOf(std::string_view uri) {
  if (const std::size_t scheme = uri.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = uri.find('/', scheme + 3);
    uri = path == std::string_view::npos ? std::string_view{} : uri.substr(path);
  }
  const bool fine =
      uri.starts_with('/') && uri.size() <= kLongestUrl && uri.find_first_not_of(kUrlLetters) == std::string_view::npos;
  return fine ? std::string(uri) : std::string{};
}

/// The path of a scan:JobInfo under way.
std::string activeJob(const pugi::xml_node& info) {
  std::string path;
  bool active = false;
  for (const pugi::xml_node& node : info.children()) {
    const std::string_view name = localName(node);
    if (name == "JobUri") path = pathOf(valueOf(node));
    if (name == "JobState") active = valueOf(node) == "Processing" || valueOf(node) == "Pending";
  }
  return active ? path : std::string{};
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<EsclStatus> parseEsclStatus(std::string_view xml) {
  if (xml.size() > kLongestDocument) return std::nullopt;
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return std::nullopt;
  const pugi::xml_node all = document.document_element();
  if (localName(all) != "ScannerStatus") return std::nullopt;
  EsclStatus status;
  for (const pugi::xml_node& node : all.children()) {
    const std::string_view name = localName(node);
    if (name == "State") status.state = valueOf(node);
    if (name == "AdfState") status.feeder = valueOf(node);
    if (name == "StateReasons") status.reason = valueOf(node.first_child());
    if (name != "Jobs") continue;
    for (const pugi::xml_node& info : node.children()) {
      if (std::string path = activeJob(info); !path.empty()) status.activeJobs.push_back(std::move(path));
    }
  }
  if (status.state.empty()) return std::nullopt;
  return status;
}

std::string parseEsclModel(std::string_view xml) {
  if (xml.size() > kLongestDocument) return {};
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {};
  for (const pugi::xml_node& node : document.document_element().children()) {
    if (localName(node) == "MakeAndModel") return valueOf(node).substr(0, kLongestModel);
  }
  return {};
}

std::optional<ErrorId> troubleOf(const EsclStatus& status) {
  static constexpr std::array<std::string_view, 3> kOpen = {"CoverOpen", "DoorOpen", "InterlockOpen"};
  static constexpr std::array<std::string_view, 2> kFeederOpen = {"ScannerAdfDoorOpen", "ScannerAdfHatchOpen"};
  static constexpr std::array<std::string_view, 3> kFeederJam = {"ScannerAdfJam", "ScannerAdfMispick",
                                                                 "ScannerAdfMultipickDetected"};
  if (status.state == "Down") return ErrorId::ScannerBroken;
  if (isOneOf(status.reason, kOpen) || isOneOf(status.feeder, kFeederOpen)) return ErrorId::ScannerCoverOpen;
  if (status.reason == "MediaJam" || isOneOf(status.feeder, kFeederJam)) return ErrorId::ScannerJam;
  if (status.state == "Stopped") return ErrorId::ScannerBroken;
  if (status.state == "Processing" || status.state == "Testing") return ErrorId::ScannerBusy;
  return std::nullopt;
}

bool isEsclUrl(std::string_view url) {
  static constexpr std::string_view kHttp = "http://";
  static constexpr std::string_view kHttps = "https://";
  const std::size_t scheme = url.starts_with(kHttp) ? kHttp.size() : url.starts_with(kHttps) ? kHttps.size() : 0;
  return scheme != 0 && url.size() > scheme && url.size() <= kLongestUrl && url[scheme] != '/' &&
         url.find_first_not_of(kUrlLetters) == std::string_view::npos;
}

}  // namespace drivers::scanner
