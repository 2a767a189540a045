#include "kiosk/backoffice/cases/intake.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/backoffice/cases/case_record.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/files.h"
#include "kiosk/backoffice/store/audit.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::cases {
namespace {

using Outcome = Intake::Outcome;
using testing::EnrolledTerminal;
using testing::OfficeOnDisk;

class IntakeTest : public ::testing::Test {
 protected:
  Intake handIn(const std::vector<std::uint8_t>& packet, const std::string& uuid) {
    return handInAs(terminal_.kiosk, packet, uuid);
  }
  Intake handInAs(const devices::Kiosk& kiosk, const std::vector<std::uint8_t>& packet, const std::string& uuid) {
    const auto file = office_->folder().spool() / crypto::token(8);
    EXPECT_TRUE(writeDurably(file, packet));
    const api::SpooledBody body(file, crypto::sha256Hex(packet), packet.size());
    auto intake = takeIn(*office_, kiosk, uuid, body);
    EXPECT_TRUE(intake) << intake.error().detail;
    return intake.value_or(Intake{});
  }
  std::vector<std::uint8_t> seal(const domain::Application& application, const contract::SealContext& context) {
    return contract::seal(application, context, terminal_.keys).value();
  }
  contract::SealContext context(const std::string& uuid) {
    return {terminal_.kiosk.id, office_->region(), uuid, office_->clock().nowMs(),
            office_->folder().officeKeys().publicKey};
  }
  long long rows(const std::string& table) {
    const auto lease = office_->readers().lease();
    long long count = 0;
    *lease << "SELECT COUNT(*) FROM " + table, soci::into(count);
    return count;
  }

  OfficeOnDisk office_;
  EnrolledTerminal terminal_ = testing::enrolTerminal(*office_, "03");
};

TEST_F(IntakeTest, GivesThirteenDigitsAndTheLegalDates) {
  const std::string uuid = contract::newSubmissionId();
  const Intake intake = handIn(testing::sealedApplication(*office_, terminal_, uuid), uuid);
  ASSERT_EQ(intake.outcome, Outcome::Accepted) << intake.detail;
  const auto receipt = contract::fromJson<contract::SubmissionReceipt>(intake.answer).value();
  EXPECT_EQ(receipt.submissionId, uuid);
  EXPECT_EQ(receipt.acceptanceNumber, "3708112600001");
  EXPECT_EQ(receipt.acceptedAtMs, office_->clock().nowMs());
  EXPECT_EQ(receipt.supplementDueBy, testing::day(2026, 12, 1)) << "five working days after 2026-11-24";
  EXPECT_EQ(receipt.deliveryDays, 15);
}

TEST_F(IntakeTest, SameAgainGetsTheFirstAnswerEvenDaysLater) {
  const std::string uuid = contract::newSubmissionId();
  const auto packet = testing::sealedApplication(*office_, terminal_, uuid);
  const Intake first = handIn(packet, uuid);
  office_.advanceTo(testing::day(2026, 12, 20));
  office_.reopen();
  const Intake again = handIn(packet, uuid);
  EXPECT_EQ(again.outcome, Outcome::Repeated);
  EXPECT_EQ(again.answer, first.answer);
  EXPECT_EQ(rows("assessment_case"), 1);
}

TEST_F(IntakeTest, OtherContentUnderTheSameUuidIsAConflict) {
  const std::string uuid = contract::newSubmissionId();
  ASSERT_EQ(handIn(testing::sealedApplication(*office_, terminal_, uuid), uuid).outcome, Outcome::Accepted);
  EXPECT_EQ(handIn(testing::sealedApplication(*office_, terminal_, uuid), uuid).outcome, Outcome::Conflict)
      << "sealed anew, the bytes differ";
  EXPECT_EQ(rows("assessment_case"), 1);
}

TEST_F(IntakeTest, EveryFlippedByteIsRefused) {
  const std::string uuid = contract::newSubmissionId();
  const auto packet = testing::sealedApplication(*office_, terminal_, uuid);
  for (std::size_t at = 0; at < packet.size(); at += 37) {
    auto flipped = packet;
    flipped[at] ^= 0x10;
    const Outcome outcome = handIn(flipped, uuid).outcome;
    EXPECT_TRUE(outcome == Outcome::NotAuthentic || outcome == Outcome::Unreadable) << at;
  }
  EXPECT_EQ(rows("assessment_case"), 0);
  EXPECT_EQ(rows("submission"), 0);
}

TEST_F(IntakeTest, AnotherTerminalCannotHandItIn) {
  const EnrolledTerminal other = testing::enrolTerminal(*office_, "04");
  const std::string uuid = contract::newSubmissionId();
  const auto packet = testing::sealedApplication(*office_, terminal_, uuid);
  EXPECT_EQ(handInAs(other.kiosk, packet, uuid).outcome, Outcome::NotAuthentic);
  EXPECT_EQ(handIn(packet, contract::newSubmissionId()).outcome, Outcome::NotAuthentic) << "another uuid";
  auto elsewhere = context(uuid);
  elsewhere.region = "370100";
  EXPECT_EQ(handIn(seal(contract::samples::application(), elsewhere), uuid).outcome, Outcome::NotAuthentic);
}

TEST_F(IntakeTest, EverythingWrongIsNamedAtOnceWithoutAWordAboutThePerson) {
  auto application = contract::samples::application();
  application.contact.phone = "12";
  application.signaturePng.clear();
  application.pages.clear();
  const std::string uuid = contract::newSubmissionId();
  const Intake intake = handIn(seal(application, context(uuid)), uuid);
  ASSERT_EQ(intake.outcome, Outcome::NotValid);
  for (const char* place : {"contact.phone", "signature", "diagnosis_certificate", "medical_record"}) {
    EXPECT_NE(intake.detail.find(place), std::string::npos) << place << " in " << intake.detail;
  }
  EXPECT_EQ(intake.detail.find(application.person.number), std::string::npos);
  EXPECT_EQ(intake.detail.find(application.person.name), std::string::npos);
  EXPECT_EQ(rows("assessment_case"), 0);
}

TEST_F(IntakeTest, NothingAboutThePersonIsReadableInTheStore) {
  const std::string uuid = contract::newSubmissionId();
  ASSERT_EQ(handIn(testing::sealedApplication(*office_, terminal_, uuid), uuid).outcome, Outcome::Accepted);
  const auto application = contract::samples::application();
  for (const char* file : {"office.db", "office.db-wal"}) {
    const std::string bytes = readFile(office_.data() / file).value_or("");
    ASSERT_FALSE(bytes.empty()) << file;
    for (const std::string& secret :
         {application.person.number, application.person.name, application.contact.phone, application.employer.name}) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << file;
    }
  }
}

TEST_F(IntakeTest, ManyAtOnceGetEachTheirOwnNumberWithoutGaps) {
  constexpr int kThreads = 6;
  constexpr int kEach = 5;
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        const std::string uuid = contract::newSubmissionId();
        if (handIn(testing::sealedApplication(*office_, terminal_, uuid), uuid).outcome == Outcome::Accepted)
          ++accepted;
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  ASSERT_EQ(accepted.load(), kThreads * kEach);
  const auto lease = office_->readers().lease();
  std::string last;
  long long distinct = 0;
  *lease << "SELECT MAX(acceptance_number), COUNT(DISTINCT acceptance_number) FROM assessment_case", soci::into(last),
      soci::into(distinct);
  EXPECT_EQ(distinct, kThreads * kEach);
  EXPECT_EQ(last, "3708112600030");
}

TEST_F(IntakeTest, TheSamePacketAtOnceBecomesOneCase) {
  const std::string uuid = contract::newSubmissionId();
  const auto packet = testing::sealedApplication(*office_, terminal_, uuid);
  std::atomic<int> accepted{0};
  std::atomic<int> repeated{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t) {
    threads.emplace_back([&] {
      const Outcome outcome = handIn(packet, uuid).outcome;
      if (outcome == Outcome::Accepted) ++accepted;
      if (outcome == Outcome::Repeated) ++repeated;
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_EQ(accepted.load(), 1);
  EXPECT_EQ(repeated.load(), 5);
}

TEST_F(IntakeTest, VerifySeesRowsAndFilesThatWereTouched) {
  const std::string uuid = contract::newSubmissionId();
  const auto packet = testing::sealedApplication(*office_, terminal_, uuid);
  ASSERT_EQ(handIn(packet, uuid).outcome, Outcome::Accepted);
  const auto findings = [&] {
    auto session = store::connect(office_->folder().database()).value();
    return store::audit(*session, office_->folder()).value().findings;
  };
  EXPECT_TRUE(findings().empty());
  const auto file = office_->folder().packet(crypto::sha256Hex(packet));
  auto altered = packet;
  altered.back() ^= 1;
  ASSERT_TRUE(writeDurably(file, altered));
  EXPECT_EQ(findings().size(), 1U);
  std::filesystem::remove(file);
  EXPECT_EQ(findings().size(), 1U);
  ASSERT_TRUE(writeDurably(file, packet));
  EXPECT_TRUE(findings().empty());
  auto session = store::connect(office_->folder().database()).value();
  *session << "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)";
  EXPECT_FALSE(findings().empty()) << "the chain's tail was cut off";
}

}  // namespace
}  // namespace kiosk::backoffice::cases
