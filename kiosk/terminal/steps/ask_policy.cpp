#include "kiosk/terminal/steps/ask_policy.h"

#include <algorithm>
#include <iterator>

#include "kiosk/domain/answer_search.h"

namespace kiosk::terminal::steps {

using domain::PolicyAnswer;
using Kind = screens::PolicyListAction::Kind;

std::string_view AskPolicy::screen() const {
  if (open_ != nullptr) return "policy_answer";
  return searching_ ? "policy_search" : "policy";
}

void AskPolicy::enter(Context& context) {
  panel_ = std::make_unique<ui::input::EntryPanel>(context.facts.pinyin, context.facts.handwriting);
}

void AskPolicy::leave(Context& /*context*/) {
  if (panel_) panel_->close();
}

void AskPolicy::back(Context& context) {
  if (open_ != nullptr) {
    open_ = nullptr;
  } else if (searching_) {
    act(screens::PolicySearchAction::Cancel, context);
  } else if (!query_.empty()) {
    act({Kind::ShowAll, {}, {}}, context);
  } else {
    Step::back(context);
  }
}

screens::PolicyListModel AskPolicy::list(const Context& context) const {
  screens::PolicyListModel model;
  model.topic = topic_;
  model.query = query_;
  model.page = page_;
  const auto all = context.facts.policy->answers.on(context.facts.today);
  if (!query_.empty()) {
    model.answers = domain::searchAnswers(all, query_);
  } else {
    std::copy_if(all.begin(), all.end(), std::back_inserter(model.answers),
                 [this](const PolicyAnswer* answer) { return answer->topic == topic_; });
  }
  return model;
}

std::vector<const PolicyAnswer*> AskPolicy::found(const Context& context, std::string& words) const {
  const auto all = context.facts.policy->answers.on(context.facts.today);
  words = panel_->text() + panel_->letters();
  if (words.empty() && panel_->value().empty()) return {};
  auto answers = words.empty() ? std::vector<const PolicyAnswer*>{} : domain::searchAnswers(all, words);
  if (!answers.empty()) return answers;
  words = panel_->value();
  return domain::searchAnswers(all, words);
}

void AskPolicy::act(const screens::PolicyListAction& action, Context& context) {
  switch (action.kind) {
    case Kind::None:
      return;
    case Kind::Search:
      searching_ = true;
      panel_->begin(screens::kPolicyWords);
      return;
    case Kind::ShowAll:
      query_.clear();
      page_ = 0;
      return;
    case Kind::Topic:
      topic_ = action.topic;
      page_ = 0;
      return;
    case Kind::Open:
      open_ = context.facts.policy->answers.find(action.id);
      return;
    case Kind::Before:
      if (page_ > 0) --page_;
      return;
    case Kind::After:
      if ((page_ + 1) * screens::PolicyListModel::kRows < list(context).answers.size()) ++page_;
      return;
  }
}

void AskPolicy::act(screens::PolicySearchAction action, Context& context) {
  if (action == screens::PolicySearchAction::None) return;
  if (action == screens::PolicySearchAction::Done) {
    std::string words;
    // The words may have changed in the very frame the button was judged in.
    if (found(context, words).empty()) return;
    query_ = words;
    page_ = 0;
  }
  searching_ = false;
  panel_->close();
}

void AskPolicy::act(screens::PolicyAnswerAction action, Context& context) {
  if (action == screens::PolicyAnswerAction::Back) open_ = nullptr;
  if (action == screens::PolicyAnswerAction::AskStaff) context.staff(screens::HandoverReason::Asked);
}

void AskPolicy::draw(ui::Frame& frame, Context& context) {
  if (open_ != nullptr) {
    act(screens::drawPolicyAnswer(frame, *open_), context);
  } else if (searching_) {
    std::string words;
    const auto answers = found(context, words);
    act(screens::drawPolicySearch(frame, {answers, !words.empty()}, *panel_), context);
  } else {
    act(screens::drawPolicyList(frame, list(context)), context);
  }
}

}  // namespace kiosk::terminal::steps
