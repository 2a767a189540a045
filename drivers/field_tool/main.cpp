// hall-devices: the field engineer's tool for the terminal's devices.
#include <cstdio>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "drivers/field_tool/commands.h"
#include "drivers/field_tool/decode_command.h"
#include "drivers/field_tool/light_command.h"
#include "drivers/field_tool/print_command.h"
#include "drivers/field_tool/scan_command.h"
#include "drivers/field_tool/social_card_command.h"

namespace {

using namespace drivers::field_tool;

using drivers::scanner::Source;
const std::map<std::string, Source> kSources = {
    {"flatbed", Source::Flatbed}, {"feeder", Source::Feeder}, {"duplex", Source::FeederDuplex}};

/// The configured devices, or none where no configuration was named.
drivers::DeviceConfigs devicesOf(const std::string& file, const Manner& manner) {
  if (file.empty()) return {};
  auto configs = drivers::loadDevices(file);
  if (!configs) throw CLI::RuntimeError(tell(configs.error(), manner) + 1);
  return std::move(*configs);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Looks after the terminal's devices from the command line"};
  app.require_subcommand(1);
  app.fallthrough();
  std::string config;
  app.add_option("--config", config, "TOML file with a [devices.ROLE] table for each device")->envname("HALL_DEVICES");
  Manner manner{assets::Language::Chinese, false};
  app.add_flag("--json", manner.json, "Machine-readable answers of list and status");
  app.add_flag_callback(
      "--english", [&] { manner.language = assets::Language::English; }, "Sentences in English");
  int result = 0;

  app.add_subcommand("list", "Configured devices and their drivers")->callback([&] {
    result = list(devicesOf(config, manner), manner);
  });
  app.add_subcommand("status", "Open and check every configured device")->callback([&] {
    result = status(devicesOf(config, manner), manner);
  });

  CLI::App* read = app.add_subcommand("read", "Read from a device")->require_subcommand(1);
  ReadCardJob readJob;
  CLI::App* readCard = read->add_subcommand("id-card", "Wait for an identity card and print it as JSON");
  readCard->add_option("--wait", readJob.seconds, "Seconds to wait for a card")->check(CLI::Range(1, 3600));
  readCard->add_option("--photo", readJob.photo, "Write the decoded picture here (PPM)");
  readCard->add_flag("--fingerprints", readJob.fingerprints, "Tell whether the chip holds fingerprints (slower)");
  readCard->callback([&] { result = readIdCard(devicesOf(config, manner), readJob, manner); });

  ReadSocialCardJob socialJob;
  CLI::App* readSocial = read->add_subcommand("social-card", "Wait for a social-security card and print it as JSON");
  readSocial->add_option("--wait", socialJob.seconds, "Seconds to wait for a card")->check(CLI::Range(1, 3600));
  readSocial->callback([&] { result = readSocialCard(devicesOf(config, manner), socialJob, manner); });

  CLI::App* print = app.add_subcommand("print", "Print on a device")->require_subcommand(1);
  std::string printRole;
  CLI::App* testPage = print->add_subcommand("test-page", "A test page on every configured printer");
  testPage->add_option("ROLE", printRole, "Only this one: receipt-printer or a4-printer")
      ->check(CLI::IsMember({"receipt-printer", "a4-printer"}));
  testPage->callback([&] { result = printTestPage(devicesOf(config, manner), printRole, manner); });

  std::string light;
  std::string pattern;
  CLI::App* lightOne = app.add_subcommand("light", "Make one guide light burn and tell what the sensors see");
  lightOne->add_option("LIGHT", light, "card-slot, id-area, printer-mouth, camera or alarm")->required();
  lightOne->add_option("PATTERN", pattern, "off, on, slow, medium or quick")->required();
  lightOne->callback([&] { result = showLight(devicesOf(config, manner), light, pattern, manner); });

  ScanJob scanJob;
  CLI::App* scanPage = app.add_subcommand("scan", "Scan papers, or take a picture of the paper under a camera");
  scanPage->add_option("--role", scanJob.role, "scanner (when configured), document-camera or face-camera");
  scanPage->add_option("--output,--out", scanJob.output, "JPEG file to write; several pages are numbered");
  scanPage->add_option("--wait", scanJob.seconds, "Seconds to wait at most")->check(CLI::Range(1, 3600));
  scanPage->add_option("--source", scanJob.request.source, "Of a scanner: flatbed, feeder or duplex")
      ->transform(CLI::CheckedTransformer(kSources, CLI::ignore_case));
  scanPage->add_option("--dpi", scanJob.request.dpi, "Of a scanner; the nearest it offers is taken")
      ->check(CLI::Range(50, 1200));
  scanPage->add_flag_callback(
      "--grey", [&] { scanJob.request.colour = drivers::scanner::Colour::Grey; }, "Of a scanner: without colour");
  scanPage->callback([&] { result = scan(devicesOf(config, manner), scanJob, manner); });

  CLI::App* decode = app.add_subcommand("decode", "Decode captured bytes")->require_subcommand(1);
  std::string capture;
  CLI::App* decodeCard = decode->add_subcommand("id-card", "A raw reply of an ID-card reader, as JSON");
  decodeCard
      ->add_option("FILE", capture, "Captured bytes, possibly with garbage around the reply; - reads standard input")
      ->required();
  decodeCard->callback([&] { result = decodeIdCard(capture); });

  CLI11_PARSE(app, argc, argv);
  return result;
}
