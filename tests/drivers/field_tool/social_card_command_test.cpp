// hall-devices and a social-security card: list, status, read, as a field engineer runs them.
#include "drivers/field_tool/social_card_command.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/drivers/simulator/simulator_process.h"
#include "tests/drivers/smart_card/private_pcscd.h"

namespace {

struct Answer {
  int code = -1;
  std::string out;
};

constexpr std::string_view kScenario = R"(
[people.zhang]
name = "张试"
sex = "1"
nation = "01"
birth = "1990-03-07"
number = "370811199003070010"
[people.li]
name = "李测"
number = "370811198501020021"
social_protected = true
[devices.social-card]
gap_ms = 50
)";

class SocialCardCommand : public testing::Test {
 protected:
  SocialCardCommand() : simulator(kScenario) { configure("reader = '*00 00'"); }

  void configure(const std::string& settings) {
    std::ofstream(simulator.path("devices.toml")) << "[devices.social-card]\ndriver = 'pcsc'\n" << settings << "\n";
  }
  Answer run(const std::string& words) {
    const std::string command = std::string(HALL_BINARY_DIR) + "/hall-devices --config '" +
                                simulator.path("devices.toml") + "' " + words + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    Answer answer;
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
      answer.out.append(buffer.data(), got);
    const int status = pclose(pipe);
    if (WIFEXITED(status)) answer.code = WEXITSTATUS(status);
    return answer;
  }
  static bool has(const Answer& answer, std::string_view part) { return answer.out.find(part) != std::string::npos; }

  PrivatePcscd pcscd;
  SimulatorProcess simulator;
};

TEST_F(SocialCardCommand, ListAndStatus) {
  EXPECT_EQ(run("list --json").out, R"([{"role":"social-card","driver":"pcsc","address":"*00 00"}])"
                                    "\n");
  const Answer well = run("status --json");
  EXPECT_EQ(well.code, 0);
  EXPECT_EQ(well.out, R"([{"role":"social-card","state":"Online","model":"Virtual PCD 00 00"}])"
                      "\n");
  configure("reader = 'ACS*'");
  const Answer away = run("status --json --english");
  EXPECT_EQ(away.code, 1);
  EXPECT_TRUE(has(away, R"("state":"NoDevice","problem":"SSC-F01")")) << away.out;
  EXPECT_TRUE(has(away, "no reader fits ACS*; there are: Virtual PCD 00 00")) << away.out;
}

TEST_F(SocialCardCommand, ReadPrintsTheCard) {
  simulator.must("social-card place zhang");
  const Answer answer = run("read social-card --wait 20");
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(
      has(answer, R"({"ok":true,"interface":"contact","generation":3,"version":"3.00","card_number":"A12345678")"))
      << answer.out;
  EXPECT_TRUE(has(answer, R"("holder":"read","name":"张试","number":"370811199003070010","number_valid":true)"));
}

TEST_F(SocialCardCommand, AProtectedCardIsACard) {
  simulator.must("social-card place li");
  const Answer answer = run("read social-card --wait 20");
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(has(answer, R"("holder":"protected"})")) << answer.out;
  EXPECT_FALSE(has(answer, "name"));
}

TEST_F(SocialCardCommand, ReadTellsWhatToDo) {
  const Answer none = run("read social-card --wait 1");
  EXPECT_EQ(none.code, 1);
  EXPECT_TRUE(has(none, "put a card into the reader")) << none.out;
  EXPECT_TRUE(has(none, "no card within 1 s")) << none.out;
  simulator.must("social-card fault 6A82");
  simulator.must("social-card place zhang");
  const Answer bank = run("read social-card --wait 20 --english");
  EXPECT_EQ(bank.code, 1);
  EXPECT_TRUE(has(bank, "SSC-R04 This is not a social-security card")) << bank.out;
}

}  // namespace
