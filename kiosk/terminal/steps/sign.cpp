#include "kiosk/terminal/steps/sign.h"

#include "kiosk/domain/declarations.h"
#include "kiosk/papers/application_form.h"
#include "kiosk/terminal/steps/submit.h"

namespace kiosk::terminal::steps {
namespace {

using screens::DocumentAction;

/// The stored signature: the pad of the standard layout, pixel by pixel.
constexpr int kSignatureWidth = 960;
constexpr int kSignatureHeight = 492;

}  // namespace

screens::SignModel Sign::modelOf(const Context& context) const {
  const Visit& visit = context.visit;
  return {.kind = visit.draft.kind,
          .withCausality = visit.draft.withCausality,
          .signer = visit.person.name,
          .signsForSelf = visit.draft.applicantRole == domain::ApplicantRole::Worker,
          .pages = static_cast<int>(visit.pageCount()),
          .formPages = static_cast<int>(visit.form.pages.size()),
          .formComing = awaited_,
          .printerTrouble = context.facts.troubleOf(role::kReceiptPrinter),
          .voiceOffered = context.facts.voice,
          .busy = false};
}

screens::DocumentModel Sign::formOf(const Context& context) const {
  const auto& pages = context.visit.form.pages;
  return {.title = assets::StringId::SignFormTitle,
          .page = page_ < pages.size() ? pages[page_] : ui::widgets::Picture{},
          .pageNumber = static_cast<int>(page_) + 1,
          .pages = static_cast<int>(pages.size())};
}

void Sign::back(Context& context) {
  if (reading_) {
    reading_ = false;
  } else {
    Step::back(context);
  }
}

void Sign::enter(Context& context) {
  pad_.clear();
  reading_ = false;
  awaited_ = true;
  context.visit.form.pages.clear();
  domain::Application application = applicationOf(context.visit);
  application.signaturePng.clear();  // one from before going back: this is what will be signed now
  context.orders.emplace_back(order::DrawForm{
      ++context.visit.form.edition,
      papers::applicationForm(application, context.facts.policy->regions.city().name, context.facts.today)});
}

void Sign::leave(Context& context) {
  pad_.clear();
  reading_ = false;
  context.visit.form.pages.clear();
}

void Sign::on(const Event& event, Context& context) {
  std::visit(
      Hear{[&](const event::FormDrawn& drawn) {
             if (drawn.edition != context.visit.form.edition) return;
             awaited_ = false;
             context.visit.form.pages = drawn.pages;
           },
           // The declarations stand on the screen and the signature counts; only the look at the paper is lost.
           [&](const event::FormNotDrawn& failure) {
             if (failure.edition != context.visit.form.edition) return;
             awaited_ = false;
             context.audit.write(assets::EventId::FormNotDrawn, {{"code", assets::entry(failure.error.id).code}});
           }},
      event);
}

void Sign::act(screens::SignAction action, Context& context) {
  switch (action) {
    case screens::SignAction::None:
    case screens::SignAction::ReadToMe:
      return;
    case screens::SignAction::ShowForm:
      if (context.visit.form.pages.empty()) return;
      reading_ = true;
      page_ = 0;
      view_ = {};
      return;
    case screens::SignAction::GoBack:
      back(context);
      return;
    case screens::SignAction::Submit:
      context.visit.draft.signaturePng = pad_.png(kSignatureWidth, kSignatureHeight);
      context.next();
      return;
  }
}

void Sign::act(DocumentAction action, Context& context) {
  const std::size_t pages = context.visit.form.pages.size();
  if (action == DocumentAction::Close) reading_ = false;
  if (action == DocumentAction::PreviousPage && page_ > 0) --page_;
  if (action == DocumentAction::NextPage && page_ + 1 < pages) ++page_;
}

void Sign::draw(ui::Frame& frame, Context& context) {
  if (reading_) {
    act(screens::drawDocument(frame, formOf(context), view_), context);
  } else {
    const screens::SignAction action = screens::drawSign(frame, modelOf(context), pad_);
    if (action == screens::SignAction::ReadToMe) readToMe(frame.language(), context);
    act(action, context);
  }
}

void Sign::readToMe(assets::Language language, Context& context) const {
  order::Say say{.parts = {}, .language = language};
  const auto& draft = context.visit.draft;
  for (const auto& declaration : domain::declarationsOf(draft.kind, draft.withCausality))
    say.parts.push_back({declaration.text, std::string(assets::text(declaration.text, language))});
  context.orders.emplace_back(std::move(say));
}

}  // namespace kiosk::terminal::steps
