#include "kiosk/terminal/screens/home_screen.h"

#include <array>
#include <string_view>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/panel.h"

namespace kiosk::terminal::screens {
namespace {

struct Service {
  std::string_view id;
  Icon icon;
  S title;
  S body;
  S term;
  S elder;
  bool HomeModel::*open;
  HomeAction action;
};

constexpr std::array<Service, 6> kServices{
    Service{"home.injured", Icon::Injury, S::HomeInjured, S::HomeInjuredBody, S::HomeInjuredTerm, S::HomeInjuredElder,
            &HomeModel::injuredOpen, HomeAction::Injured},
    Service{"home.retired", Icon::Retiree, S::HomeRetired, S::HomeRetiredBody, S::HomeRetiredTerm, S::HomeRetiredElder,
            &HomeModel::retiredOpen, HomeAction::Retired},
    Service{"home.notice", Icon::Notice, S::HomeNotice, S::HomeNoticeBody, S::HomeNoticeTerm, S::HomeNoticeElder,
            &HomeModel::noticeOpen, HomeAction::CollectNotice},
    Service{"home.employer", Icon::Employer, S::HomeEmployer, S::HomeEmployerBody, S::HomeEmployerTerm,
            S::HomeEmployerElder, &HomeModel::employerOpen, HomeAction::Employer},
    Service{"home.query", Icon::Calculate, S::HomeQuery, S::HomeQueryBody, S::HomeQueryTerm, S::HomeQueryElder,
            &HomeModel::lookUpOpen, HomeAction::LookUp},
    Service{"home.policy", Icon::Policy, S::HomePolicy, S::HomePolicyBody, S::HomePolicyTerm, S::HomePolicyElder,
            &HomeModel::policyOpen, HomeAction::Policy}};

struct CardGrid {
  float height, pitch;
};

CardGrid cardGridOf(const Frame& frame) {
  if (ui::widgets::isElder(frame)) return {268.0F, 288.0F};
  if (ui::widgets::isHighContrast(frame)) return {276.0F, 296.0F};
  return {278.0F, 302.0F};
}

void greeting(Frame& frame, const HomeModel& model) {
  const bool known = model.queueAhead >= 0;
  const Text queue = queueText(frame, model.queueAhead, model.queueMinutes);
  if (ui::widgets::isElder(frame)) {
    label(frame, {60.0F, 252.0F}, S::HomeTitleElder, {Role::H1, Colour::Ink}, 760.0F);
    if (known) label(frame, {60.0F, 349.0F}, queue, {Role::Body, Colour::Ink}, 760.0F);
    return;
  }
  if (ui::widgets::isHighContrast(frame)) {
    label(frame, {60.0F, 272.0F}, S::HomeTitle, {.role = Role::H1, .colour = Colour::Ink, .size = 76.0F}, 960.0F);
    if (known) label(frame, {60.0F, 374.0F}, queue, {Role::Body, Colour::Ink}, 960.0F);
    label(frame, {60.0F, known ? 434.0F : 374.0F}, S::HomeContrastNote, {Role::Body, Colour::Ink}, 960.0F);
    return;
  }
  label(frame, {60.0F, 230.0F}, S::HomeTitle, {.role = Role::H1, .colour = Colour::Ink, .size = 72.0F}, 960.0F);
  if (!known) return;
  const TextStyle style{.role = Role::Body, .colour = Colour::Ink, .size = 32.0F};
  const float width = frame.measure(queue, style).width + 92.0F;
  const Rect chip{60.0F, 290.0F, width, 58.0F};
  ui::widgets::flatCard(frame, chip, 29.0F);
  ui::widgets::iconAt(frame, Icon::Queue, {95.0F, 319.0F}, 38.0F, Colour::Primary);
  label(frame, {128.0F, 319.0F}, queue, style, width - 80.0F);
}

}  // namespace

HomeAction drawHome(ui::Frame& frame, const HomeModel& model) {
  greeting(frame, model);
  const bool elder = ui::widgets::isElder(frame);
  const CardGrid cards = cardGridOf(frame);
  HomeAction action = HomeAction::None;
  for (std::size_t i = 0; i < kServices.size(); ++i) {
    const Service& service = kServices[i];
    const std::size_t row = i / 2;
    const Rect rect{i % 2 == 0 ? 60.0F : 552.0F, 640.0F + static_cast<float>(row) * cards.pitch, 468.0F, cards.height};
    const ui::widgets::ServiceCard card{service.id,          rect,
                                        service.icon,        service.title,
                                        service.body,        elder ? service.elder : service.term,
                                        model.*service.open, S::HomeAtCounter};
    if (ui::widgets::serviceCard(frame, card)) action = service.action;
  }
  if (primaryAction(frame, "home.card", elder ? S::HomePrimaryElder : S::HomePrimary, Icon::IdCard))
    action = HomeAction::ReadCard;
  return action;
}

}  // namespace kiosk::terminal::screens
