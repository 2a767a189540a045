#include "kiosk/domain/expert_draw.h"

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "kiosk/domain/specialties.h"

namespace kiosk::domain {
namespace {

using testing::HasSubstr;

std::vector<Expert> pool() {
  return {{"001", "赵一", "orthopaedics", "济宁市第一人民医院"}, {"002", "钱二", "orthopaedics", "济宁市中医院"},
          {"003", "孙三", "orthopaedics", "兖州区人民医院"},     {"004", "李四", "neurology", "济宁市中医院"},
          {"005", "周五", "neurology", "曲阜市人民医院"},        {"006", "吴六", "ophthalmology", "济宁市中医院"}};
}

DrawOrder order(std::vector<std::string> specialties, int seats, std::string seed = "7f") {
  DrawOrder wanted;
  wanted.specialties = std::move(specialties);
  wanted.seats = seats;
  wanted.seed = std::move(seed);
  return wanted;
}

std::string why(const DrawOrder& wanted) {
  const auto drawn = drawExperts(pool(), wanted);
  return drawn ? std::string("drawn") : drawn.error().detail;
}

TEST(ExpertDraw, TheSameSeedDrawsTheSameWhateverTheOrderOfThePool) {
  auto turned = pool();
  std::reverse(turned.begin(), turned.end());
  std::set<std::string> different;
  for (int i = 0; i < 50; ++i) {
    const auto wanted = order({"orthopaedics", "neurology"}, 3, std::to_string(i));
    const auto drawn = drawExperts(pool(), wanted).value();
    EXPECT_EQ(drawn, drawExperts(turned, wanted).value());
    different.insert(drawn[0].id + drawn[1].id + drawn[2].id);
  }
  EXPECT_GT(different.size(), 8U) << "another seed, another panel";
}

TEST(ExpertDraw, EverySpecialtySitsAndNobodyTwice) {
  for (int i = 0; i < 200; ++i) {
    const auto drawn = drawExperts(pool(), order({"orthopaedics", "neurology"}, 5, std::to_string(i))).value();
    std::set<std::string> ids;
    std::map<std::string, int> seats;
    for (const Expert& expert : drawn) {
      ids.insert(expert.id);
      ++seats[expert.specialty];
    }
    EXPECT_EQ(ids.size(), 5U);
    EXPECT_GE(seats["orthopaedics"], 1);
    EXPECT_GE(seats["neurology"], 1);
    EXPECT_EQ(seats.count("ophthalmology"), 0U);
  }
}

TEST(ExpertDraw, EveryoneIsAsLikelyAsTheNext) {
  std::map<std::string, int> times;
  constexpr int kDraws = 6000;
  for (int i = 0; i < kDraws; ++i)
    ++times[drawExperts(pool(), order({"orthopaedics"}, 1, "seed " + std::to_string(i))).value()[0].id];
  ASSERT_EQ(times.size(), 3U);
  for (const auto& [id, count] : times)
    EXPECT_NEAR(count, kDraws / 3, 150) << id;  // four standard deviations
}

TEST(ExpertDraw, WhoTreatedThePersonOrIsBarredIsNotDrawn) {
  auto wanted = order({"orthopaedics"}, 1);
  // As a camera read it from the certificate: a province in front, a character misread.
  wanted.barredInstitutions = {"山东省济宁市第一人民医院", "济宁市中医陆"};
  for (int i = 0; i < 30; ++i) {
    wanted.seed = std::to_string(i);
    EXPECT_EQ(drawExperts(pool(), wanted).value()[0].id, "003");
  }
  wanted.barredExperts = {"003"};
  EXPECT_TRUE(eligibleExperts(pool(), wanted).empty());
  EXPECT_EQ(why(wanted), "panel: nobody of orthopaedics may be drawn");
}

TEST(ExpertDraw, WhatCannotBeDrawnIsSaid) {
  EXPECT_THAT(why(order({}, 3)), HasSubstr("at least one specialty"));
  EXPECT_THAT(why(order({"orthopaedics", "neurology"}, 1)), HasSubstr("a seat for each"));
  EXPECT_THAT(why(order({"orthopaedics"}, -1)), HasSubstr("a seat for each"));
  EXPECT_EQ(why(order({"burns"}, 3)), "panel: nobody of burns may be drawn");
  EXPECT_EQ(why(order({"orthopaedics"}, 5)), "panel: 3 may be drawn for 5 seats");
}

TEST(Specialties, AreReadStrictly) {
  const auto read = [](const char* toml) { return Specialties::parse(toml, "specialties.toml"); };
  const auto two = read("[[specialty]]\nid='a'\nname='甲'\n[[specialty]]\nid='b'\nname='乙'\n");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->all().size(), 2U);
  EXPECT_EQ(two->find("b")->name, "乙");
  EXPECT_EQ(two->find("c"), nullptr);
  EXPECT_THAT(read("[[specialty]]\nid='a'\nname='甲'\n[[specialty]]\nid='a'\nname='乙'\n").error().detail,
              HasSubstr("\"a\" stands twice"));
  EXPECT_FALSE(read("[[specialty]]\nid='a'\n"));
  EXPECT_FALSE(read(""));
}

}  // namespace
}  // namespace kiosk::domain
