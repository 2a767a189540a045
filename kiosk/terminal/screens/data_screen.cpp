#include "kiosk/terminal/screens/data_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/domain/masking.h"
#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/entry_view.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

struct FieldWords {
  S name;
  S note;
};

FieldWords wordsOf(DataField field) {
  switch (field) {
    case DataField::Employer:
      return {S::DataEmployer, S::DataEmployerNote};
    case DataField::InjuryDate:
      return {S::DataInjuryDate, S::DataInjuryDateNote};
    case DataField::InjuryPlace:
      return {S::DataInjuryPlace, S::DataInjuryPlaceNote};
    case DataField::BodyPart:
      return {S::DataBodyPart, S::DataBodyPartNote};
    case DataField::DeterminationNumber:
      return {S::DataDecision, S::DataDecisionNote};
    case DataField::Phone:
      return {S::DataPhone, S::DataPhoneNote};
    case DataField::PostalAddress:
      return {S::DataAddress, S::DataAddressNote};
    case DataField::EmergencyName:
      return {S::DataContact, S::DataContactNote};
    case DataField::EmergencyPhone:
      return {S::DataContactPhone, S::DataContactPhoneNote};
  }
  return {S::DataEmployer, S::DataEmployerNote};
}

S fullNameOf(DataField field) {
  return field == DataField::EmergencyName ? S::DataContactFull : wordsOf(field).name;
}

std::string_view idOf(DataField field) {
  constexpr std::array<std::string_view, 9> kIds{"data.employer",  "data.injury_date", "data.injury_place",
                                                 "data.body_part", "data.decision",    "data.phone",
                                                 "data.address",   "data.contact",     "data.contact_phone"};
  return kIds[static_cast<std::size_t>(field)];
}

/// 138 0547 2046; dates in words; everything else as it is.
std::string readable(const Frame& frame, DataField field, const std::string& value) {
  domain::Date date{};
  if (field == DataField::InjuryDate && parseDate(value, date)) return fullDate(date, frame.language());
  const bool phone = field == DataField::Phone || field == DataField::EmergencyPhone;
  if (phone && value.size() > 3 && value.front() == '1') {
    std::string grouped = value.substr(0, 3) + " " + value.substr(3, 4);
    if (value.size() > 7) grouped += " " + value.substr(7);
    return grouped;
  }
  return value;
}

bool needsWork(const DataRow& row, const domain::Date& today) {
  return problemOf(row.field, row.required, row.value, today) != DataProblem::None;
}

Text problemText(DataField field, DataProblem problem, const std::string& value) {
  const auto digits =
      static_cast<int>(std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }));
  switch (problem) {
    case DataProblem::None:
      break;
    case DataProblem::Missing:
      return S::DataPleaseFill;
    case DataProblem::TooShort:
      if (field == DataField::InjuryDate) return Text(S::DataShort, {{"n", Value(8 - digits)}});
      if (field == DataField::Phone) return Text(S::DataShort, {{"n", Value(11 - digits)}});
      return S::DataTooShort;
    case DataProblem::TooLong:
      return S::DataNotAPhone;
    case DataProblem::NotADate:
      return S::DataNotADate;
    case DataProblem::InTheFuture:
      return S::DataFuture;
    case DataProblem::NotAPhone:
      return S::DataNotAPhone;
  }
  return wordsOf(field).note;
}

struct RowMark {
  Icon icon;
  S text;
  Colour ink;
};

RowMark markOf(const DataRow& row, const domain::Date& today) {
  if (needsWork(row, today)) return {Icon::Pen, S::DataPleaseFill, Colour::Warning};
  if (row.value.empty()) return {Icon::Plus, S::DataOptional, Colour::InkMuted};
  if (row.needsLook) return {Icon::Eye, S::DataPleaseLook, Colour::Warning};
  switch (row.source) {
    case DataSource::OnFile:
      return {Icon::Check, S::DataOnFile, Colour::InkMuted};
    case DataSource::ReadFromPaper:
      return {Icon::Scan, S::DataFromPaper, Colour::InkMuted};
    case DataSource::Typed:
    case DataSource::Nobody:
      break;
  }
  return {Icon::Check, S::DataYouSaid, Colour::InkMuted};
}

// --- the card's values, above the reach line

void sourceMark(Frame& frame, float right, float middle, Icon icon, const Text& text, Colour ink) {
  const float width =
      label(frame, {right, middle}, text, sized(frame, {Role::Caption, ink, Align::Right}, 28.0F), 200.0F);
  ui::widgets::iconAt(frame, icon, {right - width - 26.0F, middle}, 34.0F, ink);
}

void readOnlyRow(Frame& frame, const Rect& card, std::size_t index, const Text& name, const Text& value, Icon icon,
                 const Text& source) {
  const float middle = card.y + 46.0F + static_cast<float>(index) * 92.0F;
  if (index > 0) frame.line({card.x + 1.0F, middle - 46.0F}, {card.right() - 1.0F, middle - 46.0F}, Colour::Line, 1.5F);
  label(frame, {card.x + 33.0F, middle}, name, {Role::Body, Colour::InkMuted}, 150.0F);
  label(frame, {card.x + 189.0F, middle}, value,
        sized(frame, {Role::H3, Colour::Ink, Align::Left, VerticalAlign::Top, 1, Colour::Primary, 0.0F, 0.0F, 400},
              38.0F),
        500.0F);
  sourceMark(frame, card.right() - 25.0F, middle, icon, source, Colour::InkMuted);
}

void heading(Frame& frame, const DataModel& model, int left) {
  const float middle = ui::widgets::isElder(frame) ? 240.0F : 279.0F;
  label(frame, {60.0F, middle}, S::DataTitle, {Role::H1, Colour::Ink}, 660.0F);
  const Text state = left > 0 ? Text(S::DataLeft, {{"n", Value(left).strong()}}) : Text(S::DataAll);
  label(frame, {1020.0F, middle}, state, {Role::Body, left > 0 ? Colour::InkMuted : Colour::Success, Align::Right},
        280.0F);
  // With a field open the card has room for one more of the values that stand already.
  const auto third = std::find_if(model.rows.begin(), model.rows.end(), [&](const DataRow& row) {
    return model.open && row.field != *model.open && !needsWork(row, model.today) && !row.value.empty() &&
           !row.needsLook;
  });
  const bool more = third != model.rows.end();
  const Rect card{60.0F, 332.0F, 960.0F, more ? 276.0F : 184.0F};
  ui::widgets::flatCard(frame, card);
  readOnlyRow(frame, card, 0, S::DataName, data(model.name), Icon::Lock, S::DataFromCard);
  readOnlyRow(frame, card, 1, S::DataNumber, data(domain::maskedNumber(model.number)), Icon::Lock, S::DataFromCard);
  if (more) {
    const RowMark mark = markOf(*third, model.today);
    readOnlyRow(frame, card, 2, wordsOf(third->field).name, data(readable(frame, third->field, third->value)),
                mark.icon, mark.text);
  }
}

// --- the list

bool listRow(Frame& frame, const DataModel& model, const DataRow& row, const Rect& area) {
  const ui::Hit hit = frame.hit(idOf(row.field), area, {ui::HitRole::Field, true, 18.0F});
  const RowMark mark = markOf(row, model.today);
  const bool mend = mark.ink == Colour::Warning;
  frame.rect(area, hit.held ? Colour::PrimaryTint : mend ? Colour::WarningTint : Colour::SurfaceRaised, 18.0F);
  frame.border(area, mend ? Colour::Warning : Colour::LineStrong, ui::widgets::stroke(frame, mend ? 3.0F : 2.0F),
               18.0F);
  const float middle = area.centre().y;
  label(frame, {area.x + 30.0F, middle}, wordsOf(row.field).name, {Role::Body, Colour::InkMuted}, 194.0F);
  ui::widgets::iconAt(frame, Icon::Chevron, {area.right() - 36.0F, middle}, 40.0F, Colour::Ink);
  const float markRight = area.right() - 68.0F;
  sourceMark(frame, markRight, middle, mark.icon, mark.text, mark.ink);
  const float room = markRight - 214.0F - (area.x + 236.0F);
  if (row.value.empty()) {
    label(frame, {area.x + 236.0F, middle}, S::DataTouchHere, {Role::Body, Colour::InkMuted}, room);
  } else {
    label(frame, {area.x + 236.0F, middle}, data(readable(frame, row.field, row.value)),
          sized(frame, {Role::Body, Colour::Ink}, 36.0F), room);
  }
  return hit.fired;
}

DataAction list(Frame& frame, const DataModel& model) {
  DataAction action;
  const Grid grid = gridOf(frame);
  constexpr float kTop = 640.0F;
  label(frame, {60.0F, 584.0F}, S::DataListTitle, {Role::H3, Colour::Ink}, 960.0F);
  const auto count = static_cast<float>(std::max<std::size_t>(model.rows.size(), 1));
  const float gap = 16.0F;
  const float height = std::min(112.0F, (grid.actionTop - 24.0F - kTop - (count - 1.0F) * gap) / count);
  // Nine rows: the design's least height, closer together.
  const float tall = std::max(96.0F, height);
  const float close =
      count > 1.0F ? std::min(gap, (grid.actionTop - 16.0F - kTop - count * tall) / (count - 1.0F)) : gap;
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const Rect area{60.0F, kTop + static_cast<float>(i) * (tall + close), 960.0F, tall};
    if (listRow(frame, model, model.rows[i], area)) action = {DataAction::Kind::Open, model.rows[i].field, {}};
  }
  const auto open = std::find_if(model.rows.begin(), model.rows.end(),
                                 [&](const DataRow& row) { return needsWork(row, model.today); });
  if (open == model.rows.end()) {
    if (primaryAction(frame, "data.go_on", S::DataGoOn, Icon::Pen)) action.kind = DataAction::Kind::GoOn;
  } else if (primaryAction(frame, "data.go_on", Text(S::DataFillFirst, {{"name", Value(wordsOf(open->field).name)}}),
                           Icon::Pen)) {
    action = {DataAction::Kind::Open, open->field, {}};
  }
  return action;
}

// --- one field open

/// What stands in the open field: kept text, waiting letters on a tint, caret.
void openField(Frame& frame, DataField field, const ui::input::EntryPanel& panel, bool problem) {
  const Rect box{60.0F, 696.0F, 960.0F, 112.0F};
  frame.rect(box, Colour::SurfaceRaised, 20.0F);
  frame.border(box, problem ? Colour::Danger : Colour::Focus, 4.0F, 20.0F);
  const float middle = box.centre().y;
  const TextStyle style = sized(
      frame, {Role::H2, Colour::Ink, Align::Left, VerticalAlign::Top, 1, Colour::Primary, 0.0F, 0.0F, 400}, 48.0F);
  const float room = box.width - 110.0F - frame.measure(data(panel.letters()), style).width;
  float x = box.x + 36.0F;
  const std::string shown = readable(frame, field, panel.text());
  if (!shown.empty()) x += label(frame, {x, middle}, data(shown), style, room) + 6.0F;
  if (!panel.letters().empty()) {
    TextStyle waiting = style;
    waiting.colour = Colour::Primary;
    const float width = frame.measure(data(panel.letters()), waiting).width;
    frame.rect({x, box.y + 20.0F, width + 12.0F, box.height - 44.0F}, Colour::PrimaryTint, 4.0F);
    frame.rect({x, box.bottom() - 22.0F, width + 12.0F, 5.0F}, Colour::Primary);
    label(frame, {x + 6.0F, middle}, data(panel.letters()), waiting, width + 4.0F);
    x += width + 20.0F;
  }
  // Half a second on, half a second off; steady with reduced motion.
  if (frame.loop(1000, 0.0F) < 0.5F) frame.rect({x + 4.0F, middle - 32.0F, 5.0F, 64.0F}, Colour::Focus, 2.0F);
}

DataAction edit(Frame& frame, const DataModel& model, DataField field, ui::input::EntryPanel& panel) {
  const auto row =
      std::find_if(model.rows.begin(), model.rows.end(), [&](const DataRow& r) { return r.field == field; });
  const bool required = row != model.rows.end() && row->required;
  const std::string value = panel.value();
  const DataProblem problem = problemOf(field, required, value, model.today);
  // Too short is the normal state while writing; only what cannot become right by going on is shown as a problem.
  const bool wrong =
      problem != DataProblem::None && problem != DataProblem::Missing && problem != DataProblem::TooShort;
  label(frame, {60.0F, 662.0F}, fullNameOf(field), sized(frame, {Role::H3, Colour::Ink}, 36.0F), 480.0F);
  const bool hint = value.empty() || problem == DataProblem::None || problem == DataProblem::Missing;
  label(frame, {1020.0F, 662.0F}, hint ? Text(wordsOf(field).note) : problemText(field, problem, value),
        {Role::Caption, wrong ? Colour::Danger : Colour::InkMuted, Align::Right}, 460.0F);
  openField(frame, field, panel, wrong);
  const auto outcome = ui::input::entryView(frame, panel, problem == DataProblem::None);
  if (outcome == ui::input::EntryOutcome::Cancel) return {DataAction::Kind::Cancel, field, {}};
  // Keys of this frame may have changed the text after it was judged.
  if (outcome == ui::input::EntryOutcome::Done) return {DataAction::Kind::Written, field, panel.value()};
  return {};
}

}  // namespace

DataAction drawData(ui::Frame& frame, const DataModel& model, ui::input::EntryPanel& panel) {
  const auto left = std::count_if(model.rows.begin(), model.rows.end(),
                                  [&](const DataRow& row) { return needsWork(row, model.today); });
  heading(frame, model, static_cast<int>(left));
  return model.open ? edit(frame, model, *model.open, panel) : list(frame, model);
}

}  // namespace kiosk::terminal::screens
