#include "kiosk/terminal/screens/progress_screen.h"

#include <algorithm>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/outcome.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/timeline.h"

namespace kiosk::terminal::screens {
namespace {

using domain::CaseStage;
using Kind = ProgressAction::Kind;
using ui::widgets::NodeState;
using ui::widgets::TimelineNode;

constexpr std::size_t kListed = 4;

S kindName(domain::ApplicationKind kind) {
  switch (kind) {
    case domain::ApplicationKind::DisabilityGrade:
      return S::KindGradeTerm;
    case domain::ApplicationKind::Causality:
      return S::KindCausalityTerm;
    case domain::ApplicationKind::LeaveExtension:
      return S::KindExtensionTerm;
    case domain::ApplicationKind::Relapse:
      return S::KindRelapseTerm;
  }
  return S::KindGradeTerm;
}

std::string grouped(const std::string& number) {
  return number.size() == 13 ? number.substr(0, 6) + " " + number.substr(6, 2) + " " + number.substr(8) : number;
}

/// "2026-12-03 09:00" → 12月3日 09:00.
Text sessionTime(const Frame& frame, const std::string& when) {
  domain::Date date{};
  if (when.size() < 16 || !parseDate(std::string_view(when).substr(0, 10), date)) return data(when);
  return Text(S::ProgressTime,
              {{"date", Value(monthDay(date, frame.language()))}, {"time", Value(when.substr(11, 5))}});
}

NodeState state(CaseStage now, CaseStage from, CaseStage done) {
  if (now >= done) return NodeState::Done;
  return now >= from ? NodeState::Next : NodeState::Waiting;
}

std::vector<TimelineNode> wayOf(const Frame& frame, const CaseRow& row) {
  const assets::Language language = frame.language();
  const Text open = data("");
  const Text over = S::ProgressOver;
  const auto due = [&](bool here) {
    return here && row.nextBy ? Text(S::DoneBy, {{"date", Value(monthDay(*row.nextBy, language))}})
           : here             ? Text(S::ProgressNow)
                              : open;
  };
  std::vector<TimelineNode> nodes;
  nodes.push_back({NodeState::Done,
                   data(monthDay(row.acceptedOn, language)),
                   {},
                   S::ProgressAccepted,
                   Text(S::ProgressAcceptedNote)});
  const bool missing = row.stage == CaseStage::SupplementAsked;
  const NodeState check = state(row.stage, CaseStage::Accepted, CaseStage::MaterialsComplete);
  nodes.push_back({check,
                   check == NodeState::Done ? over : due(true),
                   {},
                   missing                    ? S::ProgressMissing
                   : check == NodeState::Done ? S::ProgressComplete
                                              : S::ProgressCheck,
                   Text(S::ProgressCheckNote)});
  const NodeState onsite = state(row.stage, CaseStage::MaterialsComplete, CaseStage::Concluded);
  const bool scheduled = row.stage == CaseStage::Scheduled;
  TimelineNode visit{onsite,
                     scheduled                   ? sessionTime(frame, row.sessionTime)
                     : onsite == NodeState::Done ? over
                                                 : due(onsite == NodeState::Next),
                     {},
                     S::ProgressOnsite,
                     Text(S::ProgressOnsiteNote)};
  if (scheduled) visit.note = Text(S::ProgressOnsiteAt, {{"place", Value(std::string(row.sessionPlace))}});
  if (row.stage == CaseStage::MaterialsComplete) visit.when = S::DoneWait;
  nodes.push_back(visit);
  const NodeState conclusion = state(row.stage, CaseStage::Concluded, CaseStage::Concluded);
  nodes.push_back({conclusion,
                   conclusion == NodeState::Done ? over : open,
                   {},
                   S::ProgressConclusion,
                   Text(S::ProgressConclusionNote)});
  const NodeState delivery = state(row.stage, CaseStage::Concluded, CaseStage::Delivered);
  const S deliver = row.stage == CaseStage::Delivered     ? S::ProgressDelivered
                    : row.stage == CaseStage::NoticeReady ? S::ProgressDeliver
                                                          : S::ProgressDeliverLater;
  nodes.push_back({delivery,
                   delivery == NodeState::Next   ? due(true)
                   : delivery == NodeState::Done ? over
                                                 : open,
                   {},
                   deliver,
                   Text(S::ProgressDeliverNote)});
  return nodes;
}

ProgressAction nothing(Frame& frame) {
  const Text hint = S::ProgressNoneHint;
  title(frame, S::ProgressNone, &hint);
  const Rect card{60.0F, 440.0F, 960.0F, 560.0F};
  ui::widgets::card(frame, card);
  ui::widgets::badge(frame, {card.centre().x - 130.0F, card.centre().y - 130.0F, 260.0F, 260.0F}, Icon::Calculate,
                     170.0F);
  return primaryAction(frame, "progress.finish", S::ProgressFinish, Icon::Exit) ? ProgressAction{Kind::Finish, 0}
                                                                                : ProgressAction{};
}

float missingList(Frame& frame, const CaseRow& row, float top) {
  constexpr std::size_t kMost = 3;
  const std::size_t count = std::min(kMost, row.missing.size());
  const Rect box{60.0F, top, 960.0F, 84.0F + static_cast<float>(count) * 50.0F};
  frame.rect(box, Colour::WarningTint, 24.0F);
  frame.border(box, Colour::Warning, ui::widgets::stroke(frame, 3.0F), 24.0F);
  ui::widgets::iconAt(frame, Icon::Warning, {box.x + 58.0F, box.y + 46.0F}, 46.0F, Colour::Warning);
  label(frame, {box.x + 100.0F, box.y + 47.0F}, S::ProgressMissingTitle, {Role::H3, Colour::Ink}, 820.0F);
  for (std::size_t i = 0; i < count; ++i) {
    const float y = box.y + 94.0F + static_cast<float>(i) * 50.0F;
    frame.disc({box.x + 112.0F, y}, 6.0F, Colour::Warning);
    label(frame, {box.x + 134.0F, y}, data(row.missing[i]), {Role::Body, Colour::Ink}, 790.0F);
  }
  return box.bottom();
}

}  // namespace

ProgressAction drawProgress(ui::Frame& frame, const ProgressModel& model) {
  if (model.cases.empty() || model.chosen >= model.cases.size()) return nothing(frame);
  const CaseRow& row = model.cases[model.chosen];
  const std::size_t listed = std::min(kListed, model.cases.size());
  const Text number(S::ProgressNumber, {{"n", Value(grouped(row.acceptanceNumber))}});
  title(frame, S::ProgressTitle, &number);

  const bool missing = row.stage == CaseStage::SupplementAsked && !row.missing.empty();
  const bool many = listed > 1;
  const Rect stage{60.0F, 424.0F, 960.0F, 184.0F};
  ui::widgets::card(frame, stage);
  ui::widgets::badge(frame, {stage.x + 40.0F, stage.centre().y - 56.0F, 112.0F, 112.0F}, Icon::Injury, 72.0F);
  label(frame, {stage.x + 184.0F, stage.centre().y - 30.0F}, kindName(row.kind), {Role::H2, Colour::Ink}, 740.0F);
  const std::vector<TimelineNode> way = wayOf(frame, row);
  const auto now =
      std::find_if(way.rbegin(), way.rend(), [](const TimelineNode& node) { return node.state != NodeState::Waiting; });
  label(frame, {stage.x + 184.0F, stage.centre().y + 34.0F}, now->title,
        sized(frame, {Role::H3, Colour::Primary}, 38.0F), 740.0F);

  ProgressAction action;
  float top = 672.0F;
  if (many) {
    for (std::size_t i = 0; i < listed; ++i) {
      const std::string id = "progress.case." + std::to_string(i);
      const Text meta(S::ProgressNumber, {{"n", Value(grouped(model.cases[i].acceptanceNumber))}});
      if (ui::widgets::choiceRow(frame, {id,
                                         {60.0F, top, 960.0F, 104.0F},
                                         kindName(model.cases[i].kind),
                                         meta,
                                         data(fullDate(model.cases[i].acceptedOn, frame.language())),
                                         i == model.chosen})) {
        action = {Kind::Choose, i};
      }
      top += 120.0F;
    }
    top += 16.0F;
  }
  if (missing) top = missingList(frame, row, top) + 32.0F;
  const float room = gridOf(frame).actionTop - 16.0F - top;
  const float pitch = std::min(150.0F, room / static_cast<float>(way.size()));
  // Short of room: what is over is known; the part still ahead is shown.
  constexpr float kLeast = 104.0F;
  const auto fit = static_cast<std::size_t>(std::max(1.0F, room / kLeast));
  const std::size_t first = way.size() > fit ? way.size() - fit : 0;
  ui::widgets::timeline(frame, top, std::max(kLeast, pitch), std::span(way).subspan(first));

  const bool collect = row.stage == CaseStage::NoticeReady;
  if (missing || collect) {
    if (secondaryBeside(frame, "progress.finish", S::ProgressFinish)) action = {Kind::Finish, 0};
    if (primaryBeside(frame, collect ? "progress.collect" : "progress.bring",
                      collect ? S::ProgressCollect : S::ProgressBring, collect ? Icon::Notice : Icon::Camera)) {
      action = {collect ? Kind::CollectNotice : Kind::BringPapers, model.chosen};
    }
  } else if (primaryAction(frame, "progress.finish", S::ProgressFinish, Icon::Exit)) {
    action = {Kind::Finish, 0};
  }
  return action;
}

}  // namespace kiosk::terminal::screens
