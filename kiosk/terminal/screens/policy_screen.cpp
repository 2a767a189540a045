#include "kiosk/terminal/screens/policy_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/entry_view.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

using domain::PolicyAnswer;
using domain::PolicyTopic;
using Kind = PolicyListAction::Kind;

struct TopicWords {
  std::string_view id;
  Icon icon;
  S name;
};

constexpr std::array<TopicWords, domain::kPolicyTopicCount> kTopics{
    TopicWords{"policy.topic.assessment", Icon::Injury, S::PolicyAssessment},
    TopicWords{"policy.topic.benefits", Icon::Calculate, S::PolicyBenefits},
    TopicWords{"policy.topic.certification", Icon::Face, S::PolicyCertification},
    TopicWords{"policy.topic.retirement", Icon::Retiree, S::PolicyRetirement}};

/// A field that opens when it is touched.
bool searchField(Frame& frame, const Rect& rect) {
  const ui::Hit hit = frame.hit("policy.search", rect, {ui::HitRole::Field, true, 24.0F});
  frame.rect(rect, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 24.0F);
  frame.border(rect, Colour::LineStrong, ui::widgets::stroke(frame, 2.0F), 24.0F);
  ui::widgets::iconAt(frame, Icon::Pen, {rect.x + 60.0F, rect.centre().y}, 56.0F, Colour::Primary);
  label(frame, {rect.x + 112.0F, rect.centre().y}, S::PolicySearch, sized(frame, {Role::Body, Colour::Ink}, 38.0F),
        rect.width - 144.0F);
  return hit.fired;
}

std::optional<PolicyTopic> topics(Frame& frame, float top, PolicyTopic chosen) {
  constexpr float kWidth = 222.0F;
  constexpr float kHeight = 112.0F;
  std::optional<PolicyTopic> touched;
  for (std::size_t i = 0; i < kTopics.size(); ++i) {
    const Rect rect{60.0F + static_cast<float>(i) * (kWidth + 24.0F), top, kWidth, kHeight};
    const auto topic = static_cast<PolicyTopic>(i);
    const bool on = topic == chosen;
    const ui::Hit hit = frame.hit(kTopics[i].id, rect, {ui::HitRole::Key, true, 20.0F});
    frame.rect(rect, on || hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 20.0F);
    frame.border(rect, on ? Colour::Primary : Colour::LineStrong, ui::widgets::stroke(frame, on ? 4.0F : 2.0F), 20.0F);
    // Chosen: tint, heavier border and a check; never colour alone.
    const Colour ink = on ? Colour::Primary : Colour::Ink;
    ui::widgets::iconAt(frame, on ? Icon::Check : kTopics[i].icon, {rect.x + 42.0F, rect.centre().y}, 44.0F, ink);
    label(frame, {rect.x + 76.0F, rect.centre().y}, kTopics[i].name, {Role::Button, ink}, rect.width - 88.0F);
    if (hit.fired) touched = topic;
  }
  return touched;
}

bool questionRow(Frame& frame, const Rect& rect, const PolicyAnswer& answer) {
  const ui::Hit hit = frame.hit("policy.ask." + answer.id, rect, {ui::HitRole::Row, true, 24.0F});
  frame.rect(rect, hit.held ? Colour::PrimaryTint : Colour::SurfaceRaised, 24.0F);
  frame.border(rect, Colour::LineStrong, ui::widgets::stroke(frame, 2.0F), 24.0F);
  ui::widgets::iconAt(frame, Icon::Question, {rect.x + 54.0F, rect.centre().y}, 52.0F, Colour::Primary);
  ui::widgets::iconAt(frame, Icon::Chevron, {rect.right() - 48.0F, rect.centre().y}, 46.0F, Colour::Ink);
  label(frame, {rect.x + 104.0F, rect.centre().y}, data(answer.question.in(frame.language())),
        sized(frame, {Role::H3, Colour::Ink}, 38.0F), rect.width - 192.0F);
  return hit.fired;
}

void nothingFound(Frame& frame, float top) {
  const Rect card{60.0F, top, 960.0F, 300.0F};
  ui::widgets::card(frame, card);
  ui::widgets::badge(frame, {card.x + 48.0F, card.centre().y - 70.0F, 140.0F, 140.0F}, Icon::Question, 96.0F);
  TextStyle text = sized(frame, {Role::Body, Colour::Ink}, 40.0F);
  text.vertical = VerticalAlign::Middle;
  ui::widgets::paragraph(frame, {card.x + 228.0F, card.y + 24.0F, 690.0F, 252.0F}, S::PolicyNone, text);
}

}  // namespace

PolicyListAction drawPolicyList(ui::Frame& frame, const PolicyListModel& model) {
  const std::size_t pages =
      std::max<std::size_t>(1, (model.answers.size() + PolicyListModel::kRows - 1) / PolicyListModel::kRows);
  const Text hint(S::PolicyHint,
                  {{"n", Value(static_cast<int>(model.page) + 1)}, {"m", Value(static_cast<int>(pages))}});
  title(frame, S::PolicyTitle, &hint);
  const bool elder = ui::widgets::isElder(frame);
  ui::widgets::banner(frame, {60.0F, elder ? 400.0F : 444.0F, 960.0F, 140.0F}, ui::widgets::BannerTone::Info,
                      Icon::Policy, S::PolicyAbout);
  PolicyListAction action;
  if (searchField(frame, {60.0F, 648.0F, 960.0F, 112.0F})) action.kind = Kind::Search;
  float top = 784.0F;
  if (model.query.empty()) {
    if (const auto touched = topics(frame, top, model.topic)) action = {Kind::Topic, *touched, {}};
  } else {
    const Text found(S::PolicyFound, {{"words", Value(std::string(model.query))},
                                      {"n", Value(static_cast<int>(model.answers.size()))}});
    label(frame, {60.0F, top + 56.0F}, found, sized(frame, {Role::H3, Colour::Ink}, 38.0F), 600.0F);
    const Button all{"policy.all", {708.0F, top, 312.0F, 112.0F}, S::PolicyAll, ButtonLook::Secondary};
    if (ui::widgets::button(frame, all)) action.kind = Kind::ShowAll;
  }
  top += 136.0F;
  if (model.answers.empty()) nothingFound(frame, top);
  const float bottom = gridOf(frame).actionTop - 16.0F;
  const float pitch = (bottom - top) / static_cast<float>(PolicyListModel::kRows);
  const std::size_t first = model.page * PolicyListModel::kRows;
  for (std::size_t i = first; i < std::min(model.answers.size(), first + PolicyListModel::kRows); ++i) {
    const Rect row{60.0F, top + static_cast<float>(i - first) * pitch, 960.0F, pitch - 16.0F};
    if (questionRow(frame, row, *model.answers[i])) action = {Kind::Open, {}, model.answers[i]->id};
  }
  if (pages == 1) return action;
  const Rect bar = gridOf(frame).action();
  const float half = (bar.width - 24.0F) / 2.0F;
  Button before{"policy.before", {bar.x, bar.y, half, bar.height}, S::PolicyBefore, ButtonLook::Secondary, Icon::Back};
  before.enabled = model.page > 0;
  Button after{"policy.after",
               {bar.x + half + 24.0F, bar.y, half, bar.height},
               S::PolicyAfter,
               ButtonLook::Secondary,
               Icon::Forward};
  after.enabled = model.page + 1 < pages;
  if (ui::widgets::button(frame, before)) action.kind = Kind::Before;
  if (ui::widgets::button(frame, after)) action.kind = Kind::After;
  return action;
}

PolicySearchAction drawPolicySearch(ui::Frame& frame, const PolicySearchModel& model, ui::input::EntryPanel& panel) {
  const Text hint = S::PolicySearchHint;
  title(frame, S::PolicySearchTitle, &hint);
  // Above the reach line: what the words so far lead to.
  constexpr std::size_t kShown = 3;
  const float top = ui::widgets::isElder(frame) ? 396.0F : 416.0F;
  const Rect card{60.0F, top, 960.0F, 632.0F - top};
  ui::widgets::flatCard(frame, card);
  if (model.found.empty()) {
    TextStyle text = sized(frame, {Role::Body, Colour::InkMuted}, 36.0F);
    text.vertical = VerticalAlign::Middle;
    ui::widgets::paragraph(frame, {card.x + 40.0F, card.y + 12.0F, 880.0F, card.height - 24.0F},
                           model.written ? S::PolicyNone : S::PolicySearchAbout, text);
  }
  const float pitch = (card.height - 16.0F) / static_cast<float>(kShown);
  for (std::size_t i = 0; i < std::min(kShown, model.found.size()); ++i) {
    const float middle = card.y + 8.0F + (static_cast<float>(i) + 0.5F) * pitch;
    ui::widgets::iconAt(frame, Icon::Question, {card.x + 46.0F, middle}, 40.0F, Colour::Primary);
    label(frame, {card.x + 84.0F, middle}, data(model.found[i]->question.in(frame.language())),
          {Role::Body, Colour::Ink}, 840.0F);
  }
  const Text counted(S::PolicyCount, {{"n", Value(static_cast<int>(model.found.size()))}});
  label(frame, {60.0F, 666.0F}, S::PolicyWords, sized(frame, {Role::H3, Colour::Ink}, 36.0F), 560.0F);
  if (model.written) label(frame, {1020.0F, 666.0F}, counted, {Role::Caption, Colour::InkMuted, Align::Right}, 380.0F);
  writtenLine(frame, {60.0F, 704.0F, 960.0F, 112.0F}, data(panel.text()), data(panel.letters()), false);
  switch (ui::input::entryView(frame, panel, !model.found.empty())) {
    case ui::input::EntryOutcome::None:
      break;
    case ui::input::EntryOutcome::Done:
      return PolicySearchAction::Done;
    case ui::input::EntryOutcome::Cancel:
      return PolicySearchAction::Cancel;
  }
  return PolicySearchAction::None;
}

PolicyAnswerAction drawPolicyAnswer(ui::Frame& frame, const PolicyAnswer& answer) {
  const assets::Language language = frame.language();
  const Grid grid = gridOf(frame);
  constexpr float kPad = 56.0F;
  constexpr float kRoom = 960.0F - 2.0F * kPad;
  const Text question = ui::published(answer.question.in(language));
  const TextStyle head{.role = Role::H1, .colour = Colour::Ink};
  float top = grid.titleTop;
  const float headHeight = std::min(176.0F, frame.measure(question, head, 960.0F).height);
  top += ui::widgets::paragraph(frame, {60.0F, top, 960.0F, headHeight}, question, head) + 40.0F;

  const Text brief = ui::published(answer.shortAnswer.in(language));
  const Text more = ui::published(answer.longAnswer.in(language));
  frame.announce(brief);
  frame.announce(more);
  const TextStyle large = sized(frame, {Role::H2, Colour::Primary}, 58.0F);
  TextStyle body = sized(frame, {Role::Body, Colour::Ink}, 46.0F);
  body.line = body.size * 1.5F;
  const float briefHeight = frame.measure(brief, large, kRoom).height;
  const float moreHeight = frame.measure(more, body, kRoom).height;
  constexpr float kSource = 170.0F;
  const float most = grid.actionTop - 24.0F - kSource - top;
  const Rect card{60.0F, top, 960.0F, std::min(most, kPad * 2.0F + briefHeight + 40.0F + moreHeight)};
  ui::widgets::card(frame, card);
  float y = card.y + kPad;
  const float forBrief = std::min(briefHeight, card.height * 0.5F);
  y += ui::widgets::paragraph(frame, {card.x + kPad, y, kRoom, forBrief}, brief, large) + 40.0F;
  ui::widgets::paragraph(frame, {card.x + kPad, y, kRoom, card.bottom() - kPad + 20.0F - y}, more, body);

  const Rect source{60.0F, card.bottom() + 28.0F, 960.0F, kSource - 40.0F};
  ui::widgets::iconAt(frame, Icon::Policy, {source.x + 22.0F, source.y + 24.0F}, 44.0F, Colour::InkMuted);
  const Text cited = answer.period.from
                         ? Text(S::PolicySourceSince, {{"source", Value(std::string(answer.source))},
                                                       {"date", Value(fullDate(*answer.period.from, language))}})
                         : Text(S::EstimateSource, {{"source", Value(std::string(answer.source))}});
  ui::widgets::paragraph(frame, {source.x + 60.0F, source.y, source.width - 60.0F, source.height}, cited,
                         sized(frame, {Role::Body, Colour::InkMuted}, 32.0F));
  PolicyAnswerAction action = PolicyAnswerAction::None;
  if (secondaryBeside(frame, "policy.staff", S::PolicyStaff)) action = PolicyAnswerAction::AskStaff;
  if (primaryBeside(frame, "policy.back", S::PolicyGoOn, Icon::Check)) action = PolicyAnswerAction::Back;
  return action;
}

}  // namespace kiosk::terminal::screens
