// hall-devices against the simulator: list, status, read, as a field engineer runs them.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/drivers/simulator/simulator_process.h"

namespace {

struct Answer {
  int code = -1;
  std::string out;
};

Answer runCommand(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  Answer answer;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
    answer.out.append(buffer, got);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) answer.code = WEXITSTATUS(status);
  return answer;
}

constexpr std::string_view kScenario = R"(
[people.zhang]
name = "张试"
sex = "1"
nation = "01"
birth = "1990-03-07"
number = "370811199003070014"
newest_address = ["山东省济宁市兖州区试验路3号"]
[devices.id-card]
port = "reader"
find_ms = 2
select_ms = 2
read_ms = 2
address_ms = 2
)";

class DeviceCommands : public testing::Test {
 protected:
  DeviceCommands() : simulator(kScenario) {
    std::ofstream(simulator.path("devices.toml"))
        << "[devices.id-card]\ndriver = 'sam-serial'\nport = '" << simulator.path("reader") << "'\n";
  }
  Answer run(const std::string& words) {
    return runCommand(HALL_BINARY_DIR "/hall-devices --config '" + simulator.path("devices.toml") + "' " + words +
                      " 2>&1");
  }
  static bool has(const Answer& answer, std::string_view part) { return answer.out.find(part) != std::string::npos; }

  SimulatorProcess simulator;
};

TEST_F(DeviceCommands, ListNamesRoleDriverAndAddress) {
  const Answer answer = run("list --json");
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out,
            R"([{"role":"id-card","driver":"sam-serial","address":")" + simulator.path("reader") + "\"}]\n");
}

TEST_F(DeviceCommands, StatusTellsCauseAndRemedy) {
  const Answer well = run("status --json");
  EXPECT_EQ(well.code, 0);
  EXPECT_TRUE(has(well, R"("state":"Online","model":"SAM 05.01-20250101-0001234567-0987654321")")) << well.out;
  simulator.must("unplug id-card");
  const Answer away = run("status --json --english");
  EXPECT_EQ(away.code, 1);
  EXPECT_TRUE(has(away, R"("state":"NoDevice","problem":"IDC-F01","cause":"A loose cable)")) << away.out;
  EXPECT_TRUE(has(run("status"), "remedy  检查读卡器"));
}

TEST_F(DeviceCommands, ReadPrintsTheCard) {
  simulator.must("id-card place zhang");
  const Answer answer = run("read id-card --wait 10");
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(has(answer, R"({"ok":true,"kind":"resident","name":"张试")")) << answer.out;
  EXPECT_TRUE(has(answer, R"("newest_address":["山东省济宁市兖州区试验路3号"]})")) << answer.out;
  simulator.must("id-card swap zhang");
  EXPECT_TRUE(has(run("read id-card --wait 10 --fingerprints"), R"("fingerprints":"none"})"));
}

TEST_F(DeviceCommands, ReadTellsWhatToDo) {
  const Answer none = run("read id-card --wait 1");
  EXPECT_EQ(none.code, 1);
  EXPECT_TRUE(has(none, "no card within 1 s")) << none.out;
  simulator.must("id-card place zhang");
  simulator.must("id-card fault 40");
  const Answer foreign = run("read id-card --wait 10 --english");
  EXPECT_EQ(foreign.code, 1);
  EXPECT_TRUE(has(foreign, "IDC-R05 This is not an ID card")) << foreign.out;
}

TEST(DeviceCommandsOnUsb, TheProgramAsItIsReadsACardOnTheSimulatedBus) {
  SimulatorProcess simulator("[people.li]\nname = '李测'\n[devices.id-card]\nwire = 'usb-split'\nread_ms = 2\n");
  std::ofstream(simulator.path("devices.toml")) << "[devices.id-card]\ndriver = 'sam-usb'\n";
  simulator.must("id-card place li");
  const std::string where = simulator.say("id-card where").substr(3);
  const std::string command = "env " + where + " " HALL_BINARY_DIR "/hall-devices --config '" +
                              simulator.path("devices.toml") + "' read id-card --wait 10 | grep -q 李测";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

TEST(DeviceScan, WritesAPictureOfThePaper) {
  SimulatorProcess simulator("[devices.document-camera]\nsocket = 'desk'\nsensor = '640x480'\n");
  std::ofstream(simulator.path("devices.toml"))
      << "[devices.document-camera]\ndriver = 'mjpeg-stream'\npath = '" << simulator.path("desk") << "'\n";
  simulator.must("document-camera place " HALL_SOURCE_DIR "/tests/drivers/id_card/portrait.png");
  const std::string picture = simulator.path("page.jpg");
  const std::string command = std::string(HALL_BINARY_DIR) + "/hall-devices --config '" +
                              simulator.path("devices.toml") + "' scan --output '" + picture + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(picture, std::ios::binary);
  EXPECT_EQ(in.get(), 0xFF);
  EXPECT_EQ(in.get(), 0xD8);
}

TEST(DeviceScan, TakesTheScannerWhenThereIsOne) {
  SimulatorProcess simulator("[devices.scanner]\ntcp = 0\n[devices.document-camera]\nsocket = 'desk'\n");
  std::ofstream(simulator.path("devices.toml"))
      << "[devices.scanner]\ndriver = 'sane'\nescl = '" << simulator.say("scanner where").substr(3)
      << "'\n[devices.document-camera]\ndriver = 'mjpeg-stream'\npath = '" << simulator.path("desk") << "'\n";
  const std::string papers = HALL_SOURCE_DIR "/tests/drivers/id_card/portrait.png";
  simulator.must("scanner load " + papers + " " + papers);
  const auto run = [&](const std::string& words) {
    const std::string command = std::string(HALL_BINARY_DIR) + "/hall-devices --english --config '" +
                                simulator.path("devices.toml") + "' " + words + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    char buffer[4096];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
      out.append(buffer, got);
    pclose(pipe);
    return out;
  };
  EXPECT_NE(run("status").find("Hall Simulator Scanner 300"), std::string::npos);
  const std::string page = simulator.path("page.jpg");
  EXPECT_EQ(run("scan --dpi 100 --out '" + page + "'"), page + " 827x1169\n");
  EXPECT_EQ(run("scan --source feeder --dpi 75 --out '" + page + "'"),
            simulator.path("page-1.jpg") + " 620x877\n" + simulator.path("page-2.jpg") + " 620x877\n");
  EXPECT_NE(run("scan --source feeder").find("SCN-R01 There is no paper"), std::string::npos);
  EXPECT_NE(run("scan --role document-camera --out '" + page + "'").find(" 2592x1944"), std::string::npos);
}

TEST_F(DeviceCommands, WrongUseIsSaid) {
  EXPECT_EQ(run("read id-card --wait 0").code, 105);  // CLI11's validation code
  std::ofstream(simulator.path("devices.toml")) << "[devices.id-card]\nport = 'x'\n";
  const Answer unnamed = run("list");
  EXPECT_EQ(unnamed.code, 2);
  EXPECT_TRUE(has(unnamed, "devices.id-card names no driver")) << unnamed.out;
  std::ofstream(simulator.path("devices.toml")) << "[devices.other]\ndriver = 'abacus'\n";
  EXPECT_TRUE(has(run("status"), "there is no driver called abacus"));
  EXPECT_EQ(run("read id-card").code, 2);
}

TEST(DeviceLight, BurnsAloneAndTheSensorsAreTold) {
  SimulatorProcess simulator("[people.li]\nname = '李测'\n[devices.lamps]\nwire = 'usb-hid'\n");
  std::ofstream(simulator.path("devices.toml")) << "[devices.lamps]\ndriver = 'lamp-usb'\n";
  const auto light = [&](const std::string& words) {
    return runCommand("env " + simulator.say("lamps where").substr(3) + " " HALL_BINARY_DIR "/hall-devices --config '" +
                      simulator.path("devices.toml") + "' light " + words + " 2>&1");
  };
  simulator.must("person li");
  const Answer answer = light("camera quick");
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out, "service door closed, paper door closed, somebody near\n");
  EXPECT_EQ(simulator.say("lamps lights"), "ok card-slot off id-area off printer-mouth off camera quick alarm off");
  EXPECT_EQ(light("ceiling on").code, 2);
  simulator.must("unplug lamps");
  EXPECT_EQ(light("camera on").code, 1);
}

}  // namespace
