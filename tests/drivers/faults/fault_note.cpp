#include "tests/drivers/faults/fault_note.h"

#include <atomic>

#include <gtest/gtest.h>

#include "assets/language.h"

namespace faults {
namespace {

constexpr auto kLanguage = assets::Language::English;

std::string causeAndRemedy(assets::ErrorId problem) {
  const assets::ErrorEntry& entry = assets::entry(problem);
  return std::string(entry.cause.in(kLanguage)) + ". " + std::string(entry.remedy.in(kLanguage));
}

}  // namespace

std::string told(assets::ErrorId problem) {
  const assets::ErrorEntry& entry = assets::entry(problem);
  return std::string(entry.code) + ": " + std::string(entry.citizen.in(kLanguage));
}

std::string seen(const drivers::DeviceStatus& status) {
  std::string words(drivers::word(status.state));
  if (status.paper && status.state == drivers::DeviceState::Online && *status.paper != drivers::PaperState::Full)
    words += ", paper " + std::string(drivers::word(*status.paper));
  if (status.toner && *status.toner == drivers::TonerState::Low) words += ", toner Low";
  if (status.problem) words += ": " + causeAndRemedy(*status.problem);
  return words;
}

std::string seen(assets::ErrorId inLog) {
  return "log: " + causeAndRemedy(inLog);
}

std::string seen(drivers::DeviceState state, assets::ErrorId problem) {
  drivers::DeviceStatus status;
  status.state = state;
  status.problem = problem;
  return seen(status);
}

void note(const Row& row) {
  static std::atomic<int> number = 0;
  std::string line;
  for (const std::string* cell : {&row.device, &row.fault, &row.visitor, &row.staff, &row.heals}) {
    ASSERT_FALSE(cell->empty()) << "a fault's row has an empty cell: " << row.device << " " << row.fault;
    ASSERT_EQ(cell->find_first_of("\t\n|"), std::string::npos) << *cell;
    line += (line.empty() ? "" : "\t") + *cell;
  }
  ASSERT_NE(testing::UnitTest::GetInstance()->current_test_info(), nullptr);
  testing::Test::RecordProperty("fault_row_" + std::to_string(++number), line);
}

}  // namespace faults
