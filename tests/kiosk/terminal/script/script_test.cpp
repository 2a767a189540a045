#include "kiosk/terminal/script/script.h"

#include <gtest/gtest.h>

namespace kiosk::terminal::script {
namespace {

TEST(Script, EveryActOfAVisitor) {
  const auto lines = parse(
      "# the way in\n"
      "wait idle 5\n"
      "touch idle.start   # with a finger\n"
      "device id-card place worker\n"
      "read card.reading\n"
      "type 13905370000\n"
      "stroke sign.pad 0.1,0.2 0.5,0.5 / 0.2,0.8 0.9,0.8\n"
      "pause 300\n");
  ASSERT_TRUE(lines) << lines.error();
  ASSERT_EQ(lines->size(), 7U);
  EXPECT_EQ(std::get<WaitFor>((*lines)[0].act).patience, std::chrono::seconds(5));
  EXPECT_EQ(std::get<TouchWidget>((*lines)[1].act).id, "idle.start");
  EXPECT_EQ(std::get<Do>((*lines)[2].act).command, "id-card place worker");
  EXPECT_EQ(std::get<Read>((*lines)[3].act).key, "card.reading");
  EXPECT_EQ(std::get<Type>((*lines)[4].act).text, "13905370000");
  EXPECT_EQ(std::get<Write>((*lines)[5].act).strokes.size(), 2U);
  EXPECT_EQ(std::get<Pause>((*lines)[6].act).time, std::chrono::milliseconds(300));
  EXPECT_EQ((*lines)[1].number, 3);
}

TEST(Script, LinesOfOnThatFollowOneAnotherAreOneChoice) {
  const auto lines = parse(
      "on face.turn_left device face-camera clip turn_left\n"
      "on face.turn_right device face-camera clip turn_right\n"
      "\n"
      "on face.blink device face-camera clip blink\n");
  ASSERT_TRUE(lines) << lines.error();
  ASSERT_EQ(lines->size(), 2U);
  const auto& either = std::get<Either>((*lines)[0].act);
  ASSERT_EQ(either.cases.size(), 2U);
  EXPECT_EQ(either.cases[1].key, "face.turn_right");
  EXPECT_EQ(either.cases[1].command, "face-camera clip turn_right");
}

TEST(Script, WhatNoVisitorCanDoIsRefusedWithItsLine) {
  const struct {
    const char* text;
    const char* why;
  } cases[] = {
      {"wait idle\nsubmit now\n", "line 2: a visitor cannot submit"},
      {"touch\n", "line 1: it is touch WIDGET"},
      {"touch two words\n", "line 1: it is touch WIDGET"},
      {"wait idle soon\n", "seconds are 1 to 600"},
      {"type abc\n", "it is type DIGITS"},
      {"stroke sign.pad 0.1,0.2\n", "stroke PAD"},
      {"stroke sign.pad 0.1,0.2 1.5,0.2\n", "not 1.5,0.2"},
      {"on face.turn_left\n", "it is on TEXT.KEY device COMMAND"},
      {"pause -1\n", "it is pause MILLISECONDS"},
  };
  for (const auto& one : cases) {
    const auto lines = parse(one.text);
    ASSERT_FALSE(lines) << one.text;
    EXPECT_NE(lines.error().find(one.why), std::string::npos) << lines.error();
  }
}

TEST(Script, AnEmptyScriptIsAVisitorWhoOnlyLooks) {
  EXPECT_TRUE(parse("")->empty());
  EXPECT_TRUE(parse("\n  # nothing\n\n")->empty());
}

}  // namespace
}  // namespace kiosk::terminal::script
