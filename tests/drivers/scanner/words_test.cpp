// SANE's words and rows in ours.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "assets/error_id.h"
#include "drivers/scanner/sane_words.h"
#include "drivers/scanner/worker/row_converter.h"

namespace drivers::scanner {
namespace {

using assets::ErrorFamily;
using assets::ErrorId;
using testing::ElementsAre;

// SANE Standard 1.06, 4.2.7, with the two that came later.
enum Status {
  Good,
  Unsupported,
  Cancelled,
  Busy,
  Inval,
  Eof,
  Jammed,
  NoDocs,
  CoverOpen,
  IoError,
  NoMem,
  Denied,
  WarmingUp,
  Locked
};

TEST(SaneWords, EveryStatusHasItsRow) {
  EXPECT_EQ(errorOf(Stage::Start, Unsupported), ErrorId::ScannerUnsupported);
  EXPECT_EQ(errorOf(Stage::Read, Cancelled), ErrorId::ScannerInterrupted);
  EXPECT_EQ(errorOf(Stage::Start, Busy), ErrorId::ScannerBusy);
  EXPECT_EQ(errorOf(Stage::Open, Inval), ErrorId::ScannerGone) << "SANE's word for a name nobody answers to";
  EXPECT_EQ(errorOf(Stage::Set, Inval), ErrorId::ScannerUnsupported);
  EXPECT_EQ(errorOf(Stage::Read, Eof), ErrorId::ScannerInterrupted);
  EXPECT_EQ(errorOf(Stage::Read, Jammed), ErrorId::ScannerJam);
  EXPECT_EQ(errorOf(Stage::Start, NoDocs), ErrorId::ScannerNoPaper);
  EXPECT_EQ(errorOf(Stage::Read, CoverOpen), ErrorId::ScannerCoverOpen);
  EXPECT_EQ(errorOf(Stage::Open, IoError), ErrorId::ScannerGone);
  EXPECT_EQ(errorOf(Stage::Read, IoError), ErrorId::ScannerBroken);
  EXPECT_EQ(errorOf(Stage::Read, NoMem), ErrorId::ScannerNoMemory);
  EXPECT_EQ(errorOf(Stage::Open, Denied), ErrorId::ScannerRefused);
  EXPECT_EQ(errorOf(Stage::Start, WarmingUp), ErrorId::ScannerBusy);
  EXPECT_EQ(errorOf(Stage::Start, Locked), ErrorId::ScannerBroken);
  EXPECT_EQ(errorOf(Stage::Read, 200), ErrorId::ScannerBroken) << "a status nobody knows";
  EXPECT_EQ(errorOf(Stage::Read, Good), ErrorId::ScannerInterrupted);
}

TEST(SaneWords, WhatAPersonCanMendIsARetry) {
  const auto family = [](int status) { return assets::entry(errorOf(Stage::Read, status)).family; };
  for (const int status : {Cancelled, Busy, Eof, Jammed, NoDocs, CoverOpen})
    EXPECT_EQ(family(status), ErrorFamily::Retry) << status;
  for (const int status : {Unsupported, Inval, IoError, NoMem, Denied})
    EXPECT_EQ(family(status), ErrorFamily::Fault) << status;
}

TEST(SaneWords, SourcesOfManyMakers) {
  for (const char* name : {"Flatbed", "FlatBed", "Platen", "Normal"})
    EXPECT_EQ(sourceOf(name), Source::Flatbed) << name;
  for (const char* name : {"ADF", "Automatic Document Feeder", "ADF Front", "Document Feeder"})
    EXPECT_EQ(sourceOf(name), Source::Feeder) << name;
  for (const char* name : {"ADF Duplex", "ADF duplex", "Duplex", "Automatic Document Feeder(duplex)"})
    EXPECT_EQ(sourceOf(name), Source::FeederDuplex) << name;
  for (const char* name : {"ADF Back", "Transparency Unit", "TPU8x10", ""})
    EXPECT_EQ(sourceOf(name), std::nullopt) << name;
}

TEST(SaneWords, ModesOfManyMakers) {
  const std::vector<std::string> usual{"Lineart", "Gray", "Color"};
  EXPECT_EQ(modeFor(Colour::Colour, usual), "Color");
  EXPECT_EQ(modeFor(Colour::Grey, usual), "Gray");
  const std::vector<std::string> brother{"Black & White", "Gray[Error Diffusion]", "True Gray", "24bit Color"};
  EXPECT_EQ(modeFor(Colour::Colour, brother), "24bit Color");
  const std::vector<std::string> grey{"Lineart", "Grayscale"};
  EXPECT_EQ(modeFor(Colour::Colour, grey), "Grayscale") << "grey is better than nothing";
  const std::vector<std::string> colour{"Color"};
  EXPECT_EQ(modeFor(Colour::Grey, colour), "Color");
  const std::vector<std::string> lines{"Lineart"};
  EXPECT_EQ(modeFor(Colour::Colour, lines), std::nullopt);
  EXPECT_EQ(modeFor(Colour::Colour, {}), std::nullopt);
}

TEST(SaneWords, NearestResolution) {
  const std::vector<int> offered{75, 150, 300, 600};
  EXPECT_EQ(nearestResolution(offered, 300), 300);
  EXPECT_EQ(nearestResolution(offered, 200), 150);
  EXPECT_EQ(nearestResolution(offered, 225), 300) << "the finer of two as near";
  EXPECT_EQ(nearestResolution(offered, 1), 75);
  EXPECT_EQ(nearestResolution(offered, 5000), 600);
  EXPECT_EQ(nearestResolution({}, 240), 240);
}

TEST(SaneWords, ResolutionsWithinARange) {
  EXPECT_THAT(resolutionsWithin(100, 300), ElementsAre(100, 150, 200, 240, 300));
  EXPECT_THAT(resolutionsWithin(1, 50), ElementsAre(1, 50));
  EXPECT_THAT(resolutionsWithin(80, 80), ElementsAre(80));
}

std::vector<std::uint8_t> converted(const RowFormat& format, const std::vector<std::uint8_t>& line, int channels) {
  EXPECT_EQ(bytesNeeded(format), static_cast<int>(line.size()));
  std::vector<std::uint8_t> out(static_cast<std::size_t>(format.width * channels));
  convertRow(format, line, channels, out);
  return out;
}

TEST(RowConverter, TurnsEveryLayoutIntoOurs) {
  EXPECT_THAT(converted({true, 8, 2, 6}, {1, 2, 3, 4, 5, 6}, 3), ElementsAre(3, 2, 1, 6, 5, 4));
  EXPECT_THAT(converted({false, 8, 2, 2}, {7, 9}, 3), ElementsAre(7, 7, 7, 9, 9, 9));
  EXPECT_THAT(converted({false, 8, 2, 2}, {7, 9}, 1), ElementsAre(7, 9));
  EXPECT_THAT(converted({true, 8, 2, 6}, {255, 255, 255, 255, 0, 0}, 1), ElementsAre(255, 76));
  EXPECT_THAT(converted({false, 1, 10, 2}, {0b10000001, 0b01000000}, 1),
              ElementsAre(0, 255, 255, 255, 255, 255, 255, 0, 255, 0));
  const std::uint16_t wide[] = {0x1234, 0xABCD};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(wide);
  EXPECT_THAT(converted({false, 16, 2, 4}, {bytes, bytes + 4}, 1), ElementsAre(0x12, 0xAB));
}

TEST(RowConverter, KnowsNoOtherLayout) {
  EXPECT_EQ(bytesNeeded({true, 1, 8, 3}), 0);
  EXPECT_EQ(bytesNeeded({false, 12, 8, 12}), 0);
  EXPECT_EQ(bytesNeeded({false, 8, 0, 0}), 0);
  EXPECT_EQ(bytesNeeded({true, 8, 1'000'000, 3'000'000}), 0);
}

}  // namespace
}  // namespace drivers::scanner
