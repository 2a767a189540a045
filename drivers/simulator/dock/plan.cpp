#include "drivers/simulator/dock/plan.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "drivers/simulator/words.h"

namespace drivers::simulator::dock {
namespace {

constexpr std::size_t kMostButtons = 8;  ///< of one command; longer lists are chosen from in a form
constexpr std::string_view kPerson = "person";

struct Title {
  std::string_view name, chinese;
};

/// What a visitor handles first comes first; devices that are not here follow.
constexpr std::array<Title, 9> kTitles = {{{kPerson, "谁站在机器前"},
                                           {"id-card", "身份证"},
                                           {"social-card", "社保卡"},
                                           {"face-camera", "人脸摄像头"},
                                           {"document-camera", "高拍仪"},
                                           {"scanner", "扫描仪"},
                                           {"receipt-printer", "凭条打印机"},
                                           {"a4-printer", "A4 打印机"},
                                           {"lamps", "指示灯"}}};

constexpr std::array<std::string_view, 4> kNotForHands = {"help", "devices", "people", "quit"};

std::string titleOf(const std::string& name) {
  const auto* row = std::find_if(kTitles.begin(), kTitles.end(), [&](const Title& t) { return t.name == name; });
  return row == kTitles.end() ? name : std::string(row->chinese) + "  " + name;
}

const std::string& firstWord(const Usage& usage) {
  return usage.front().slots.front().front();
}

/// The device a first word means: itself, or "document" for "document-camera".
std::string ownerOf(const std::string& word, std::span<const std::string> devices) {
  for (const std::string& device : devices)
    if (device == word || device.starts_with(word + "-")) return device;
  return word;
}

struct Choices {
  std::vector<std::vector<std::string>> lines;  ///< without the optional parts
  bool complete = true;                         ///< nothing was left out
  bool asked = false;                           ///< some of it the simulator was asked about
};

Choices choicesOf(const Usage& usage, const Known& known) {
  Choices choices{{{}}, true, false};
  for (const Part& part : usage) {
    if (part.optional) {
      choices.complete = false;
      continue;
    }
    for (const Slot& slot : part.slots) {
      choices.complete = choices.complete && !takesWriting(slot, known);
      choices.asked = choices.asked || std::any_of(slot.begin(), slot.end(),
                                                   [&](const std::string& word) { return known.contains(word); });
      std::vector<std::vector<std::string>> longer;
      for (const auto& line : choices.lines) {
        for (const std::string& word : fill(slot, known)) {
          longer.push_back(line);
          longer.back().push_back(word);
        }
      }
      choices.lines = std::move(longer);
    }
  }
  return choices;
}

/// The usage's words that are always the same, behind the first: "place" of "id-card place PERSON".
std::vector<std::string> captionOf(const Usage& usage) {
  std::vector<std::string> caption;
  for (const Slot& slot : std::span(usage.front().slots).subspan(1)) {
    if (slot.size() != 1 || isOpen(slot.front())) break;
    caption.push_back(slot.front());
  }
  return caption;
}

bool isCable(const Usage& usage) {
  return usage.size() == 1 && usage[0].slots.size() == 2 && usage[0].slots[1] == Slot{"DEVICE"};
}

void add(Section& section, const Usage& usage, const Known& known) {
  const Choices choices = choicesOf(usage, known);
  const bool few = choices.lines.size() <= kMostButtons;
  if (!choices.complete || !few) section.written.push_back(usage);
  if (!few || (choices.lines.empty() && !choices.asked)) return;
  const std::vector<std::string> caption = captionOf(usage);
  Row row{joinWords(caption), {}};
  for (const auto& words : choices.lines) {
    const auto chosen = std::span(words).subspan(1 + caption.size());
    row.buttons.push_back({joinWords(chosen), joinWords(words)});
  }
  if (row.buttons.size() == 1 && row.buttons[0].label.empty()) {
    section.single.push_back({row.caption.empty() ? firstWord(usage) : row.caption, row.buttons[0].line});
  } else {
    section.rows.push_back(std::move(row));
  }
}

}  // namespace

std::vector<Section> plan(const Vocabulary& vocabulary) {
  std::vector<Section> sections;
  const auto section = [&](const std::string& name) -> Section& {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
    if (found != sections.end()) return *found;
    return sections.emplace_back(Section{name, titleOf(name), {}, {}, {}, {}});
  };
  for (const Title& title : kTitles) {
    const auto& devices = vocabulary.devices;
    const bool there = std::find(devices.begin(), devices.end(), title.name) != devices.end();
    if (there || title.name == kPerson) section(std::string(title.name));
  }
  for (const std::string& device : vocabulary.devices)
    section(device);
  for (const Usage& usage : parseHelp(vocabulary.help)) {
    const std::string& first = firstWord(usage);
    if (std::find(kNotForHands.begin(), kNotForHands.end(), first) != kNotForHands.end()) continue;
    if (isCable(usage)) {
      for (const std::string& device : vocabulary.devices)
        section(device).cable.push_back({first, joinWords(std::vector<std::string>{first, device})});
    } else {
      add(section(ownerOf(first, vocabulary.devices)), usage, vocabulary.known);
    }
  }
  return sections;
}

}  // namespace drivers::simulator::dock
