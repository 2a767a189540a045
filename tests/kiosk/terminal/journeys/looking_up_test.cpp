#include <gtest/gtest.h>

#include "kiosk/terminal/steps/ask_policy.h"
#include "kiosk/terminal/steps/estimate.h"
#include "kiosk/terminal/steps/look_up.h"
#include "tests/kiosk/terminal/visit_fixture.h"

namespace kiosk::terminal {
namespace {

using namespace std::chrono_literals;
using screens::EstimateAction;
using screens::FigureAction;
using screens::LookUpAction;
using screens::PolicyAnswerAction;
using screens::PolicyListAction;
using screens::PolicySearchAction;
using steps::AskPolicy;
using steps::Estimate;
using steps::LookUp;
using Kind = PolicyListAction::Kind;
constexpr auto kChinese = assets::Language::Chinese;

std::string said(const ui::Text& text) {
  return text.resolve(kChinese).utf8;
}

class LookingUp : public VisitFixture {
 protected:
  void open(LookUpAction what) {
    runner_->act(screens::IdleAction::Start);
    runner_->act(screens::HomeAction::LookUp);
    ASSERT_EQ(step(), "look_up");
    act<LookUp>(what);
  }
  void choose(std::size_t option) { act<Estimate>(option); }
  void write(const std::string& digits) {
    for (const char digit : digits)
      as<Estimate>().panel().digit(digit);
    act<Estimate>(FigureAction::Done);
  }
  screens::EstimateModel result() {
    auto model = as<Estimate>().result(context(), kChinese);
    EXPECT_TRUE(model);
    return *model;
  }
  std::string value(std::size_t line) { return said(result().lines.at(line).value); }
};

TEST_F(LookingUp, WhatAFifthGradeGives) {
  open(LookUpAction::Benefits);
  EXPECT_EQ(runner_->page(), "benefits_grade");
  choose(4);
  EXPECT_EQ(runner_->page(), "benefits_care");
  choose(2);
  write("6000");
  ASSERT_EQ(runner_->page(), "benefits_result");
  EXPECT_EQ(value(0), "108,000 元");
  EXPECT_EQ(value(1), "4,200 元");
  EXPECT_EQ(value(2), "40%") << "no average wage on record: a share, no amount";
  EXPECT_EQ(value(3), "132,000 元");
  EXPECT_EQ(value(4), "216,000 元");
  EXPECT_FALSE(result().sources.front().empty());
  EXPECT_EQ(result().on, facts_.today);
  EXPECT_FALSE(runner_->visit().card);
}

TEST_F(LookingUp, NothingGoesOnWithoutAFigure) {
  open(LookUpAction::Benefits);
  choose(0);
  choose(0);
  act<Estimate>(FigureAction::Done);
  EXPECT_EQ(runner_->page(), "benefits_wage");
  write("0");
  EXPECT_EQ(runner_->page(), "benefits_wage");
}

TEST_F(LookingUp, BackGoesAQuestionBackAndThenToTheList) {
  open(LookUpAction::Benefits);
  choose(9);
  choose(0);
  act<Estimate>(FigureAction::Cancel);
  EXPECT_EQ(runner_->page(), "benefits_care");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->page(), "benefits_grade");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(step(), "look_up");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->phase(), Phase::Home);
}

TEST_F(LookingUp, TheMonthOfRetirement) {
  open(LookUpAction::Retirement);
  choose(0);
  write("19660230");
  EXPECT_EQ(runner_->page(), "retirement_birth") << "there is no such day";
  as<Estimate>().panel().clear();
  write("19660304");
  ASSERT_EQ(runner_->page(), "retirement_result");
  EXPECT_EQ(value(0), "2026年7月");
  EXPECT_EQ(said(*result().lines.at(0).note), "到时候 60岁4个月，比原来晚 4 个月");
  EXPECT_EQ(value(1), "15年");
  EXPECT_EQ(value(2), "2026年3月");
  EXPECT_EQ(value(3), "2029年7月");
  act<Estimate>(EstimateAction::Again);
  EXPECT_EQ(runner_->page(), "retirement_group");
  choose(2);
  write("19741231");
  EXPECT_EQ(result().lines.size(), 2U) << "the reform did not reach her";
}

TEST_F(LookingUp, WhenTheNextCertificationIsDue) {
  open(LookUpAction::Certification);
  write("20260315");
  ASSERT_EQ(runner_->page(), "certdue_result");
  EXPECT_EQ(value(0), "2027年3月15日");
  EXPECT_EQ(value(1), "2026年12月15日");
}

TEST_F(LookingUp, TheTermsThatFollowFromADay) {
  open(LookUpAction::Terms);
  choose(1);
  write("20991231");
  EXPECT_EQ(runner_->page(), "terms_day") << "still to come";
  as<Estimate>().panel().clear();
  write("20250630");
  ASSERT_EQ(runner_->page(), "terms_result");
  EXPECT_EQ(value(0), "2025年7月20日") << "20 days until the rule of July 2025";
  EXPECT_EQ(said(*result().lines.at(0).note), "20 天");
}

TEST_F(LookingUp, WhatWasEnteredGoesWithTheVisit) {
  open(LookUpAction::Certification);
  write("20260315");
  act<Estimate>(EstimateAction::Finish);
  EXPECT_EQ(runner_->phase(), Phase::Home);
  EXPECT_EQ(erased_, 1);
  EXPECT_EQ(orders_.size(), 3U) << "nothing but the devices' rest was ordered";
}

TEST_F(LookingUp, ProgressStillAsksForTheCard) {
  open(LookUpAction::Progress);
  EXPECT_EQ(step(), "identify");
}

class AskingPolicy : public VisitFixture {
 protected:
  void SetUp() override {
    runner_->act(screens::IdleAction::Start);
    runner_->act(screens::HomeAction::Policy);
    ASSERT_EQ(step(), "ask_policy");
  }
  std::size_t listed() { return as<AskPolicy>().list(context()).answers.size(); }
  std::size_t pageShown() { return as<AskPolicy>().list(context()).page; }
  void search(const std::string& letters) {
    act<AskPolicy>(PolicyListAction{Kind::Search, {}, {}});
    as<AskPolicy>().panel()->show(ui::input::PanelTab::Pinyin);
    as<AskPolicy>().panel()->insert(letters);
    act<AskPolicy>(PolicySearchAction::Done);
  }
};

TEST_F(AskingPolicy, PagesEndWhereTheQuestionsDo) {
  act<AskPolicy>(PolicyListAction{Kind::Before, {}, {}});
  EXPECT_EQ(pageShown(), 0U);
  const std::size_t pages = (listed() + screens::PolicyListModel::kRows - 1) / screens::PolicyListModel::kRows;
  ASSERT_GT(pages, 1U);
  for (int i = 0; i < 20; ++i)
    act<AskPolicy>(PolicyListAction{Kind::After, {}, {}});
  EXPECT_EQ(pageShown(), pages - 1);
  act<AskPolicy>(PolicyListAction{Kind::Topic, domain::PolicyTopic::Retirement, {}});
  EXPECT_EQ(pageShown(), 0U);
}

TEST_F(AskingPolicy, AnAnswerOpensAndCloses) {
  act<AskPolicy>(PolicyListAction{Kind::Open, {}, "assess_appeal"});
  EXPECT_EQ(runner_->page(), "policy_answer");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->page(), "policy");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_EQ(runner_->phase(), Phase::Home);
}

TEST_F(AskingPolicy, ASearchShowsWhatItFound) {
  search("gsrd");
  EXPECT_EQ(runner_->page(), "policy");
  const auto found = as<AskPolicy>().list(context());
  ASSERT_FALSE(found.answers.empty());
  EXPECT_EQ(found.answers.front()->id, "injury_deadline");
  EXPECT_EQ(found.query, "gsrd");
  runner_->act(screens::ChromeAction::Back);
  EXPECT_TRUE(as<AskPolicy>().list(context()).query.empty()) << "back shows all again";
}

TEST_F(AskingPolicy, ASearchForNothingStaysOpen) {
  search("zzzz");
  EXPECT_EQ(runner_->page(), "policy_search");
  act<AskPolicy>(PolicySearchAction::Cancel);
  EXPECT_EQ(runner_->page(), "policy");
}

TEST_F(AskingPolicy, APersonCanBeAsked) {
  act<AskPolicy>(PolicyListAction{Kind::Open, {}, "assess_appeal"});
  act<AskPolicy>(PolicyAnswerAction::AskStaff);
  EXPECT_EQ(runner_->phase(), Phase::Staff);
  EXPECT_EQ(count<order::CallStaff>(), 1U);
}

}  // namespace
}  // namespace kiosk::terminal
