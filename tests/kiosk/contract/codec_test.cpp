#include "kiosk/contract/codec.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "assets/error_id.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::contract {
namespace {

template <class Message>
void comesBack(const Message& message) {
  const std::string json = toJson(message);
  const auto again = fromJson<Message>(json);
  ASSERT_TRUE(again) << again.error().detail << "\n" << json;
  EXPECT_EQ(*again, message) << json;
  EXPECT_EQ(toJson(*again), json);
}

TEST(Codec, EveryMessageComesBackAsItWas) {
  comesBack(samples::personLookup());
  comesBack(samples::personRecord());
  comesBack(PersonRecord{});
  comesBack(samples::submissionReceipt());
  comesBack(samples::caseProgress());
  comesBack(CaseList{samples::caseProgress(), samples::caseProgress()});
  comesBack(CaseList{});
  comesBack(samples::noticeSummary());
  comesBack(NoticeList{samples::noticeSummary()});
  comesBack(samples::deliveryReceipt());
  comesBack(samples::deliveryConfirmation());
  comesBack(samples::certificationStanding());
  comesBack(CertificationStanding{});
  comesBack(samples::certificationRequest());
  comesBack(samples::homeVisitRequest());
  comesBack(samples::certificationReceipt());
  comesBack(samples::hallState());
  comesBack(HallState{});
  comesBack(samples::heartbeat());
  comesBack(samples::problem());
  comesBack(samples::conclusion());
}

TEST(Codec, AnApplicationComesBackWithoutItsPictures) {
  domain::Application application = samples::application();
  const auto again = fromJson<domain::Application>(toJson(application));
  ASSERT_TRUE(again) << again.error().detail;
  for (domain::Page& page : application.pages)
    page.jpeg.clear();
  application.signaturePng.clear();
  EXPECT_EQ(*again, application);
}

TEST(Codec, AbsentOptionalsStayAbsent) {
  DeliveryConfirmation confirmation = samples::deliveryConfirmation();
  confirmation.appealBy.reset();
  EXPECT_EQ(toJson(confirmation).find("appeal_by"), std::string::npos);
  comesBack(confirmation);
}

/// The detail of a refused text; empty when it was taken.
template <class Message>
std::string refusal(std::string_view json) {
  const auto read = fromJson<Message>(json);
  if (read) return {};
  EXPECT_EQ(read.error().id, assets::ErrorId::MessageMalformed);
  return read.error().detail;
}

TEST(Codec, NamesTheMemberThatIsWrongAndNeverItsValue) {
  EXPECT_EQ(refusal<PersonLookup>(R"({"number":"1"})"), "name is missing");
  EXPECT_EQ(refusal<PersonLookup>(R"({"number":"1","name":7})"), "name is not a text");
  EXPECT_EQ(refusal<PersonLookup>(R"({"number":"1","name":"x","age":3})"), "an unknown member is there");
  EXPECT_EQ(refusal<PersonLookup>(R"({"number":"1","number":"2","name":"x"})"), "a member stands twice");
  EXPECT_EQ(refusal<PersonLookup>(R"({"number":"1","name":"")"
                                  "}"),
            "name is empty");
  EXPECT_EQ(refusal<PersonLookup>("[]"), "the message is not an object");
  EXPECT_EQ(refusal<CaseList>(R"({"cases":[{}]})"), "cases[0].case_id is missing");
  EXPECT_EQ(refusal<Heartbeat>(R"({"outbox_backlog":-1,"kiosk_time_ms":0,"devices":[]})"),
            "outbox_backlog is not a whole number in its range");
  EXPECT_EQ(refusal<Heartbeat>(R"({"outbox_backlog":1.5,"kiosk_time_ms":0,"devices":[]})"),
            "outbox_backlog is not a whole number in its range");
  EXPECT_EQ(refusal<Heartbeat>(R"({"outbox_backlog":18446744073709551615,"kiosk_time_ms":0,"devices":[]})"),
            "outbox_backlog is not a whole number in its range");
}

TEST(Codec, RefusesWhatIsNotCleanText) {
  EXPECT_EQ(refusal<PersonLookup>("{\"number\":\"1\",\"name\":\"a\\u0000b\"}"), "a text holds a control character");
  EXPECT_EQ(refusal<PersonLookup>("{\"number\":\"1\",\"name\":\"\\u001b[2J\"}"), "a text holds a control character");
  EXPECT_FALSE(refusal<PersonLookup>("{\"number\":\"1\",\"name\":\"\xff\xfe\"}").empty());
  EXPECT_FALSE(refusal<PersonLookup>("{\"number\":\"1\",\"name\":\"\xe5\xad\"}").empty());
  EXPECT_FALSE(refusal<PersonLookup>("{\"number\":\"1\",\"name\":\"\\ud800\"}").empty());
  EXPECT_FALSE(refusal<PersonLookup>("").empty());
  EXPECT_FALSE(refusal<PersonLookup>(R"({"number":"1","name":"x"} )"
                                     "x")
                   .empty());
}

TEST(Codec, DepthAndSizeAreCapped) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_EQ(refusal<PersonLookup>(deep), "nested too deep");
  const std::string large = R"({"number":"1","name":")" + std::string(kMaxJsonBytes, 'x') + R"("})";
  EXPECT_EQ(refusal<PersonLookup>(large), "larger than allowed");
  const std::string longText = R"({"number":"1","name":")" + std::string(70000, 'x') + R"("})";
  EXPECT_EQ(refusal<PersonLookup>(longText), "name is too long");
}

TEST(Codec, AProblemMayCarryMoreThanIsAskedFor) {
  const auto problem = fromJson<Problem>(
      R"({"type":"about:blank","status":409,"code":"stale_version","title":"已更新","case":{"version":7}})");
  ASSERT_TRUE(problem) << problem.error().detail;
  EXPECT_EQ(problem->code, "stale_version");
  EXPECT_TRUE(problem->detail.empty());
  EXPECT_EQ(refusal<Problem>(R"({"status":409})"), "code is missing");
  EXPECT_EQ(refusal<Problem>(R"({"status":"409","code":"x"})"), "status is not a whole number in its range");
}

TEST(Codec, DatesAndNamesAreReal) {
  const std::string good = toJson(samples::noticeSummary());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = good;
    changed.replace(changed.find(from), from.size(), to);
    return refusal<NoticeSummary>(changed);
  };
  EXPECT_EQ(with("2026-11-18", "2026-02-29"), "issued_on is not a date");
  EXPECT_EQ(with("2026-11-18", "2026-11-1"), "issued_on is not a date");
  EXPECT_EQ(with("partial", "total"), "dependency is not one of the known names");
  EXPECT_EQ(with("\"grade\":9", "\"grade\":11"), "grade is not a whole number in its range");
  EXPECT_EQ(with("aaaa", "AAAA"), "pdf_sha256 is not lower-case hex of its length");
}

TEST(Codec, WhatARecogniserMadeUpStillTravels) {
  PersonLookup lookup = {"1", std::string("a\x01") +
                                  "b\xff"
                                  "c"};
  const auto again = fromJson<PersonLookup>(toJson(lookup));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->name, "a b\uFFFDc");
}

TEST(Codec, AnyChangedOrCutTextIsReadOrRefusedButNeverMore) {
  std::mt19937 random(20261124);
  const std::string good = toJson(samples::application());
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text = good;
    const int edits = 1 + static_cast<int>(random() % 3);
    for (int i = 0; i < edits; ++i) {
      const std::size_t place = random() % text.size();
      if (random() % 4 == 0) {
        text.resize(place + 1);
      } else {
        text[place] = static_cast<char>(random() % 256);
      }
    }
    const auto read = fromJson<domain::Application>(text);
    refused += read ? 0 : 1;
    if (read) {
      EXPECT_TRUE(fromJson<domain::Application>(toJson(*read)));
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace kiosk::contract
