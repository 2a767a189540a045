#include <gtest/gtest.h>

#include "kiosk/backoffice/staff/officers.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::staff {
namespace {

using Outcome = Login::Outcome;
using testing::kPassword;
using testing::OfficeOnDisk;

TEST(Staff, SignsInAndOut) {
  OfficeOnDisk office;
  office.officer("li");
  const Login login = logIn(*office, "li", kPassword).value();
  ASSERT_EQ(login.outcome, Outcome::In);
  const auto who = resume(*office, login.token).value();
  ASSERT_TRUE(who);
  EXPECT_EQ(who->officer.login, "li");
  EXPECT_EQ(who->officer.roles.size(), 4U);
  EXPECT_EQ(who->csrf, login.csrf);
  EXPECT_FALSE(resume(*office, std::string(64, '0')).value());
  ASSERT_TRUE(logOut(*office, login.token));
  EXPECT_FALSE(resume(*office, login.token).value());
}

TEST(Staff, FiveWrongPasswordsLockForThirtyMinutes) {
  OfficeOnDisk office;
  office.officer("li");
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(logIn(*office, "li", "wrong")->outcome, Outcome::Refused);
  EXPECT_EQ(logIn(*office, "li", "wrong")->outcome, Outcome::Locked);
  EXPECT_EQ(logIn(*office, "li", kPassword)->outcome, Outcome::Locked) << "the right one does not help either";
  office.advanceMs(kLockMs - 1);
  EXPECT_EQ(logIn(*office, "li", kPassword)->outcome, Outcome::Locked);
  office.advanceMs(2);
  EXPECT_EQ(logIn(*office, "li", kPassword)->outcome, Outcome::In);
}

TEST(Staff, UnknownLoginIsRefusedLikeAWrongPassword) {
  OfficeOnDisk office;
  EXPECT_EQ(logIn(*office, "nobody", kPassword)->outcome, Outcome::Refused);
}

TEST(Staff, SessionsEndByIdlenessAndByAge) {
  OfficeOnDisk office;
  office.officer("li");
  const Login idle = logIn(*office, "li", kPassword).value();
  office.advanceMs(kIdleMs + 1);
  EXPECT_FALSE(resume(*office, idle.token).value());

  const Login old = logIn(*office, "li", kPassword).value();
  for (std::int64_t age = 0; age < kAbsoluteMs; age += kIdleMs / 2) {
    ASSERT_TRUE(resume(*office, old.token).value()) << age;
    office.advanceMs(kIdleMs / 2);
  }
  office.advanceMs(1);
  EXPECT_FALSE(resume(*office, old.token).value()) << "use does not carry it over eight hours";
}

TEST(Staff, RolesAndLoginsAreChecked) {
  OfficeOnDisk office;
  EXPECT_FALSE(parseRoles({}));
  EXPECT_FALSE(parseRoles({"auditor", "intake"}));
  EXPECT_FALSE(parseRoles({"kiosk"}));
  EXPECT_FALSE(parseRoles({"boss"}));
  EXPECT_TRUE(parseRoles({"auditor"})->auditor);
  Officer officer = office.officer("li");
  EXPECT_FALSE(addOfficer(*office, officer, kPassword)) << "taken";
  officer.login = "Wu";
  EXPECT_FALSE(addOfficer(*office, officer, kPassword));
  officer.login = "wu";
  EXPECT_FALSE(addOfficer(*office, officer, "short"));
  officer.district = "110101";
  EXPECT_FALSE(addOfficer(*office, officer, kPassword)) << "no district of this region";
}

}  // namespace
}  // namespace kiosk::backoffice::staff
