#include "kiosk/terminal/screens/sign_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/domain/declarations.h"
#include "kiosk/terminal/screens/phrase.h"
#include "kiosk/terminal/screens/pieces.h"
#include "ui/input/signature_view.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

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

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

SignAction statements(Frame& frame, const SignModel& model) {
  const Rect card{60.0F, 416.0F, 960.0F, 484.0F};
  ui::widgets::card(frame, card);
  const auto rows = domain::declarationsOf(model.kind, model.withCausality);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float middle = card.y + 59.0F + static_cast<float>(i) * 103.5F;
    frame.disc({card.x + 65.0F, middle}, 28.0F, Colour::PrimaryTint);
    label(frame, {card.x + 65.0F, middle - 1.0F}, data(std::to_string(i + 1)),
          {.role = Role::DisplayS, .colour = Colour::Primary, .align = Align::Centre, .size = 30.0F}, 50.0F);
    label(frame, {card.x + 117.0F, middle - 1.0F}, rows[i].text, sized(frame, {Role::Body, Colour::Ink}, 36.0F),
          810.0F);
    label(frame, {card.x + 117.0F, middle + 43.0F}, rows[i].term, {Role::Caption, Colour::InkMuted}, 810.0F);
  }
  const bool form = model.formPages > 0;
  const Rect left{96.0F, 780.0F, 536.0F, 96.0F};
  const Rect right =
      form || model.formComing ? Rect{652.0F, 780.0F, 332.0F, 96.0F} : Rect{96.0F, 780.0F, 888.0F, 96.0F};
  SignAction action = SignAction::None;
  if (form || model.formComing) {
    const Text text = form ? Text(S::SignForm, {{"n", Value(model.formPages)}}) : Text(S::SignFormTitle);
    if (ui::widgets::button(frame,
                            {"sign.form", left, text, ButtonLook::Secondary, Icon::Document, form && !model.busy})) {
      action = SignAction::ShowForm;
    }
  }
  if (ui::widgets::button(frame, {"sign.read", right, S::SignRead, ButtonLook::Secondary, Icon::Speak,
                                  model.voiceOffered && !model.busy})) {
    action = SignAction::ReadToMe;
  }
  return action;
}

}  // namespace

SignAction drawSign(ui::Frame& frame, const SignModel& model, ui::input::SignaturePad& pad) {
  const Text sentence = model.pages > 0
                            ? Text(S::SignSummary, {{"kind", Value(kindName(model.kind))}, {"n", Value(model.pages)}})
                            : Text(S::SignHint);
  title(frame, S::SignTitle, &sentence);
  SignAction action = statements(frame, model);

  const bool warned = model.printerTrouble.has_value();
  if (warned)
    ui::widgets::banner(frame, {60.0F, 1436.0F, 960.0F, 108.0F}, ui::widgets::BannerTone::Warning, Icon::PrintFault,
                        S::SignNoPaper);
  label(frame, {60.0F, 974.0F}, S::SignWrite, {Role::H3, Colour::Ink}, 700.0F);
  if (ui::widgets::button(
          frame,
          {"sign.clear", {800.0F, 924.0F, 220.0F, 96.0F}, S::SignAgain, ButtonLook::Quiet, Icon::Undo, !model.busy})) {
    pad.clear();
  }
  const ui::input::SignatureView view{
      "sign.pad",
      {60.0F, 1036.0F, 960.0F, warned ? 384.0F : gridOf(frame).actionTop - 1036.0F - 40.0F},
      characters(model.signer),
      S::SignGhost,
      Text(model.signsForSelf ? S::SignSigner : S::SignSignerFor, {{"name", Value(std::string(model.signer))}}),
      S::SignLegible,
      S::SignFull,
      !model.busy};
  const bool legible = ui::input::signatureView(frame, view, pad) == ui::input::SignatureVerdict::Legible;
  if (secondaryBeside(frame, "sign.back", S::SignBack, !model.busy)) action = SignAction::GoBack;
  if (primaryBeside(frame, "sign.submit", S::SignPrimary, Icon::Pen, legible, model.busy)) action = SignAction::Submit;
  return action;
}

}  // namespace kiosk::terminal::screens
