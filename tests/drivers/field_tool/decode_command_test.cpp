// `hall-devices decode id-card` as a field engineer runs it: the program, a file, its output and exit code.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/drivers/id_card/capture.h"

namespace {

using namespace capture;
using capture::operator+;
namespace fs = std::filesystem;

struct Answer {
  int code = -1;
  std::string out;
};

Answer decodeFile(const fs::path& file) {
  const std::string command =
      std::string(HALL_BINARY_DIR) + "/hall-devices decode id-card '" + file.string() + "' 2>/dev/null";
  std::FILE* pipe = popen(command.c_str(), "r");
  Answer answer;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
    answer.out.append(buffer, got);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) answer.code = WEXITSTATUS(status);
  return answer;
}

class DecodeCommand : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
  Answer decode(const Bytes& bytes) {
    std::ofstream out(folder / "capture.bin", std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    return decodeFile(folder / "capture.bin");
  }
  const fs::path folder = fs::temp_directory_path() / ("hall-decode-" + std::to_string(getpid()));
};

TEST_F(DecodeCommand, PrintsEachKindWithItsFieldsInOrder) {
  const std::vector<std::pair<CardText, std::string>> cards = {
      {resident(),
       R"({"ok":true,"kind":"resident","name":"周晓敏","sex_code":"2","nation_code":"03","birth":"1949-12-31",)"
       R"("address":"山东省济宁市任城区试验路18号3单元","number":"11010519491231002X","number_valid":true,"consistent":true,)"
       R"("authority":"济宁市公安局任城分局","valid_from":"2016-05-04","valid_to":"long_term"})"},
      {hmtPermit(),
       R"({"ok":true,"kind":"hmt_permit","name":"周晓敏","sex_code":"1","birth":"1990-03-07",)"
       R"("address":"山东省济宁市任城区试验路18号3单元","number":"810000199003070015","number_valid":true,"consistent":true,)"
       R"("authority":"济宁市公安局任城分局","valid_from":"2016-05-04","valid_to":"2021-05-04",)"
       R"("travel_permit":"H12345678","issue_count":"02"})"},
      {foreigner2017(),
       R"({"ok":true,"kind":"foreigner_2017","name":"欧安娜","english_name":"OLSEN, ANNA MARIA","sex_code":"2",)"
       R"("birth":"1990-12-31","number":"KAZ110090123105","number_valid":true,"consistent":true,"authority":"1500",)"
       R"("valid_from":"2018-01-02","valid_to":"2028-01-01","nationality":"KAZ"})"},
      {foreigner2023(),
       R"({"ok":true,"kind":"foreigner_2023","name":"欧安娜","english_name":"ABCDEFGHIJ KLMNOPQRST UVWXYZ ABCDEFG HIJKLMNO",)"
       R"("sex_code":"1","birth":"1990-03-07","number":"911840199003070014","number_valid":true,"consistent":true,)"
       R"("valid_from":"2024-01-01","valid_to":"2034-01-01","nationality":"CAN","issue_count":"00"})"},
  };
  for (const auto& [card, json] : cards) {
    const Answer answer = decode(hex("00 FF AA") + cardReply(card, 1) + hex("AA AA"));
    EXPECT_EQ(answer.code, 0);
    EXPECT_EQ(answer.out, json + "\n");
  }
}

TEST_F(DecodeCommand, PrintsTheFaultAndFails) {
  Bytes flipped = cardReply(resident());
  flipped[100] ^= 1;
  Bytes half = cardReply(resident());
  half.resize(900);
  const std::vector<std::pair<Bytes, std::string>> faults = {
      {{}, R"({"ok":false,"error":"preamble"})"},
      {hex("AA AA AA 96 69 FF FF 00"), R"({"ok":false,"error":"length"})"},
      {half, R"({"ok":false,"error":"truncated"})"},
      {flipped, R"({"ok":false,"error":"checksum"})"},
      {replyFrame(0x41), R"({"ok":false,"error":"status","status":"41"})"},
      {replyFrame(0x3F), R"({"ok":false,"error":"status","status":"3F"})"},
      {replyFrame(0x0A), R"({"ok":false,"error":"status","status":"0A"})"},
  };
  for (const auto& [bytes, json] : faults) {
    const Answer answer = decode(bytes);
    EXPECT_EQ(answer.code, 1) << json;
    EXPECT_EQ(answer.out, json + "\n");
  }
}

TEST_F(DecodeCommand, AFileThatCannotBeReadIsNoCapture) {
  EXPECT_EQ(decodeFile(folder / "none").code, 2);
  EXPECT_EQ(decode(Bytes((1U << 20U) + 1)).code, 2);
}

TEST_F(DecodeCommand, ReferenceVectorsWhereTheyAreAtHand) {
  const char* configured = std::getenv("HALL_SHARED");
  const fs::path vectors =
      (configured != nullptr ? fs::path(configured) : fs::path(HALL_SOURCE_DIR) / ".." / "shared") / "reference" /
      "vectors";
  if (!fs::exists(vectors)) GTEST_SKIP() << "no reference vectors here";
  const std::string citizen = R"("kind":"resident","name":"测试员")";
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"rsp_read_citizen", citizen},
      {"rsp_read_citizen+fp", citizen},
      {"rsp_read_citizen+fp_empty", citizen},
      {"rsp_read_citizen+fp_one_finger", citizen},
      {"rsp_read_HMT_J", R"("travel_permit":"H12345678","issue_count":"01")"},
      {"rsp_read_foreigner_I", R"("english_name":"TEST, PERSON ONE","sex_code":"1","birth":"1990-03-07")"},
      {"rsp_read_foreigner_Y", R"("english_name":"TESTFAMILYNAME, A VERY LONG GIVEN NAME XYZABC")"},
      {"rsp_find_none", R"("status":"80")"},
      {"rsp_select_fail", R"("status":"81")"},
      {"rsp_read_fail", R"("status":"41")"},
      {"rsp_no_content", R"("status":"91")"},
      {"rsp_checksum_error", R"("status":"10")"},
      {"rsp_bad_command", R"("status":"21")"},
      {"rsp_find_ok", R"("error":"length")"},
      {"rsp_select_ok", R"("error":"length")"},
      {"rsp_SAM_id", R"("error":"length")"},
      {"rsp_SAM_status_ok", R"("error":"length")"},
      {"rsp_new_address_x1", R"("error":"length")"},
      {"rsp_IIN-SN-DN", R"("error":"length")"},
  };
  for (const auto& [name, part] : expected) {
    const Answer answer = decodeFile(vectors / (name + ".bin"));
    EXPECT_EQ(answer.code, part.find("kind") != std::string::npos || name.find("read_HMT") != std::string::npos ||
                                   name.find("foreigner") != std::string::npos
                               ? 0
                               : 1)
        << name;
    EXPECT_NE(answer.out.find(part), std::string::npos) << name << ": " << answer.out;
  }
}

}  // namespace
