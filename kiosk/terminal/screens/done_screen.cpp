#include "kiosk/terminal/screens/done_screen.h"

#include <algorithm>
#include <vector>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/outcome.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/timeline.h"

namespace kiosk::terminal::screens {
namespace {

using ui::widgets::NodeState;
using ui::widgets::TimelineNode;

/// 370811 26 00137: the groups one reads out on the telephone.
std::string grouped(const std::string& number) {
  if (number.size() != 13) return number;
  return number.substr(0, 6) + " " + number.substr(6, 2) + " " + number.substr(8);
}

std::string dotted(const domain::Date& date) {
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(static_cast<int>(date.year())) + "." + two(static_cast<unsigned>(date.month())) + "." +
         two(static_cast<unsigned>(date.day()));
}

Text by(const Frame& frame, const domain::Date& date) {
  return Text(S::DoneBy, {{"date", Value(monthDay(date, frame.language()))}});
}

std::vector<TimelineNode> acceptedWay(const Frame& frame, const DoneModel& model, const AcceptedFacts& facts) {
  std::vector<TimelineNode> nodes;
  nodes.push_back({NodeState::Done, data(monthDay(facts.acceptedOn, frame.language())), Text(S::DoneToday),
                   S::DoneReview, Text(S::DoneReviewNote)});
  TimelineNode missing{
      NodeState::Waiting, by(frame, facts.supplementDueBy), {}, S::DoneMissing, Text(S::DoneMissingNote)};
  if (facts.supplementWorkingDays > 0)
    missing.whenNote = Text(S::DoneWorkDays, {{"n", Value(facts.supplementWorkingDays)}});
  nodes.push_back(missing);
  TimelineNode onsite{
      NodeState::Next, S::DoneWait, {}, S::DoneOnsite, Text(model.textMessages ? S::DoneOnsiteSms : S::DoneOnsiteNote)};
  if (facts.scheduleNoticeMin > 0) {
    onsite.whenNote =
        Text(S::DoneAhead, {{"n", Value(facts.scheduleNoticeMin)}, {"m", Value(facts.scheduleNoticeMax)}});
  }
  nodes.push_back(onsite);
  TimelineNode conclusion{NodeState::Waiting,
                          by(frame, facts.conclusionDueBy),
                          {},
                          Text(S::DoneConclusion, {{"n", Value(facts.deliveryDays)}}),
                          Text(S::DoneConclusionPlain)};
  if (facts.conclusionDays > 0) conclusion.whenNote = Text(S::DoneWithin, {{"n", Value(facts.conclusionDays)}});
  if (facts.extraDays > 0) conclusion.note = Text(S::DoneConclusionNote, {{"n", Value(facts.extraDays)}});
  nodes.push_back(conclusion);
  return nodes;
}

std::vector<TimelineNode> waitingWay() {
  return {{NodeState::Done, S::DoneNow, {}, S::DoneSealed, Text(S::DoneSealedNote)},
          {NodeState::Next, S::DoneSoon, {}, S::DoneSend, Text(S::DoneSendNote)},
          {NodeState::Waiting, S::DoneAfter, {}, S::DoneAccept, Text(S::DoneAcceptNote)}};
}

void printRow(Frame& frame, const PrintState& print, const Rect& row) {
  switch (print.phase) {
    case PrintPhase::None:
      return;
    case PrintPhase::Waiting:
      ui::widgets::printBar(frame, row, Icon::Print, S::DonePrintWait, 0.0F, false);
      return;
    case PrintPhase::Printing: {
      const bool counted = print.page > 0 && print.pages > 1;
      const Text text = counted ? Text(S::DonePrintingPage, {{"n", Value(print.page)}, {"m", Value(print.pages)}})
                                : Text(S::DonePrinting);
      const float share =
          print.pages > 0 ? (static_cast<float>(print.page) - 0.4F) / static_cast<float>(print.pages) : 0.5F;
      ui::widgets::printBar(frame, row, Icon::Print, text, std::clamp(share, 0.05F, 1.0F), false);
      return;
    }
    case PrintPhase::TakeIt:
      ui::widgets::printBar(frame, row, Icon::Print, S::DoneTake, -1.0F, false);
      return;
    case PrintPhase::Stopped:
      ui::widgets::printBar(frame, row, Icon::PrintFault, S::DoneNoPrint, -1.0F, true);
      return;
  }
}

}  // namespace

DoneAction drawDone(ui::Frame& frame, const DoneModel& model) {
  const bool accepted = model.accepted.has_value();
  const float shift = ui::widgets::isElder(frame) ? -40.0F : 0.0F;
  label(frame, {60.0F, 296.0F + shift}, accepted ? S::DoneTitle : S::DoneWaitingTitle,
        {.role = Role::H1, .colour = Colour::Ink, .size = 72.0F}, 700.0F);
  TextStyle received{Role::Body, Colour::Ink};
  received.line = frame.theme().type(Role::Body).size * 1.3F;
  const Text::Values pages{{"n", Value(model.pages)}};
  const Text sentence =
      !accepted ? Text(S::DoneWaiting) : Text(model.textMessages ? S::DoneReceivedSms : S::DoneReceived, pages);
  if (accepted) {
    label(frame, {60.0F, 363.0F + shift}, sentence, received, 725.0F);
    ui::widgets::numberCard(frame, {60.0F, 432.0F, 960.0F, 176.0F}, S::DoneNumber,
                            data(grouped(model.accepted->acceptanceNumber)));
  } else {
    ui::widgets::paragraph(frame, {60.0F, 342.0F + shift, 725.0F, 92.0F}, sentence, received);
    ui::widgets::numberCard(frame, {60.0F, 448.0F, 960.0F, 160.0F}, S::DoneWaitingNumber, data(model.waitingNumber));
  }
  frame.announce(sentence);
  frame.stamp({800.0F, 226.0F, 196.0F, 196.0F}, S::DoneStampHall, accepted ? S::DoneStamp : S::DoneStampWaiting,
              data(dotted(model.today)), frame.enter("done.stamp", frame.tokens().motion.stamp));

  const float next = label(frame, {60.0F, 670.0F}, S::DoneNext, {Role::H3, Colour::Ink}, 500.0F);
  if (accepted && model.accepted->provisional) {
    label(frame, {1020.0F, 672.0F}, S::DoneProvisional,
          sized(frame, {Role::Caption, Colour::Warning, Align::Right}, 26.0F), 960.0F - next - 32.0F);
  }
  const std::vector<TimelineNode> way = accepted ? acceptedWay(frame, model, *model.accepted) : waitingWay();
  ui::widgets::timeline(frame, 712.0F, 112.0F, way);
  printRow(frame, model.print, {60.0F, 1170.0F, 960.0F, 124.0F});

  label(frame, {60.0F, 1350.0F}, S::DoneRate, sized(frame, {Role::H3, Colour::Ink}, 36.0F), 540.0F);
  label(frame, {1020.0F, 1350.0F}, model.rating > 0 ? S::DoneThanks : S::DoneRateNote,
        sized(frame, {Role::Body, model.rating > 0 ? Colour::Success : Colour::InkMuted, Align::Right}, 30.0F), 420.0F);
  DoneAction action;
  const std::array<Text, 5> faces{S::DoneRate5, S::DoneRate4, S::DoneRate3, S::DoneRate2, S::DoneRate1};
  if (const auto rated =
          ui::widgets::rating(frame, ui::widgets::isElder(frame) ? 1372.0F : 1388.0F, faces, model.rating)) {
    action = {DoneAction::Kind::Rate, *rated};
  }
  if (secondaryBeside(frame, "done.again", S::DoneAgain)) action = {DoneAction::Kind::Another, 0};
  if (primaryBeside(frame, "done.exit", S::DoneExit, Icon::Exit)) action = {DoneAction::Kind::Finish, 0};
  return action;
}

}  // namespace kiosk::terminal::screens
