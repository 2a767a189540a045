#include "kiosk/terminal/screens/materials_screen.h"

#include <algorithm>
#include <string>

#include "kiosk/domain/wire_names.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/reading.h"

namespace kiosk::terminal::screens {
namespace {

using Kind = MaterialsAction::Kind;

constexpr float kGap = 24.0F;

/// What a script touches: "materials.start.medical_record" stays the same wherever the paper stands in the list.
std::string idOf(std::string_view what, domain::MaterialKind kind) {
  return "materials." + std::string(what) + "." + std::string(domain::wireName(kind));
}

S noteOf(domain::MaterialKind kind) {
  switch (kind) {
    case domain::MaterialKind::DiagnosisCertificate:
      return S::MatDiagnosisNote;
    case domain::MaterialKind::MedicalRecord:
      return S::MatRecordNote;
    case domain::MaterialKind::OccupationalDiseaseCertificate:
      return S::MatOccupationalNote;
    case domain::MaterialKind::PsychiatricRecord:
      return S::MatPsychiatricNote;
    case domain::MaterialKind::FirstOnsetRecord:
      return S::MatFirstOnsetNote;
    case domain::MaterialKind::LeaveConfirmation:
      return S::MatLeaveConfirmationNote;
    case domain::MaterialKind::LeaveCertificate:
      return S::MatLeaveCertificateNote;
    case domain::MaterialKind::WorkerRequest:
      return S::MatRequestNote;
  }
  return S::MatRecordNote;
}

/// "Only if it applies" asks about the illness, not about the paper.
S askOf(domain::MaterialKind kind) {
  if (kind == domain::MaterialKind::OccupationalDiseaseCertificate) return S::MatOccupationalAsk;
  return kind == domain::MaterialKind::PsychiatricRecord ? S::MatPsychiatricAsk : nameOf(kind);
}

S problemText(PageProblem problem) {
  switch (problem) {
    case PageProblem::None:
      break;
    case PageProblem::Glare:
      return S::PageGlare;
    case PageProblem::Blurred:
      return S::PageBlurred;
    case PageProblem::CornerMissing:
      return S::PageCorner;
    case PageProblem::TooDark:
      return S::PageDark;
    case PageProblem::NameDiffers:
      return S::PageName;
    case PageProblem::WrongPaper:
      return S::PageWrong;
    case PageProblem::NoSeal:
      return S::PageSeal;
    case PageProblem::NumberWrong:
      return S::PageNumber;
    case PageProblem::DateAhead:
      return S::PageAhead;
    case PageProblem::DateOrder:
      return S::PageOrder;
    case PageProblem::NotAgreed:
      return S::PageAgreed;
  }
  return S::PageBlurred;
}

std::size_t firstBadPage(const MaterialItem& item) {
  const auto bad = std::find_if(item.pages.begin(), item.pages.end(), [](const PageMark& page) {
    return page.problem != PageProblem::None && !page.keptAnyway;
  });
  return static_cast<std::size_t>(bad - item.pages.begin());
}

MaterialsAction capture(const MaterialsModel& model, std::size_t index) {
  MaterialsAction action{Kind::Capture, index, std::nullopt};
  if (stateOf(model.items[index]) == MaterialState::Rescan) action.retake = firstBadPage(model.items[index]);
  return action;
}

// --- what is done: card, form, then papers; four columns with the count

struct DoneEntry {
  Text name;
  Text note;
};

std::vector<DoneEntry> doneEntries(const MaterialsModel& model) {
  std::vector<DoneEntry> done{{S::MatIdCard, S::MatIdCardNote}, {S::MatForm, S::MatFormNote}};
  for (const MaterialItem& item : model.items) {
    if (stateOf(item) != MaterialState::Done) continue;
    const bool kept =
        std::any_of(item.pages.begin(), item.pages.end(), [](const PageMark& page) { return page.keptAnyway; });
    done.push_back({shortNameOf(item.kind), Text(kept ? S::MatPagesKept : S::MatPagesClear,
                                                 {{"n", Value(static_cast<int>(item.pages.size()))}})});
  }
  return done;
}

void doneStrip(Frame& frame, const MaterialsModel& model) {
  const Rect strip{60.0F, 420.0F, 960.0F, 176.0F};
  ui::widgets::flatCard(frame, strip);
  std::vector<DoneEntry> done = doneEntries(model);
  label(frame, {148.0F, 484.0F}, data(std::to_string(done.size())),
        {.role = Role::Display, .colour = Colour::Success, .align = Align::Centre, .size = 72.0F}, 150.0F);
  label(frame, {148.0F, 548.0F}, S::MatReady, {Role::Caption, Colour::Ink, Align::Centre}, 160.0F);
  constexpr float kFirst = 237.0F;
  constexpr float kColumn = 258.0F;
  // Three fit; the newest are shown, because the visitor has just done them.
  const std::size_t from = done.size() > 3 ? done.size() - 3 : 0;
  for (std::size_t i = from; i < done.size(); ++i) {
    const float x = kFirst + static_cast<float>(i - from) * kColumn;
    frame.line({x, strip.y + 22.0F}, {x, strip.bottom() - 22.0F}, Colour::Line, 1.5F);
    ui::widgets::checkDisc(frame, {x + 45.0F, 467.0F}, 20.0F, Colour::Success);
    label(frame, {x + 77.0F, 467.0F}, done[i].name, sized(frame, {Role::H3, Colour::Ink}, 34.0F), kColumn - 90.0F);
    TextStyle note{Role::Caption, Colour::Ink};
    note.line = frame.theme().type(Role::Caption).size * 1.36F;
    note.maxLines = 2;
    ui::widgets::paragraph(frame, {x + 25.0F, 499.0F, kColumn - 36.0F, 2.0F * note.line}, done[i].note, note);
  }
}

// --- what is to do

void rescanFrame(Frame& frame, const Rect& rect) {
  frame.shadow(rect, 24.0F, ui::theme::Elevation::E1);
  frame.rect(rect, Colour::SurfaceRaised, 24.0F);
  frame.clip({rect.x, rect.y, 16.0F, rect.height});
  frame.rect({rect.x, rect.y, 60.0F, rect.height}, Colour::WarningFill, 24.0F);
  frame.unclip();
  frame.border(rect, Colour::Warning, ui::widgets::stroke(frame, 3.0F), 24.0F);
}

bool rescanItem(Frame& frame, const MaterialItem& item, const Rect& rect) {
  rescanFrame(frame, rect);
  const bool chips = rect.height >= 220.0F;
  const std::size_t bad = firstBadPage(item);
  const float top = chips ? rect.y + 80.0F : rect.centre().y;
  ui::widgets::iconAt(frame, iconOf(item.kind), {rect.x + 80.0F, top}, 66.0F, Colour::Primary);
  const float left = rect.x + 140.0F;
  const float room = rect.right() - 294.0F - left;
  const TextStyle head{Role::H3, Colour::Ink};
  const float wide = label(frame, {left, top - 25.0F}, nameOf(item.kind), head, room);
  if (wide < room - 150.0F) {
    label(frame, {left + wide + 14.0F, top - 21.0F},
          Text(S::MatTotal, {{"n", Value(static_cast<int>(item.pages.size()))}}), {Role::Caption, Colour::InkMuted},
          room - wide - 14.0F);
  }
  ui::widgets::iconAt(frame, Icon::Warning, {left + 18.0F, top + 28.0F}, 36.0F, Colour::Warning, 4.0F);
  label(frame, {left + 48.0F, top + 28.0F},
        Text(problemText(item.pages[bad].problem), {{"n", Value(static_cast<int>(bad) + 1)}}),
        {.role = Role::Body, .colour = Colour::Warning, .weight = 700}, room - 48.0F);
  if (chips) {
    constexpr float kChip = 118.0F;
    constexpr float kChipGap = 16.0F;
    const std::size_t fit = 6;
    // Seven and more pages: the ones around the page to mend.
    const std::size_t first = item.pages.size() <= fit ? 0 : std::min(bad > 2 ? bad - 2 : 0, item.pages.size() - fit);
    for (std::size_t i = first; i < std::min(item.pages.size(), first + fit); ++i) {
      const bool good = item.pages[i].problem == PageProblem::None || item.pages[i].keptAnyway;
      ui::widgets::pageChip(
          frame, {rect.x + 47.0F + static_cast<float>(i - first) * (kChip + kChipGap), rect.y + 151.0F, kChip, 76.0F},
          static_cast<int>(i) + 1, good);
    }
  }
  const std::string id = idOf("retake", item.kind);
  return ui::widgets::button(frame, {id,
                                     {rect.right() - 270.0F, top - 47.0F, 240.0F, 96.0F},
                                     S::MatRetake,
                                     ButtonLook::Warning,
                                     Icon::Redo,
                                     true,
                                     false,
                                     36.0F});
}

bool toDoItem(Frame& frame, const MaterialItem& item, const Rect& rect) {
  ui::widgets::card(frame, rect);
  const float middle = rect.centre().y;
  ui::widgets::iconAt(frame, iconOf(item.kind), {rect.x + 80.0F, middle}, 66.0F, Colour::Primary);
  const float left = rect.x + 138.0F;
  const float room = rect.right() - 290.0F - left;
  label(frame, {left, middle - 25.0F}, nameOf(item.kind), {Role::H3, Colour::Ink}, room);
  label(frame, {left, middle + 27.0F}, noteOf(item.kind), sized(frame, {Role::Body, Colour::Ink}, 32.0F), room);
  const std::string id = idOf("start", item.kind);
  return ui::widgets::button(
      frame,
      {id, {rect.right() - 269.0F, middle - 48.0F, 240.0F, 96.0F}, S::MatStart, ButtonLook::Secondary, Icon::Camera});
}

Kind askItem(Frame& frame, const MaterialItem& item, const Rect& rect) {
  frame.dashedBorder(rect, Colour::LineStrong, ui::widgets::stroke(frame, 2.0F), 24.0F);
  const float middle = rect.centre().y;
  ui::widgets::iconAt(frame, iconOf(item.kind), {rect.x + 61.0F, middle}, 56.0F, Colour::InkMuted);
  const float left = rect.x + 118.0F;
  const float room = rect.right() - 396.0F - left;
  label(frame, {left, middle - 20.0F}, askOf(item.kind), sized(frame, {Role::H3, Colour::Ink}, 34.0F), room);
  label(frame, {left, middle + 25.0F}, noteOf(item.kind), sized(frame, {Role::Caption, Colour::Ink}, 30.0F), room);
  const auto answer = [&](std::string_view id, float x, S text, Applies value) {
    const ButtonLook look = item.applies == value ? ButtonLook::Chosen : ButtonLook::Quiet;
    return ui::widgets::button(frame, {idOf(id, item.kind), {x, middle - 48.0F, 164.0F, 96.0F}, text, look});
  };
  const bool have = answer("have", rect.right() - 378.0F, S::MatHave, Applies::Yes);
  const bool haveNot = answer("have_not", rect.right() - 190.0F, S::MatHaveNot, Applies::No);
  return have ? Kind::Have : haveNot ? Kind::HaveNot : Kind::None;
}

struct Arrangement {
  std::vector<std::size_t> mend, toDo, ask;
  float rescanHeight = 252.0F;
  float rowHeight = 152.0F;
  float askHeight = 144.0F;
  float gap = kGap;
  float heading = 80.0F;
  bool askLater = false;  ///< too many papers open: the questions come when there is room for them
};

/// Rows close up as they get many; nothing ever scrolls.
Arrangement arrange(const MaterialsModel& model, float room) {
  Arrangement a;
  for (std::size_t i = 0; i < model.items.size(); ++i) {
    switch (stateOf(model.items[i])) {
      case MaterialState::Rescan:
        a.mend.push_back(i);
        break;
      case MaterialState::ToDo:
        a.toDo.push_back(i);
        break;
      case MaterialState::Ask:
      case MaterialState::Skipped:
        a.ask.push_back(i);
        break;
      case MaterialState::Done:
        break;
    }
  }
  const auto height = [&] {
    const std::size_t asks = a.askLater ? 0 : a.ask.size();
    const auto rows = static_cast<float>(a.mend.size() + a.toDo.size() + asks);
    const float heading = a.ask.empty() ? 0.0F : a.askLater ? 56.0F : a.heading;
    return static_cast<float>(a.mend.size()) * a.rescanHeight + static_cast<float>(a.toDo.size()) * a.rowHeight +
           static_cast<float>(asks) * a.askHeight + rows * a.gap + heading;
  };
  if (height() > room && a.mend.size() > 1) a.rescanHeight = a.rowHeight;
  if (height() > room) a.gap = 16.0F;
  if (height() > room) a.askHeight = 124.0F;
  if (height() > room) a.heading = 56.0F;
  if (height() > room) a.rowHeight = 132.0F;
  if (height() > room) a.rescanHeight = 132.0F;
  if (height() > room) a.askLater = !a.ask.empty();
  if (height() > room) a.rowHeight = a.rescanHeight = 116.0F;
  return a;
}

MaterialsAction list(Frame& frame, const MaterialsModel& model) {
  MaterialsAction action;
  constexpr float kTop = 640.0F;
  const float bottom = gridOf(frame).actionTop - (model.namedWithinWorkingDays > 0 ? 72.0F : 28.0F);
  const Arrangement a = arrange(model, bottom - kTop + kGap);
  float y = kTop;
  for (const std::size_t i : a.mend) {
    if (rescanItem(frame, model.items[i], {60.0F, y, 960.0F, a.rescanHeight})) action = capture(model, i);
    y += a.rescanHeight + a.gap;
  }
  for (const std::size_t i : a.toDo) {
    if (toDoItem(frame, model.items[i], {60.0F, y, 960.0F, a.rowHeight})) action = capture(model, i);
    y += a.rowHeight + a.gap;
  }
  if (a.ask.empty()) return action;
  if (a.askLater) {
    ui::widgets::note(frame, {60.0F, y + 4.0F, 960.0F, 48.0F}, Icon::Question,
                      Text(S::MatAskLater, {{"n", Value(static_cast<int>(a.ask.size()))}}));
    return action;
  }
  const float heading = y + a.heading / 2.0F - 2.0F;
  const float wide =
      label(frame, {60.0F, heading}, S::MatIfApplies, sized(frame, {Role::H3, Colour::Ink}, 36.0F), 700.0F);
  frame.line({60.0F + wide + 22.0F, heading}, {1020.0F, heading}, Colour::Line, 1.5F);
  y += a.heading;
  for (const std::size_t i : a.ask) {
    const Kind answer = askItem(frame, model.items[i], {60.0F, y, 960.0F, a.askHeight});
    if (answer != Kind::None) action = {answer, i, std::nullopt};
    y += a.askHeight + a.gap;
  }
  return action;
}

// --- title and primary

Text titleText(const MaterialsModel& model) {
  int papers = 0;
  int questions = 0;
  for (const MaterialItem& item : model.items) {
    const MaterialState state = stateOf(item);
    papers += state == MaterialState::Rescan || state == MaterialState::ToDo;
    questions += state == MaterialState::Ask;
  }
  if (papers == 1) return S::MatTitleOne;
  if (papers > 1) return Text(S::MatTitle, {{"n", Value(papers)}});
  return questions > 0 ? Text(S::MatTitleAsk, {{"n", Value(questions)}}) : Text(S::MatTitleDone);
}

Text primaryText(const MaterialsModel& model, const std::optional<std::size_t>& next) {
  if (!next) return S::MatGoOn;
  const MaterialItem& item = model.items[*next];
  switch (stateOf(item)) {
    case MaterialState::Ask:
      return Text(S::MatAnswerFirst, {{"name", Value(askOf(item.kind))}});
    case MaterialState::Rescan:
      return Text(S::MatNextPage,
                  {{"name", Value(shortNameOf(item.kind))}, {"n", Value(static_cast<int>(firstBadPage(item)) + 1)}});
    case MaterialState::ToDo:
    case MaterialState::Done:
    case MaterialState::Skipped:
      break;
  }
  return Text(S::MatNext, {{"name", Value(shortNameOf(item.kind))}});
}

}  // namespace

MaterialsAction drawMaterials(ui::Frame& frame, const MaterialsModel& model) {
  const std::optional<std::size_t> next = nextItem(model);
  const Text hint = next ? S::MatHint : S::MatHintDone;
  title(frame, titleText(model), &hint);
  doneStrip(frame, model);
  MaterialsAction action = list(frame, model);
  if (model.namedWithinWorkingDays > 0) {
    ui::widgets::note(frame, {60.0F, gridOf(frame).actionTop - 66.0F, 960.0F, 50.0F}, Icon::Info,
                      Text(S::MatOnce, {{"n", Value(model.namedWithinWorkingDays)}}));
  }
  const bool asking = next && stateOf(model.items[*next]) == MaterialState::Ask;
  const std::optional<Icon> icon = !next    ? std::optional(Icon::Check)
                                   : asking ? std::nullopt
                                            : std::optional(Icon::Camera);
  const Text text = primaryText(model, next);
  bool touched = false;
  if (model.canSaveForLater) {
    if (secondaryBeside(frame, "materials.later", S::MatLater)) action = {Kind::SaveForLater, 0, std::nullopt};
    touched = primaryBeside(frame, "materials.next", text, icon, !asking);
  } else {
    touched = primaryAction(frame, "materials.next", text, icon, !asking);
  }
  if (touched) action = next ? capture(model, *next) : MaterialsAction{Kind::GoOn, 0, std::nullopt};
  return action;
}

}  // namespace kiosk::terminal::screens
