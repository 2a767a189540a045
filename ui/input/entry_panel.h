#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/input/candidate_source.h"
#include "ui/input/handwriting_source.h"

namespace ui::input {

/// Which keys a field is written with.
enum class Keys : std::uint8_t { Text, Digits, Date };

/// How one field is written.
struct EntryForm {
  Keys keys = Keys::Text;
  std::size_t longest = 40;  ///< characters (code points)
  std::string start;         ///< text to begin with
};

/// The pages of the panel.
enum class PanelTab : std::uint8_t { Handwriting, Pinyin, Digits, Letters };

/// What a visitor is writing into one field: the text, the letters not yet turned into characters, and the offers for
/// them. Pure: touches come in as calls, drawing is `ui/input/entry_view.h`. Wiped when it is closed or destroyed.
class EntryPanel {
 public:
  /// Longest run of letters waiting to become characters.
  static constexpr std::size_t kMaxLetters = 40;

  /// Most strokes of one character; the richest of the standard table has 36.
  static constexpr std::size_t kMaxStrokes = 40;
  /// Most points of one stroke: at the touch screen's rate more than half a minute.
  static constexpr std::size_t kMaxPoints = 4000;

  /// A source that is null: its page is not offered. Both must outlive the panel.
  explicit EntryPanel(CandidateSource* pinyin, HandwritingSource* handwriting = nullptr)
      : pinyin_(pinyin), handwriting_(handwriting) {}
  ~EntryPanel();
  EntryPanel(const EntryPanel&) = delete;
  EntryPanel& operator=(const EntryPanel&) = delete;

  void begin(const EntryForm& form);
  /// Forgets and overwrites everything.
  void close();
  [[nodiscard]] bool isOpen() const { return open_; }

  /// A letter a..z or ' on the pinyin page; on the letters page any ASCII character goes straight into the text.
  void letter(char character);
  void digit(char character);
  /// Appends text as it is: a punctuation key, a whole word.
  void insert(std::string_view text);
  /// Takes the offer: it replaces the letters it stands for.
  void take(std::size_t candidate);
  /// Writes on the pad; `pad` is its size, `at` lies inside it. Offers come with each stroke that ends.
  void penDown(Point at);
  void penMove(Point at);
  void penUp(const Size& pad);
  /// Takes the last stroke back.
  void undoStroke();
  void clearStrokes();
  /// Removes the last letter, or the last character when no letters wait.
  void erase();
  void clear();
  void show(PanelTab tab);
  /// The next offers after the `shown` on the screen, round to the first.
  void showMore(std::size_t shown);

  [[nodiscard]] const EntryForm& form() const { return form_; }
  [[nodiscard]] PanelTab tab() const { return tab_; }
  [[nodiscard]] bool hasPinyin() const { return pinyin_ != nullptr; }
  [[nodiscard]] bool hasHandwriting() const { return handwriting_ != nullptr; }
  [[nodiscard]] const std::vector<PenStroke>& strokes() const { return strokes_; }
  /// What stands in the field, without waiting letters. Dates are "YYYY-MM-DD" once complete, digits before.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& letters() const { return letters_; }
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }
  [[nodiscard]] std::size_t firstShown() const { return firstShown_; }
  /// The value to keep: text, and letters or strokes still waiting taken as their first offer.
  [[nodiscard]] std::string value() const;

 private:
  void offer();
  void offerWritten();

  CandidateSource* pinyin_;
  HandwritingSource* handwriting_;
  EntryForm form_;
  PanelTab tab_ = PanelTab::Pinyin;
  std::string text_;
  std::string letters_;
  std::vector<PenStroke> strokes_;
  Size pad_{};
  std::vector<Candidate> candidates_;
  std::size_t firstShown_ = 0;
  bool open_ = false;
};

}  // namespace ui::input
