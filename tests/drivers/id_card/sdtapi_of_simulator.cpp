// The makers' functions on top of the simulator's security module. Port 1001 is the only one there.
#include "tests/drivers/id_card/sdtapi_of_simulator.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "drivers/simulator/id_card/sam_module.h"

namespace {

using namespace drivers::simulator;

SamModule module;
int openPorts = 0;
int answerNext = 0;
bool lie = false;

/// Runs a command and copies what it gave.
int run(int port, std::uint16_t code, Bytes* data = nullptr) {
  if (port != 1001 || openPorts == 0) return 0x01;
  if (const int answer = std::exchange(answerNext, 0); answer != 0) return answer;
  const Bytes frame = module.answer(Request{code, {}, true});
  if (data != nullptr) data->assign(frame.begin() + 10, frame.end() - 1);
  return frame[9];
}

int runInto(int port, std::uint16_t code, unsigned char* to) {
  Bytes data;
  const int answer = run(port, code, &data);
  std::copy(data.begin(), data.end(), to);
  return answer;
}

unsigned lengthAt(const Bytes& data, std::size_t at) {
  return static_cast<unsigned>(data[at] << 8U | data[at + 1]);
}

}  // namespace

extern "C" {

void hall_test_lay_card(int fingers) {
  CardText card;
  card.name = "李测";
  card.number = "370811198501020021";
  auto chip = std::make_shared<Chip>();
  chip->text = encodeCardText(card).value();
  chip->photo.assign(1024, 0x57);
  chip->fingerprints = encodeFingerprints(fingers);
  chip->addresses = encodeAddress("山东省济宁市兖州区试验路3号").value();
  module.place(chip);
}
void hall_test_lift_card() {
  module.lift();
}
void hall_test_answer_next(int answer) {
  answerNext = answer;
}
int hall_test_open_ports() {
  return openPorts;
}
void hall_test_lie_about_length() {
  lie = true;
}

int SDT_OpenPort(int port) {
  if (port != 1001) return 0x01;
  ++openPorts;
  return 0x90;
}
int SDT_ClosePort(int) {
  --openPorts;
  return 0x90;
}
int SDT_ResetSAM(int port, int) {
  return run(port, 0x10FF);
}
int SDT_GetSAMStatus(int port, int) {
  return run(port, 0x11FF);
}
int SDT_GetSAMID(int port, unsigned char* id, int) {
  return runInto(port, 0x12FF, id);
}
int SDT_StartFindIDCard(int port, unsigned char* info, int) {
  return runInto(port, 0x2001, info);
}
int SDT_SelectIDCard(int port, unsigned char* info, int) {
  return runInto(port, 0x2002, info);
}
int SDT_ReadIINSNDN(int port, unsigned char* number, int) {
  return runInto(port, 0x3005, number);
}
int SDT_ReadNewAppMsg(int port, unsigned char* text, unsigned* length, int) {
  Bytes data;
  const int answer = run(port, 0x3003, &data);
  std::copy(data.begin(), data.end(), text);
  *length = static_cast<unsigned>(data.size());
  return answer;
}
int SDT_ReadBaseFPMsg(int port, unsigned char* text, unsigned* textLength, unsigned char* photo, unsigned* photoLength,
                      unsigned char* fingers, unsigned* fingersLength, int) {
  Bytes data;
  const int answer = run(port, 0x3010, &data);
  if (answer != 0x90) return answer;
  *textLength = lengthAt(data, 0);
  *photoLength = lengthAt(data, 2);
  *fingersLength = lengthAt(data, 4);
  std::memcpy(text, data.data() + 6, *textLength);
  std::memcpy(photo, data.data() + 6 + *textLength, *photoLength);
  std::memcpy(fingers, data.data() + 6 + *textLength + *photoLength, *fingersLength);
  return answer;
}
int SDT_ReadBaseMsg(int port, unsigned char* text, unsigned* textLength, unsigned char* photo, unsigned* photoLength,
                    int) {
  Bytes data;
  const int answer = run(port, 0x3001, &data);
  if (answer != 0x90) return answer;
  *textLength = lengthAt(data, 0);
  *photoLength = lengthAt(data, 2);
  std::memcpy(text, data.data() + 4, *textLength);
  std::memcpy(photo, data.data() + 4 + *textLength, *photoLength);
  if (std::exchange(lie, false)) *photoLength = 70000;
  return answer;
}
}
