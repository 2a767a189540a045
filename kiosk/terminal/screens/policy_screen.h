#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/policy_answers.h"
#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::screens {

/// 问政策: the questions of a topic, or those a search found, a page at a time.
struct PolicyListModel {
  /// Most rows of one page.
  static constexpr std::size_t kRows = 5;
  domain::PolicyTopic topic{};
  std::string query;                                 ///< empty: the topic's questions
  std::vector<const domain::PolicyAnswer*> answers;  ///< all of them; none: the query found nothing
  std::size_t page = 0;                              ///< 0-based
};

struct PolicyListAction {
  enum class Kind : std::uint8_t { None, Search, ShowAll, Topic, Open, Before, After };
  Kind kind = Kind::None;
  domain::PolicyTopic topic{};
  std::string id;  ///< with Open
};

PolicyListAction drawPolicyList(ui::Frame& frame, const PolicyListModel& model);

/// What is looked for, while it is written. `found` is told above the keys.
struct PolicySearchModel {
  std::vector<const domain::PolicyAnswer*> found;  ///< best first; empty while nothing is written
  bool written = false;
};

enum class PolicySearchAction : std::uint8_t { None, Done, Cancel };

/// `panel` holds the words: begin it with kPolicyWords.
PolicySearchAction drawPolicySearch(ui::Frame& frame, const PolicySearchModel& model, ui::input::EntryPanel& panel);

inline const ui::input::EntryForm kPolicyWords{ui::input::Keys::Text, 16, {}};

/// One question and its answer.
enum class PolicyAnswerAction : std::uint8_t { None, Back, AskStaff };

PolicyAnswerAction drawPolicyAnswer(ui::Frame& frame, const domain::PolicyAnswer& answer);

}  // namespace kiosk::terminal::screens
