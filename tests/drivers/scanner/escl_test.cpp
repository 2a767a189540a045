// eSCL's XML: what the simulator says is what the driver understands, and what it takes from outside is checked.
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/scanner/escl_status.h"
#include "drivers/simulator/scanner/escl_xml.h"

namespace {

using assets::ErrorId;
using testing::HasSubstr;
namespace driver = drivers::scanner;
namespace simulator = drivers::simulator::scanner;

/// As sane-airscan writes it.
const std::string kRequest = R"(<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"
 xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"><pwg:Version>2.0</pwg:Version>
<pwg:ScanRegions><pwg:ScanRegion><pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:XOffset>10</pwg:XOffset><pwg:YOffset>20</pwg:YOffset><pwg:Width>2480</pwg:Width><pwg:Height>3507</pwg:Height>
</pwg:ScanRegion></pwg:ScanRegions><pwg:InputSource>Feeder</pwg:InputSource>
<scan:ColorMode>Grayscale8</scan:ColorMode><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution><scan:Duplex>true</scan:Duplex>
</scan:ScanSettings>)";

std::string changed(const std::string& from, const std::string& to) {
  std::string request = kRequest;
  const std::size_t at = request.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return request.replace(at, from.size(), to);
}

TEST(EsclSettings, UnderstandsWhatAirscanAsks) {
  const auto settings = simulator::parseSettings(kRequest);
  ASSERT_TRUE(settings) << settings.error();
  EXPECT_EQ(settings->source, simulator::EsclSource::Feeder);
  EXPECT_TRUE(settings->duplex);
  EXPECT_EQ(settings->colour, simulator::EsclColour::Grayscale8);
  EXPECT_EQ(settings->dpi, 200);
  EXPECT_EQ(settings->left, 10);
  EXPECT_EQ(settings->top, 20);
  EXPECT_EQ(settings->width, 2480);
  EXPECT_EQ(settings->height, 3507);
}

TEST(EsclSettings, ThePrefixDoesNotMatter) {
  EXPECT_TRUE(simulator::parseSettings("<ScanSettings><XResolution> 75 </XResolution></ScanSettings>"));
}

TEST(EsclSettings, RefusesWithASentence) {
  const auto refusal = [](const std::string& request) {
    const auto settings = simulator::parseSettings(request);
    return settings ? std::string("taken") : settings.error();
  };
  EXPECT_THAT(refusal(""), HasSubstr("not XML"));
  EXPECT_THAT(refusal("<a/>"), HasSubstr("not a ScanSettings"));
  EXPECT_THAT(refusal(changed("<pwg:Width>2480", "<pwg:Width>0")), HasSubstr("Width is 1 to"));
  EXPECT_THAT(refusal(changed("<pwg:Width>2480", "<pwg:Width>99999999999999")), HasSubstr("Width is 1 to"));
  EXPECT_THAT(refusal(changed("<pwg:YOffset>20", "<pwg:YOffset>-1")), HasSubstr("YOffset is 0 to"));
  EXPECT_THAT(refusal(changed("YResolution>200<", "YResolution>300<")), HasSubstr("the same"));
  EXPECT_THAT(refusal(changed("Feeder", "Moon")), HasSubstr("Platen or Feeder"));
  EXPECT_THAT(refusal(changed("Feeder", "Platen")), HasSubstr("one side"));
  EXPECT_THAT(refusal(changed("Grayscale8", "CMYK")), HasSubstr("RGB24"));
  EXPECT_THAT(refusal(changed("image/jpeg", "image/tiff")), HasSubstr("image/jpeg"));
  EXPECT_THAT(refusal(changed("</pwg:ScanRegion>", "</pwg:ScanRegion><pwg:ScanRegion/>")), HasSubstr("one region"));
  EXPECT_THAT(refusal(std::string(simulator::kLongestSettings + 1, ' ')), HasSubstr("too long"));
}

TEST(EsclSettings, AnySingleBitFlipGivesSettingsOrASentence) {
  for (std::size_t bit = 0; bit < kRequest.size() * 8; ++bit) {
    std::string request = kRequest;
    request[bit / 8] = static_cast<char>(request[bit / 8] ^ static_cast<char>(1U << bit % 8));
    const auto settings = simulator::parseSettings(request);
    if (!settings) {
      EXPECT_FALSE(settings.error().empty());
    } else {
      EXPECT_TRUE(settings->width >= 1 && settings->width <= 10'000 && settings->dpi >= 1 && settings->dpi <= 2400);
    }
  }
}

TEST(EsclStatus, TheDriverUnderstandsTheSimulator) {
  simulator::EsclStatus said;
  said.state = "Stopped";
  said.reason = "CoverOpen";
  said.feederState = "ScannerAdfDoorOpen";
  said.jobs.push_back({"/eSCL/ScanJobs/1", true, 2});
  said.jobs.push_back({"/eSCL/ScanJobs/2", false, 2});
  said.jobs.push_back({"http://scanner.hall:80/eSCL/ScanJobs/3", true, 0});
  said.jobs.push_back({"/eSCL/Scan Jobs/4", true, 0});
  const auto understood = driver::parseEsclStatus(simulator::compose(said));
  ASSERT_TRUE(understood);
  EXPECT_EQ(*understood, (driver::EsclStatus{
                             "Stopped", "CoverOpen", "ScannerAdfDoorOpen", {"/eSCL/ScanJobs/1", "/eSCL/ScanJobs/3"}}));

  simulator::EsclCapabilities can;
  can.model = "Maker <&> Model";
  EXPECT_EQ(driver::parseEsclModel(simulator::compose(can)), "Maker <&> Model");
}

TEST(EsclStatus, WhatKeepsAScannerFromScanning) {
  const auto trouble = [](const char* state, const char* reason, const char* feeder) {
    return driver::troubleOf({state, reason, feeder, {}});
  };
  EXPECT_EQ(trouble("Idle", "", ""), std::nullopt);
  EXPECT_EQ(trouble("Idle", "None", "ScannerAdfEmpty"), std::nullopt) << "the glass is free";
  EXPECT_EQ(trouble("Processing", "", "ScannerAdfLoaded"), ErrorId::ScannerBusy);
  EXPECT_EQ(trouble("Testing", "", ""), ErrorId::ScannerBusy);
  EXPECT_EQ(trouble("Stopped", "CoverOpen", ""), ErrorId::ScannerCoverOpen);
  EXPECT_EQ(trouble("Idle", "", "ScannerAdfHatchOpen"), ErrorId::ScannerCoverOpen);
  EXPECT_EQ(trouble("Idle", "", "ScannerAdfJam"), ErrorId::ScannerJam);
  EXPECT_EQ(trouble("Idle", "", "ScannerAdfMultipickDetected"), ErrorId::ScannerJam);
  EXPECT_EQ(trouble("Stopped", "", ""), ErrorId::ScannerBroken);
  EXPECT_EQ(trouble("Down", "CoverOpen", ""), ErrorId::ScannerBroken);
}

TEST(EsclStatus, NoStatusIsNone) {
  for (const char* text :
       {"", "ok", "<html/>", "<scan:ScannerStatus/>", "<ScannerStatus><State> </State></ScannerStatus>"})
    EXPECT_FALSE(driver::parseEsclStatus(text)) << text;
  EXPECT_TRUE(driver::parseEsclStatus("<ScannerStatus><State>Idle</State></ScannerStatus>"));
  EXPECT_FALSE(
      driver::parseEsclStatus("<ScannerStatus><State>Idle</State></ScannerStatus>" + std::string(300'000, ' ')));
  EXPECT_EQ(driver::parseEsclModel("nothing"), "");
}

TEST(EsclUrl, HoldsNothingThatMeansMoreInAConfiguration) {
  for (const char* url : {"http://127.0.0.1:8089/eSCL", "https://scanner.hall/eSCL", "http://[fe80::1]:80/eSCL/"})
    EXPECT_TRUE(driver::isEsclUrl(url)) << url;
  for (const char* url : {"", "scanner", "ftp://a/eSCL", "http://", "http:///eSCL", "http://a/eSCL\n[devices]",
                          "http://a/eSCL, wsd", "http://a/\"", "http://a/ # b", "http://a/;b"})
    EXPECT_FALSE(driver::isEsclUrl(url)) << url;
}

}  // namespace
