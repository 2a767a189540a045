#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/backoffice/certification/request.h"
#include "kiosk/backoffice/certification/standing.h"
#include "kiosk/backoffice/store/audit.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::certification {
namespace {

using contract::CertificationReceipt;
using contract::CertificationStanding;
using domain::CertificationWay;
using testing::day;
using Outcome = Taken::Outcome;

class CertificationTest : public ::testing::Test {
 protected:
  CertificationTest() : terminal_(testing::enrolTerminal(*office_, "03")) {}

  PensionerRecord pensioner(const std::string& agency = "") {
    PensionerRecord record;
    record.number = request_.who.number;
    record.name = request_.who.name;
    record.phone = "13805371234";
    record.agency = agency;
    return record;
  }
  void import(const PensionerRecord& record) { ASSERT_TRUE(put(*office_, {record})); }
  CertificationStanding standing() { return standingOf(*office_, request_.who, "kiosk:03").value(); }
  Taken hand(const std::string& uuid) { return take(*office_, terminal_.kiosk, uuid, request_).value(); }
  static CertificationReceipt receiptOf(const Taken& taken) {
    return contract::fromJson<CertificationReceipt>(taken.answer).value();
  }
  /// Rows of the ledger that fit.
  int ledger(const std::string& where) {
    auto session = store::connect(office_->folder().database()).value();
    int count = 0;
    *session << "SELECT COUNT(*) FROM certification WHERE " + where, soci::into(count);
    return count;
  }

  testing::OfficeOnDisk office_;
  testing::EnrolledTerminal terminal_;
  contract::CertificationRequest request_ = contract::samples::certificationRequest();
  std::string uuid_ = contract::newSubmissionId();
};

TEST_F(CertificationTest, HoldsForAYearFromTheDay) {
  import(pensioner());
  EXPECT_FALSE(standing().dueBy) << "never certified: due at once";
  request_.askedAtMs = office_->clock().nowMs();
  const Taken first = hand(uuid_);
  ASSERT_EQ(first.outcome, Outcome::Recorded) << first.detail;
  EXPECT_EQ(receiptOf(first).certifiedOn, day(2026, 11, 24));
  EXPECT_EQ(receiptOf(first).nextBy, day(2027, 11, 24));
  EXPECT_EQ(standing().last, (contract::LastCertification{CertificationWay::Self, day(2026, 11, 24)}));
  EXPECT_EQ(standing().dueBy, day(2027, 11, 24));
  office_.advanceTo(day(2026, 12, 1));
  const Taken again = hand(uuid_);
  EXPECT_EQ(again.outcome, Outcome::Repeated);
  EXPECT_EQ(again.answer, first.answer);
  request_.consents.clear();
  EXPECT_EQ(hand(uuid_).outcome, Outcome::Conflict);
  EXPECT_EQ(ledger("way = 'self'"), 1);
  auto session = store::connect(office_->folder().database()).value();
  EXPECT_TRUE(store::audit(*session, office_->folder()).value().findings.empty());
}

TEST_F(CertificationTest, OneThatWaitedOnTheTerminalCountsFromTheDayItWasDone) {
  import(pensioner());
  request_.askedAtMs = office_->clock().nowMs();
  office_.advanceTo(day(2026, 11, 30));
  EXPECT_EQ(receiptOf(hand(uuid_)).certifiedOn, day(2026, 11, 24));
  request_.askedAtMs = office_->clock().nowMs() + 40LL * 24 * 3600 * 1000;
  EXPECT_EQ(receiptOf(hand(contract::newSubmissionId())).certifiedOn, day(2026, 11, 30)) << "a clock that runs ahead";
}

TEST_F(CertificationTest, ForAnAgencyElsewhereItStandsInTheLedger) {
  import(pensioner("河南省商丘市社保中心"));
  EXPECT_EQ(standing().agency, "河南省商丘市社保中心");
  ASSERT_EQ(hand(uuid_).outcome, Outcome::Recorded);
  EXPECT_EQ(standing().last->way, CertificationWay::Assisted);
  EXPECT_EQ(ledger("way = 'assisted' AND agency = '河南省商丘市社保中心' AND request_uuid = '" + uuid_ + "'"), 1);
}

TEST_F(CertificationTest, NobodyIsCertifiedWithoutConsentAndPassedCheck) {
  import(pensioner());
  const auto good = request_;
  request_.consents.front().granted = false;
  EXPECT_EQ(hand(uuid_).outcome, Outcome::NotValid);
  request_ = good;
  request_.face->outcome = domain::FaceCheck::Outcome::HandedToStaff;
  EXPECT_EQ(hand(uuid_).outcome, Outcome::NotValid);
  request_.face.reset();
  EXPECT_EQ(hand(uuid_).outcome, Outcome::NotValid);
  EXPECT_FALSE(standing().last);
  EXPECT_EQ(ledger("1 = 1"), 0);
  request_ = good;
  EXPECT_EQ(hand(uuid_).outcome, Outcome::Recorded) << "a refused request has used up no uuid";
}

TEST_F(CertificationTest, NumberAndNameMustFit) {
  import(pensioner());
  request_.who.name = "李秀";
  EXPECT_EQ(standing(), CertificationStanding{});
  EXPECT_EQ(hand(uuid_).outcome, Outcome::NotPensioner);
  request_.who = {"370811195001010012", "王某"};
  EXPECT_EQ(standing(), CertificationStanding{});
}

TEST_F(CertificationTest, AHomeVisitIsBookedOnceAndSettledByACertification) {
  import(pensioner());
  const auto inPerson = request_;
  request_ = contract::samples::homeVisitRequest();
  request_.askedAtMs = office_->clock().nowMs();
  const Taken booked = hand(uuid_);
  ASSERT_EQ(booked.outcome, Outcome::Recorded) << booked.detail;
  EXPECT_EQ(receiptOf(booked).visitBy, day(2026, 12, 8)) << "ten working days";
  office_.advanceTo(day(2026, 12, 1));
  request_.askedAtMs = office_->clock().nowMs();
  EXPECT_EQ(receiptOf(hand(contract::newSubmissionId())).visitBy, day(2026, 12, 8)) << "booked already";
  EXPECT_EQ(standing().visitBy, day(2026, 12, 8));
  EXPECT_FALSE(standing().last) << "a booking certifies nobody";
  request_.face = inPerson.face;
  EXPECT_EQ(hand(contract::newSubmissionId()).outcome, Outcome::NotValid);
  request_ = inPerson;
  ASSERT_EQ(hand(contract::newSubmissionId()).outcome, Outcome::Recorded);
  EXPECT_FALSE(standing().visitBy) << "nobody needs to come any more";
}

TEST_F(CertificationTest, AMatchOfRecordsIsASilentCertificationAndAnOlderOneIsNoNews) {
  auto record = pensioner();
  record.last = contract::LastCertification{CertificationWay::Silent, day(2026, 10, 8)};
  import(record);
  EXPECT_EQ(standing().last->way, CertificationWay::Silent);
  EXPECT_EQ(standing().dueBy, day(2027, 10, 8));
  record.last->certifiedOn = day(2026, 3, 1);
  record.phone = "13900000000";
  import(record);
  EXPECT_EQ(standing().dueBy, day(2027, 10, 8));
  EXPECT_EQ(standing().phone, "13900000000");
  import(pensioner());
  EXPECT_EQ(standing().dueBy, day(2027, 10, 8)) << "who says nothing of it takes nothing away";
  EXPECT_EQ(ledger("way = 'silent'"), 1);
}

TEST_F(CertificationTest, TheFileIsReadStrictly) {
  testing::TemporaryFolder folder;
  const auto read = [&](const std::string& entry) {
    const auto file = folder.path() / "pensioners.json";
    std::ofstream(file) << R"({"pensioners":[{"number":"1","name":"李"},)" + entry + "]}";
    const auto records = readPensionersFile(file);
    return records ? std::to_string(records->size()) : records.error().detail;
  };
  EXPECT_EQ(read(R"({"number":"2","name":"王","certified_on":"2026-10-08","certified_by":"silent"})"), "2");
  EXPECT_EQ(read(R"({"number":"2"})"), "pensioner 2: number and name are needed");
  EXPECT_EQ(read(R"({"number":"2","name":7})"), "pensioner 2: name is no text");
  EXPECT_EQ(read(R"({"number":"2","name":"王","nmae":"x"})"), "pensioner 2: holds a member nobody knows");
  EXPECT_EQ(read(R"({"number":"2","name":"王","certified_on":"2026-10-08"})"),
            "pensioner 2: certified_on and certified_by go together");
  EXPECT_EQ(read(R"({"number":"2","name":"王","certified_on":"2026-13-08","certified_by":"silent"})"),
            "pensioner 2: certified_on is no day");
  EXPECT_EQ(read(R"({"number":"2","name":"王","certified_on":"2026-10-08","certified_by":"post"})"),
            "pensioner 2: certified_by is none of the four ways");
}

}  // namespace
}  // namespace kiosk::backoffice::certification
