#include "kiosk/terminal/screens/trouble_screen.h"

#include <algorithm>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/guidance.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

struct SafeWords {
  Text title;
  Text note;
};

SafeWords wordsOf(const SafeFact& fact) {
  switch (fact.what) {
    case SafeFact::What::ApplicationHandedIn:
      return {S::TroubleHandedIn, Text(S::TroubleNumber, {{"n", Value(std::string(fact.detail))}})};
    case SafeFact::What::ApplicationSealed:
      return {S::TroubleSealed, S::TroubleSealedNote};
    case SafeFact::What::PagesKept:
      return {Text(S::TroublePages, {{"n", Value(fact.count)}}), S::TroublePagesNote};
    case SafeFact::What::NothingStarted:
      return {S::TroubleNothing, S::TroubleNothingNote};
    case SafeFact::What::ReceiptSigned:
      return {S::TroubleReceipt, S::TroubleReceiptNote};
  }
  return {S::TroubleNothing, S::TroubleNothingNote};
}

struct WayWords {
  std::string_view id;
  Icon icon;
  Text title;
  S note;
};

WayWords wordsOf(TroubleWay way, const std::string& neighbour) {
  switch (way) {
    case TroubleWay::TryAgain:
      return {"trouble.try_again", Icon::Redo, S::TroubleTryAgain, S::TroubleTryAgainNote};
    case TroubleWay::GoOnWithout:
      return {"trouble.go_on", Icon::Forward, S::TroubleGoOn, S::TroubleGoOnNote};
    case TroubleWay::OtherKiosk:
      return {"trouble.other_kiosk", Icon::Place, Text(S::TroubleOtherKiosk, {{"n", Value(std::string(neighbour))}}),
              S::TroubleOtherKioskNote};
    case TroubleWay::AskStaff:
      return {"trouble.staff", Icon::Staff, S::TroubleStaff, S::TroubleStaffNote};
    case TroubleWay::SaveAndLeave:
      return {"trouble.save", Icon::Outbox, S::TroubleSave, S::TroubleSaveNote};
    case TroubleWay::Finish:
      return {"trouble.finish", Icon::Exit, S::TroubleFinish, S::TroubleFinishNote};
  }
  return {"trouble.finish", Icon::Exit, S::TroubleFinish, S::TroubleFinishNote};
}

void drawing(Frame& frame, TroublePicture picture, const Rect& area) {
  switch (picture) {
    case TroublePicture::Printer:
      ui::widgets::printerDrawing(frame, area);
      return;
    case TroublePicture::Reader:
      ui::widgets::deviceDrawing(frame, area, Icon::IdCard);
      return;
    case TroublePicture::Camera:
      ui::widgets::deviceDrawing(frame, area, Icon::Camera);
      return;
    case TroublePicture::Network:
      ui::widgets::deviceDrawing(frame, area, Icon::Network);
      return;
    case TroublePicture::Machine:
      ui::widgets::deviceDrawing(frame, area, Icon::Device);
      return;
  }
}

/// The catalogue says what happened first and what is safe second; the two sentences are set as title and relief.
struct Sentences {
  std::string happened;
  std::string rest;
};

Sentences split(std::string_view citizen, assets::Language language) {
  const std::string_view stop = language == assets::Language::Chinese ? "。" : ". ";
  std::size_t end = citizen.find(stop);
  // One sentence: its first clause is the headline.
  if (end == std::string_view::npos) {
    const std::string_view comma = language == assets::Language::Chinese ? "，" : ", ";
    end = citizen.find(comma);
    if (end == std::string_view::npos) return {std::string(citizen), {}};
    return {std::string(citizen.substr(0, end)), std::string(citizen.substr(end + comma.size()))};
  }
  return {std::string(citizen.substr(0, end)), std::string(citizen.substr(end + stop.size()))};
}

void safeCard(Frame& frame, const std::vector<SafeFact>& safe, const Rect& card) {
  ui::widgets::flatCard(frame, card);
  const std::size_t count = std::min<std::size_t>(safe.size(), 2);
  const float width = card.width / static_cast<float>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float x = card.x + static_cast<float>(i) * width;
    if (i > 0) frame.line({x, card.y + 28.0F}, {x, card.bottom() - 28.0F}, Colour::Line, 1.5F);
    ui::widgets::checkDisc(frame, {x + 60.0F, card.centre().y}, 28.0F, Colour::Success);
    const SafeWords words = wordsOf(safe[i]);
    label(frame, {x + 108.0F, card.centre().y - 17.0F}, words.title, sized(frame, {Role::H3, Colour::Ink}, 36.0F),
          width - 124.0F);
    label(frame, {x + 108.0F, card.centre().y + 26.0F}, words.note, {Role::Caption, Colour::Ink}, width - 124.0F);
  }
}

}  // namespace

std::optional<TroubleWay> drawTrouble(ui::Frame& frame, const TroubleModel& model) {
  const assets::ErrorEntry& entry = assets::entry(model.error);
  drawing(frame, model.picture, {60.0F, 168.0F, 960.0F, 300.0F});
  const Sentences said = split(entry.citizen.in(frame.language()), frame.language());
  label(frame, {60.0F, 545.0F}, ui::published(said.happened), {Role::H1, Colour::Ink}, 960.0F);
  float y = 586.0F;
  if (!said.rest.empty()) {
    frame.announce(ui::published(said.rest));
    TextStyle relief = sized(frame, {Role::H2, Colour::Success}, 44.0F);
    relief.line = relief.size * 1.3F;
    relief.maxLines = 2;
    y += ui::widgets::paragraph(frame, {60.0F, y, 960.0F, 2.0F * relief.line}, ui::published(said.rest), relief);
  }
  y = std::max(688.0F, y + 20.0F);
  if (!model.safe.empty()) {
    safeCard(frame, model.safe, {60.0F, y, 960.0F, 152.0F});
    y += 180.0F;
  }
  if (model.staffCalled) {
    const Text when = data(clockTime(model.calledAt.hour, model.calledAt.minute));
    ui::widgets::banner(frame, {60.0F, y, 960.0F, 112.0F}, ui::widgets::BannerTone::Warning, Icon::HelpBell,
                        S::TroubleCalled, &when);
    y += 140.0F;
  }
  std::optional<TroubleWay> touched;
  const std::size_t ways = std::min<std::size_t>(model.others.size(), 2);
  if (ways > 0) {
    y = std::max(y, 1000.0F);
    label(frame, {60.0F, y + 36.0F}, S::TroubleOr, {Role::H3, Colour::Ink}, 960.0F);
    y += 80.0F;
  }
  for (std::size_t i = 0; i < ways; ++i) {
    const WayWords words = wordsOf(model.others[i], model.neighbourKiosk);
    if (ui::widgets::optionRow(frame, {words.id, {60.0F, y, 960.0F, 148.0F}, words.icon, words.title, words.note}))
      touched = model.others[i];
    y += 172.0F;
  }
  const float foot = gridOf(frame).actionTop - 40.0F;
  if (y < foot)
    label(frame, {60.0F, foot}, Text(S::TroubleTell, {{"code", Value(std::string(entry.code))}}),
          {Role::Caption, Colour::InkMuted}, 960.0F);
  const WayWords primary = wordsOf(model.primary, model.neighbourKiosk);
  if (primaryAction(frame, primary.id, primary.title, primary.icon)) touched = model.primary;
  return touched;
}

}  // namespace kiosk::terminal::screens
