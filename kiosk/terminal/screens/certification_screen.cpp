#include "kiosk/terminal/screens/certification_screen.h"

#include <algorithm>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

using Outcome = CertificationDoneModel::Outcome;
using Page = CertificationOfferModel::Page;

Text offerSentence(const Frame& frame, const CertificationOfferModel& model) {
  if (model.page == Page::Unknown) return S::CertUnknownText;
  if (model.page == Page::Elsewhere) return S::CertElsewhereText;
  if (!model.dueBy) return S::CertFirstText;
  const Text::Values day{{"date", Value(fullDate(*model.dueBy, frame.language()))}};
  return Text(
      std::chrono::sys_days(*model.dueBy) < std::chrono::sys_days(model.today) ? S::CertOverdueText : S::CertDueText,
      day);
}

/// The answer that is given most often is the next step; the other one a wide row above it.
CertificationOfferAction offerWays(Frame& frame, const CertificationOfferModel& model) {
  const Grid grid = gridOf(frame);
  const float height = ui::widgets::isElder(frame) ? 208.0F : 188.0F;
  const Rect row{grid.left, grid.actionTop - height - 40.0F, grid.width(), height};
  CertificationOfferAction action = CertificationOfferAction::None;
  if (model.page == Page::Elsewhere) {
    if (ui::widgets::optionRow(frame, {"cert.staff", row, Icon::Staff, S::CertAskStaff, S::CertAskStaffHint}))
      action = CertificationOfferAction::AskStaff;
    if (primaryAction(frame, "cert.other_place", S::CertOtherPlace, Icon::Place))
      action = CertificationOfferAction::ForOtherPlace;
    return action;
  }
  if (model.visitBooked) {
    ui::widgets::banner(frame, row, ui::widgets::BannerTone::Info, Icon::Home, S::CertVisitThere);
  } else if (ui::widgets::optionRow(frame, {"cert.visit", row, Icon::OnBehalf, S::CertVisit, S::CertVisitHint})) {
    action = CertificationOfferAction::BookVisit;
  }
  if (primaryAction(frame, "cert.by_face", S::CertByFace, Icon::Face)) action = CertificationOfferAction::ByFace;
  return action;
}

struct DoneWords {
  S title;
  S when;
  Icon icon;
  bool done;  ///< nothing is left to do: a check instead of a clock
  S head;
  S body;
};

DoneWords wordsOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::Certified:
      return {S::CertDoneTitle, S::CertWhenFace, Icon::Check, true, S::CertPension, S::CertPensionDay};
    case Outcome::InForce:
      return {S::CertInForceTitle, S::CertWhenInForce, Icon::Check, true, S::CertPension, S::CertPensionDay};
    case Outcome::Silent:
      return {S::CertInForceTitle, S::CertWhenSilent, Icon::Check, true, S::CertPension, S::CertPensionDay};
    case Outcome::Waiting:
      return {S::CertWaitingTitle, S::CertWhenFace, Icon::Lock, false, S::CertSealed, S::CertSealedText};
    case Outcome::AtCounter:
      return {S::CertCounterTitle, S::CertWhenHandedIn, Icon::Staff, false, S::CertCounter, S::CertCounterText};
    case Outcome::VisitBooked:
      return {S::CertBookedTitle, S::CertWhenHandedIn, Icon::Phone, false, S::CertBooked, S::CertBookedText};
    case Outcome::ToForward:
      return {S::CertForwardTitle, S::CertWhenFace, Icon::Outbox, true, S::CertForward, S::CertForwardText};
  }
  return {S::CertDoneTitle, S::CertWhenFace, Icon::Check, true, S::CertPension, S::CertPensionDay};
}

void greeting(Frame& frame, const CertificationDoneModel& model, const DoneWords& words) {
  label(frame, {60.0F, 217.0F}, Text(S::CertHello, {{"who", Value(model.visitor)}}),
        sized(frame, {Role::Body, Colour::Ink}, 40.0F), 740.0F);
  label(frame, {60.0F, 319.0F}, words.title, sized(frame, {Role::H1, Colour::Ink}, 67.0F), 760.0F);
  const Text when(words.when, {{"date", Value(monthDay(model.on, frame.language()))}, {"time", Value(model.clock)}});
  const TextStyle style = sized(frame, {Role::Body, Colour::Ink}, 31.0F);
  const float width = std::min(760.0F, frame.measure(when, style).width + 124.0F);
  const Rect chip{60.0F, 392.0F, width, 76.0F};
  ui::widgets::flatCard(frame, chip, 38.0F);
  ui::widgets::iconAt(frame, words.done ? Icon::Check : Icon::Clock, {104.0F, chip.centre().y}, 48.0F,
                      words.done ? Colour::Success : Colour::Primary);
  label(frame, {148.0F, chip.centre().y}, when, style, width - 112.0F);
}

void standing(Frame& frame, const CertificationDoneModel& model, const DoneWords& words) {
  const Rect card{60.0F, 636.0F, 960.0F, 210.0F};
  ui::widgets::card(frame, card);
  const Point disc{card.x + 103.0F, card.centre().y};
  if (words.done) {
    ui::widgets::checkDisc(frame, disc, 58.0F, Colour::Success);
  } else {
    frame.disc(disc, 58.0F, Colour::PrimaryTint);
    ui::widgets::iconAt(frame, words.icon, disc, 68.0F, Colour::Primary);
  }
  label(frame, {card.x + 198.0F, 709.0F}, words.head, sized(frame, {Role::H2, Colour::Ink}, 46.0F), 724.0F);
  const Text body(
      words.body,
      {{"n", Value(model.paymentDay)}, {"phone", Value(model.maskedPhone)}, {"place", Value(model.payingPlace)}});
  label(frame, {card.x + 198.0F, 785.0F}, body, sized(frame, {Role::Body, Colour::Ink}, 34.0F), 724.0F);
}

/// 明年 11 月 24 日: the figures large, the words beside them on their line.
void largeDay(Frame& frame, const domain::Date& day, const domain::Date& today, const Rect& card) {
  const float middle = card.y + 97.0F + (card.height - 97.0F) / 2.0F;
  const TextStyle figure = sized(frame, {.role = Role::Display, .colour = Colour::Primary}, 106.0F);
  if (frame.language() == assets::Language::English) {
    label(frame, {card.x + 46.0F, middle}, data(fullDate(day, frame.language())), figure, 868.0F);
    return;
  }
  const TextStyle word = sized(frame, {.role = Role::H2, .colour = Colour::Ink, .weight = 700}, 44.0F);
  const int ahead = static_cast<int>(day.year()) - static_cast<int>(today.year());
  const Text::Values year{{"y", Value(static_cast<int>(day.year()))}};
  const Text which = ahead == 0 ? Text(S::CertThisYear) : ahead == 1 ? Text(S::CertNextYear) : Text(S::CertYear, year);
  const float low = middle + 22.0F;
  float x = card.x + 46.0F;
  x += label(frame, {x, low}, which, word, 300.0F) + 18.0F;
  x += label(frame, {x, middle}, data(std::to_string(static_cast<unsigned>(day.month()))), figure, 220.0F) + 18.0F;
  x += label(frame, {x, low}, S::CertMonth, word, 80.0F) + 18.0F;
  x += label(frame, {x, middle}, data(std::to_string(static_cast<unsigned>(day.day()))), figure, 220.0F) + 18.0F;
  label(frame, {x, low}, S::CertDay, word, 80.0F);
  if (ahead > 1) return;
  label(frame, {card.right() - 44.0F, low + 4.0F}, Text(S::CertYear, year),
        sized(frame, {Role::Body, Colour::InkMuted, Align::Right}, 34.0F), 200.0F);
}

void headedCard(Frame& frame, const Rect& card, Icon icon, const Text& head) {
  ui::widgets::card(frame, card);
  const Rect band{card.x, card.y, card.width, 97.0F};
  frame.rectTop(band, Colour::Primary, 24.0F);
  ui::widgets::iconAt(frame, icon, {card.x + 75.0F, band.centre().y}, 58.0F, Colour::OnPrimary);
  label(frame, {card.x + 128.0F, band.centre().y}, head, sized(frame, {Role::H3, Colour::OnPrimary}, 36.0F), 800.0F);
}

/// S370811 26 00001: the groups one reads out on the telephone.
std::string grouped(const std::string& number) {
  constexpr std::size_t kLedgerDigits = 14;
  if (number.size() != kLedgerDigits) return number;
  return number.substr(0, 7) + " " + number.substr(7, 2) + " " + number.substr(9);
}

void nextDate(Frame& frame, const CertificationDoneModel& model) {
  const Rect card{60.0F, 874.0F, 960.0F, 308.0F};
  if (model.dueBy) {
    headedCard(frame, card, Icon::Calendar, S::CertNextHead);
    largeDay(frame, *model.dueBy, model.today, card);
  } else if (!model.number.empty()) {
    headedCard(frame, card, Icon::Document, model.outcome == Outcome::Waiting ? S::CertSlipNumber : S::CertLedger);
    label(frame, {540.0F, card.y + 97.0F + 105.0F}, data(grouped(model.number)),
          sized(frame, {.role = Role::Display, .colour = Colour::Primary, .align = Align::Centre}, 72.0F), 880.0F);
  }
}

S noteOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::Certified:
    case Outcome::InForce:
    case Outcome::Silent:
      return S::CertMaybeSilent;
    case Outcome::Waiting:
      return S::CertWaitingNote;
    case Outcome::AtCounter:
      return S::CertCounterNote;
    case Outcome::VisitBooked:
      return S::CertBookedNote;
    case Outcome::ToForward:
      return S::CertForwardNote;
  }
  return S::CertMaybeSilent;
}

Text noteText(const Frame& frame, const CertificationDoneModel& model) {
  if (!model.visitBy) return noteOf(model.outcome);
  return Text(noteOf(model.outcome), {{"visit", Value(fullDate(*model.visitBy, frame.language()))}});
}

bool printRow(Frame& frame, const CertificationDoneModel& model, const Rect& row) {
  const bool again = model.print.phase == PrintPhase::Stopped;
  if (model.print.phase == PrintPhase::None || again) {
    if (!model.slipOffered || again) {
      if (again) {
        ui::widgets::banner(frame, row, ui::widgets::BannerTone::Warning, Icon::PrintFault, S::CertNoSlip);
      }
      return false;
    }
    Button print{"cert.print", row, S::CertPrint, ButtonLook::Secondary, Icon::Print};
    return ui::widgets::button(frame, print);
  }
  const bool out = model.print.phase == PrintPhase::TakeIt;
  ui::widgets::banner(frame, row, out ? ui::widgets::BannerTone::Success : ui::widgets::BannerTone::Info, Icon::Print,
                      out ? S::CertTakeSlip : S::CertPrinting);
  return false;
}

}  // namespace

CertificationOfferAction drawCertificationOffer(ui::Frame& frame, const CertificationOfferModel& model) {
  const S head = model.page == Page::Due       ? S::CertOfferTitle
                 : model.page == Page::Unknown ? S::CertUnknownTitle
                                               : S::CertElsewhereTitle;
  const Text hello(S::CertHello, {{"who", Value(model.visitor)}});
  title(frame, head, &hello, Colour::Ink);
  TextStyle text = sized(frame, {Role::Body, Colour::Ink}, 44.0F);
  text.line = text.size * 1.5F;
  const Text sentence = offerSentence(frame, model);
  const float room = frame.measure(sentence, text, 848.0F).height;
  const Rect card{60.0F, ui::widgets::isElder(frame) ? 420.0F : 440.0F, 960.0F, std::min(760.0F, 320.0F + room)};
  ui::widgets::card(frame, card);
  const Icon icon = model.page == Page::Elsewhere ? Icon::Place : Icon::Retiree;
  ui::widgets::badge(frame, {card.x + 56.0F, card.y + 48.0F, 168.0F, 168.0F}, icon, 112.0F);
  label(frame, {card.x + 260.0F, card.y + 132.0F}, S::ServiceCertification,
        sized(frame, {Role::H3, Colour::InkMuted}, 44.0F), 644.0F);
  ui::widgets::paragraph(frame, {card.x + 56.0F, card.y + 264.0F, 848.0F, card.height - 304.0F}, sentence, text);
  return offerWays(frame, model);
}

CertificationDoneAction drawCertificationDone(ui::Frame& frame, const CertificationDoneModel& model) {
  const DoneWords words = wordsOf(model.outcome);
  greeting(frame, model, words);
  standing(frame, model, words);
  nextDate(frame, model);
  const TextStyle note = sized(frame, {Role::Body, Colour::Ink}, 33.0F);
  ui::widgets::iconAt(frame, Icon::Message, {94.0F, 1246.0F}, 60.0F, Colour::Primary);
  ui::widgets::paragraph(frame, {156.0F, 1206.0F, 864.0F, 140.0F}, noteText(frame, model), note);
  const Grid grid = gridOf(frame);
  CertificationDoneAction action = CertificationDoneAction::None;
  if (printRow(frame, model, {grid.left, grid.actionTop - 152.0F, grid.width(), 128.0F}))
    action = CertificationDoneAction::Print;
  if (primaryAction(frame, "cert.finish", S::CertExit, Icon::Exit)) action = CertificationDoneAction::Finish;
  return action;
}

}  // namespace kiosk::terminal::screens
