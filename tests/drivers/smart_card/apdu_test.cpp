// Commands as the reference writes them, responses and every status word.
#include "drivers/smart_card/apdu.h"

#include <map>

#include <gtest/gtest.h>

#include "drivers/smart_card/atr.h"
#include "drivers/smart_card/name_pattern.h"
#include "drivers/smart_card/records.h"
#include "tests/drivers/smart_card/bytes.h"

namespace drivers::smart_card {
namespace {

TEST(Apdu, CommandsAreTheReferences) {
  EXPECT_EQ(selectApplication(kSocialSecurity, Protocol::T0),
            bytesOf("00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF"));
  EXPECT_EQ(selectApplication(kSocialSecurity, Protocol::T1),
            bytesOf("00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF 00"));
  EXPECT_EQ(selectFile(kIssuerFile, 0x02), bytesOf("00 A4 02 00 02 EF 05"));
  EXPECT_EQ(selectFile(kHolderFile, 0x00), bytesOf("00 A4 00 00 02 EF 06"));
  EXPECT_EQ(readByTag(0x4E, 0x16), bytesOf("00 B2 4E 00 16"));
  EXPECT_EQ(readByNumber(7, 0), bytesOf("00 B2 07 04 00"));
  EXPECT_EQ(getResponse(0x1A), bytesOf("00 C0 00 00 1A"));
}

TEST(Apdu, AnotherLengthReplacesTheOldOne) {
  EXPECT_EQ(withLength(readByTag(0x09, 0x20), 0x1E), bytesOf("00 B2 09 00 1E"));
  EXPECT_EQ(withLength(selectApplication(kSocialSecurity, Protocol::T1), 0x20).back(), 0x20);
  EXPECT_EQ(withLength(selectApplication(kSocialSecurity, Protocol::T1), 0x20).size(), 21U);
  EXPECT_EQ(withLength(selectFile(kIssuerFile, 0x02), 0x20), bytesOf("00 A4 02 00 02 EF 05 20"));
}

TEST(Apdu, ResponsesEndWithTheirStatus) {
  EXPECT_FALSE(splitResponse({}));
  EXPECT_FALSE(splitResponse(bytesOf("90")));
  EXPECT_EQ(splitResponse(bytesOf("69 82"))->status, 0x6982);
  const auto bytes = bytesOf("0A 01 31 90 00");
  EXPECT_EQ(splitResponse(bytes)->data.size(), 3U);
}

TEST(Apdu, EveryStatusWordHasOneOutcome) {
  const std::map<std::uint16_t, Outcome> named = {
      {0x9000, Outcome::Done},         {0x6282, Outcome::Done},         {0x6700, Outcome::WrongLength},
      {0x6982, Outcome::Protected},    {0x6983, Outcome::Locked},       {0x6283, Outcome::Locked},
      {0x9303, Outcome::Locked},       {0x6A82, Outcome::NotFound},     {0x6A83, Outcome::NotFound},
      {0x6A88, Outcome::NotFound},     {0x6A81, Outcome::NotSupported}, {0x6A86, Outcome::NotSupported},
      {0x6B00, Outcome::NotSupported}, {0x6D00, Outcome::NotSupported}, {0x6E00, Outcome::NotSupported},
      {0x6981, Outcome::NotSupported}, {0x6986, Outcome::NotSupported}};
  for (unsigned status = 0; status <= 0xFFFF; ++status) {
    const auto row = named.find(static_cast<std::uint16_t>(status));
    const Outcome expected = row != named.end()     ? row->second
                             : status >> 8U == 0x61 ? Outcome::MoreToFetch
                             : status >> 8U == 0x6C ? Outcome::OtherLength
                                                    : Outcome::Failed;
    ASSERT_EQ(outcomeOf(static_cast<std::uint16_t>(status)), expected) << std::hex << status;
  }
}

TEST(Atr, ContactlessIsTheOneReadersMakeUp) {
  EXPECT_EQ(interfaceOf(bytesOf("3B 6D 00 00 00 80 31 80 65 B0 87 27 01 BC 83 08 90 00")), CardInterface::Contact);
  const auto contactless = bytesOf("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A");
  EXPECT_EQ(interfaceOf(contactless), CardInterface::Contactless);
  for (std::size_t length = 0; length < contactless.size(); ++length) {
    EXPECT_EQ(interfaceOf(std::span(contactless).first(length)), CardInterface::Contact) << length;
  }
  for (std::size_t bit = 0; bit < contactless.size() * 8; ++bit) {
    auto flipped = contactless;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << bit % 8));
    EXPECT_EQ(interfaceOf(flipped), CardInterface::Contact) << bit;
  }
}

TEST(NamePattern, FitsAsShellsDoButForBrackets) {
  constexpr std::string_view kName = "Gemalto PC Twin Reader [CCID Interface] 00 00";
  for (const char* fitting : {"*", "", "Gemalto", "[CCID Interface]", "*00 00", "Gemalto*Reader*", "*?? 00", "**G*0"}) {
    EXPECT_TRUE(fits(fitting, kName)) << fitting;
  }
  for (const char* other : {"gemalto", "*00 01", "Gemalto*Contactless*", "?", "*Interface", "Gemalto?"}) {
    EXPECT_FALSE(fits(other, kName)) << other;
  }
  EXPECT_TRUE(fits("?*", "a"));
  EXPECT_FALSE(fits("?*", ""));
  const std::vector<std::string> patterns = {"SAM", "*00 00"};
  EXPECT_TRUE(fitsAny(patterns, kName));
  EXPECT_FALSE(fitsAny({}, kName));
}

}  // namespace
}  // namespace drivers::smart_card
