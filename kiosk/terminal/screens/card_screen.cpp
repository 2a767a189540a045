#include "kiosk/terminal/screens/card_screen.h"

#include <vector>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/guidance.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

using ui::widgets::CardMotion;

struct PhaseLook {
  CardMotion motion;
  S state;
  S hint;
  Colour light;
};

PhaseLook lookOf(ReaderPhase phase) {
  switch (phase) {
    case ReaderPhase::Waiting:
      return {CardMotion::LayDown, S::CardWaiting, S::CardWaitingHint, Colour::Success};
    case ReaderPhase::Reading:
      return {CardMotion::Lies, S::CardReading, S::CardReadingHint, Colour::Primary};
    case ReaderPhase::Done:
      return {CardMotion::Done, S::CardDone, S::CardDoneHint, Colour::Success};
    case ReaderPhase::Trouble:
      return {CardMotion::LiftUp, S::CardWaiting, S::CardTroubleHint, Colour::Warning};
    case ReaderPhase::Remove:
      return {CardMotion::LiftUp, S::CardRemove, S::CardRemoveMore, Colour::Warning};
  }
  return {CardMotion::LayDown, S::CardWaiting, S::CardWaitingHint, Colour::Success};
}

void stateLight(Frame& frame, Point centre, ReaderPhase phase, Colour light) {
  if (phase == ReaderPhase::Reading) {
    frame.spinner(centre, 28.0F, light, 8.0F);
    return;
  }
  if (phase == ReaderPhase::Done) {
    ui::widgets::checkDisc(frame, centre, 32.0F, light);
    return;
  }
  if (phase == ReaderPhase::Trouble || phase == ReaderPhase::Remove) {
    frame.disc(centre, 32.0F, Colour::WarningFill);
    ui::widgets::iconAt(frame, Icon::Bang, centre, 46.0F, Colour::OnWarning, 5.0F);
    return;
  }
  const float beat = frame.loop(frame.tokens().motion.readerPulse, 0.5F);
  frame.disc(centre, 30.0F + 5.0F * beat, ui::Paint(light, 0.16F));
  frame.disc(centre, 24.0F, ui::Paint(light, 0.20F));
  frame.disc(centre, 13.0F, light);
}

void stateRow(Frame& frame, const CardModel& model, const PhaseLook& look) {
  const Rect row{60.0F, 1076.0F, 960.0F, 132.0F};
  ui::widgets::card(frame, row);
  stateLight(frame, {row.x + 73.0F, row.centre().y}, model.phase, look.light);
  const float left = row.x + 138.0F;
  const float room = row.width - 166.0F;
  if (model.phase == ReaderPhase::Trouble && model.problem) {
    TextStyle style{Role::BodyStrong, Colour::Ink, Align::Left, VerticalAlign::Middle, 2};
    style.weight = 700;
    ui::widgets::paragraph(frame, {left, row.y + 8.0F, room, row.height - 16.0F},
                           data(std::string(assets::entry(*model.problem).citizen.in(frame.language()))), style);
    return;
  }
  label(frame, {left, row.y + 45.0F}, look.state, {Role::H3, Colour::Ink}, room);
  label(frame, {left, row.y + 94.0F}, look.hint, {Role::Body, Colour::InkMuted}, room);
}

CardAction ways(Frame& frame, const CardModel& model) {
  struct Way {
    ui::widgets::WayCard card;
    CardAction action;
  };
  std::vector<Way> ways;
  if (model.socialCardOffered) {
    ways.push_back(
        {{"card.alt.social", {}, Icon::SocialCard, S::CardSocial, S::CardSocialHint}, CardAction::UseSocialCard});
  }
  if (model.relativeOffered) {
    ways.push_back(
        {{"card.alt.relative", {}, Icon::OnBehalf, S::CardRelative, S::CardRelativeHint}, CardAction::ForRelative});
  }
  ways.push_back({{"card.alt.staff", {}, Icon::Staff, S::CardNoCard, S::CardNoCardHint, true}, CardAction::AskStaff});
  const auto count = static_cast<float>(ways.size());
  const float width = (960.0F - (count - 1.0F) * 24.0F) / count;
  const Grid grid = gridOf(frame);
  const float top = 1416.0F;
  CardAction action = CardAction::None;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    ways[i].card.rect = ui::between(60.0F + static_cast<float>(i) * (width + 24.0F), top,
                                    60.0F + static_cast<float>(i) * (width + 24.0F) + width,
                                    std::min(1712.0F, grid.serviceTop - 16.0F));
    if (ui::widgets::wayCard(frame, ways[i].card)) action = ways[i].action;
  }
  return action;
}

}  // namespace

CardAction drawCard(ui::Frame& frame, const CardModel& model) {
  const bool remove = model.phase == ReaderPhase::Remove;
  const Text sentence = remove                                ? S::CardRemoveHint
                        : model.phase == ReaderPhase::Trouble ? S::CardTroubleHint
                                                              : S::CardHint;
  title(frame, remove ? S::CardRemoveTitle : S::CardTitle, &sentence);
  const PhaseLook look = lookOf(model.phase);
  ui::widgets::cardDrawing(frame, {60.0F, 424.0F}, look.motion, S::CardReader);
  stateRow(frame, model, look);
  ui::widgets::note(frame, {60.0F, 1252.0F, 960.0F, 50.0F}, Icon::Lock, S::CardPrivacy);
  // Once a card lies there the other ways are no help any more.
  if (remove || model.phase == ReaderPhase::Reading || model.phase == ReaderPhase::Done) return CardAction::None;
  label(frame, {60.0F, 1370.0F}, S::CardWithout, {Role::H3, Colour::Ink}, 960.0F);
  return ways(frame, model);
}

}  // namespace kiosk::terminal::screens
