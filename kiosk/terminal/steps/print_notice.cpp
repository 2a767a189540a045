#include "kiosk/terminal/steps/print_notice.h"

namespace kiosk::terminal::steps {

using screens::PrintPhase;

void PrintNotice::enter(Context& context) {
  const Visit& visit = context.visit;
  print_ = {PrintPhase::Waiting, 0, visit.notices[visit.chosenNotice].pages};
  context.visit.noticePrinted = false;
  context.orders.emplace_back(order::PrintNotice{visit.notices[visit.chosenNotice].title, visit.document.pdf});
}

void PrintNotice::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::Printing& printing) {
                    print_.phase = PrintPhase::Printing;
                    print_.page = printing.page;
                    if (printing.pages > 0) print_.pages = printing.pages;
                  },
                  [&](const event::Printed& printed) {
                    context.visit.noticePrinted = true;
                    context.audit.write(assets::EventId::PaperPrinted,
                                        {{"paper", "notice"}, {"pages", std::int64_t{printed.pages}}});
                    context.next();
                  },
                  [&](const event::NotPrinted& failure) {
                    context.audit.write(assets::EventId::PaperNotPrinted,
                                        {{"paper", "notice"}, {"code", assets::entry(failure.error.id).code}});
                    context.audit.write(assets::EventId::StaffCalled, {{"reason", "notice_not_printed"}});
                    context.orders.emplace_back(order::CallStaff{screens::HandoverReason::DeviceDown});
                    context.next();
                  }},
             event);
}

void PrintNotice::draw(ui::Frame& frame, Context& context) {
  const Visit& visit = context.visit;
  screens::drawNoticePrint(
      frame,
      {.title = visit.notices[visit.chosenNotice].title, .print = print_, .recorded = false, .moreToCollect = false});
}

}  // namespace kiosk::terminal::steps
