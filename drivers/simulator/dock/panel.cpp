#include "drivers/simulator/dock/panel.h"

#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "drivers/simulator/words.h"

namespace drivers::simulator::dock {
namespace {

const ImVec4 kGood = {0.40F, 0.80F, 0.45F, 1.0F};
const ImVec4 kBad = {0.98F, 0.45F, 0.38F, 1.0F};
const ImVec4 kQuiet = {0.62F, 0.64F, 0.68F, 1.0F};
constexpr float kCaptionWidth = 96;  // px
constexpr float kFieldWidth = 150;
constexpr float kAnswerLines = 3.4F;

void drawText(const ImVec4& colour, const std::string& text) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::TextWrapped("%s", text.c_str());
  ImGui::PopStyleColor();
}

/// On the same line while there is room for `width`.
void continueLine(float width) {
  const float end = ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + width;
  if (end < ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x) ImGui::SameLine();
}

float widthOf(const std::string& label) {
  return ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
}

std::string textOf(const Slot& slot) {
  std::string text;
  for (const std::string& word : slot)
    text += (text.empty() ? "" : "|") + word;
  return text;
}

std::string textOf(const Usage& usage) {
  std::string text;
  for (const Part& part : usage)
    for (const Slot& slot : part.slots)
      text += (text.empty() ? "" : " ") + textOf(slot);
  return text;
}

}  // namespace

void Panel::draw(const Standing& standing) {
  buttons_.clear();
  live_ = standing.connected;
  if (sections_.empty() || !(planned_ == standing.vocabulary)) {
    planned_ = standing.vocabulary;
    sections_ = plan(planned_);
  }
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->WorkPos);
  ImGui::SetNextWindowSize(viewport->WorkSize);
  ImGui::Begin("dock", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  drawState(standing);
  ImGui::BeginChild("sections");
  ImGui::BeginDisabled(!live_);
  for (const Section& section : sections_)
    drawSection(section);
  drawOwnLine();
  ImGui::EndDisabled();
  ImGui::EndChild();
  ImGui::End();
}

void Panel::drawState(const Standing& standing) {
  headline_ = standing.connected         ? "simulator: connected"
              : standing.problem.empty() ? "simulator: connecting"
                                         : "simulator gone, trying again: " + standing.problem;
  drawText(standing.connected ? kGood : standing.problem.empty() ? kQuiet : kBad, headline_);
  ImGui::BeginChild("answer", ImVec2(0, kAnswerLines * ImGui::GetTextLineHeightWithSpacing()), true);
  if (standing.command.empty()) {
    drawText(kQuiet, "Each button says one line to the simulator; its answer comes here.");
  } else {
    drawText(kQuiet, "> " + standing.command);
    drawText(standing.refused ? kBad : kGood, standing.answer.empty() ? "ok" : standing.answer);
  }
  ImGui::EndChild();
}

void Panel::drawSection(const Section& section) {
  ImGui::PushID(section.name.c_str());
  ImGui::Spacing();
  ImGui::Separator();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(section.title.c_str());
  drawButtons(section.cable, false);
  for (const Row& row : section.rows) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextColored(kQuiet, "%s", row.caption.c_str());
    ImGui::SameLine(kCaptionWidth);
    if (row.buttons.empty()) ImGui::TextColored(kQuiet, "nothing to choose from now");
    drawButtons(row.buttons, true);
  }
  ImGui::SetCursorPosX(kCaptionWidth);
  drawButtons(section.single, true);
  if (!section.written.empty() && ImGui::TreeNode("more")) {
    for (const Usage& usage : section.written)
      drawForm(section, usage);
    ImGui::TreePop();
  }
  ImGui::PopID();
}

void Panel::drawButtons(const std::vector<Button>& buttons, bool first) {
  for (const Button& button : buttons) {
    if (!std::exchange(first, false)) continueLine(widthOf(button.label));
    ImGui::PushID(button.line.c_str());
    if (ImGui::Button(button.label.c_str())) say_(button.line);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", button.line.c_str());
    if (live_ && ImGui::IsItemVisible()) {
      const ImVec2 from = ImGui::GetItemRectMin();
      const ImVec2 to = ImGui::GetItemRectMax();
      buttons_[button.line] = {(from.x + to.x) / 2, (from.y + to.y) / 2};
    }
    ImGui::PopID();
  }
}

std::string Panel::drawSlot(const Slot& slot, const std::string& place) {
  std::string text = textOf(slot);
  if (slot.size() == 1 && !isOpen(text)) {
    continueLine(widthOf(text));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text.c_str());
    return text;
  }
  continueLine(kFieldWidth);
  ImGui::SetNextItemWidth(kFieldWidth);
  const std::string id = "##" + place;
  std::string& word = written_[place];
  if (takesWriting(slot, planned_.known)) {
    ImGui::InputTextWithHint(id.c_str(), text.c_str(), &word);
    return word;  // as it was written: several words, quotation marks
  }
  const auto choices = fill(slot, planned_.known);
  if (word.empty() && !choices.empty()) word = choices.front();
  if (ImGui::BeginCombo(id.c_str(), word.c_str())) {
    for (const std::string& choice : choices)
      if (ImGui::Selectable(choice.c_str(), choice == word)) word = choice;
    ImGui::EndCombo();
  }
  return word.empty() ? word : joinWords(std::vector<std::string>{word});
}

void Panel::drawForm(const Section& section, const Usage& usage) {
  std::string place = section.name + "/" + textOf(usage);
  std::string line;
  bool complete = true;
  ImGui::Bullet();
  for (const Part& part : usage) {
    bool wanted = true;
    if (part.optional) {
      place += "/optional";
      continueLine(ImGui::GetFrameHeight());
      ImGui::Checkbox(("##" + place).c_str(), &included_[place]);
      wanted = included_[place];
    }
    ImGui::BeginDisabled(!wanted);
    for (const Slot& slot : part.slots) {
      place += "/word";
      const std::string word = drawSlot(slot, place);
      if (!wanted) continue;
      complete = complete && !word.empty();
      line += (line.empty() ? "" : " ") + word;
    }
    ImGui::EndDisabled();
  }
  ImGui::BeginDisabled(!complete);
  continueLine(widthOf("send"));
  if (ImGui::Button(("send##" + place).c_str())) say_(line);
  ImGui::EndDisabled();
}

void Panel::drawOwnLine() {
  ImGui::Spacing();
  ImGui::Separator();
  ImGui::SetNextItemWidth(-kFieldWidth / 2);
  std::string& line = written_["line"];
  const bool entered =
      ImGui::InputTextWithHint("##line", "any line; help lists them", &line, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::SameLine();
  if ((ImGui::Button("say") || entered) && !line.empty()) say_(std::exchange(line, {}));
}

}  // namespace drivers::simulator::dock
