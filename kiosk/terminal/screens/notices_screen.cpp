#include "kiosk/terminal/screens/notices_screen.h"

#include <algorithm>

#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/signature_view.h"
#include "ui/widgets/document_view.h"
#include "ui/widgets/outcome.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

using Kind = NoticesAction::Kind;

constexpr std::size_t kListed = 4;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t toCollect(const NoticesModel& model) {
  return static_cast<std::size_t>(
      std::count_if(model.notices.begin(), model.notices.end(), [](const NoticeRow& row) { return !row.collected; }));
}

Text titleText(const NoticesModel& model) {
  const std::size_t waiting = toCollect(model);
  if (model.notices.empty()) return S::NoticeNone;
  if (waiting == 0) return S::NoticeAllCollected;
  return waiting == 1 ? Text(S::NoticeTitleOne) : Text(S::NoticeTitle, {{"n", Value(static_cast<int>(waiting))}});
}

NoticesAction nothing(Frame& frame) {
  const Text hint = S::NoticeNoneHint;
  title(frame, S::NoticeNone, &hint);
  const Rect card{60.0F, 440.0F, 960.0F, 560.0F};
  ui::widgets::card(frame, card);
  ui::widgets::badge(frame, {card.centre().x - 130.0F, card.centre().y - 130.0F, 260.0F, 260.0F}, Icon::Notice, 170.0F);
  return primaryAction(frame, "notice.finish", S::NoticeFinish, Icon::Exit) ? NoticesAction{Kind::Finish, 0}
                                                                            : NoticesAction{};
}

/// What the chosen notice means. Everything here is hidden with the page.
void plainWords(Frame& frame, const NoticesModel& model, const NoticeRow& notice) {
  constexpr float kLeft = 530.0F;
  constexpr float kRoom = 490.0F;
  ui::widgets::iconAt(frame, Icon::Info, {kLeft + 20.0F, 378.0F}, 40.0F, Colour::Primary);
  label(frame, {kLeft + 52.0F, 379.0F}, S::NoticePlain, sized(frame, {Role::H3, Colour::Primary}, 34.0F),
        kRoom - 52.0F);
  if (model.covered) {
    ui::widgets::paragraph(frame, {kLeft, 420.0F, kRoom, 200.0F}, S::NoticeCoveredHint, {Role::Body, Colour::InkMuted});
    return;
  }
  const assets::Language language = frame.language();
  const TextStyle small = sized(frame, {Role::Body, Colour::InkMuted}, 32.0F);
  if (notice.grade == 0) {
    label(frame, {kLeft, 440.0F}, S::NoticeAbout, small, kRoom);
    ui::widgets::paragraph(frame, {kLeft, 466.0F, kRoom, 112.0F}, data(notice.title), {Role::H3, Colour::Ink});
    label(frame, {kLeft, 600.0F}, S::NoticeIssued, small, kRoom);
    label(frame, {kLeft, 648.0F}, data(fullDate(notice.issuedOn, language)), {Role::H3, Colour::Ink}, kRoom);
    ui::widgets::paragraph(frame, {kLeft, 690.0F, kRoom, 100.0F}, S::NoticeReadIt, small);
    return;
  }
  label(frame, {kLeft, 440.0F}, S::NoticeGrade, small, kRoom);
  label(frame, {kLeft, 502.0F}, data(gradeName(notice.grade, language)), sized(frame, {Role::H1, Colour::Ink}, 60.0F),
        kRoom);
  if (!notice.appealBy) {
    ui::widgets::paragraph(frame, {kLeft, 560.0F, kRoom, 200.0F}, S::NoticeReadIt, small);
    return;
  }
  label(frame, {kLeft, 596.0F}, S::NoticeAppealLabel, small, kRoom);
  label(frame, {kLeft, 648.0F}, Text(S::NoticeAppeal, {{"date", Value(monthDay(*notice.appealBy, language)).strong()}}),
        sized(frame, {Role::H3, Colour::Ink}, 38.0F), kRoom);
  label(frame, {kLeft, 702.0F}, S::NoticeAppealHow, {Role::Body, Colour::Ink}, kRoom);
}

NoticesAction documentArea(Frame& frame, const NoticesModel& model, const NoticeRow& notice) {
  ui::widgets::documentPreview(frame, {{60.0F, 352.0F, 430.0F, 580.0F},
                                       &model.preview,
                                       model.covered,
                                       S::NoticeCovered,
                                       S::NoticeCoveredHint,
                                       S::NoticeFetching});
  plainWords(frame, model, notice);
  NoticesAction action;
  if (ui::widgets::button(frame, {"notice.zoom",
                                  {530.0F, 818.0F, 235.0F, 96.0F},
                                  S::NoticeZoom,
                                  ButtonLook::Secondary,
                                  Icon::Zoom,
                                  !model.covered && !model.preview.empty()})) {
    action.kind = Kind::Zoom;
  }
  if (ui::widgets::button(frame, {"notice.cover",
                                  {785.0F, 818.0F, 235.0F, 96.0F},
                                  model.covered ? S::NoticeUncover : S::NoticeCover,
                                  ButtonLook::Secondary,
                                  model.covered ? Icon::Eye : Icon::EyeOff})) {
    action.kind = Kind::Cover;
  }
  return action;
}

NoticesAction rows(Frame& frame, const NoticesModel& model, float height, float pitch) {
  NoticesAction action;
  const std::size_t listed = std::min(kListed, model.notices.size());
  for (std::size_t i = 0; i < listed; ++i) {
    const NoticeRow& notice = model.notices[i];
    const bool chosen = i == model.chosen;
    const std::string date = fullDate(notice.issuedOn, frame.language());
    const bool counted = chosen && model.pages > 0;
    const Text meta =
        counted ? Text(S::NoticePages, {{"date", Value(std::string(date))}, {"n", Value(model.pages)}}) : data(date);
    const S chip = notice.collected ? S::NoticeCollected : chosen ? S::NoticeReading : S::NoticeNotCollected;
    const std::string id = "notice.row." + std::to_string(i);
    if (ui::widgets::choiceRow(frame, {id,
                                       {60.0F, 968.0F + static_cast<float>(i) * pitch, 960.0F, height},
                                       data(notice.title),
                                       meta,
                                       Text(chip),
                                       chosen})) {
      action = {Kind::Choose, i};
    }
  }
  return action;
}

/// The delivery receipt: what is signed, 重写, the pad. Returns whether a full name stands there.
bool receipt(Frame& frame, const NoticesModel& model, const NoticeRow& notice, const Rect& area,
             ui::input::SignaturePad& pad) {
  const float left = area.x;
  constexpr float kText = 306.0F;
  // Beside a long list or a warning there is only room for what is signed, not for its heading.
  const bool roomy = area.height > 300.0F;
  if (roomy) label(frame, {left, area.y + 36.0F}, S::NoticeSign, {Role::H3, Colour::Ink}, kText);
  const float first = roomy ? 66.0F : 4.0F;
  TextStyle body{Role::Body, Colour::Ink};
  body.line = frame.theme().type(Role::Body).size * 1.32F;
  body.maxLines = 3;
  const float taken = ui::widgets::paragraph(
      frame, {left, area.y + first, kText, area.height - first - 116.0F - (roomy ? 32.0F : 0.0F)},
      Text(S::NoticeSignText, {{"title", Value(std::string(notice.title))}}), body);
  if (roomy) {
    label(frame, {left, area.y + first + taken + 20.0F}, S::NoticeSignTerm, {Role::Caption, Colour::InkMuted}, kText);
  }
  if (ui::widgets::button(frame, {"notice.clear",
                                  {left, area.bottom() - 104.0F, 220.0F, 96.0F},
                                  S::SignAgain,
                                  ButtonLook::Quiet,
                                  Icon::Undo,
                                  !model.busy})) {
    pad.clear();
  }
  const std::string foot = model.signer + "　" + fullDate(model.today, frame.language());
  const ui::input::SignatureView view{"notice.pad",
                                      {392.0F, area.y, 628.0F, area.height},
                                      characters(model.signer),
                                      S::SignGhost,
                                      data(foot),
                                      S::SignLegible,
                                      S::SignFull,
                                      !model.busy};
  return ui::input::signatureView(frame, view, pad) == ui::input::SignatureVerdict::Legible;
}

}  // namespace

NoticesAction drawNotices(ui::Frame& frame, const NoticesModel& model, ui::input::SignaturePad& pad) {
  if (model.notices.empty() || model.chosen >= model.notices.size()) return nothing(frame);
  const NoticeRow& notice = model.notices[model.chosen];
  label(frame, {60.0F, ui::widgets::isElder(frame) ? 240.0F : 287.0F}, titleText(model), {Role::H1, Colour::Ink},
        960.0F);
  frame.announce(S::NoticeReadIt);
  NoticesAction action = documentArea(frame, model, notice);
  const bool many = model.notices.size() > 2;
  const float height = many ? 96.0F : 112.0F;
  const float pitch = height + 16.0F;
  const NoticesAction chosen = rows(frame, model, height, pitch);
  if (chosen.kind != Kind::None) action = chosen;
  if (notice.collected) {
    if (primaryAction(frame, "notice.finish", S::NoticeFinish, Icon::Exit)) action = {Kind::Finish, 0};
    return action;
  }
  float top = 968.0F + static_cast<float>(std::min(kListed, model.notices.size())) * pitch + 4.0F;
  if (model.printerTrouble) {
    ui::widgets::banner(frame, {60.0F, top, 960.0F, 92.0F}, ui::widgets::BannerTone::Warning, Icon::PrintFault,
                        S::NoticeNoPaper);
    top += 108.0F;
  }
  const float bottom = gridOf(frame).actionTop - 24.0F;
  const Rect area = ui::between(60.0F, std::max(top, bottom - 440.0F), 1020.0F, bottom);
  const bool legible = receipt(frame, model, notice, area, pad);
  if (primaryAction(frame, "notice.sign", S::NoticePrimary, Icon::Print, legible && !model.preview.empty(),
                    model.busy)) {
    action = {Kind::SignAndPrint, model.chosen};
  }
  return action;
}

NoticePrintAction drawNoticePrint(ui::Frame& frame, const NoticePrintModel& model) {
  const bool done = model.print.phase == PrintPhase::TakeIt;
  const bool stopped = model.print.phase == PrintPhase::Stopped;
  title(frame, done ? S::NoticeTakeTitle : stopped ? S::NoticeKeptTitle : S::NoticePrintTitle);
  const Rect card{60.0F, 392.0F, 960.0F, 520.0F};
  ui::widgets::card(frame, card);
  ui::widgets::badge(frame, {card.centre().x - 150.0F, card.y + 60.0F, 300.0F, 300.0F},
                     stopped ? Icon::PrintFault : Icon::Print, 200.0F);
  label(frame, {card.centre().x, card.bottom() - 80.0F}, data("《" + model.title + "》"),
        {.role = Role::H3, .colour = Colour::Ink, .align = Align::Centre}, 860.0F);
  const Rect row{60.0F, 948.0F, 960.0F, 132.0F};
  const bool counted = model.print.page > 0 && model.print.pages > 0;
  const float share =
      counted ? (static_cast<float>(model.print.page) - 0.4F) / static_cast<float>(model.print.pages) : 0.15F;
  if (done) {
    ui::widgets::printBar(frame, row, Icon::Print, S::NoticeTake, -1.0F, false);
  } else if (stopped) {
    ui::widgets::printBar(frame, row, Icon::PrintFault, S::NoticeStopped, -1.0F, true);
  } else {
    const Text text =
        counted ? Text(S::NoticePrintingPage, {{"n", Value(model.print.page)}, {"m", Value(model.print.pages)}})
                : Text(S::NoticePrinting, {{"title", Value(std::string(model.title))}});
    ui::widgets::printBar(frame, row, Icon::Print, text, share, false);
  }
  const Rect recorded{60.0F, 1112.0F, 960.0F, 152.0F};
  ui::widgets::flatCard(frame, recorded);
  ui::widgets::checkDisc(frame, {recorded.x + 78.0F, recorded.centre().y}, 36.0F, Colour::Success);
  label(frame, {recorded.x + 144.0F, recorded.centre().y - 26.0F}, model.recorded ? S::NoticeRecorded : S::NoticeUnsent,
        {Role::H3, Colour::Ink}, 780.0F);
  label(frame, {recorded.x + 144.0F, recorded.centre().y + 28.0F},
        model.recorded ? S::NoticeRecordedNote : S::NoticeUnsentNote,
        sized(frame, {Role::Body, Colour::InkMuted}, 32.0F), 780.0F);
  ui::widgets::note(frame, {60.0F, 1300.0F, 960.0F, 100.0F}, Icon::Info, S::NoticeKeepIt, false);
  const bool settled = done || stopped;
  NoticePrintAction action = NoticePrintAction::None;
  if (model.moreToCollect) {
    if (secondaryBeside(frame, "notice.finish", S::NoticeFinish, settled)) action = NoticePrintAction::Finish;
    if (primaryBeside(frame, "notice.next", S::NoticeNext, Icon::Notice, settled))
      action = NoticePrintAction::NextNotice;
  } else if (primaryAction(frame, "notice.finish", S::NoticeFinish, Icon::Exit, settled)) {
    action = NoticePrintAction::Finish;
  }
  return action;
}

}  // namespace kiosk::terminal::screens
