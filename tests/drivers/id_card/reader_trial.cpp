#include "tests/drivers/id_card/reader_trial.h"

#include <cctype>

#include <gtest/gtest.h>

#include "tests/drivers/faults/fault_note.h"

namespace trial {

using namespace drivers::id_card;

std::string people() {
  return R"(
[people.zhang]
name = "张试"
sex = "1"
nation = "01"
birth = "1990-03-07"
number = "370811199003070014"
address = "山东省济宁市任城区试验路18号"
authority = "济宁市公安局任城分局"
valid_from = "2020-01-01"
valid_to = "long_term"
newest_address = ["山东省济宁市兖州区试验路3号"]
fingers = 2
portrait = ")" HALL_SOURCE_DIR R"(/tests/drivers/id_card/portrait.png"
[people.li]
name = "李测"
sex = "2"
birth = "1985-01-02"
number = "370811198501020021"
valid_from = "2020-01-01"
valid_to = "2040-01-01"
)";
}

std::string device(std::string_view wire, const SamTiming& timing) {
  return "[devices.id-card]\nfind_ms = 2\nselect_ms = 2\nread_ms = 10\naddress_ms = 2\nlate_ms = " +
         std::to_string(timing.header.count() * 3 / 2) + "\n" + std::string(wire) + "\n";
}

assets::Result<IdCard> readOnce(Reader& reader) {
  const auto presence = reader.findCard({});
  if (!presence) return tl::unexpected<assets::Error>(presence.error());
  if (*presence != Presence::Found) return assets::failure(assets::ErrorId::IdCardLifted, "not found");
  if (const auto selected = reader.selectCard({}); !selected) return tl::unexpected<assets::Error>(selected.error());
  return reader.readCard({});
}

Presence look(Reader& reader) {
  return reader.findCard({}).value();
}

std::string codeOf(const assets::Result<IdCard>& result) {
  return result ? "read " + result->name : std::string(assets::entry(result.error().id).code);
}

const std::vector<CardFault>& cardFaults() {
  static const std::vector<CardFault> rows = {
      {"select-fail", "IDC-R03"},
      {"41", "IDC-R01"},
      {"31", "IDC-R04"},
      {"32", "IDC-R04"},
      {"33", "IDC-R04"},
      {"37", "IDC-R04"},
      {"3F", "IDC-R01"},
      {"40", "IDC-R05"},
      {"47", "IDC-R01"},
      {"21", "IDC-F04"},
      {"23", "IDC-F04"},
      {"24", "IDC-F04"},
      {"10", "IDC-F03"},
      {"11", "IDC-F03"},
      {"60", "IDC-F05"},
      {"66", "IDC-F06"},
      {"checksum on read", "IDC-R01"},
      {"truncated on read", "IDC-R01"},
      {"silent on read", "IDC-R01"},
      {"silent", "IDC-F02"},
      {"checksum", "IDC-F03"},
      {"truncated", "IDC-F03"},
  };
  return rows;
}

void noteCardFault(const CardFault& fault, const assets::Result<IdCard>& result, Reader& reader) {
  ASSERT_FALSE(result);
  const assets::ErrorId problem = result.error().id;
  const drivers::DeviceStatus status = reader.check();
  const bool retry = assets::entry(problem).family == assets::ErrorFamily::Retry;
  faults::note({"id-card", "`fault " + std::string(fault.fault) + "`", faults::told(problem),
                status.problem ? faults::seen(status) : faults::seen(problem),
                retry ? "by laying the card down again" : "by itself once the module is well"});
}

void noteUnseen(const std::string& fault, Reader& reader, const std::string& heals) {
  faults::note({"id-card", fault, "nothing: the card is read", faults::seen(reader.check()), heals});
}

std::string testName(std::string_view text) {
  std::string name(text);
  for (char& c : name)
    c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

}  // namespace trial
