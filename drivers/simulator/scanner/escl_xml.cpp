#include "drivers/simulator/scanner/escl_xml.h"

#include <charconv>
#include <sstream>

#include <pugixml.hpp>

namespace drivers::simulator::scanner {
namespace {

constexpr int kLongest = 10'000;
constexpr int kFinest = 2'400;
constexpr int kThinnest = 16;  // a strip narrower than this nobody means

tl::unexpected<std::string> refuse(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

pugi::xml_node child(pugi::xml_node parent, const char* name, const char* text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(text);
  return node;
}
pugi::xml_node child(pugi::xml_node parent, const char* name, int number) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(number);
  return node;
}

pugi::xml_node root(pugi::xml_document& document, const char* name) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node node = document.append_child(name);
  node.append_attribute("xmlns:scan") = "http://schemas.hp.com/imaging/escl/2011/05/03";
  node.append_attribute("xmlns:pwg") = "http://www.pwg.org/schemas/2010/12/sm";
  child(node, "pwg:Version", "2.63");
  return node;
}

std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, " ");
  return out.str();
}

void addInput(pugi::xml_node parent, const char* name, const EsclCapabilities& can) {
  pugi::xml_node input = parent.append_child(name);
  child(input, "scan:MinWidth", kThinnest);
  child(input, "scan:MaxWidth", can.width);
  child(input, "scan:MinHeight", kThinnest);
  child(input, "scan:MaxHeight", can.height);
  child(input, "scan:MaxScanRegions", 1);
  pugi::xml_node profile = input.append_child("scan:SettingProfiles").append_child("scan:SettingProfile");
  pugi::xml_node modes = profile.append_child("scan:ColorModes");
  child(modes, "scan:ColorMode", "Grayscale8");
  child(modes, "scan:ColorMode", "RGB24");
  pugi::xml_node formats = profile.append_child("scan:DocumentFormats");
  child(formats, "pwg:DocumentFormat", "image/jpeg");
  child(formats, "scan:DocumentFormatExt", "image/jpeg");
  pugi::xml_node discrete = profile.append_child("scan:SupportedResolutions").append_child("scan:DiscreteResolutions");
  for (const int dpi : can.resolutions) {
    pugi::xml_node one = discrete.append_child("scan:DiscreteResolution");
    child(one, "scan:XResolution", dpi);
    child(one, "scan:YResolution", dpi);
  }
}

std::string_view localName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// A whole number of `from` to `to`.
tl::expected<void, std::string> readNumber(const pugi::xml_node& node, int from, int to, int& into) {
  const std::string_view text = trimmed(node.child_value());
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < from || value > to) {
    return refuse(std::string(localName(node)) + " is " + std::to_string(from) + " to " + std::to_string(to));
  }
  into = value;
  return {};
}

tl::expected<void, std::string> readRegion(const pugi::xml_node& region, EsclSettings& settings) {
  for (const pugi::xml_node& node : region.children()) {
    const std::string_view name = localName(node);
    tl::expected<void, std::string> read;
    if (name == "XOffset") read = readNumber(node, 0, kLongest, settings.left);
    if (name == "YOffset") read = readNumber(node, 0, kLongest, settings.top);
    if (name == "Width") read = readNumber(node, 1, kLongest, settings.width);
    if (name == "Height") read = readNumber(node, 1, kLongest, settings.height);
    if (!read) return read;
  }
  return {};
}

tl::expected<void, std::string> readRegions(const pugi::xml_node& regions, EsclSettings& settings) {
  int count = 0;
  for (const pugi::xml_node& node : regions.children()) {
    if (localName(node) != "ScanRegion") continue;
    if (++count > 1) return refuse("one region at a time");
    if (auto read = readRegion(node, settings); !read) return read;
  }
  return {};
}

tl::expected<void, std::string> readSetting(const pugi::xml_node& node, EsclSettings& settings, int& across) {
  const std::string_view name = localName(node);
  const std::string_view value = trimmed(node.child_value());
  if (name == "ScanRegions") return readRegions(node, settings);
  if (name == "XResolution") return readNumber(node, 1, kFinest, settings.dpi);
  if (name == "YResolution") return readNumber(node, 1, kFinest, across);
  if (name == "InputSource") {
    if (value != "Platen" && value != "Feeder") return refuse("InputSource is Platen or Feeder");
    settings.source = value == "Feeder" ? EsclSource::Feeder : EsclSource::Platen;
  } else if (name == "ColorMode") {
    if (value != "RGB24" && value != "Grayscale8") return refuse("ColorMode is RGB24 or Grayscale8");
    settings.colour = value == "RGB24" ? EsclColour::Rgb24 : EsclColour::Grayscale8;
  } else if (name == "DocumentFormat" || name == "DocumentFormatExt") {
    if (value != "image/jpeg") return refuse("documents are image/jpeg");
  } else if (name == "Duplex") {
    if (value != "true" && value != "false") return refuse("Duplex is true or false");
    settings.duplex = value == "true";
  }
  return {};
}

}  // namespace

std::string compose(const EsclCapabilities& can) {
  pugi::xml_document document;
  pugi::xml_node all = root(document, "scan:ScannerCapabilities");
  child(all, "pwg:MakeAndModel", can.model.c_str());
  child(all, "scan:UUID", can.uuid.c_str());
  addInput(all.append_child("scan:Platen"), "scan:PlatenInputCaps", can);
  if (can.feeder) {
    pugi::xml_node feeder = all.append_child("scan:Adf");
    addInput(feeder, "scan:AdfSimplexInputCaps", can);
    if (can.duplex) addInput(feeder, "scan:AdfDuplexInputCaps", can);
    child(feeder, "scan:FeederCapacity", 50);
  }
  return written(document);
}

std::string compose(const EsclStatus& status) {
  pugi::xml_document document;
  pugi::xml_node all = root(document, "scan:ScannerStatus");
  child(all, "pwg:State", std::string(status.state).c_str());
  child(all.append_child("pwg:StateReasons"), "pwg:StateReason", std::string(status.reason).c_str());
  if (status.feederState) child(all, "scan:AdfState", std::string(*status.feederState).c_str());
  pugi::xml_node jobs = all.append_child("scan:Jobs");
  for (const EsclStatus::Job& job : status.jobs) {
    pugi::xml_node info = jobs.append_child("scan:JobInfo");
    child(info, "pwg:JobUri", job.path.c_str());
    child(info, "pwg:ImagesCompleted", job.images);
    child(info, "pwg:JobState", job.active ? "Processing" : "Completed");
  }
  return written(document);
}

tl::expected<EsclSettings, std::string> parseSettings(std::string_view xml) {
  if (xml.size() > kLongestSettings) return refuse("the request is too long");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default);
  if (!parsed) return refuse(std::string("not XML: ") + parsed.description());
  const pugi::xml_node all = document.document_element();
  if (localName(all) != "ScanSettings") return refuse("not a ScanSettings document");
  EsclSettings settings;
  int across = 0;
  for (const pugi::xml_node& node : all.children()) {
    if (auto read = readSetting(node, settings, across); !read) return refuse(read.error());
  }
  if (across != 0 && across != settings.dpi) return refuse("both resolutions must be the same");
  if (settings.duplex && settings.source == EsclSource::Platen) return refuse("the platen has one side");
  return settings;
}

}  // namespace drivers::simulator::scanner
