#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/backoffice/certification/record.h"
#include "kiosk/backoffice/certification/requests.h"
#include "kiosk/backoffice/certification/roll.h"
#include "kiosk/backoffice/store/audit.h"
#include "kiosk/backoffice/store/connection.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::certification {
namespace {

using contract::CertificationReceipt;
using contract::CertificationRequest;
using domain::CertificationKind;
using domain::CertificationOutcome;
using domain::CertificationWay;
using domain::FaceCheck;
using testing::day;
using Outcome = Intake::Outcome;

class CertificationTest : public ::testing::Test {
 protected:
  CertificationTest() : terminal_(testing::enrolTerminal(*office_, "370811-03")) {
    request_ = contract::samples::certificationRequest();
    request_.requestedAtMs = office_->clock().nowMs();
  }
  void enrolPensioner(std::optional<domain::Date> certifiedOn = std::nullopt) {
    ASSERT_TRUE(putPensioners(*office_, {{request_.person.number, request_.person.name, "370812", certifiedOn}}));
  }
  std::vector<std::uint8_t> sealed(const std::string& uuid) {
    const auto packet = contract::seal(request_,
                                       {.kioskId = terminal_.kiosk.id,
                                        .region = office_->region(),
                                        .submissionId = uuid,
                                        .createdMs = request_.requestedAtMs,
                                        .officeKey = office_->folder().officeKeys().publicKey},
                                       terminal_.keys);
    EXPECT_TRUE(packet) << packet.error().detail;
    return packet.value_or(std::vector<std::uint8_t>{});
  }
  Intake hand(const std::string& uuid, const std::vector<std::uint8_t>& packet) {
    const auto intake =
        takeIn(*office_, terminal_.kiosk, uuid, {reinterpret_cast<const char*>(packet.data()), packet.size()});
    EXPECT_TRUE(intake) << intake.error().detail;
    return intake.value_or(Intake{});
  }
  CertificationReceipt receipt(const Intake& intake) {
    EXPECT_EQ(intake.outcome, Outcome::Recorded) << intake.detail;
    return contract::fromJson<CertificationReceipt>(intake.answer).value_or(CertificationReceipt{});
  }
  CertificationReceipt handIn() {
    const std::string uuid = contract::newSubmissionId();
    return receipt(hand(uuid, sealed(uuid)));
  }
  contract::CertificationStatus status() {
    const auto status = statusOf(*office_, {request_.person.number, request_.person.name}, "kiosk:370811-03");
    EXPECT_TRUE(status) << status.error().detail;
    return status.value_or(contract::CertificationStatus{});
  }
  std::vector<Record> open() {
    const auto lease = office_->readers().lease();
    return openRecords(*lease, office_->region(), {});
  }

  testing::OfficeOnDisk office_;
  testing::EnrolledTerminal terminal_;
  CertificationRequest request_;
};

TEST_F(CertificationTest, AFaceThatPassedCertifiesForAYear) {
  enrolPensioner();
  EXPECT_TRUE(status().open);
  EXPECT_FALSE(status().certifiedOn);
  const CertificationReceipt answer = handIn();
  EXPECT_EQ(answer.outcome, CertificationOutcome::Certified);
  EXPECT_EQ(answer.dueBy, day(2027, 11, 24));
  EXPECT_TRUE(answer.ledgerNumber.empty());
  const auto after = status();
  EXPECT_EQ(after.way, CertificationWay::SelfService);
  EXPECT_EQ(after.certifiedOn, day(2026, 11, 24));
  EXPECT_EQ(after.dueBy, day(2027, 11, 24));
  EXPECT_FALSE(after.open) << "a year ahead there is nothing to do";
  office_.advanceTo(day(2027, 8, 25));
  EXPECT_FALSE(status().open) << "91 days before";
  office_.advanceTo(day(2027, 8, 26));
  EXPECT_TRUE(status().open) << "90 days before";
}

TEST_F(CertificationTest, TheSamePacketAgainBringsTheSameAnswerAndOtherContentAConflict) {
  enrolPensioner();
  const std::string uuid = contract::newSubmissionId();
  const auto packet = sealed(uuid);
  const Intake first = hand(uuid, packet);
  EXPECT_EQ(first.outcome, Outcome::Recorded);
  office_.advanceMs(60'000);
  const Intake again = hand(uuid, packet);
  EXPECT_EQ(again.outcome, Outcome::Repeated);
  EXPECT_EQ(again.answer, first.answer);
  EXPECT_EQ(hand(uuid, sealed(uuid)).outcome, Outcome::Conflict) << "sealed anew it is another packet";
}

TEST_F(CertificationTest, APacketThatCameLateIsDatedByTheDayTheFaceWasSeen) {
  enrolPensioner();
  office_.advanceTo(day(2026, 11, 27));
  EXPECT_EQ(handIn().dueBy, day(2027, 11, 24));
  request_.requestedAtMs = office_->clock().nowMs() + 40LL * 24 * 3600 * 1000;
  EXPECT_EQ(handIn().dueBy, day(2027, 11, 27)) << "a terminal whose clock runs ahead wins no time";
}

TEST_F(CertificationTest, WhoIsNotOnTheRollIsNotTurnedAway) {
  EXPECT_FALSE(status().paidHere);
  EXPECT_FALSE(status().open);
  const CertificationReceipt answer = handIn();
  EXPECT_EQ(answer.outcome, CertificationOutcome::AtCounter);
  EXPECT_EQ(answer.ledgerNumber, "D3708112600001");
  ASSERT_TRUE(putPensioners(*office_, {{request_.person.number, "别人", "370811", {}}}));
  EXPECT_FALSE(status().paidHere) << "the number alone proves nothing";
}

TEST_F(CertificationTest, AFaceThatDidNotDecideWaitsForAnOfficerWithItsEvidence) {
  enrolPensioner();
  request_.face.outcome = FaceCheck::Outcome::HandedToStaff;
  request_.face.similarity = 0.31;
  EXPECT_EQ(handIn().outcome, CertificationOutcome::AtCounter);
  ASSERT_EQ(open().size(), 1U);
  const Record waiting = open().front();
  EXPECT_EQ(waiting.district, "370812") << "the district that keeps the pensioner, not the terminal's";
  const auto lease = office_->readers().lease();
  const auto kept = contract::fromJson<CertificationRequest>(contentOf(*lease, *office_, waiting.id).value()).value();
  EXPECT_EQ(kept.face.similarity, 0.31);
  EXPECT_TRUE(status().open) << "nobody was certified by it";
  request_.face.outcome = FaceCheck::Outcome::Passed;
  EXPECT_EQ(handIn().outcome, CertificationOutcome::Certified);
  EXPECT_TRUE(open().empty()) << "what waited is needless now";
}

TEST_F(CertificationTest, AnOfficerClosesWhatWaitsOnce) {
  enrolPensioner();
  request_.kind = CertificationKind::HomeVisit;
  request_.face = {};
  request_.face.outcome = FaceCheck::Outcome::HandedToStaff;
  request_.consents.clear();
  request_.phone = "13905370000";
  const CertificationReceipt answer = handIn();
  EXPECT_EQ(answer.outcome, CertificationOutcome::VisitBooked);
  EXPECT_EQ(answer.ledgerNumber, "S3708122600001");
  EXPECT_EQ(answer.visitBy, day(2026, 12, 8)) << "ten working days";
  EXPECT_TRUE(status().visitBooked);
  const std::string id = open().front().id;
  office_.advanceTo(day(2026, 12, 1));
  EXPECT_EQ(decide(*office_, "officer:li", "370811", id, Decision::Certify), Closed::NotFound) << "another district";
  EXPECT_EQ(decide(*office_, "officer:li", "370800", id, Decision::Forward), Closed::NotPossible);
  EXPECT_EQ(decide(*office_, "officer:li", "370800", id, Decision::Certify), Closed::Done);
  EXPECT_EQ(decide(*office_, "officer:li", "370800", id, Decision::Certify), Closed::NotPossible);
  EXPECT_TRUE(open().empty());
  EXPECT_FALSE(status().visitBooked);
  EXPECT_EQ(status().way, CertificationWay::HomeVisit);
  EXPECT_EQ(status().dueBy, day(2027, 12, 1));
}

TEST_F(CertificationTest, SomebodyFromElsewhereGoesIntoTheLedgerAndIsPassedOn) {
  request_.kind = CertificationKind::Assisted;
  request_.payingPlace = "320000";
  const CertificationReceipt answer = handIn();
  EXPECT_EQ(answer.outcome, CertificationOutcome::ToForward);
  EXPECT_EQ(answer.ledgerNumber, "X3708112600001");
  EXPECT_FALSE(answer.dueBy) << "the other agency's matter";
  EXPECT_EQ(decide(*office_, "officer:li", "370811", open().front().id, Decision::Certify), Closed::NotPossible);
  EXPECT_EQ(decide(*office_, "officer:li", "370811", open().front().id, Decision::Forward), Closed::Done);
  EXPECT_TRUE(open().empty());
}

TEST_F(CertificationTest, RecordsOfOthersCertifySilentlyAndNeverShortenWhatIsThere) {
  enrolPensioner(day(2025, 12, 20));
  EXPECT_EQ(status().way, CertificationWay::Counter);
  const Match match{request_.person.number, request_.person.name, day(2026, 11, 20), "clinic"};
  const auto first = putMatches(*office_, {match, {match.number, "别人", match.on, "bus"}}).value();
  EXPECT_EQ(first.certified, 1);
  EXPECT_EQ(first.unknown, 1);
  EXPECT_EQ(status().way, CertificationWay::Silent);
  EXPECT_EQ(status().dueBy, day(2027, 11, 20));
  EXPECT_FALSE(status().open);
  EXPECT_EQ(putMatches(*office_, {match}).value().notNewer, 1);
}

TEST_F(CertificationTest, WhatProvesNothingIsRefused) {
  enrolPensioner();
  const std::string uuid = contract::newSubmissionId();
  const CertificationRequest good = request_;
  request_.consents.clear();
  EXPECT_EQ(hand(uuid, sealed(uuid)).detail, "consents");
  request_ = good;
  request_.face.outcome = FaceCheck::Outcome::Refused;
  EXPECT_EQ(hand(uuid, sealed(uuid)).outcome, Outcome::NotValid);
  request_ = good;
  request_.kind = CertificationKind::HomeVisit;
  EXPECT_EQ(hand(uuid, sealed(uuid)).detail, "phone");
  request_ = good;
  request_.kind = CertificationKind::Assisted;
  request_.payingPlace = "990000";
  EXPECT_EQ(hand(uuid, sealed(uuid)).detail, "paying_place");
  request_ = good;
  auto packet = sealed(uuid);
  packet[packet.size() / 2] ^= 1;
  EXPECT_EQ(hand(uuid, packet).outcome, Outcome::NotAuthentic);
  EXPECT_EQ(hand(contract::newSubmissionId(), sealed(uuid)).outcome, Outcome::NotAuthentic);
  EXPECT_TRUE(open().empty());
  EXPECT_TRUE(status().open);
}

TEST_F(CertificationTest, WhatWaitsIsReadInPagesOfTheDistrictsOneSees) {
  request_.kind = CertificationKind::HomeVisit;
  request_.phone = "13805371234";
  request_.face.outcome = domain::FaceCheck::Outcome::HandedToStaff;
  for (int visits = 0; visits < 5; ++visits) {
    handIn();
    if (visits % 2 == 1) office_.advanceMs(60'000);  // two of the same moment, then later ones
  }
  const std::vector<Record> all = open();
  ASSERT_EQ(all.size(), 5U);
  std::vector<std::string> seen;
  OpenFilter filter;
  filter.district = all.front().district;
  filter.limit = 2;
  while (true) {
    const auto lease = office_->readers().lease();
    const auto page = openRecords(*lease, office_->region(), filter);
    for (const Record& record : page)
      seen.push_back(record.id);
    if (page.size() < 2) break;
    filter.afterMs = page.back().recordedMs;
    filter.afterId = page.back().id;
  }
  ASSERT_EQ(seen.size(), 5U);
  for (std::size_t i = 0; i < all.size(); ++i)
    EXPECT_EQ(seen[i], all[i].id);
  const auto lease = office_->readers().lease();
  EXPECT_TRUE(openRecords(*lease, office_->region(), {"370883", 0, {}, 50}).empty());
}

TEST_F(CertificationTest, VerifySeesRowsThatWereTouched) {
  enrolPensioner();
  request_.face.outcome = FaceCheck::Outcome::HandedToStaff;
  ASSERT_EQ(handIn().outcome, CertificationOutcome::AtCounter);
  ASSERT_EQ(decide(*office_, "officer:li", "370800", open().at(0).id, Decision::Certify).value(), Closed::Done);
  request_.face.outcome = FaceCheck::Outcome::Passed;
  ASSERT_EQ(handIn().outcome, CertificationOutcome::Certified);
  request_.kind = CertificationKind::HomeVisit;
  request_.phone = "13805370000";
  ASSERT_EQ(handIn().outcome, CertificationOutcome::VisitBooked);
  auto session = store::connect(office_->folder().database()).value();
  const auto findingsAfter = [&](const std::string& statement) {
    *session << "BEGIN";
    *session << statement;
    auto findings = store::audit(*session, office_->folder()).value().findings;
    *session << "ROLLBACK";
    return findings;
  };
  EXPECT_TRUE(findingsAfter("SELECT 1").empty());
  const std::string rows = "UPDATE certification SET ";
  for (const std::string& tampered :
       {rows + "due_by = '2030-01-01' WHERE way = 'self_service'", rows + "due_by = '2030-01-01' WHERE way = 'counter'",
        rows + "state = 'at_counter' WHERE state = 'done'", rows + "state = 'forwarded' WHERE state = 'visit_booked'",
        rows + "sha256 = 'ab' WHERE state = 'visit_booked'", rows + "kiosk_id = '370811-04' WHERE way = 'self_service'",
        std::string("DELETE FROM certification WHERE way = 'self_service'")}) {
    EXPECT_EQ(findingsAfter(tampered).size(), 1U) << tampered;
  }
}

}  // namespace
}  // namespace kiosk::backoffice::certification
