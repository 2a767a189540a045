#include "ui/text/text.h"

#include <cstring>

namespace ui {
namespace {

void wipe(std::string& text) {
  // The whole buffer: a moved-from or shortened string keeps its old bytes behind its end.
  if (text.capacity() > 0) explicit_bzero(text.data(), text.capacity());
  text.clear();
}

std::string taken(std::string& text) {
  std::string copy(text);
  wipe(text);
  return copy;
}

}  // namespace

Value::Value(int number) : data_(std::to_string(number)) {}
Value::Value(assets::StringId word) : word_(word), isWord_(true) {}
Value::Value(std::string data) : data_(taken(data)) {}
Value::Value(Value&& other) noexcept
    : data_(taken(other.data_)), word_(other.word_), isWord_(other.isWord_), strong_(other.strong_) {}
Value& Value::operator=(Value&& other) noexcept {
  if (this != &other) {
    wipe(data_);
    data_ = taken(other.data_);
    word_ = other.word_;
    isWord_ = other.isWord_;
    strong_ = other.strong_;
  }
  return *this;
}
Value::~Value() {
  wipe(data_);
}

Value Value::strong() const {
  Value copy = *this;
  copy.strong_ = true;
  return copy;
}

Text::Text(Text&& other) noexcept
    : id_(other.id_),
      values_(std::move(other.values_)),
      data_(taken(other.data_)),
      isData_(other.isData_),
      isPublished_(other.isPublished_) {}
Text& Text::operator=(Text&& other) noexcept {
  if (this != &other) {
    wipe(data_);
    id_ = other.id_;
    values_ = std::move(other.values_);
    data_ = taken(other.data_);
    isData_ = other.isData_;
    isPublished_ = other.isPublished_;
  }
  return *this;
}
Text::~Text() {
  wipe(data_);
}

Text::Resolved::~Resolved() {
  wipe(utf8);
}

Text::Resolved Text::resolve(assets::Language language) const {
  Resolved resolved;
  if (isData_) {
    resolved.utf8 = data_;
    resolved.personal = !isPublished_;
    return resolved;
  }
  std::string_view form = assets::text(id_, language);
  std::size_t room = form.size();
  for (const auto& [key, value] : values_) {
    room += value.isWord_ ? assets::text(value.word_, language).size() : value.data_.size();
  }
  resolved.utf8.reserve(room);  // so that growing leaves no copy of a value behind
  while (!form.empty()) {
    const std::size_t open = form.find('{');
    const std::size_t close = open == std::string_view::npos ? open : form.find('}', open);
    if (close == std::string_view::npos) break;
    resolved.utf8.append(form.substr(0, open));
    const std::string_view key = form.substr(open + 1, close - open - 1);
    for (const auto& [name, value] : values_) {
      if (name != key) continue;
      const std::size_t begin = resolved.utf8.size();
      resolved.utf8.append(value.isWord_ ? assets::text(value.word_, language) : std::string_view(value.data_));
      if (value.strong_) resolved.strong.push_back({begin, resolved.utf8.size()});
      resolved.personal = resolved.personal || !value.isWord_;
    }
    form.remove_prefix(close + 1);
  }
  resolved.utf8.append(form);
  return resolved;
}

std::optional<std::string> Text::aloud(assets::Language language) const {
  if (isPublished_) return data_;
  if (isData_) return std::nullopt;
  for (const auto& [key, value] : values_) {
    if (!value.isWord_) return std::nullopt;
  }
  return resolve(language).utf8;
}

Text data(std::string value) {
  Text text;
  text.data_ = taken(value);
  text.isData_ = true;
  return text;
}

Text published(std::string words) {
  Text text = data(std::move(words));
  text.isPublished_ = true;
  return text;
}

}  // namespace ui
