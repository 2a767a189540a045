#include "kiosk/backoffice/prefecture/population.h"

#include <set>

#include <gtest/gtest.h>

#include "assets/directory.h"
#include "kiosk/backoffice/prefecture/establishments.h"
#include "kiosk/domain/certification.h"
#include "kiosk/domain/policy_book.h"
#include "kiosk/domain/validation.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::prefecture {
namespace {

const domain::Date kToday = testing::day(2026, 11, 24);

class PopulationTest : public ::testing::Test {
 protected:
  domain::PolicyBook policy_ = domain::PolicyBook::load(assets::directory() / "policy").value();
};

bool beyondBmp(const std::string& text) {
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xF8U) == 0xF0U) return true;
  }
  return false;
}

TEST_F(PopulationTest, EverybodyHasANumberOfTheirOwnThatFitsThem) {
  const Population population(7, 30'000, policy_.regions, kToday);
  std::set<std::string> numbers;
  std::set<std::string> districts;
  for (std::uint64_t at = 0; at < population.size(); ++at) {
    const Resident resident = population.resident(at);
    ASSERT_TRUE(domain::isCitizenNumber(resident.person.number)) << resident.person.number;
    EXPECT_TRUE(numbers.insert(resident.person.number).second) << resident.person.number;
    EXPECT_EQ(resident.person.number.substr(0, 6), resident.district);
    EXPECT_EQ((resident.person.number[16] - '0') % 2 == 1, resident.person.sexCode == "1");
    EXPECT_TRUE(domain::isPhone(resident.contact.phone)) << resident.contact.phone;
    const int age = domain::ageOn(resident.person.birth, kToday);
    EXPECT_TRUE(age >= 4 && age <= 84) << age;
    districts.insert(resident.district);
  }
  EXPECT_EQ(districts.size(), policy_.regions.districts().size());
}

TEST_F(PopulationTest, TenMillionNumbersDoNotMeet) {
  const Population population(11, kMostPeople, policy_.regions, kToday);
  std::set<std::string> numbers;
  // Both ends and the middle of the walk: a stride that came around would repeat itself here.
  for (const std::uint64_t from : {std::uint64_t{0}, kMostPeople / 2, kMostPeople - 3000}) {
    for (std::uint64_t at = from; at < from + 3000; ++at)
      EXPECT_TRUE(numbers.insert(population.numberOf(at)).second) << at;
  }
}

TEST_F(PopulationTest, TheSeedDecidesEverything) {
  const Population one(7, 500, policy_.regions, kToday);
  const Population same(7, 500, policy_.regions, kToday);
  const Population other(8, 500, policy_.regions, kToday);
  int shared = 0;
  for (std::uint64_t at = 0; at < one.size(); ++at) {
    EXPECT_EQ(one.resident(at).person, same.resident(at).person);
    EXPECT_EQ(one.resident(at).contact, same.resident(at).contact);
    if (one.resident(at).person.number == other.resident(at).person.number) ++shared;
  }
  EXPECT_LT(shared, 5);
}

TEST_F(PopulationTest, NamesAreThoseOfThePlace) {
  const Population population(7, 20'000, policy_.regions, kToday);
  int wang = 0;
  int rare = 0;
  int dotted = 0;
  for (std::uint64_t at = 0; at < population.size(); ++at) {
    const domain::Person person = population.resident(at).person;
    if (person.name.starts_with("王")) ++wang;
    if (beyondBmp(person.name)) ++rare;
    if (person.name.find("·") == std::string::npos) continue;
    ++dotted;
    EXPECT_NE(person.nationCode, "01") << person.name;
  }
  EXPECT_GT(wang, 1400);  // 8.6 of 85 in a hundred
  EXPECT_LT(wang, 2600);
  EXPECT_GT(rare, 20);
  EXPECT_GT(dotted, 20);
  EXPECT_LT(dotted, 100);
}

TEST_F(PopulationTest, CheckCharactersAreThoseOfRealNumbers) {
  EXPECT_EQ(citizenCheck("11010519491231002"), 'X');
  EXPECT_EQ(creditCheck("91350100M000100Y4"), '3');
}

TEST_F(PopulationTest, EmployersHaveValidCreditCodes) {
  std::set<std::string> codes;
  for (std::uint64_t which = 0; which < 500; ++which) {
    const domain::Employer one = employer(7, which, policy_.regions);
    EXPECT_TRUE(domain::isCreditCode(one.creditCode)) << one.creditCode;
    codes.insert(one.creditCode);
    EXPECT_EQ(one, employer(7, which, policy_.regions));
  }
  EXPECT_EQ(codes.size(), 500U);
}

TEST_F(PopulationTest, InstitutionsAreAsManyAsInJining) {
  const auto list = agreementInstitutions(7, policy_.regions);
  std::map<institutions::InstitutionKind, int> kinds;
  std::set<std::string> names;
  std::set<std::string> medical;
  for (const auto& institution : list) {
    ++kinds[institution.kind];
    names.insert(institution.name);
    if (institution.kind == institutions::InstitutionKind::Medical) medical.insert(institution.district);
  }
  EXPECT_EQ(kinds[institutions::InstitutionKind::Medical], 74);
  EXPECT_EQ(kinds[institutions::InstitutionKind::Rehabilitation], 18);
  EXPECT_EQ(kinds[institutions::InstitutionKind::AssistiveDevice], 7);
  EXPECT_EQ(names.size(), list.size());
  EXPECT_EQ(medical.size(), policy_.regions.districts().size());
}

}  // namespace
}  // namespace kiosk::backoffice::prefecture
