// The experts of a case: imported, drawn by lot, replaced, heard.
#include "kiosk/backoffice/cases/panel.h"

#include <fstream>
#include <set>

#include "kiosk/backoffice/experts/expert_file.h"
#include "kiosk/backoffice/experts/expert_store.h"
#include "kiosk/backoffice/store/audit.h"
#include "tests/kiosk/backoffice/case_walk.h"

namespace kiosk::backoffice::cases {
namespace {

using testing::CaseWalk;
using testing::day;
using testing::TemporaryFolder;

class Panels : public CaseWalk {
 protected:
  void SetUp() override {
    CaseWalk::SetUp();
    ASSERT_EQ(act(li_, request(Action::ConfirmMaterials)).outcome, Outcome::Done);
    ASSERT_EQ(act(li_, scheduleOn(day(2026, 11, 30))).outcome, Outcome::Done);
  }
  void keepPool(int orthopaedics, int neurology) {
    std::vector<domain::Expert> pool;
    for (int i = 0; i < orthopaedics; ++i)
      pool.push_back({"G" + std::to_string(i), "骨甲", "orthopaedics", "曲阜市人民医院"});
    for (int i = 0; i < neurology; ++i)
      pool.push_back({"S" + std::to_string(i), "神乙", "neurology", "邹城市人民医院"});
    ASSERT_TRUE(experts::replacePool(*office_, pool));
  }
  ActionRequest draw(std::vector<std::string> specialties = {"orthopaedics", "neurology"}, int seats = 3) {
    auto wanted = request(Action::DrawPanel);
    wanted.specialties = std::move(specialties);
    wanted.seats = seats;
    return wanted;
  }
  ActionRequest replace(const std::string& expert) {
    auto wanted = request(Action::ReplaceExpert);
    wanted.expertId = expert;
    wanted.reason = "与当事人是亲属";
    return wanted;
  }
  std::vector<PanelSeat> panel() {
    const auto lease = office_->readers().lease();
    return seatedPanel(*lease, *office_, caseId_);
  }
  std::set<std::string> ids() {
    std::set<std::string> sitting;
    for (const PanelSeat& seat : panel())
      sitting.insert(seat.expert.id);
    return sitting;
  }
  std::vector<std::string> findings() {
    auto session = store::connect(office_->folder().database()).value();
    return store::audit(*session, office_->folder()).value().findings;
  }
  void tamper(const std::string& statement) {
    auto session = store::connect(office_->folder().database()).value();
    *session << statement;
  }
  ActionRequest concludeWith(const std::vector<bool>& agree) {
    auto wanted = concludeOn(day(2026, 11, 30));
    const auto sitting = panel();
    for (std::size_t i = 0; i < agree.size(); ++i)
      wanted.opinions.push_back({sitting.at(i).expert.id, agree[i], agree[i] ? "" : "应为八级"});
    return wanted;
  }
};

TEST_F(Panels, ThreeAreDrawnAndTheLogLetsAnyoneDrawAgain) {
  keepPool(4, 3);
  ASSERT_EQ(act(li_, draw()).outcome, Outcome::Done);
  ASSERT_EQ(ids().size(), 3U);
  std::vector<domain::Expert> pool;
  nlohmann::json log;
  {
    const auto lease = office_->readers().lease();
    pool = experts::expertPool(*lease, office_->region());
    log = nlohmann::json::parse(store::eventsOf(*lease, office_->region(), caseId_).back().body).at("draw");
  }
  domain::DrawOrder order;
  order.specialties = log.at("specialties").get<std::vector<std::string>>();
  order.seats = 3;
  order.seed = log.at("seed").get<std::string>();
  const auto drawn = domain::drawExperts(pool, order).value();
  std::vector<std::string> again;
  for (const auto& expert : drawn)
    again.push_back(expert.id);
  EXPECT_EQ(log.at("experts").get<std::vector<std::string>>(), again);
  EXPECT_EQ(act(li_, draw()).outcome, Outcome::NotNow) << "nobody draws until they like the panel";
  EXPECT_TRUE(findings().empty());
}

TEST_F(Panels, WhatCannotBeDrawnIsSaidAndLeavesNothing) {
  EXPECT_EQ(act(li_, draw()).outcome, Outcome::NotValid) << "there is no pool";
  keepPool(2, 0);
  const auto why = [&](const ActionRequest& wanted) { return act(li_, wanted).detail; };
  EXPECT_EQ(why(draw()), "panel: nobody of neurology may be drawn");
  EXPECT_EQ(why(draw({"orthopaedics"})), "panel: 2 may be drawn for 3 seats");
  EXPECT_EQ(why(draw({"orthopaedics"}, 4)), "seats: a panel has 3 or 5 experts");
  EXPECT_EQ(why(draw({"astrology"})), "specialties: there is no astrology");
  EXPECT_EQ(why(draw({"orthopaedics", "orthopaedics"})), "specialties: orthopaedics stands twice");
  EXPECT_TRUE(panel().empty());
  EXPECT_EQ(record().version, 3);
  EXPECT_TRUE(findings().empty());
}

TEST_F(Panels, WhoTreatedThePersonIsNotDrawn) {
  const auto sample = contract::samples::application();
  std::string hospital;
  for (const auto& page : sample.pages) {
    for (const auto& field : page.fields) {
      if (field.key == "hospital") hospital = field.value;
    }
  }
  ASSERT_FALSE(hospital.empty());
  ASSERT_TRUE(experts::replacePool(*office_, {{"1", "甲", "orthopaedics", hospital},
                                              {"2", "乙", "orthopaedics", hospital},
                                              {"3", "丙", "orthopaedics", "曲阜市人民医院"},
                                              {"4", "丁", "orthopaedics", "邹城市人民医院"}}));
  EXPECT_EQ(act(li_, draw({"orthopaedics"})).detail, "panel: 2 may be drawn for 3 seats");
}

TEST_F(Panels, WhoLeavesIsReplacedByAnotherOfTheirSpecialtyAndNeverDrawnAgain) {
  keepPool(4, 3);
  ASSERT_EQ(act(li_, draw({"orthopaedics", "neurology"})).outcome, Outcome::Done);
  const auto neurologists = [&] {
    std::vector<std::string> sitting;
    for (const std::string& id : ids()) {
      if (id[0] == 'S') sitting.push_back(id);
    }
    return sitting;
  };
  const auto before = neurologists();
  ASSERT_EQ(act(li_, replace(before[0])).outcome, Outcome::Done);
  EXPECT_EQ(ids().size(), 3U);
  EXPECT_EQ(neurologists().size(), before.size());
  EXPECT_FALSE(ids().contains(before[0]));
  EXPECT_EQ(act(li_, replace(before[0])).detail, "expert_id: does not sit on the panel");
  // One after the other, until all three of neurology have sat.
  ActionResult last{Outcome::Done, {}};
  for (int i = 0; i < 3 && last.outcome == Outcome::Done; ++i)
    last = act(li_, replace(neurologists()[0]));
  EXPECT_EQ(last.detail, "panel: nobody of neurology may be drawn");
  std::string sealed;
  {
    const auto lease = office_->readers().lease();
    *lease << "SELECT reason_sealed FROM panel_seat WHERE left_ms > 0 LIMIT 1", soci::into(sealed);
  }
  EXPECT_FALSE(sealed.empty());
  EXPECT_EQ(sealed.find("亲属"), std::string::npos);
  EXPECT_TRUE(findings().empty());
}

TEST_F(Panels, WithAPoolNobodyConcludesWithoutThePanelAndItsMajority) {
  keepPool(5, 0);
  office_.advanceTo(day(2026, 11, 30));
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 11, 30))).detail, "panel_drawn");
  ASSERT_EQ(act(li_, draw({"orthopaedics"})).outcome, Outcome::Done);
  EXPECT_EQ(act(wu_, concludeOn(day(2026, 11, 30))).detail, "opinions_given");
  EXPECT_EQ(act(wu_, concludeWith({true, false, false})).detail, "opinions: more than half of the panel must agree");
  EXPECT_NE(act(wu_, concludeWith({true, true})).detail.find("has not exactly one"), std::string::npos);
  auto stranger = concludeWith({true, true, true});
  stranger.opinions.push_back({"nobody", true, ""});
  EXPECT_EQ(act(wu_, stranger).detail, "opinions: somebody who does not sit on the panel");
  auto silent = concludeWith({true, true, false});
  silent.opinions[2].note.clear();
  EXPECT_NE(act(wu_, silent).detail.find("disagrees without a note"), std::string::npos);
  auto five = concludeWith({true, true, true});
  five.conclusion->experts = 5;
  EXPECT_EQ(act(wu_, five).detail, "conclusion: experts is not the size of the panel");
  ASSERT_EQ(act(wu_, concludeWith({true, true, false})).outcome, Outcome::Done);
  const auto heard = panel();
  ASSERT_EQ(heard.size(), 3U);
  EXPECT_TRUE(heard[0].opinion->agrees);
  EXPECT_FALSE(heard[2].opinion->agrees);
  EXPECT_EQ(heard[2].opinion->note, "应为八级");
  std::string stored;
  {
    const auto lease = office_->readers().lease();
    *lease << "SELECT opinion_sealed FROM panel_seat ORDER BY seat_id DESC LIMIT 1", soci::into(stored);
  }
  EXPECT_EQ(stored.find("八级"), std::string::npos) << "what experts say of a body is sealed";
}

TEST_F(Panels, WhoDidNotComeIsInvitedAgainAndThePanelStands) {
  keepPool(5, 0);
  ASSERT_EQ(act(li_, draw({"orthopaedics"})).outcome, Outcome::Done);
  auto absence = request(Action::NoteAbsence);
  absence.reason = "本人未到场，电话说明住院";
  EXPECT_EQ(act(li_, absence).outcome, Outcome::NotValid) << "the day has not come";
  office_.advanceTo(day(2026, 11, 30));
  const auto sitting = ids();
  ASSERT_EQ(act(li_, absence).outcome, Outcome::Done);
  EXPECT_EQ(record().stage, domain::CaseStage::MaterialsComplete);
  ASSERT_EQ(act(li_, scheduleOn(day(2026, 12, 4))).outcome, Outcome::Done);
  EXPECT_EQ(ids(), sitting);
  EXPECT_EQ(act(wu_, concludeWith({true, true, true})).detail, "session_held") << "the new day counts";
  office_.advanceTo(day(2026, 12, 4));
  auto conclusion = concludeWith({true, true, true});
  conclusion.conclusion->concludedOn = day(2026, 12, 4);
  EXPECT_EQ(act(wu_, conclusion).outcome, Outcome::Done);
}

TEST_F(Panels, AChangedSeatIsFound) {
  keepPool(5, 0);
  ASSERT_EQ(act(li_, draw({"orthopaedics"})).outcome, Outcome::Done);
  ASSERT_TRUE(findings().empty());
  tamper("UPDATE panel_seat SET expert_id = 'friend' WHERE seat_id = (SELECT MIN(seat_id) FROM panel_seat)");
  EXPECT_EQ(findings(), std::vector<std::string>{"1 panel seats that nobody drew"});
  tamper("DELETE FROM panel_seat");
  EXPECT_EQ(findings(), std::vector<std::string>{"1 drawn panels that are gone"});
}

TEST_F(Panels, TheImportedPoolIsCheckedAndTakesThePlaceOfTheOld) {
  const TemporaryFolder folder;
  const auto read = [&](const std::string& json) {
    const auto file = folder.path() / "experts.json";
    std::ofstream(file) << json;
    return experts::readExpertsFile(file, office_->policy().specialties);
  };
  const auto why = [&](const std::string& json) {
    const auto list = read(json);
    return list ? std::string("taken") : list.error().detail;
  };
  const std::string good = R"({"id":"1","name":"赵一","specialty":"burns","institution":"济宁市第一人民医院"})";
  EXPECT_NE(why("[]").find("no JSON object"), std::string::npos);
  EXPECT_EQ(why(R"({"experts":[3]})"), "expert 1: is no object");
  EXPECT_EQ(why(R"({"experts":[{"id":"1","name":"赵一","specialty":"burns"}]})"),
            "expert 1: id, name and institution are needed");
  EXPECT_EQ(why("{\"experts\":[" + good + "," + good + "]}"), "expert 2: id 1 stands twice");
  EXPECT_EQ(why(R"({"experts":[{"id":"1","name":"赵一","specialty":"x","institution":"y"}]})"),
            "expert 1: specialty \"x\" is unknown");
  const auto one = read("{\"experts\":[" + good + "]}");
  ASSERT_TRUE(one);
  keepPool(3, 3);
  ASSERT_TRUE(experts::replacePool(*office_, *one));
  const auto lease = office_->readers().lease();
  EXPECT_EQ(experts::expertPool(*lease, office_->region()), *one);
}

}  // namespace
}  // namespace kiosk::backoffice::cases
