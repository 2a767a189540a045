#include "kiosk/terminal/config/configuration.h"

#include <gmock/gmock.h>

namespace kiosk::terminal::config {
namespace {

using testing::HasSubstr;

const std::string kGood = R"(
[kiosk]
id = "370811-03"
number = "03"
[back_office]
url = "https://127.0.0.1:8443"
ca_file = "ca.pem"
[paths]
data = "data"
[devices.id-card]
driver = "sam-serial"
port = "/dev/ttyS0"
)";

std::string complaintAbout(const std::string& text) {
  const auto read = parse(text, "/etc/hall");
  return read ? std::string("accepted") : read.error().detail;
}

std::string replaced(const std::string& what, const std::string& by) {
  std::string text = kGood;
  text.replace(text.find(what), what.size(), by);
  return text;
}

TEST(Configuration, ReadsWhatIsThereAndKeepsTheRulesOfTheDesignOtherwise) {
  const auto read = parse(kGood, "/etc/hall");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->kiosk.id, "370811-03");
  EXPECT_EQ(read->paths.data, "/etc/hall/data");
  EXPECT_EQ(read->idle.session.count(), 60);
  EXPECT_EQ(read->idle.warning.count(), 30);
  EXPECT_EQ(read->devices.at("id-card").driver, "sam-serial");
}

TEST(Configuration, SaysWhichSettingIsMissing) {
  EXPECT_THAT(complaintAbout(replaced("id = \"370811-03\"\n", "")), HasSubstr("kiosk.id is missing"));
  EXPECT_THAT(complaintAbout(replaced("data = \"data\"\n", "")), HasSubstr("paths.data is missing"));
}

TEST(Configuration, NamesThePlaceOfAMisspeltSetting) {
  const std::string text = replaced("number = \"03\"", "nunber = \"03\"");
  EXPECT_THAT(complaintAbout(text), HasSubstr("line 4, column"));
  EXPECT_THAT(complaintAbout(text), HasSubstr("there is no setting kiosk.nunber"));
  EXPECT_THAT(complaintAbout(kGood + "[idel]\nhome_s = 3\n"), HasSubstr("there is no table [idel]"));
}

TEST(Configuration, TheTerminalHasNoDock) {
  EXPECT_THAT(complaintAbout(kGood + "[window]\ndev_dock = true\n"), HasSubstr("there is no setting window.dev_dock"));
}

TEST(Configuration, RefusesPlainHttpAndSlashes) {
  EXPECT_THAT(complaintAbout(replaced("https://127", "http://127")), HasSubstr("starts with https://"));
  EXPECT_THAT(complaintAbout(replaced(":8443\"", ":8443/\"")), HasSubstr("no slash"));
}

TEST(Configuration, RefusesTimesThatCannotBe) {
  EXPECT_THAT(complaintAbout(kGood + "[idle]\nsession_s = 0\n"), HasSubstr("from 1 to 3600 seconds"));
  EXPECT_THAT(complaintAbout(kGood + "[idle]\nsession_s = \"60\"\n"), HasSubstr("idle.session_s"));
}

TEST(Configuration, RefusesNamesACertificateCannotCarry) {
  EXPECT_THAT(complaintAbout(replaced("370811-03", "三号机")), HasSubstr("letters, digits and dashes"));
}

TEST(Configuration, RefusesWhatIsNoToml) {
  EXPECT_THAT(complaintAbout("[kiosk\n"), HasSubstr("line 1"));
}

}  // namespace
}  // namespace kiosk::terminal::config
