// Searches the memory of this very process for a visitor's number after the visit was wiped.

#include <cstdio>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "kiosk/terminal/session/process_guard.h"
#include "kiosk/terminal/session/visit.h"

namespace kiosk::terminal {
namespace {

constexpr std::size_t kLength = 18;

/// The number as it is written on the card; made at run time, so that the program's text does not hold it.
void writeNumber(char* out) {
  for (std::size_t i = 0; i < kLength; ++i)
    out[i] = static_cast<char>('0' + (i * 7 + 3) % 10);
}

/// How often the number lies in readable memory of this process. The needle is compared in disguise, so that the search
/// does not find itself.
int occurrences() {
  char disguised[kLength];
  writeNumber(disguised);
  for (char& byte : disguised)
    byte = static_cast<char>(byte ^ 0x55);
  const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  FILE* maps = std::fopen("/proc/self/maps", "r");
  std::vector<char> block;
  int found = 0;
  char line[512];
  while (std::fgets(line, sizeof line, maps) != nullptr) {
    unsigned long begin = 0;
    unsigned long end = 0;
    char rights[5] = {};
    if (std::sscanf(line, "%lx-%lx %4s", &begin, &end, rights) != 3 || rights[0] != 'r' || rights[1] != 'w') continue;
    block.resize(end - begin);
    const auto read = pread(memory, block.data(), block.size(), static_cast<off_t>(begin));
    for (ssize_t at = 0; at + static_cast<ssize_t>(kLength) <= read; ++at) {
      std::size_t same = 0;
      while (same < kLength && (block[static_cast<std::size_t>(at) + same] ^ 0x55) == disguised[same])
        ++same;
      if (same == kLength) ++found;
    }
    explicit_bzero(block.data(), block.size());
  }
  std::fclose(maps);
  close(memory);
  return found;
}

[[gnu::noinline]] void fill(Visit& visit) {
  std::string number(kLength, '\0');
  writeNumber(number.data());
  visit.card.emplace();
  visit.card->number = number;
  visit.card->photoBlock.assign(number.begin(), number.end());
  visit.person = personOf(*visit.card);
  visit.draft.person = visit.person;
  visit.draft.contact.phone = number;
  visit.draft.injury.determinationNumber = number;
  visit.draft.employer.creditCode = number;
  visit.draft.signaturePng.assign(number.begin(), number.end());
  visit.record.emplace();
  visit.record->contact.postalAddress = number;
  visit.record->photoJpeg.assign(number.begin(), number.end());
  visit.record->injuries.resize(1);
  visit.record->injuries[0].employer.name = number;
  visit.materials.resize(1);
  visit.materials[0].pages.resize(1);
  visit.materials[0].pages[0].page.jpeg.assign(number.begin(), number.end());
  visit.materials[0].pages[0].page.fields.push_back({"number", number, 0.9, true});
  visit.form.pages.resize(2);
  visit.cases.resize(1);
  visit.cases[0].acceptanceNumber = number;
  visit.notices.resize(1);
  visit.notices[0].documentNumber = number;
  visit.document.pdf.assign(number.begin(), number.end());
  visit.receiptSignature.assign(number.begin(), number.end());
  visit.certification.phone = number;
  visit.certification.receipt.emplace();
  visit.certification.receipt->ledgerNumber = number;
  explicit_bzero(number.data(), number.size());
}

TEST(Wipe, NothingOfTheVisitorIsLeftInMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer's heap replaces the wiping heap this searches, and its shadow is terabytes wide";
#endif
  Visit visit;
  fill(visit);
  scrubStack();
  ASSERT_GE(occurrences(), 17) << "the search must be able to find it";
  visit.wipe();
  scrubStack();
  EXPECT_EQ(occurrences(), 0);
  EXPECT_TRUE(visit.person.number.empty());
  EXPECT_FALSE(visit.record);
  EXPECT_TRUE(visit.form.pages.empty());
}

}  // namespace
}  // namespace kiosk::terminal
