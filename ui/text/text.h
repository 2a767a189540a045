#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assets/string_id.h"

namespace ui {

/// What fills a {placeholder}: a value, never a sentence. Its memory is overwritten when it goes.
class Value {
 public:
  Value(int number);             // NOLINT(google-explicit-constructor): {"n", 3} reads as what it is
  Value(assets::StringId word);  // NOLINT(google-explicit-constructor)
  explicit Value(std::string data);
  Value(const Value&) = default;
  Value(Value&& other) noexcept;
  Value& operator=(const Value&) = default;
  Value& operator=(Value&& other) noexcept;
  ~Value();

  /// The same value set off: numeric face, in TextStyle::emphasis.
  [[nodiscard]] Value strong() const;

 private:
  friend class Text;
  std::string data_;
  assets::StringId word_{};
  bool isWord_ = false;
  bool strong_ = false;
};

/// What may stand on the screen: a sentence of the catalogue with its placeholders filled, or data (a name, a number, a
/// date). A sentence that is not in the catalogue cannot be built. Its memory is overwritten when it goes.
class Text {
 public:
  using Values = std::vector<std::pair<std::string_view, Value>>;

  Text(assets::StringId id) : id_(id) {}  // NOLINT(google-explicit-constructor): a catalogue id is a text
  Text(assets::StringId id, Values values) : id_(id), values_(std::move(values)) {}
  Text(const Text&) = default;
  Text(Text&& other) noexcept;
  Text& operator=(const Text&) = default;
  Text& operator=(Text&& other) noexcept;
  ~Text();

  /// A part of the resolved text that is set off.
  struct Span {
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
  };
  struct Resolved {
    std::string utf8;
    std::vector<Span> strong;
    bool personal = false;  ///< holds data: forgotten with the visitor
    ~Resolved();
    Resolved() = default;
    Resolved(Resolved&&) = default;
    Resolved(const Resolved&) = delete;
    Resolved& operator=(Resolved&&) = delete;
    Resolved& operator=(const Resolved&) = delete;
  };
  [[nodiscard]] Resolved resolve(assets::Language language) const;
  /// As a voice may say it: nothing where it holds data or a figure, for others in the hall listen.
  [[nodiscard]] std::optional<std::string> aloud(assets::Language language) const;
  /// The catalogue's sentence this is; nothing for data.
  [[nodiscard]] std::optional<assets::StringId> sentence() const { return isData_ ? std::nullopt : std::optional(id_); }

 private:
  friend Text data(std::string value);
  friend Text published(std::string text);
  Text() = default;
  assets::StringId id_{};
  Values values_;
  std::string data_;
  bool isData_ = false;
  bool isPublished_ = false;  ///< data that is everybody's
};

/// What a voice may say.
struct Announcement {
  std::optional<assets::StringId> sentence;  ///< of the catalogue: it may have a recorded clip
  std::string text;
  friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// Data as it is: names, numbers, dates, what somebody wrote.
Text data(std::string value);
/// What the office publishes in its policy data, e.g. an answer: nobody's own, so a voice may say it.
Text published(std::string text);

}  // namespace ui
