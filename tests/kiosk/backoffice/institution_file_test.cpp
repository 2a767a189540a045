#include "kiosk/backoffice/institutions/institution_file.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::institutions {
namespace {

using testing::OfficeOnDisk;
using testing::TemporaryFolder;

class InstitutionFileTest : public ::testing::Test {
 protected:
  assets::Result<std::vector<Institution>> read(const std::string& json) {
    const auto file = folder_.path() / "list.json";
    std::ofstream(file) << json;
    return readInstitutionsFile(file, office_->policy().regions);
  }
  std::vector<std::string> names() {
    const auto lease = office_->readers().lease();
    return treatingInstitutions(*lease, office_->region());
  }
  TemporaryFolder folder_;
  OfficeOnDisk office_;
};

TEST_F(InstitutionFileTest, ANewListTakesThePlaceOfTheOld) {
  const auto first = read(R"({"institutions": [
    {"kind": "medical", "name": "济宁市第一人民医院", "district": "370811"},
    {"kind": "assistive_device", "name": "济宁假肢中心", "district": "370811"},
    {"kind": "rehabilitation", "name": "兖州区康复医院", "district": "370812"}]})");
  ASSERT_TRUE(first) << first.error().detail;
  ASSERT_TRUE(replaceAll(*office_, *first));
  EXPECT_EQ(names(), (std::vector<std::string>{"兖州区康复医院", "济宁市第一人民医院"}))
      << "who makes artificial limbs treats nobody";
  const auto second =
      read(R"({"institutions": [{"kind": "medical", "name": "曲阜市人民医院", "district": "370881"}]})");
  ASSERT_TRUE(second) << second.error().detail;
  ASSERT_TRUE(replaceAll(*office_, *second));
  EXPECT_EQ(names(), (std::vector<std::string>{"曲阜市人民医院"}));
}

TEST_F(InstitutionFileTest, WhatIsWrongIsNamedWithItsEntry) {
  const auto why = [&](const std::string& json) {
    const auto list = read(json);
    return list ? std::string("taken") : list.error().detail;
  };
  const auto with = [](const std::string& entry) { return "{\"institutions\": [" + entry + "]}"; };
  EXPECT_NE(why("{").find("no JSON object"), std::string::npos);
  EXPECT_NE(why("{}").find("\"institutions\""), std::string::npos);
  EXPECT_EQ(why(with("7")), "institution 1: is no object");
  EXPECT_EQ(why(with(R"({"kind":"inn","name":"x","district":"370811"})")),
            "institution 1: kind is medical, rehabilitation or assistive_device");
  EXPECT_EQ(why(with(R"({"kind":"medical","district":"370811"})")), "institution 1: name is missing");
  EXPECT_EQ(why(with(R"({"kind":"medical","name":"x","district":"110000"})")),
            "institution 1: district \"110000\" is unknown");
  EXPECT_EQ(why(with(R"({"kind":"medical","name":"x","district":"370811"},
                        {"kind":"medical","name":"x","district":"370811"})")),
            "institution 2: x stands twice");
  EXPECT_FALSE(readInstitutionsFile(folder_.path() / "none.json", office_->policy().regions));
}

}  // namespace
}  // namespace kiosk::backoffice::institutions
