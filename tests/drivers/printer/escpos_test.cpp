#include "drivers/printer/escpos.h"

#include <algorithm>
#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/printer/escpos_status.h"
#include "drivers/printer/receipt_encoder.h"

namespace drivers::printer {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

Bytes bytesOf(std::string_view text) {
  return {text.begin(), text.end()};
}

/// Refuses to draw: for documents whose every character is in the printer's font.
Raster neverDrawn(const RasterText& text) {
  ADD_FAILURE() << "drawn: " << text.left;
  return {};
}

TEST(EscPos, WritesTheWorkedQrExample) {
  EscPosBuilder builder;
  const std::string link = "https://example.cn/q?n=A001";
  Bytes expected = {0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0,    0x1D, 0x28, 0x6B, 3, 0,    0x31, 0x43, 6,
                    0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x32, 0x1D, 0x28, 0x6B, 0x1E, 0, 0x31, 0x50, 0x30};
  const Bytes text = bytesOf(link);
  expected.insert(expected.end(), text.begin(), text.end());
  const Bytes print = {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30};
  expected.insert(expected.end(), print.begin(), print.end());
  EXPECT_THAT(builder.qr(link, 6).take(), ElementsAreArray(expected));
}

TEST(EscPos, CutsTallPicturesIntoBands) {
  Raster picture{16, EscPosBuilder::kBandRows + 1, {}};
  picture.rows.assign(picture.stride() * static_cast<std::size_t>(picture.height), 0xAA);
  EscPosBuilder builder;
  const Bytes bytes = builder.raster(picture).take();
  const std::size_t second = 8 + 2 * EscPosBuilder::kBandRows;
  ASSERT_EQ(bytes.size(), second + 8 + 2);
  EXPECT_THAT(Bytes(bytes.begin(), bytes.begin() + 8), ElementsAre(0x1D, 0x76, 0x30, 0, 2, 0, 128, 0));
  EXPECT_THAT(Bytes(bytes.begin() + static_cast<std::ptrdiff_t>(second), bytes.end()),
              ElementsAre(0x1D, 0x76, 0x30, 0, 2, 0, 1, 0, 0xAA, 0xAA));
}

TEST(EscPos, EncodesChineseAsGb18030) {
  EXPECT_EQ(encodeForFont("A张三", PrinterFont::Gb18030), (Bytes{0x41, 0xD5, 0xC5, 0xC8, 0xFD}));
  // 镕 is in GBK but not among the 6763 characters of 1980.
  EXPECT_EQ(encodeForFont("镕", PrinterFont::Gb18030), (Bytes{0xE9, 0x46}));
  EXPECT_FALSE(encodeForFont("镕", PrinterFont::Gb2312));
  EXPECT_FALSE(encodeForFont("张", PrinterFont::None));
}

TEST(EscPos, LeavesToPicturesWhatNoFontHas) {
  EXPECT_FALSE(encodeForFont("\U0002B5AE", PrinterFont::Gb18030)) << "beyond the BMP";
  EXPECT_FALSE(encodeForFont("\u3400", PrinterFont::Gb18030)) << "four bytes in GB 18030";
  EXPECT_FALSE(encodeForFont("\uE000", PrinterFont::Gb18030)) << "private use";
  EXPECT_FALSE(encodeForFont("a\x1B@", PrinterFont::Gb18030)) << "a control character would be a command";
  EXPECT_FALSE(encodeForFont("\xE5\xBC", PrinterFont::Gb18030)) << "cut off";
}

TEST(ReceiptEncoder, WrapsAtThePapersEdge) {
  EXPECT_THAT(wrapText("社会保险事业中心", 8), ElementsAre("社会保险", "事业中心"));
  EXPECT_THAT(wrapText("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapText("123456789", 4), ElementsAre("1234", "5678", "9"));
  EXPECT_THAT(wrapText("编号12345", 6), ElementsAre("编号", "12345"));
  EXPECT_THAT(wrapText("", 4), ElementsAre(""));
}

TEST(ReceiptEncoder, EveryWrappedLineFitsAndNothingIsLost) {
  const std::string text = "您的申请 LN20261124001 已受理，Tel 0537-1234567 请在二十日内查询";
  for (int cells = 2; cells < 60; ++cells) {
    std::string whole;
    for (const std::string& line : wrapText(text, cells)) {
      EXPECT_LE(cellsOf(line), cells) << line;
      whole += line;
    }
    std::string expected = text;
    std::erase(whole, ' ');
    std::erase(expected, ' ');
    EXPECT_EQ(whole, expected);
  }
}

TEST(ReceiptEncoder, PutsAPairAtBothEdges) {
  const Bytes bytes = encodeReceipt({{PairLine{"编号", "A1", false}}}, {}, neverDrawn);
  const std::string text(bytes.begin(), bytes.end());
  EXPECT_NE(text.find("\xB1\xE0\xBA\xC5" + std::string(42, ' ') + "A1\n"), std::string::npos);
}

TEST(ReceiptEncoder, DrawsAParagraphWithARareCharacter) {
  std::string drawn;
  const auto draw = [&](const RasterText& text) {
    drawn = text.left;
    EXPECT_EQ(text.width, 576);
    Raster raster{576, 1, {}};
    raster.rows.assign(raster.stride(), 0x5A);
    return raster;
  };
  const Bytes bytes = encodeReceipt({{TextLine{"申请人 \U0002B5AE", 1, Align::Left, false}}}, {}, draw);
  EXPECT_EQ(drawn, "申请人 \U0002B5AE");
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), 0x5A), 72);
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '?'), 0);
}

TEST(EscPosStatus, ReadsTheDocumentedAnswers) {
  EXPECT_TRUE(parseReport({0x12, 0x12, 0x12, 0x12})->well());
  EXPECT_TRUE(parseReport({0x16, 0x12, 0x12, 0x12})->well());
  const auto low = parseReport({0x12, 0x12, 0x12, 0x1E});
  EXPECT_TRUE(low->well() && low->nearEnd);
  EXPECT_EQ(statusOf(*low).paper, PaperState::Low);
  const auto stopped = parseReport({0x1A, 0x32, 0x12, 0x7E});
  EXPECT_TRUE(stopped->paperEnd && stopped->offline);
  EXPECT_EQ(statusOf(*stopped).state, DeviceState::UserError);
  EXPECT_EQ(statusOf(*stopped).problem, assets::ErrorId::ReceiptPaperOut);
  EXPECT_EQ(statusOf(*parseReport({0x1A, 0x16, 0x12, 0x12})).problem, assets::ErrorId::ReceiptCoverOpen);
  EXPECT_EQ(statusOf(*parseReport({0x1A, 0x52, 0x1A, 0x12})).state, DeviceState::HardwareError);
}

TEST(EscPosStatus, RefusesWhatIsNoAnswer) {
  for (const int byte : {0x00, 0x11, 0x13, 0xFF, 0x92, 0x02, 0x10}) {
    EXPECT_EQ(parseReport({0x12, 0x12, 0x12, static_cast<std::uint8_t>(byte)}).error(), ReportFault::NotAStatus);
  }
}

TEST(EscPosStatus, RefusesContradictions) {
  const std::array<std::array<std::uint8_t, 4>, 6> contradictions = {{{0x12, 0x16, 0x12, 0x12},
                                                                      {0x12, 0x12, 0x12, 0x16},
                                                                      {0x12, 0x12, 0x12, 0x32},
                                                                      {0x1A, 0x32, 0x12, 0x12},
                                                                      {0x1A, 0x52, 0x12, 0x12},
                                                                      {0x1A, 0x12, 0x1A, 0x12}}};
  for (const auto& answers : contradictions)
    EXPECT_EQ(parseReport(answers).error(), ReportFault::Contradiction);
}

/// Whatever four bytes come: a report only when every byte passes the mask, and a well one never with paper at its end.
TEST(EscPosStatus, HoldsForEveryByteInEveryPlace) {
  for (std::size_t place = 0; place < 4; ++place) {
    for (int byte = 0; byte < 256; ++byte) {
      std::array<std::uint8_t, 4> answers = {0x12, 0x12, 0x12, 0x12};
      answers[place] = static_cast<std::uint8_t>(byte);
      const auto report = parseReport(answers);
      EXPECT_TRUE(isStatusByte(answers[place]) || !report);
      const bool well = report && report->well();
      EXPECT_FALSE(well && (report->paperEnd || report->coverOpen || report->offline));
    }
  }
}

}  // namespace
}  // namespace drivers::printer
