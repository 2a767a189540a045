#include "kiosk/terminal/steps/record_delivery.h"

#include <algorithm>

#include "kiosk/contract/packet.h"

namespace kiosk::terminal::steps {

using screens::NoticePrintAction;
using screens::PrintPhase;
using screens::TroubleWay;

void RecordDelivery::enter(Context& context) {
  uuid_ = contract::newSubmissionId();
  signedAtMs_ = context.facts.wallMs;
  recorded_ = false;
  context.visit.notices[context.visit.chosenNotice].collected = true;
  record(context);
}

void RecordDelivery::record(Context& context) {
  const Visit& visit = context.visit;
  trouble_.reset();
  context.orders.emplace_back(order::RecordDelivery{uuid_,
                                                    {.noticeId = visit.document.noticeId,
                                                     .pdfSha256 = visit.document.pdfSha256,
                                                     .signedAtMs = signedAtMs_,
                                                     .printed = visit.noticePrinted,
                                                     .face = visit.face,
                                                     .consents = visit.consents,
                                                     .signaturePng = visit.receiptSignature}});
}

void RecordDelivery::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::Delivered& delivered) { recorded_ = recorded_ || delivered.uuid == uuid_; },
                  [&](const event::NotStored& failure) {
                    trouble_ = failure.error.id;
                    context.audit.write(assets::EventId::StaffCalled, {{"reason", "not_stored"}});
                    context.orders.emplace_back(order::CallStaff{screens::HandoverReason::DeviceDown});
                  },
                  [&](const event::Refused& refused) {
                    if (refused.uuid == uuid_) context.staff(screens::HandoverReason::DeviceDown);
                  }},
             event);
}

screens::NoticePrintModel RecordDelivery::modelOf(const Context& context) const {
  const Visit& visit = context.visit;
  const auto& notice = visit.notices[visit.chosenNotice];
  const bool more = std::any_of(visit.notices.begin(), visit.notices.end(),
                                [](const contract::NoticeSummary& one) { return !one.collected; });
  return {.title = notice.title,
          .print = {visit.noticePrinted ? PrintPhase::TakeIt : PrintPhase::Stopped, notice.pages, notice.pages},
          .recorded = recorded_,
          .moreToCollect = more};
}

void RecordDelivery::act(NoticePrintAction action, Context& context) {
  if (action == NoticePrintAction::NextNotice) context.leaveBy({Exit::Way::Switch, {}, "collect_notice"});
  if (action == NoticePrintAction::Finish) context.leaveBy({Exit::Way::Finish, {}, {}});
}

void RecordDelivery::act(TroubleWay way, Context& context) {
  if (way == TroubleWay::TryAgain) record(context);
  if (way == TroubleWay::AskStaff) context.staff(screens::HandoverReason::DeviceDown);
}

void RecordDelivery::draw(ui::Frame& frame, Context& context) {
  if (!trouble_) {
    act(screens::drawNoticePrint(frame, modelOf(context)), context);
    return;
  }
  screens::TroubleModel model;
  model.error = *trouble_;
  model.safe = {{screens::SafeFact::What::ReceiptSigned, 0, {}}};
  model.staffCalled = true;
  model.calledAt = context.facts.clock;
  model.primary = TroubleWay::TryAgain;
  model.others = {TroubleWay::AskStaff};
  if (const auto way = screens::drawTrouble(frame, model)) act(*way, context);
}

}  // namespace kiosk::terminal::steps
