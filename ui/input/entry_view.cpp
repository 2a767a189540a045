#include "ui/input/entry_view.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ui/input/handwriting_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/grid.h"

namespace ui::input {
namespace {

using S = assets::StringId;
using widgets::ButtonLook;
using widgets::Colour;
using widgets::Icon;
using widgets::Role;

constexpr float kTop = 838.0F;
constexpr float kTabsTop = 858.0F;
constexpr float kTabHeight = 96.0F;
constexpr float kOffersTop = 970.0F;
constexpr float kOfferHeight = 124.0F;
constexpr float kKeysTop = 1112.0F;
constexpr float kKeysHeight = 448.0F;
constexpr float kKeyGap = 16.0F;
constexpr float kMoreWidth = 112.0F;
constexpr float kKeyRadius = 18.0F;

struct Key {
  std::string id;
  Rect rect;
  Text label;
  std::optional<Icon> icon{};
  float size = 44.0F;
};

bool key(Frame& frame, const Key& k) {
  const Hit hit = frame.hit(k.id, k.rect, {HitRole::Key, true, kKeyRadius});
  frame.rect(k.rect, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, kKeyRadius);
  frame.border(k.rect, Colour::LineStrong, widgets::stroke(frame, 2.0F), kKeyRadius);
  const Point middle = k.rect.centre();
  if (k.icon) {
    const bool beside = k.rect.height < 110.0F;
    const Point at = beside ? Point{k.rect.x + 46.0F, middle.y} : Point{middle.x, middle.y - 28.0F};
    widgets::iconAt(frame, *k.icon, at, 48.0F, Colour::Ink);
    widgets::label(frame, beside ? Point{middle.x + 26.0F, middle.y} : Point{middle.x, middle.y + 34.0F}, k.label,
                   {.role = Role::Body, .colour = Colour::Ink, .align = Align::Centre, .size = 32.0F},
                   k.rect.width - (beside ? 76.0F : 12.0F));
    return hit.fired;
  }
  widgets::label(frame, middle, k.label,
                 {.role = Role::H3, .colour = Colour::Ink, .align = Align::Centre, .size = k.size},
                 k.rect.width - 8.0F);
  return hit.fired;
}

void tabs(Frame& frame, EntryPanel& panel) {
  struct Page {
    PanelTab tab;
    std::string_view id;
    Icon icon;
    S label;
  };
  constexpr std::array<Page, 4> kPages{Page{PanelTab::Handwriting, "ime.write", Icon::Pen, S::ImeWrite},
                                       Page{PanelTab::Pinyin, "ime.pinyin", Icon::Keyboard, S::ImePinyin},
                                       Page{PanelTab::Letters, "ime.letters", Icon::TextSize, S::ImeLetters},
                                       Page{PanelTab::Digits, "ime.digits", Icon::Digits, S::ImeDigits}};
  const auto offered = [&](PanelTab tab) {
    return tab == PanelTab::Handwriting ? panel.hasHandwriting() : tab != PanelTab::Pinyin || panel.hasPinyin();
  };
  const auto count = std::count_if(kPages.begin(), kPages.end(), [&](const Page& page) { return offered(page.tab); });
  const float width = (960.0F - static_cast<float>(count - 1) * 24.0F) / static_cast<float>(count);
  float x = 60.0F;
  for (std::size_t i = 0; i < kPages.size(); ++i) {
    if (!offered(kPages[i].tab)) continue;
    const Rect area{x, kTabsTop, width, kTabHeight};
    x = area.right() + 24.0F;
    const Hit hit = frame.hit(kPages[i].id, area, {HitRole::Key, true, 20.0F});
    const bool on = panel.tab() == kPages[i].tab;
    if (on || hit.held) {
      frame.rect(area, Colour::SurfaceRaised, 20.0F);
      frame.border(area, Colour::Primary, widgets::stroke(frame, 3.0F), 20.0F);
    }
    const Colour ink = on ? Colour::Primary : Colour::Ink;
    TextStyle style{.role = Role::Button, .colour = ink, .size = 36.0F};
    const float wide = frame.measure(kPages[i].label, style).width;
    const float left = area.x + (area.width - wide - 62.0F) / 2.0F;
    widgets::iconAt(frame, kPages[i].icon, {left + 22.0F, area.centre().y}, 44.0F, ink);
    widgets::label(frame, {left + 62.0F, area.centre().y}, kPages[i].label, style, width - 90.0F);
    if (hit.fired) panel.show(kPages[i].tab);
  }
}

void offers(Frame& frame, EntryPanel& panel) {
  const auto& all = panel.candidates();
  if (all.empty()) {
    const bool writes = panel.tab() == PanelTab::Handwriting;
    const S hint = writes ? S::ImeWriteHint : panel.letters().empty() ? S::ImeSpell : S::ImeNoOffer;
    widgets::label(frame, {540.0F, kOffersTop + kOfferHeight / 2.0F}, hint,
                   {Role::Body, Colour::InkMuted, Align::Centre}, 900.0F);
    return;
  }
  const float end = 1020.0F - kMoreWidth - kKeyGap;
  const TextStyle style{.role = Role::H2, .colour = Colour::Ink, .align = Align::Centre, .size = 52.0F};
  float x = 60.0F;
  std::optional<std::size_t> taken;
  std::size_t shown = 0;
  for (std::size_t i = panel.firstShown(); i < all.size(); ++i, ++shown) {
    const Text word = data(all[i].text);
    float width = std::max(124.0F, frame.measure(word, style).width + 48.0F);
    if (x + width > end) {
      if (shown > 0) break;
      width = end - x;
    }
    const Rect area{x, kOffersTop, width, kOfferHeight};
    const Hit hit = frame.hit("ime.offer." + std::to_string(shown), area, {HitRole::Key, true, kKeyRadius});
    const bool best = i == 0;
    frame.rect(area, best ? Colour::Primary : hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, kKeyRadius);
    if (!best) frame.border(area, Colour::Line, widgets::stroke(frame, 2.0F), kKeyRadius);
    TextStyle word_style = style;
    if (best) word_style.colour = Colour::OnPrimary;
    widgets::label(frame, area.centre(), word, word_style, width - 16.0F);
    if (hit.fired) taken = i;
    x = area.right() + kKeyGap;
  }
  if (shown < all.size()) {
    if (key(frame, {"ime.more", {1020.0F - kMoreWidth, kOffersTop, kMoreWidth, kOfferHeight}, S::ImeMore, {}, 32.0F})) {
      panel.showMore(shown);
    }
  }
  if (taken) panel.take(*taken);
}

void letterKeys(Frame& frame, EntryPanel& panel) {
  constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  const bool capitals = panel.tab() == PanelTab::Letters;
  const float width = (960.0F - 9.0F * kKeyGap) / 10.0F;
  const float height = (kKeysHeight - 2.0F * kKeyGap) / 3.0F;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const float y = kKeysTop + static_cast<float>(row) * (height + kKeyGap);
    float x = row == 0 ? 60.0F : row == 1 ? 60.0F + (width + kKeyGap) / 2.0F : 60.0F;
    if (row == 2) {
      // The first place of the last row: the syllable mark, or a space between Latin words.
      const bool fired =
          key(frame, {capitals ? "ime.key.space" : "ime.key.mark", {x, y, width, height}, data(capitals ? "␣" : "'")});
      if (fired && capitals) panel.insert(" ");
      if (fired && !capitals) panel.letter('\'');
      x += width + kKeyGap;
    }
    for (const char small : kRows[row]) {
      const char letter = capitals ? static_cast<char>(small - 'a' + 'A') : small;
      if (key(frame, {std::string("ime.key.") + small, {x, y, width, height}, data(std::string(1, letter))})) {
        panel.letter(letter);
      }
      x += width + kKeyGap;
    }
    if (row == 2 && key(frame, {"ime.delete", {x, y, 1020.0F - x, height}, S::ImeDelete, Icon::Backspace}))
      panel.erase();
  }
}

void numberKeys(Frame& frame, EntryPanel& panel) {
  const bool text = panel.form().keys == Keys::Text;
  // A field of text also needs the signs of addresses and names.
  constexpr std::array<std::string_view, 4> kSigns{"·", "-", "（", "）"};
  const std::size_t columns = text ? 5 : 4;
  const float top = text ? kKeysTop : kTabsTop;
  const float gap = kKeyGap;
  const float height = (kKeysTop + kKeysHeight - top - 3.0F * gap) / 4.0F;
  const float width = (960.0F - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns);
  const auto place = [&](std::size_t column, std::size_t row, std::size_t across) {
    return Rect{60.0F + static_cast<float>(column) * (width + gap), top + static_cast<float>(row) * (height + gap),
                width * static_cast<float>(across) + gap * static_cast<float>(across - 1), height};
  };
  const auto digit = [&](char number, const Rect& area) {
    const Hit hit = frame.hit(std::string("ime.digit.") + number, area, {HitRole::Key, true, kKeyRadius});
    frame.rect(area, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, kKeyRadius);
    frame.border(area, Colour::LineStrong, widgets::stroke(frame, 2.0F), kKeyRadius);
    widgets::label(frame, area.centre(), data(std::string(1, number)),
                   {.role = Role::DisplayS, .colour = Colour::Ink, .align = Align::Centre, .size = 56.0F}, width);
    if (hit.fired) panel.digit(number);
  };
  for (std::size_t i = 0; i < 9; ++i)
    digit(static_cast<char>('1' + i), place(i % 3, i / 3, 1));
  digit('0', place(0, 3, 3));
  if (text) {
    for (std::size_t row = 0; row < kSigns.size(); ++row) {
      if (key(frame,
              {"ime.sign." + std::to_string(row), place(3, row, 1), data(std::string(kSigns[row])), {}, 48.0F})) {
        panel.insert(kSigns[row]);
      }
    }
  }
  const std::size_t last = columns - 1;
  const Rect erase =
      between(place(last, 0, 1).x, place(last, 0, 1).y, place(last, 1, 1).right(), place(last, 1, 1).bottom());
  const Rect clear =
      between(place(last, 2, 1).x, place(last, 2, 1).y, place(last, 3, 1).right(), place(last, 3, 1).bottom());
  if (key(frame, {"ime.delete", erase, S::ImeDelete, Icon::Backspace})) panel.erase();
  if (key(frame, {"ime.clear", clear, S::ImeClear, Icon::Erase})) panel.clear();
}

}  // namespace

EntryOutcome entryView(Frame& frame, EntryPanel& panel, bool mayFinish) {
  const float bottom = widgets::gridOf(frame).serviceTop;
  frame.rectTop(between(0.0F, kTop, 1080.0F, bottom), Colour::SurfaceSunken, 40.0F);
  if (widgets::isHighContrast(frame)) frame.line({0.0F, kTop}, {1080.0F, kTop}, Colour::Line, 4.0F);
  if (panel.form().keys == Keys::Text) tabs(frame, panel);
  if (panel.tab() == PanelTab::Pinyin || panel.tab() == PanelTab::Handwriting) offers(frame, panel);
  if (panel.tab() == PanelTab::Handwriting) {
    handwritingView(frame, panel);
  } else if (panel.tab() == PanelTab::Digits) {
    numberKeys(frame, panel);
  } else {
    letterKeys(frame, panel);
  }
  const widgets::Button cancel{"ime.cancel", {60.0F, 1580.0F, 312.0F, 136.0F}, S::ImeCancel, ButtonLook::Secondary};
  widgets::Button done{"ime.done", {396.0F, 1580.0F, 624.0F, 136.0F}, S::ImeDone, ButtonLook::Primary, Icon::Check};
  done.enabled = mayFinish;
  const bool left = widgets::button(frame, cancel);
  return widgets::button(frame, done) ? EntryOutcome::Done : left ? EntryOutcome::Cancel : EntryOutcome::None;
}

}  // namespace ui::input
