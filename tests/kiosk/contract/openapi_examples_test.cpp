// The examples of openapi.yaml are what the codec reads and writes, letter by letter.
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/contract/certification.h"
#include "kiosk/contract/codec.h"

namespace kiosk::contract {
namespace {

template <class Message>
std::string writtenAgain(const std::string& json) {
  const auto message = fromJson<Message>(json);
  return message ? toJson(*message) : message.error().detail;
}

/// An application's pictures are not in its JSON; what the codec makes of their names is checked by the packet's tests.
std::string withoutPictures(const std::string& json) {
  static const std::regex kPicture(R"("size":\d+,"sha256":"[0-9a-f]{64}")");
  return std::regex_replace(json, kPicture, "picture");
}

TEST(OpenapiExamples, AreLetterByLetterWhatTheCodecWrites) {
  const std::map<std::string, std::function<std::string(const std::string&)>> codecs = {
      {"PersonLookup", writtenAgain<PersonLookup>},
      {"PersonRecord", writtenAgain<PersonRecord>},
      {"SubmissionReceipt", writtenAgain<SubmissionReceipt>},
      {"CaseList", writtenAgain<CaseList>},
      {"NoticeList", writtenAgain<NoticeList>},
      {"DeliveryReceipt", writtenAgain<DeliveryReceipt>},
      {"DeliveryConfirmation", writtenAgain<DeliveryConfirmation>},
      {"CertificationStanding", writtenAgain<CertificationStanding>},
      {"CertificationRequest", writtenAgain<CertificationRequest>},
      {"CertificationReceipt", writtenAgain<CertificationReceipt>},
      {"HallState", writtenAgain<HallState>},
      {"Heartbeat", writtenAgain<Heartbeat>},
      {"Problem", writtenAgain<Problem>},
      {"Conclusion", writtenAgain<domain::Conclusion>},
      {"Application", writtenAgain<domain::Application>},
  };
  std::ifstream file(HALL_SOURCE_DIR "/kiosk/contract/openapi.yaml");
  const std::regex nameLine(R"(^    (\w+):$)");
  std::string line;
  std::string name;
  bool examples = false;
  std::size_t seen = 0;
  while (std::getline(file, line)) {
    examples = examples || line == "  examples:";
    std::smatch match;
    if (!examples) continue;
    if (std::regex_match(line, match, nameLine)) {
      name = match[1];
    } else if (line.rfind("      value: ", 0) == 0) {
      ASSERT_EQ(codecs.count(name), 1U) << name;
      const std::string json = line.substr(13);
      EXPECT_EQ(withoutPictures(codecs.at(name)(json)), withoutPictures(json)) << name;
      ++seen;
    }
  }
  EXPECT_EQ(seen, codecs.size());
}

}  // namespace
}  // namespace kiosk::contract
