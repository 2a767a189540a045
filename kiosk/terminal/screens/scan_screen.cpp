#include "kiosk/terminal/screens/scan_screen.h"

#include <algorithm>
#include <cmath>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/reading.h"

namespace kiosk::terminal::screens {
namespace {

using ui::widgets::LiveMark;
using ui::widgets::Sureness;
using ui::widgets::VerdictState;

bool isLive(ScanPhase phase) {
  return phase == ScanPhase::Starting || phase == ScanPhase::Searching || phase == ScanPhase::Found ||
         phase == ScanPhase::Hold;
}

S doubtText(PageProblem problem) {
  switch (problem) {
    case PageProblem::None:
      break;
    case PageProblem::Glare:
      return S::ScanDoubtGlare;
    case PageProblem::Blurred:
      return S::ScanDoubtBlur;
    case PageProblem::CornerMissing:
      return S::ScanDoubtCorner;
    case PageProblem::TooDark:
      return S::ScanDoubtDark;
    case PageProblem::NameDiffers:
      return S::ScanDoubtName;
    case PageProblem::WrongPaper:
      return S::ScanDoubtKind;
    case PageProblem::NoSeal:
      return S::ScanDoubtSeal;
    case PageProblem::NumberWrong:
      return S::ScanDoubtNumber;
    case PageProblem::DateAhead:
      return S::ScanDoubtAhead;
    case PageProblem::DateOrder:
      return S::ScanDoubtOrder;
    case PageProblem::NotAgreed:
      return S::ScanDoubtAgreed;
  }
  return S::ScanDoubtBlur;
}

S whereText(PageProblem problem) {
  switch (problem) {
    case PageProblem::None:
    case PageProblem::Glare:
    case PageProblem::Blurred:
    case PageProblem::CornerMissing:
    case PageProblem::TooDark:
      return S::ScanWhereRetake;
    case PageProblem::NameDiffers:
    case PageProblem::WrongPaper:
      return S::ScanWhereName;
    case PageProblem::NoSeal:
      return S::ScanWhereSeal;
    case PageProblem::NumberWrong:
    case PageProblem::DateAhead:
    case PageProblem::DateOrder:
      return S::ScanWhereMisread;
    case PageProblem::NotAgreed:
      return S::ScanWhereAgreed;
  }
  return S::ScanWhereRetake;
}

S titleOf(const ScanModel& model) {
  switch (model.phase) {
    case ScanPhase::Starting:
      return S::ScanStarting;
    case ScanPhase::Searching:
      return S::ScanSearch;
    case ScanPhase::Found:
      return S::ScanFound;
    case ScanPhase::Hold:
      return S::ScanTitle;
    case ScanPhase::Reading:
      return S::ScanReading;
    case ScanPhase::Kept:
      return S::ScanKept;
    case ScanPhase::Doubtful:
      return doubtText(model.problem);
  }
  return S::ScanSearch;
}

Text sentenceOf(const ScanModel& model) {
  const Text::Values where{{"name", Value(shortNameOf(model.material))},
                           {"n", Value(static_cast<int>(model.page) + 1)}};
  if (model.phase == ScanPhase::Doubtful) {
    return whereText(model.problem);
  }
  return Text(isLive(model.phase) ? S::ScanWhere : S::ScanWhereKept, where);
}

void fieldsPanel(Frame& frame, const ScanModel& model, const Rect& panel) {
  ui::widgets::flatCard(frame, panel, 20.0F);
  const float left = panel.x + 24.0F;
  const float room = panel.width - 48.0F;
  ui::widgets::iconAt(frame, Icon::Scan, {left + 20.0F, panel.y + 46.0F}, 42.0F, Colour::Primary);
  label(frame, {left + 54.0F, panel.y + 48.0F}, S::ScanReadTitle, sized(frame, {Role::H3, Colour::Ink}, 36.0F),
        room - 54.0F);
  const bool read = model.phase == ScanPhase::Kept || model.phase == ScanPhase::Doubtful;
  if (model.fields.empty()) {
    ui::widgets::paragraph(frame, {left, panel.y + 100.0F, room, 300.0F}, read ? S::ScanNothingRead : S::ScanNothingYet,
                           sized(frame, {Role::Body, Colour::InkMuted}, 32.0F));
    return;
  }
  constexpr std::size_t kShown = 4;
  float y = panel.y + 88.0F;
  for (std::size_t i = 0; i < std::min(kShown, model.fields.size()); ++i) {
    const ScannedField& field = model.fields[i];
    if (i > 0) {
      frame.line({left, y + 7.0F}, {panel.right() - 24.0F, y + 7.0F}, Colour::Line, 1.5F);
      y += 15.0F;
    }
    const bool differs = field.agreesWithCard && !*field.agreesWithCard;
    const Sureness sureness = differs ? Sureness::Low : ui::widgets::surenessOf(field.confidence);
    const S word = field.agreesWithCard          ? (differs ? S::ScanDiffersFromCard : S::ScanSameAsCard)
                   : field.agreed                ? S::ScanAgreed
                   : sureness == Sureness::High  ? S::ScanClear
                   : sureness == Sureness::Check ? S::ScanCheck
                                                 : S::ScanUnread;
    const Text value = field.value.empty() ? data("—") : data(field.value);
    const float height = ui::widgets::recognisedField(frame, {left, y}, room, field.label, value, sureness, word);
    y += height;
    if (y > panel.bottom() - 130.0F) break;
  }
}

void verdicts(Frame& frame, const ScanModel& model, float top) {
  struct Row {
    Verdict verdict;
    S good, bad, ok, todo;
  };
  const std::array<Row, 3> rows{Row{model.sharp, S::ScanSharp, S::ScanSharpBad, S::ScanSharpOk, S::ScanSharpDo},
                                Row{model.noGlare, S::ScanGlare, S::ScanGlareBad, S::ScanGlareOk, S::ScanGlareDo},
                                Row{model.whole, S::ScanWhole, S::ScanWholeBad, S::ScanWholeOk, S::ScanWholeDo}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Rect chip{60.0F + static_cast<float>(i) * 328.0F, top, 304.0F, 120.0F};
    switch (rows[i].verdict) {
      case Verdict::Checking:
        ui::widgets::verdictChip(frame, chip, VerdictState::Checking, rows[i].good, S::ScanLooking);
        break;
      case Verdict::Pass:
        ui::widgets::verdictChip(frame, chip, VerdictState::Pass, rows[i].good, rows[i].ok);
        break;
      case Verdict::Fail:
        ui::widgets::verdictChip(frame, chip, VerdictState::Fail, rows[i].bad, rows[i].todo);
        break;
    }
  }
}

/// The pages of this paper; the one under the camera is wide and named.
void pageStrip(Frame& frame, const ScanModel& model, float top) {
  constexpr float kGap = 24.0F;
  constexpr float kNow = 264.0F;
  // Beside the chips of a kept page stands 重拍.
  const std::size_t most = model.phase == ScanPhase::Kept ? 3 : 5;
  std::vector<std::size_t> pages;
  const std::size_t all = std::max(model.taken.size(), model.page + 1);
  const std::size_t first = model.page > 2 && all > most + 1 ? std::min(model.page - 2, all - most - 1) : 0;
  for (std::size_t i = first; i < all && pages.size() <= most; ++i)
    pages.push_back(i);
  const float chip = (960.0F - kNow - 5.0F * kGap) / 5.0F;
  float x = 60.0F;
  for (const std::size_t page : pages) {
    const Text::Values number{{"n", Value(static_cast<int>(page) + 1)}};
    if (page == model.page) {
      const Rect now{x, top, kNow, 96.0F};
      frame.rect(now, Colour::Primary, 16.0F);
      label(frame, now.centre(), Text(model.retaking ? S::ScanPageRetake : S::ScanPageNow, number),
            {.role = Role::H3, .colour = Colour::OnPrimary, .align = Align::Centre, .size = 32.0F}, kNow - 20.0F);
      x += kNow + kGap;
      continue;
    }
    const bool good = model.taken[page].problem == PageProblem::None || model.taken[page].keptAnyway;
    ui::widgets::pageChip(frame, {x, top, chip, 96.0F}, static_cast<int>(page) + 1, good);
    x += chip + kGap;
  }
}

LiveMark markOf(const ScanModel& model) {
  if (!isLive(model.phase) || model.phase == ScanPhase::Starting) return LiveMark::None;
  return model.phase == ScanPhase::Searching ? LiveMark::Searching : LiveMark::Found;
}

ScanAction actions(Frame& frame, const ScanModel& model) {
  ScanAction action = ScanAction::None;
  switch (model.phase) {
    case ScanPhase::Starting:
    case ScanPhase::Searching:
    case ScanPhase::Found:
    case ScanPhase::Hold:
      if (secondaryBeside(frame, "scan.not_this", S::ScanNotThis)) action = ScanAction::NotThisPage;
      if (primaryBeside(frame, "scan.take", S::ScanTakeNow, Icon::Camera, model.phase != ScanPhase::Starting))
        action = ScanAction::TakeNow;
      break;
    case ScanPhase::Reading:
      secondaryBeside(frame, "scan.not_this", S::ScanNotThis, false);
      primaryBeside(frame, "scan.take", S::ScanTakeNow, Icon::Camera, true, true);
      break;
    case ScanPhase::Kept: {
      // One more page is the rule with medical records; "that was the last" is the bigger relief, so it is the primary.
      const Text next(S::ScanNext, {{"n", Value(static_cast<int>(std::max(model.taken.size(), model.page + 1)) + 1)}});
      if (secondaryBeside(frame, "scan.next", next)) action = ScanAction::NextPage;
      if (primaryBeside(frame, "scan.all", S::ScanAll, Icon::Check)) action = ScanAction::AllTaken;
      break;
    }
    case ScanPhase::Doubtful:
      if (secondaryBeside(frame, "scan.keep", S::ScanKeep)) action = ScanAction::KeepAnyway;
      if (primaryBeside(frame, "scan.retake", S::ScanRetake, Icon::Redo)) action = ScanAction::Retake;
      break;
  }
  return action;
}

}  // namespace

ScanAction drawScan(ui::Frame& frame, const ScanModel& model) {
  const Text sentence = sentenceOf(model);
  title(frame, titleOf(model), &sentence);
  ui::widgets::LiveView view{{60.0F, 416.0F, 600.0F, 744.0F}, &model.picture, model.outline, markOf(model)};
  view.busy = model.phase == ScanPhase::Reading || model.phase == ScanPhase::Starting;
  if (model.phase == ScanPhase::Hold) {
    view.countdown = std::max(1, static_cast<int>(std::ceil(model.holdLeft)));
    view.countdownShare = model.holdTotal > 0.0F ? 1.0F - model.holdLeft / model.holdTotal : 1.0F;
  }
  ui::widgets::liveView(frame, view);
  fieldsPanel(frame, model, {684.0F, 416.0F, 336.0F, 744.0F});
  verdicts(frame, model, 1184.0F);
  pageStrip(frame, model, 1328.0F);
  ui::widgets::note(frame, {60.0F, 1458.0F, 960.0F, 50.0F}, Icon::Privacy, S::ScanPrivacy, false);
  ScanAction action = actions(frame, model);
  if (model.phase == ScanPhase::Kept &&
      ui::widgets::button(
          frame,
          {"scan.retake", {780.0F, 1328.0F, 240.0F, 96.0F}, S::ScanRetakeShort, ButtonLook::Quiet, Icon::Redo})) {
    action = ScanAction::Retake;
  }
  return action;
}

}  // namespace kiosk::terminal::screens
