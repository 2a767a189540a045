// The simulator's core: scenario files, commands, the control socket of the real program.
#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/simulator/control_server.h"
#include "drivers/simulator/scenario.h"
#include "drivers/simulator/switchboard.h"
#include "tests/drivers/simulator/simulator_process.h"

namespace drivers::simulator {
namespace {

/// A device that notes what it is told.
class Notebook final : public Emulator {
 public:
  explicit Notebook(std::vector<std::string>& notes, std::string name) : notes_(notes), name_(std::move(name)) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<std::string_view> verbs() const override { return {"paper"}; }
  [[nodiscard]] std::string help() const override { return "paper out"; }
  Reply start() override {
    if (name_ == "broken") return tl::unexpected<std::string>("no power");
    return note("start");
  }
  void stop() override { note("stop"); }
  Reply command(std::span<const std::string> words) override {
    std::string text = "command";
    for (const std::string& word : words)
      text += " " + word;
    return note(text);
  }
  Reply unplug() override { return note("unplug"); }
  Reply replug() override { return note("replug"); }
  void personStands(const Person* person) override { note("person " + (person == nullptr ? "none" : person->key)); }

 private:
  Reply note(const std::string& text) {
    notes_.push_back(name_ + ": " + text);
    return text;
  }
  std::vector<std::string>& notes_;
  std::string name_;
};

std::vector<std::string> notes;

template <char... kName>
tl::expected<std::unique_ptr<Emulator>, std::string> makeNotebook(const Setup&) {
  return std::make_unique<Notebook>(notes, std::string{kName...});
}

constexpr std::array kRegistry = {
    Registration{"a", &makeNotebook<'a'>},
    Registration{"b", &makeNotebook<'b'>},
    Registration{"broken", &makeNotebook<'b', 'r', 'o', 'k', 'e', 'n'>},
};

Switchboard boardOf(const Scenario& scenario) {
  notes.clear();
  return std::move(Switchboard::make(scenario, "/nowhere", kRegistry).value());
}

TEST(SwitchboardTest, CarriesCommandsToTheirDevices) {
  const Scenario scenario = parseScenario("[people.li]\n[devices.a]\n[devices.b]\n", "/x").value();
  Switchboard board = boardOf(scenario);
  ASSERT_TRUE(board.start());
  EXPECT_TRUE(board.execute("b place li"));
  EXPECT_TRUE(board.execute("paper out"));
  EXPECT_TRUE(board.execute("unplug b"));
  EXPECT_TRUE(board.execute("replug b"));
  EXPECT_TRUE(board.execute("person li"));
  EXPECT_EQ(board.execute("devices").value(), "a b");
  EXPECT_EQ(board.execute("people").value(), "li");
  board.stop();
  EXPECT_EQ(notes,
            (std::vector<std::string>{"a: start", "b: start", "b: command place li", "a: command paper out",
                                      "b: unplug", "b: replug", "a: person li", "b: person li", "b: stop", "a: stop"}));
}

TEST(SwitchboardTest, SaysWhatIsWrong) {
  const Scenario scenario = parseScenario("[devices.a]\n", "/x").value();
  Switchboard board = boardOf(scenario);
  EXPECT_EQ(board.execute("").error(), "say a command, e.g. help");
  EXPECT_EQ(board.execute("dance").error(), "unknown command dance; try help");
  EXPECT_EQ(board.execute("unplug c").error(), "there is no device called c");
  EXPECT_EQ(board.execute("person nobody").error(), "nobody is called nobody");
  EXPECT_FALSE(board.quitting());
  EXPECT_TRUE(board.execute("quit"));
  EXPECT_TRUE(board.quitting());
}

TEST(SwitchboardTest, ADeviceThatDoesNotStartStopsTheOthers) {
  const Scenario scenario = parseScenario("[devices.a]\n[devices.broken]\n", "/x").value();
  Switchboard board = boardOf(scenario);
  EXPECT_EQ(board.start().error(), "broken: no power");
  EXPECT_EQ(notes, (std::vector<std::string>{"a: start", "a: stop"}));
  EXPECT_EQ(Switchboard::make(parseScenario("[devices.z]\n", "/x").value(), "/", kRegistry).error(),
            "there is no emulator called z");
}

TEST(SwitchboardTest, AnyLineGetsAnAnswer) {
  const Scenario scenario = parseScenario("[people.li]\n[devices.a]\n", "/x").value();
  Switchboard board = boardOf(scenario);
  const std::vector<std::string> words = {"a", "unplug", "person", "li", "paper", "\"", "help", "\t", "\xFF", "none"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string line;
    for (auto count = random() % 6; count > 0; --count)
      line += words[random() % words.size()] + (random() % 4 == 0 ? "" : " ");
    const std::string answer = replyLine(board.execute(line));
    ASSERT_TRUE(answer.starts_with("ok") || answer.starts_with("error "));
    ASSERT_EQ(answer.find('\n'), std::string::npos);
  }
}

TEST(ScenarioTest, ReadsPeopleAndDevices) {
  const auto scenario = parseScenario(R"(
[people.zhang]
kind = "foreigner_2023"
name = "张"
english_name = "ZHANG"
portrait = "face.jpg"
portrait_crop = [1, 2, 30, 40]
pages = ["a.png", "/b.png"]
newest_address = ["甲", "乙"]
fingers = 2
[devices.id-card]
port = "id-card"
baud = 9600
slow = true
roles = ["x"]
)",
                                      "/folder")
                            .value();
  const Person* zhang = scenario.person("zhang");
  ASSERT_NE(zhang, nullptr);
  EXPECT_EQ(zhang->card.kind, "foreigner_2023");
  EXPECT_EQ(zhang->card.englishName, "ZHANG");
  EXPECT_EQ(zhang->portrait, "/folder/face.jpg");
  EXPECT_EQ(zhang->portraitCrop->height, 40);
  EXPECT_EQ(zhang->pages[1], "/b.png");
  EXPECT_EQ(zhang->card.newestAddress.size(), 2U);
  const Settings& reader = scenario.devices.at("id-card");
  EXPECT_EQ(reader.text("port"), "id-card");
  EXPECT_EQ(reader.number("baud"), 9600);
  EXPECT_EQ(reader.flag("slow"), true);
  EXPECT_EQ(reader.list("roles"), std::vector<std::string>{"x"});
  EXPECT_FALSE(reader.text("baud"));
  EXPECT_EQ(reader.unknownKeys({"port", "baud", "roles"}), std::vector<std::string>{"slow"});
}

TEST(ScenarioTest, NamesThePlaceOfAMistake) {
  const auto mistake = [](std::string_view text) { return parseScenario(text, "/").error(); };
  EXPECT_NE(mistake("[people.li]\nnaem = 'x'").find("naem"), std::string::npos);
  EXPECT_NE(mistake("[people.li]\nname = 3").find("line 2"), std::string::npos);
  EXPECT_NE(mistake("[people.li]\nkind = 'alien'").find("resident"), std::string::npos);
  EXPECT_NE(mistake("[people.li]\nfingers = 3").find("0, 1 or 2"), std::string::npos);
  EXPECT_NE(mistake("[people.li]\nportrait_crop = [1, 2]").find("width"), std::string::npos);
  EXPECT_NE(mistake("[[[").find("line 1"), std::string::npos);
  EXPECT_NE(mistake("[elsewhere]").find("elsewhere"), std::string::npos);
}

TEST(ControlServerTest, AnswersAreOneLine) {
  EXPECT_EQ(replyLine("a\nb"), "ok a b");
  EXPECT_EQ(replyLine(""), "ok");
  EXPECT_EQ(replyLine(tl::unexpected<std::string>("no")), "error no");
}

TEST(SimulatorProgram, ServesItsControlSocketAndEndsWhenAsked) {
  SimulatorProcess simulator("[people.li]\nname = '李'\n[devices.id-card]\nport = 'reader'\n");
  EXPECT_EQ(simulator.say("people"), "ok li");
  EXPECT_EQ(simulator.say("devices"), "ok id-card");
  EXPECT_TRUE(std::filesystem::is_symlink(simulator.path("reader")));
  simulator.must("unplug id-card");
  EXPECT_FALSE(std::filesystem::exists(simulator.path("reader")));
  simulator.must("replug id-card");
  EXPECT_TRUE(std::filesystem::exists(simulator.path("reader")));
  EXPECT_EQ(simulator.say("id-card place nobody"), "error nobody is called nobody");
  EXPECT_TRUE(simulator.say("help").find("id-card fault") != std::string::npos);
}

}  // namespace
}  // namespace drivers::simulator
