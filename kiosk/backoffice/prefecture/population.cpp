#include "kiosk/backoffice/prefecture/population.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/backoffice/prefecture/names.h"
#include "kiosk/domain/dates.h"

namespace kiosk::backoffice::prefecture {
namespace {

constexpr int kYoungestAge = 5;
constexpr int kOldestAge = 84;
constexpr std::uint32_t kLastSequence = 999;

/// Roughly how the people of Jining spread over its districts, in percent; a district the table does not know counts as
/// small.
struct Weight {
  std::string_view district;
  std::uint32_t percent;
};
constexpr std::array<Weight, 11> kWeights = {{{"370811", 20},
                                              {"370812", 7},
                                              {"370826", 8},
                                              {"370827", 5},
                                              {"370828", 8},
                                              {"370829", 10},
                                              {"370830", 9},
                                              {"370831", 7},
                                              {"370832", 9},
                                              {"370881", 7},
                                              {"370883", 10}}};
constexpr std::uint32_t kSmall = 5;

constexpr std::array<std::string_view, 8> kTowns = {"城关街道", "开发区街道", "南张镇", "接庄镇",
                                                    "大束镇",   "泉林镇",     "老寨镇", "郭仓镇"};
constexpr std::array<std::string_view, 8> kVillages = {"前屯村",   "后王村", "东关社区", "李家庄",
                                                       "西苑社区", "石门村", "运河社区", "杏花村"};

std::uint32_t weightOf(const std::string& district) {
  const auto* found =
      std::find_if(kWeights.begin(), kWeights.end(), [&](const Weight& weight) { return weight.district == district; });
  return found == kWeights.end() ? kSmall : found->percent;
}

std::string mobile(Dice& dice) {
  return fmt::format("1{}{:09}", dice.between(3, 9), dice.below(1'000'000'000));
}

domain::Contact contactOf(Dice& dice, const std::string& place) {
  domain::Contact contact;
  contact.phone = mobile(dice);
  contact.emergencyName = drawName(dice, dice.percent(50)).text;
  contact.emergencyPhone = mobile(dice);
  contact.postalAddress = place;
  return contact;
}

}  // namespace

char citizenCheck(const std::string& digits) {
  constexpr std::array kFactors = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kFactors.size(); ++i)
    sum += kFactors[i] * (digits[i] - '0');
  return kCheck[static_cast<std::size_t>(sum % 11)];
}

Population::Population(std::uint64_t seed, std::uint64_t size, const domain::Regions& regions,
                       const domain::Date& today)
    : seed_(seed), size_(size), regions_(regions), oldest_(domain::plusYears(today, -kOldestAge)) {
  std::uint32_t largest = 0;
  for (const domain::Region& district : regions_.districts())
    largest = std::max(largest, weightOf(district.code));
  sequences_ = kLastSequence / largest;
  for (const domain::Region& district : regions_.districts()) {
    for (std::uint32_t part = 0; part < weightOf(district.code); ++part)
      shares_.push_back({&district, 1 + part * sequences_});
  }
  const auto days = static_cast<std::uint64_t>(domain::daysBetween(oldest_, domain::plusYears(today, -kYoungestAge)));
  slots_ = shares_.size() * days * sequences_;
  Dice dice(seed_, Purpose::Identity, 0);
  start_ = dice.next() % slots_;
  // Near the golden section every beginning of the walk is spread over all districts and ages.
  stride_ = slots_ / 1000 * 618 + dice.below(1000);
  while (std::gcd(stride_, slots_) != 1)
    ++stride_;
}

Population::Slot Population::slotOf(std::uint64_t at) const {
  // Below 2^24 people times 2^28 slots: no overflow.
  const std::uint64_t slot = (at * stride_ + start_) % slots_;
  const std::uint64_t ofShare = slots_ / shares_.size();
  const Share& share = shares_[slot / ofShare];
  const auto day = static_cast<int>(slot % ofShare / sequences_);
  return {share, domain::plusDays(oldest_, day), share.firstSequence + static_cast<std::uint32_t>(slot % sequences_)};
}

std::string Population::numberOf(std::uint64_t at) const {
  const Slot slot = slotOf(at);
  std::string number =
      fmt::format("{}{:04}{:02}{:02}{:03}", slot.share.district->code, static_cast<int>(slot.birth.year()),
                  static_cast<unsigned>(slot.birth.month()), static_cast<unsigned>(slot.birth.day()), slot.sequence);
  number += citizenCheck(number);
  return number;
}

Resident Population::resident(std::uint64_t at) const {
  const Slot slot = slotOf(at);
  const bool male = slot.sequence % 2 == 1;
  Dice naming(seed_, Purpose::Name, at);
  Dice contacting(seed_, Purpose::Contact, at);
  Name name = drawName(naming, male);
  Resident resident;
  resident.district = slot.share.district->code;
  resident.person.name = std::move(name.text);
  resident.person.nationCode = std::move(name.nationCode);
  resident.person.number = numberOf(at);
  resident.person.sexCode = male ? "1" : "2";
  resident.person.birth = slot.birth;
  resident.person.address =
      fmt::format("{}{}{}{}{}号", regions_.city().name, slot.share.district->name, contacting.oneOf(kTowns),
                  contacting.oneOf(kVillages), contacting.between(1, 400));
  resident.contact = contactOf(contacting, resident.person.address);
  return resident;
}

}  // namespace kiosk::backoffice::prefecture
