#include "kiosk/terminal/screens/pieces.h"

namespace kiosk::terminal::screens {

void title(Frame& frame, const Text& text, const Text* sentence, Colour sentenceInk) {
  const Grid grid = gridOf(frame);
  const float line = frame.theme().type(Role::H1).line;
  label(frame, {grid.left, grid.titleTop + line / 2.0F + 4.0F}, text, {Role::H1, Colour::Ink}, grid.width());
  if (!sentence) return;
  frame.announce(*sentence);
  const float top = grid.titleTop + line + 8.0F;
  const float body = frame.theme().type(Role::Body).line;
  label(frame, {grid.left, top + body / 2.0F + 1.0F}, *sentence, {Role::Body, sentenceInk}, grid.width());
}

Icon iconOf(domain::MaterialKind kind) {
  switch (kind) {
    case domain::MaterialKind::DiagnosisCertificate:
      return Icon::Diagnosis;
    case domain::MaterialKind::MedicalRecord:
      return Icon::Report;
    case domain::MaterialKind::OccupationalDiseaseCertificate:
      return Icon::Occupational;
    case domain::MaterialKind::PsychiatricRecord:
      return Icon::Mental;
    case domain::MaterialKind::FirstOnsetRecord:
      return Icon::Document;
    case domain::MaterialKind::LeaveConfirmation:
      return Icon::Employer;
    case domain::MaterialKind::LeaveCertificate:
      return Icon::Calendar;
    case domain::MaterialKind::WorkerRequest:
      return Icon::Form;
  }
  return Icon::Document;
}

S nameOf(domain::MaterialKind kind) {
  switch (kind) {
    case domain::MaterialKind::DiagnosisCertificate:
      return S::MatDiagnosis;
    case domain::MaterialKind::MedicalRecord:
      return S::MatRecord;
    case domain::MaterialKind::OccupationalDiseaseCertificate:
      return S::MatOccupational;
    case domain::MaterialKind::PsychiatricRecord:
      return S::MatPsychiatric;
    case domain::MaterialKind::FirstOnsetRecord:
      return S::MatFirstOnset;
    case domain::MaterialKind::LeaveConfirmation:
      return S::MatLeaveConfirmation;
    case domain::MaterialKind::LeaveCertificate:
      return S::MatLeaveCertificate;
    case domain::MaterialKind::WorkerRequest:
      return S::MatRequest;
  }
  return S::MatRecord;
}

S shortNameOf(domain::MaterialKind kind) {
  switch (kind) {
    case domain::MaterialKind::MedicalRecord:
      return S::MatRecordShort;
    case domain::MaterialKind::FirstOnsetRecord:
      return S::MatFirstOnsetShort;
    case domain::MaterialKind::OccupationalDiseaseCertificate:
      return S::MatOccupationalShort;
    case domain::MaterialKind::PsychiatricRecord:
      return S::MatPsychiatricShort;
    case domain::MaterialKind::DiagnosisCertificate:
      return S::MatDiagnosisShort;
    case domain::MaterialKind::LeaveConfirmation:
    case domain::MaterialKind::LeaveCertificate:
    case domain::MaterialKind::WorkerRequest:
      break;
  }
  return nameOf(kind);
}

namespace {

bool action(Frame& frame, std::string_view id, const Rect& rect, const Text& text, std::optional<Icon> icon,
            bool enabled, bool busy) {
  Button button{id, rect, busy ? Text(S::WordPleaseWait) : text, ButtonLook::Primary, icon};
  button.enabled = enabled;
  button.busy = busy;
  return ui::widgets::button(frame, button);
}

}  // namespace

bool primaryAction(Frame& frame, std::string_view id, const Text& text, std::optional<Icon> icon, bool enabled,
                   bool busy) {
  return action(frame, id, gridOf(frame).action(), text, icon, enabled, busy);
}

bool primaryBeside(Frame& frame, std::string_view id, const Text& text, std::optional<Icon> icon, bool enabled,
                   bool busy) {
  return action(frame, id, gridOf(frame).primary(), text, icon, enabled, busy);
}

bool secondaryBeside(Frame& frame, std::string_view id, const Text& text, bool enabled) {
  Button button{id, gridOf(frame).secondary(), text, ButtonLook::Secondary};
  button.enabled = enabled;
  return ui::widgets::button(frame, button);
}

void writtenLine(Frame& frame, const Rect& box, const Text& written, const Text& waiting, bool wrong) {
  frame.rect(box, Colour::SurfaceRaised, 20.0F);
  frame.border(box, wrong ? Colour::Danger : Colour::Focus, 4.0F, 20.0F);
  const float middle = box.centre().y;
  const TextStyle style = sized(frame, {.role = Role::H2, .colour = Colour::Ink, .weight = 400}, 48.0F);
  TextStyle tinted = style;
  tinted.colour = Colour::Primary;
  const float letters = frame.measure(waiting, tinted).width;
  float x = box.x + 36.0F;
  if (frame.measure(written, style).width > 0.0F)
    x += label(frame, {x, middle}, written, style, box.width - 110.0F - letters) + 6.0F;
  if (letters > 0.0F) {
    frame.rect({x, box.y + 20.0F, letters + 12.0F, box.height - 44.0F}, Colour::PrimaryTint, 4.0F);
    frame.rect({x, box.bottom() - 22.0F, letters + 12.0F, 5.0F}, Colour::Primary);
    x += label(frame, {x + 6.0F, middle}, waiting, tinted, letters + 4.0F) + 16.0F;
  }
  // Half a second on, half a second off; steady with reduced motion.
  if (frame.loop(1000, 0.0F) < 0.5F) frame.rect({x, middle - 32.0F, 5.0F, 64.0F}, Colour::Focus, 2.0F);
}

Text queueText(const Frame& frame, int ahead, int minutes) {
  if (minutes < 0) return Text(S::HomeQueueOnly, {{"n", Value(ahead)}});
  return Text(ui::widgets::isElder(frame) ? S::HomeQueueElder : S::HomeQueue,
              {{"n", Value(ahead)}, {"m", Value(minutes)}});
}

}  // namespace kiosk::terminal::screens
