#include "kiosk/backoffice/prefecture/names.h"

#include <array>
#include <string_view>

namespace kiosk::backoffice::prefecture {
namespace {

struct Surname {
  std::string_view text;
  std::uint32_t perTenThousand;  ///< rounded shares; Kong, Meng and Yan are more frequent here than elsewhere
};

constexpr std::array<Surname, 66> kSurnames = {
    {{"王", 860}, {"李", 790}, {"张", 850}, {"刘", 700}, {"陈", 300}, {"杨", 270}, {"赵", 280}, {"孔", 150},
     {"周", 160}, {"吴", 120}, {"徐", 190}, {"孙", 260}, {"胡", 110}, {"朱", 130}, {"高", 150}, {"林", 60},
     {"何", 70},  {"郭", 130}, {"马", 150}, {"罗", 50},  {"梁", 70},  {"宋", 140}, {"郑", 80},  {"谢", 50},
     {"韩", 120}, {"唐", 50},  {"冯", 90},  {"于", 100}, {"董", 80},  {"萧", 10},  {"程", 60},  {"曹", 90},
     {"袁", 60},  {"邓", 40},  {"许", 60},  {"傅", 30},  {"沈", 30},  {"曾", 30},  {"彭", 40},  {"吕", 70},
     {"苏", 50},  {"卢", 40},  {"蒋", 40},  {"蔡", 40},  {"贾", 60},  {"丁", 60},  {"魏", 80},  {"薛", 40},
     {"叶", 30},  {"阎", 30},  {"余", 20},  {"潘", 40},  {"杜", 60},  {"戴", 30},  {"夏", 40},  {"孟", 90},
     {"颜", 50},  {"仲", 30},  {"史", 40},  {"田", 60},  {"任", 50},  {"姜", 60},  {"范", 50},  {"满", 20},
     {"欧阳", 5}, {"司马", 3}}};

constexpr std::array<std::string_view, 40> kMale = {"伟", "强", "磊", "军", "勇", "杰", "涛", "超", "明", "刚",
                                                    "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩",
                                                    "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "海",
                                                    "国", "建", "志", "文", "祥", "令", "德", "庆", "宪", "繁"};
constexpr std::array<std::string_view, 40> kFemale = {"芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "英",
                                                      "燕", "玲", "桂", "兰", "红", "梅", "丹", "萍", "莉", "云",
                                                      "洁", "雪", "慧", "颖", "琳", "晶", "倩", "婷", "欣", "怡",
                                                      "莹", "玉", "淑", "凤", "爱", "翠", "春", "月", "金", "庆"};
// Beside common rarities, characters of the CJK extensions A, B, C, E and F.
constexpr std::array<std::string_view, 14> kRare = {"𬭚", "㛃", "䶮", "𬍛", "𪻐", "𠅤", "𫖯",
                                                    "堃",   "翀", "曌", "頔",   "燚", "赟", "珺"};
constexpr std::array<std::string_view, 6> kUyghurGiven = {"古丽娜尔", "阿依努尔", "买买提", "艾力", "吐尔逊", "玛依拉"};
constexpr std::array<std::string_view, 5> kUyghurFather = {"阿卜杜拉", "艾尔肯", "买合木提", "依明", "库尔班"};

constexpr std::uint32_t kShares = [] {
  std::uint32_t sum = 0;
  for (const Surname& surname : kSurnames)
    sum += surname.perTenThousand;
  return sum;
}();

std::string_view drawSurname(Dice& dice) {
  std::uint32_t left = dice.below(kShares);
  for (const Surname& surname : kSurnames) {
    if (left < surname.perTenThousand) return surname.text;
    left -= surname.perTenThousand;
  }
  return kSurnames.front().text;
}

}  // namespace

Name drawName(Dice& dice, bool male) {
  const std::uint32_t kind = dice.below(400);
  if (kind == 0) return {std::string(dice.oneOf(kUyghurGiven)) + "·" + std::string(dice.oneOf(kUyghurFather)), "05"};
  const auto given = [&] { return male ? dice.oneOf(kMale) : dice.oneOf(kFemale); };
  std::string name(drawSurname(dice));
  if (dice.percent(70)) name += given();
  name += kind <= 2 ? dice.oneOf(kRare) : given();
  return {std::move(name), dice.percent(2) ? "03" : "01"};
}

}  // namespace kiosk::backoffice::prefecture
