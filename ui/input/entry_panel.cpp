#include "ui/input/entry_panel.h"

#include <algorithm>
#include <cmath>

#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>

namespace ui::input {
namespace {

// libpinyin ranks thousands of characters behind a single letter; nobody turns that many pages.
constexpr std::size_t kOffers = 60;
constexpr std::size_t kDateDigits = 8;
constexpr std::size_t kWrittenOffers = 14;  // two rows of the screen

void wipe(std::vector<PenStroke>& strokes) {
  for (PenStroke& stroke : strokes)
    std::fill(stroke.begin(), stroke.end(), Point{});
  strokes.clear();
}

void wipe(std::string& text) {
  if (!text.empty()) explicit_bzero(text.data(), text.size());
  text.clear();
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void dropLastCharacter(std::string& text) {
  while (!text.empty() && (text.back() & 0xC0) == 0x80)
    text.pop_back();
  if (!text.empty()) text.pop_back();
}

std::string digitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string dashed(std::string_view digits) {
  if (digits.size() != kDateDigits) return std::string(digits);
  std::string date(digits.substr(0, 4));
  date.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
  return date;
}

}  // namespace

EntryPanel::~EntryPanel() {
  close();
}

void EntryPanel::begin(const EntryForm& form) {
  close();
  form_ = form;
  text_.reserve(form.longest * 4 + 16);
  text_ = form.keys == Keys::Date ? dashed(digitsOf(form.start)) : form.start;
  tab_ = form.keys != Keys::Text ? PanelTab::Digits
         : hasHandwriting()      ? PanelTab::Handwriting
         : hasPinyin()           ? PanelTab::Pinyin
                                 : PanelTab::Letters;
  open_ = true;
}

void EntryPanel::close() {
  wipe(text_);
  wipe(letters_);
  wipe(strokes_);
  wipe(form_.start);
  for (Candidate& candidate : candidates_)
    wipe(candidate.text);
  candidates_.clear();
  firstShown_ = 0;
  open_ = false;
}

void EntryPanel::offer() {
  firstShown_ = 0;
  candidates_ = pinyin_ && !letters_.empty() ? pinyin_->candidates(letters_, kOffers) : std::vector<Candidate>{};
}

void EntryPanel::offerWritten() {
  firstShown_ = 0;
  candidates_.clear();
  if (!handwriting_ || strokes_.empty()) return;
  for (std::string& character : handwriting_->characters(strokes_, pad_, kWrittenOffers))
    candidates_.push_back({std::move(character), 0});
}

void EntryPanel::penDown(Point at) {
  if (tab_ != PanelTab::Handwriting || strokes_.size() >= kMaxStrokes) return;
  strokes_.push_back({at});
}

void EntryPanel::penMove(Point at) {
  if (tab_ != PanelTab::Handwriting || strokes_.empty()) return;
  PenStroke& stroke = strokes_.back();
  // A pen that rests tells the same place again; a line of no length has no direction to be drawn in.
  const bool rests = std::abs(stroke.back().x - at.x) < 0.5F && std::abs(stroke.back().y - at.y) < 0.5F;
  if (!rests && stroke.size() < kMaxPoints) stroke.push_back(at);
}

void EntryPanel::penUp(const Size& pad) {
  pad_ = pad;
  if (tab_ == PanelTab::Handwriting) offerWritten();
}

void EntryPanel::undoStroke() {
  if (strokes_.empty()) return;
  std::fill(strokes_.back().begin(), strokes_.back().end(), Point{});
  strokes_.pop_back();
  offerWritten();
}

void EntryPanel::clearStrokes() {
  wipe(strokes_);
  offerWritten();
}

void EntryPanel::letter(char character) {
  if (tab_ == PanelTab::Letters) {
    insert(std::string_view(&character, 1));
    return;
  }
  const bool fits = (character >= 'a' && character <= 'z') || (character == '\'' && !letters_.empty());
  if (!fits || letters_.size() >= kMaxLetters) return;
  letters_.push_back(character);
  offer();
}

void EntryPanel::digit(char character) {
  if (character < '0' || character > '9') return;
  if (form_.keys == Keys::Date) {
    std::string digits = digitsOf(text_);
    if (digits.size() < kDateDigits) digits.push_back(character);
    text_ = dashed(digits);
    return;
  }
  insert(std::string_view(&character, 1));
}

void EntryPanel::insert(std::string_view text) {
  if (!letters_.empty() || !strokes_.empty()) {
    text_ = value();
    letters_.clear();
    wipe(strokes_);
    offer();
  }
  if (characters(text_) + characters(text) <= form_.longest) text_.append(text);
}

void EntryPanel::take(std::size_t candidate) {
  if (candidate >= candidates_.size()) return;
  const Candidate taken = candidates_[candidate];
  if (characters(text_) + characters(taken.text) > form_.longest) return;
  text_.append(taken.text);
  if (tab_ == PanelTab::Handwriting) {
    clearStrokes();
    return;
  }
  letters_.erase(0, std::min(taken.letters, letters_.size()));
  while (!letters_.empty() && letters_.front() == '\'')
    letters_.erase(0, 1);
  offer();
}

void EntryPanel::erase() {
  if (!letters_.empty()) {
    letters_.pop_back();
    offer();
  } else if (form_.keys == Keys::Date) {
    std::string digits = digitsOf(text_);
    if (!digits.empty()) digits.pop_back();
    text_ = dashed(digits);
  } else {
    dropLastCharacter(text_);
  }
}

void EntryPanel::clear() {
  wipe(text_);
  wipe(letters_);
  wipe(strokes_);
  offer();
}

void EntryPanel::show(PanelTab tab) {
  if (form_.keys != Keys::Text || (tab == PanelTab::Pinyin && !hasPinyin()) || tab == tab_) return;
  if (tab == PanelTab::Handwriting && !hasHandwriting()) return;
  // What is half written stays as its best offer: nothing a visitor wrote disappears silently.
  if (tab == PanelTab::Handwriting || tab_ == PanelTab::Handwriting) insert({});
  tab_ = tab;
}

void EntryPanel::showMore(std::size_t shown) {
  firstShown_ = firstShown_ + shown < candidates_.size() ? firstShown_ + shown : 0;
}

std::string EntryPanel::value() const {
  std::string result = text_;
  std::string_view rest = letters_;
  if (!strokes_.empty() && !candidates_.empty() && characters(text_) < form_.longest)
    result += candidates_.front().text;
  if (!candidates_.empty() && !rest.empty()) {
    result += candidates_.front().text;
    rest.remove_prefix(std::min(candidates_.front().letters, rest.size()));
  }
  // Letters without an offer stay as they were typed: nothing a visitor wrote disappears silently.
  result += rest;
  return result;
}

}  // namespace ui::input
