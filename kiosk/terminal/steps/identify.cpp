#include "kiosk/terminal/steps/identify.h"

namespace kiosk::terminal::steps {
namespace {

using assets::EventId;
using screens::CardAction;
using screens::HandoverReason;
using screens::ReaderPhase;

/// "好了" stays this long, so that the visitor sees the card was read before the screen changes.
constexpr std::chrono::milliseconds kCertainty{700};
constexpr int kFailuresUntilStaff = 3;

}  // namespace

Pace Identify::pace() const {
  return model_.phase == ReaderPhase::Reading || model_.phase == ReaderPhase::Done ? Pace::Machine : Pace::Normal;
}

void Identify::enter(Context& context) {
  model_ = {};
  failures_ = 0;
  doneAt_.reset();
  if (const auto trouble = context.facts.troubleOf(role::kIdCard)) {
    model_.phase = ReaderPhase::Trouble;
    model_.problem = trouble;
  }
  context.orders.emplace_back(order::ReadCard{});
}

void Identify::leave(Context& context) {
  context.orders.emplace_back(order::StopCard{});
  // From here on it is watched whether the card still lies there, so that nobody goes home without it.
  if (context.visit.card) context.orders.emplace_back(order::AwaitRemoval{});
}

void Identify::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::CardFound&) {
                    model_.phase = ReaderPhase::Reading;
                    model_.problem.reset();
                    context.visit.cardOnReader = true;
                  },
                  [&](const event::CardRead& read) { this->read(read, context); },
                  [&](const event::CardNotRead& failure) { notRead(failure.error, context); },
                  [&](const event::DeviceChanged& changed) {
                    if (changed.role != role::kIdCard || model_.phase == ReaderPhase::Done) return;
                    const auto trouble = context.facts.troubleOf(role::kIdCard);
                    if (trouble) {
                      model_.phase = ReaderPhase::Trouble;
                      model_.problem = trouble;
                    } else if (model_.phase == ReaderPhase::Trouble && model_.problem &&
                               assets::entry(*model_.problem).family == assets::ErrorFamily::Fault) {
                      model_.phase = ReaderPhase::Waiting;
                      model_.problem.reset();
                      context.orders.emplace_back(order::ReadCard{});
                    }
                  }},
             event);
}

void Identify::read(const event::CardRead& read, Context& context) {
  Visit& visit = context.visit;
  context.audit.write(EventId::CardRead,
                      {{"kind", drivers::id_card::word(read.card.kind)}, {"machine_ms", read.machineMs}});
  if (!validOn(read.card, context.facts.today)) {
    context.staff(HandoverReason::CardExpired);
    return;
  }
  visit.card = read.card;
  visit.person = personOf(*visit.card);
  visit.cardOnReader = true;
  model_.phase = ReaderPhase::Done;
  model_.problem.reset();
  doneAt_ = context.facts.now + kCertainty;
}

void Identify::notRead(const assets::Error& error, Context& context) {
  const auto& entry = assets::entry(error.id);
  if (error.id == assets::ErrorId::DeviceJobCancelled) return;
  context.audit.write(EventId::CardNotRead, {{"code", entry.code}});
  model_.phase = ReaderPhase::Trouble;
  model_.problem = error.id;
  // A fault of the reader ends the waiting; it is taken up again when the reader is back (DeviceChanged).
  if (entry.family == assets::ErrorFamily::Fault) return;
  if (++failures_ == kFailuresUntilStaff) {
    context.audit.write(EventId::StaffCalled, {{"reason", "card_not_read"}});
    context.orders.emplace_back(order::CallStaff{HandoverReason::NoCard});
  }
  context.orders.emplace_back(order::ReadCard{});
}

void Identify::tick(Context& context) {
  if (!doneAt_ || context.facts.now < *doneAt_) return;
  doneAt_.reset();
  context.next();
}

void Identify::act(CardAction action, Context& context) {
  if (action == CardAction::AskStaff) context.staff(HandoverReason::NoCard);
}

void Identify::draw(ui::Frame& frame, Context& context) {
  act(screens::drawCard(frame, model_), context);
}

}  // namespace kiosk::terminal::steps
