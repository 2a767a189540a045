// From the simulator's own words to sections, buttons and forms.
#include "drivers/simulator/dock/plan.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace drivers::simulator::dock {
namespace {

const Section& sectionOf(const std::vector<Section>& sections, std::string_view name) {
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
  if (found == sections.end()) throw std::out_of_range(std::string(name));
  return *found;
}

TEST(HelpTest, WordsAlternativesAndWhatMayBeLeftOut) {
  const auto usages = parseHelp("a lift; a fault none|3F|LATE [TIMES] [on find|read];; b ; c PATH[,BACK] ...");
  ASSERT_EQ(usages.size(), 4U);
  EXPECT_EQ(usages[0], (Usage{{{{"a"}, {"lift"}}, false}}));
  EXPECT_EQ(usages[1], (Usage{{{{"a"}, {"fault"}, {"none", "3F", "LATE"}}, false},
                              {{{"TIMES"}}, true},
                              {{{"on"}, {"find", "read"}}, true}}));
  EXPECT_EQ(usages[2], (Usage{{{{"b"}}, false}}));
  EXPECT_EQ(usages[3], (Usage{{{{"c"}, {"PATH,BACK"}}, false}}));
}

TEST(HelpTest, OnlyCapitalsAreOpen) {
  EXPECT_TRUE(isOpen("PERSON"));
  EXPECT_TRUE(isOpen("PATH,BACK"));
  EXPECT_FALSE(isOpen("3F"));
  EXPECT_FALSE(isOpen("Person"));
  EXPECT_FALSE(isOpen(""));
  const Known known = {{"PERSON", {"li", "wang"}}};
  EXPECT_EQ(fill({"PERSON", "none", "PATH"}, known), (std::vector<std::string>{"li", "wang", "none"}));
  EXPECT_TRUE(takesWriting({"PERSON", "PATH"}, known));
  EXPECT_FALSE(takesWriting({"PERSON", "none"}, known));
}

TEST(HelpTest, AnyTextIsTaken) {
  std::mt19937 random(11);
  const std::string_view letters = "aB|[]; 3\t";
  for (int round = 0; round < 5000; ++round) {
    Vocabulary vocabulary;
    for (auto count = random() % 30; count > 0; --count)
      vocabulary.help += letters[random() % letters.size()];
    vocabulary.devices = {"a", "aa-b"};
    vocabulary.known = {{"B", {"x"}}};
    for (const Section& section : plan(vocabulary))
      EXPECT_FALSE(section.name.empty()) << vocabulary.help;
  }
}

TEST(PlanTest, TheVisitorsThingsComeFirst) {
  const auto sections = plan({"person PERSON|none", {"a4-printer", "id-card", "lamp"}, {}});
  std::vector<std::string> names;
  for (const Section& section : sections)
    names.push_back(section.name);
  EXPECT_EQ(names, (std::vector<std::string>{"person", "id-card", "a4-printer", "lamp"}));
  EXPECT_EQ(sections[3].title, "lamp");
}

TEST(PlanTest, ButtonsForEverythingThatCanBeChosen) {
  const Vocabulary vocabulary = {
      "help; people; quit; person PERSON|none; unplug DEVICE; id-card place PERSON; id-card lift; "
      "document place PAGE|PATH; tray load A|B now",
      {"document-camera", "id-card"},
      {{"PERSON", {"li", "old wang"}}, {"PAGE", {}}}};
  const auto sections = plan(vocabulary);
  EXPECT_EQ(sectionOf(sections, "person").rows,
            (std::vector<Row>{
                {"", {{"li", "person li"}, {"\"old wang\"", "person \"old wang\""}, {"none", "person none"}}}}));
  const Section& card = sectionOf(sections, "id-card");
  EXPECT_EQ(card.cable, (std::vector<Button>{{"unplug", "unplug id-card"}}));
  EXPECT_EQ(card.single, (std::vector<Button>{{"lift", "id-card lift"}}));
  EXPECT_EQ(card.rows[0].caption, "place");
  EXPECT_EQ(card.rows[0].buttons[1].line, "id-card place \"old wang\"");
  EXPECT_TRUE(card.written.empty());
  // Nobody stands there: no paper to choose, but a path can still be written.
  const Section& document = sectionOf(sections, "document-camera");
  EXPECT_EQ(document.rows, (std::vector<Row>{{"place", {}}}));
  EXPECT_EQ(document.written.size(), 1U);
  // Nothing is known of A and B.
  EXPECT_TRUE(sectionOf(sections, "tray").rows.empty());
  EXPECT_EQ(sections.size(), 4U) << "help, people and quit are not for hands";
}

TEST(PlanTest, WhatNobodyCanChooseNowIsStillNamed) {
  const auto sections = plan({"face-camera clip CLIP", {"face-camera"}, {{"CLIP", {}}}});
  const Section& camera = sectionOf(sections, "face-camera");
  EXPECT_EQ(camera.rows, (std::vector<Row>{{"clip", {}}}));
  EXPECT_TRUE(camera.written.empty());
}

TEST(PlanTest, ManyChoicesAndOptionalWordsMakeAForm) {
  const auto sections = plan({"id-card fault 1|2|3|4|5|6|7|8|9; id-card wait on|off [TIMES]", {"id-card"}, {}});
  const Section& card = sectionOf(sections, "id-card");
  EXPECT_EQ(card.written.size(), 2U);
  ASSERT_EQ(card.rows.size(), 1U);
  EXPECT_EQ(card.rows[0].buttons, (std::vector<Button>{{"on", "id-card wait on"}, {"off", "id-card wait off"}}));
}

}  // namespace
}  // namespace drivers::simulator::dock
