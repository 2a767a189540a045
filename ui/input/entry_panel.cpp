#include "ui/input/entry_panel.h"

#include <algorithm>

#include <string.h>

namespace ui::input {
namespace {

// libpinyin ranks thousands of characters behind a single letter; nobody turns that many pages.
constexpr std::size_t kOffers = 60;
constexpr std::size_t kDateDigits = 8;

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
  tab_ = form.keys != Keys::Text ? PanelTab::Digits : hasPinyin() ? PanelTab::Pinyin : PanelTab::Letters;
  open_ = true;
}

void EntryPanel::close() {
  wipe(text_);
  wipe(letters_);
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
  if (!letters_.empty()) {
    text_ = value();
    letters_.clear();
    offer();
  }
  if (characters(text_) + characters(text) <= form_.longest) text_.append(text);
}

void EntryPanel::take(std::size_t candidate) {
  if (candidate >= candidates_.size()) return;
  const Candidate taken = candidates_[candidate];
  if (characters(text_) + characters(taken.text) > form_.longest) return;
  text_.append(taken.text);
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
  offer();
}

void EntryPanel::show(PanelTab tab) {
  if (form_.keys != Keys::Text || (tab == PanelTab::Pinyin && !hasPinyin())) return;
  tab_ = tab;
}

void EntryPanel::showMore(std::size_t shown) {
  firstShown_ = firstShown_ + shown < candidates_.size() ? firstShown_ + shown : 0;
}

std::string EntryPanel::value() const {
  std::string result = text_;
  std::string_view rest = letters_;
  if (!candidates_.empty() && !rest.empty()) {
    result += candidates_.front().text;
    rest.remove_prefix(std::min(candidates_.front().letters, rest.size()));
  }
  // Letters without an offer stay as they were typed: nothing a visitor wrote disappears silently.
  result += rest;
  return result;
}

}  // namespace ui::input
