#include "kiosk/backoffice/prefecture/establishments.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/backoffice/prefecture/dice.h"

namespace kiosk::backoffice::prefecture {
namespace {

using institutions::Institution;
using institutions::InstitutionKind;

constexpr std::uint64_t kPeopleAnEmployer = 60;
constexpr std::uint64_t kFewestEmployers = 10;

constexpr std::string_view kCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

constexpr std::array<std::string_view, 6> kHospitals = {"人民医院",   "中医医院",       "第二人民医院",
                                                        "骨伤科医院", "中西医结合医院", "职工医院"};
constexpr std::array<std::string_view, 3> kRehabilitation = {"康复医院", "工伤康复中心", "荣军康复医院"};
constexpr std::array<std::string_view, 2> kDevices = {"辅助器具服务中心", "假肢矫形器装配中心"};
constexpr std::array<std::string_view, 12> kWords = {"恒通", "鲁泰", "兴隆", "华源", "圣地", "运河",
                                                     "金桥", "泰丰", "如意", "长安", "天衡", "翔宇"};
constexpr std::array<std::string_view, 10> kTrades = {"机械", "煤业", "纺织",   "建筑工程", "物流",
                                                      "化工", "食品", "钢结构", "物业服务", "造纸"};

template <class Names>
void spread(std::vector<Institution>& list, InstitutionKind kind, int count, const Names& names, std::uint64_t seed,
            const domain::Regions& regions) {
  const auto& districts = regions.districts();
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const domain::Region& district = districts[i % districts.size()];
    const std::size_t round = i / districts.size();
    std::string name = district.name + std::string(names[round % names.size()]);
    // More of them than names: they are counted on, as branches are.
    if (round >= names.size()) name += fmt::format("（第{}院区）", round / names.size() + 1);
    Dice dice(seed, Purpose::Employer, list.size() + (1ULL << 40U));
    list.push_back({dice.uuid(0), kind, std::move(name), district.code});
  }
}

}  // namespace

char creditCheck(const std::string& characters) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char character : characters) {
    sum += kCodeAlphabet.find(character) * weight;
    weight = weight * 3 % 31;
  }
  return kCodeAlphabet[(31 - sum % 31) % 31];
}

std::vector<Institution> agreementInstitutions(std::uint64_t seed, const domain::Regions& regions) {
  std::vector<Institution> list;
  spread(list, InstitutionKind::Medical, kMedicalInstitutions, kHospitals, seed, regions);
  spread(list, InstitutionKind::Rehabilitation, kRehabilitationInstitutions, kRehabilitation, seed, regions);
  spread(list, InstitutionKind::AssistiveDevice, kDeviceInstitutions, kDevices, seed, regions);
  return list;
}

std::uint64_t employerCount(std::uint64_t people) {
  return std::max(kFewestEmployers, people / kPeopleAnEmployer);
}

domain::Employer employer(std::uint64_t seed, std::uint64_t which, const domain::Regions& regions) {
  Dice dice(seed, Purpose::Employer, which);
  const domain::Region& district = dice.oneOf(regions.districts());
  std::string code = "91" + district.code;
  for (int i = 0; i < 9; ++i)
    code.push_back(kCodeAlphabet[dice.below(static_cast<std::uint32_t>(kCodeAlphabet.size()))]);
  code.push_back(creditCheck(code));
  return {fmt::format("{}{}{}{}有限公司", district.name, dice.oneOf(kWords), which + 1, dice.oneOf(kTrades)),
          std::move(code)};
}

}  // namespace kiosk::backoffice::prefecture
