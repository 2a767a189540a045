#include "kiosk/terminal/steps/sign_for_notice.h"

#include "kiosk/terminal/screens/wait_screen.h"

namespace kiosk::terminal::steps {
namespace {

using screens::NoticesAction;
using screens::TroubleWay;

constexpr int kSignatureWidth = 960;
constexpr int kSignatureHeight = 316;

/// The newest notice that is not collected yet, else the newest.
std::size_t firstToCollect(const std::vector<contract::NoticeSummary>& notices) {
  for (std::size_t at = 0; at < notices.size(); ++at) {
    if (!notices[at].collected) return at;
  }
  return 0;
}

}  // namespace

std::string_view SignForNotice::screen() const {
  if (trouble_) return "trouble";
  if (!listed_) return "wait";
  return enlarged_ ? "document" : "notices";
}

void SignForNotice::enter(Context& context) {
  pad_.clear();
  covered_ = enlarged_ = listed_ = false;
  list(context);
}

void SignForNotice::leave(Context& /*context*/) {
  pad_.clear();
}

void SignForNotice::back(Context& context) {
  if (enlarged_) {
    enlarged_ = false;
  } else {
    Step::back(context);
  }
}

void SignForNotice::list(Context& context) {
  trouble_.reset();
  context.orders.emplace_back(order::ListNotices{{context.visit.person.number, context.visit.person.name}});
}

void SignForNotice::choose(std::size_t notice, Context& context) {
  Visit& visit = context.visit;
  if (notice >= visit.notices.size()) return;
  pad_.clear();
  visit.chosenNotice = notice;
  if (visit.document.noticeId == visit.notices[notice].noticeId) return;
  visit.document = {};
  context.orders.emplace_back(order::FetchNotice{visit.notices[notice].noticeId});
}

void SignForNotice::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::NoticesFound& found) {
                    context.visit.notices = found.notices;
                    listed_ = true;
                    if (!found.notices.empty()) choose(firstToCollect(found.notices), context);
                  },
                  [&](const event::NoticeFetched& fetched) {
                    const Visit& visit = context.visit;
                    const bool wanted = visit.chosenNotice < visit.notices.size() &&
                                        visit.notices[visit.chosenNotice].noticeId == fetched.document.noticeId;
                    if (wanted) context.visit.document = fetched.document;
                  },
                  [&](const event::OfficeSilent& silent) { trouble_ = silent.error.id; }},
             event);
}

screens::NoticesModel SignForNotice::modelOf(const Context& context) const {
  const Visit& visit = context.visit;
  screens::NoticesModel model;
  for (const auto& notice : visit.notices) {
    model.notices.push_back({.title = notice.title,
                             .issuedOn = notice.issuedOn,
                             .collected = notice.collected,
                             .grade = notice.grade,
                             .appealBy = notice.appealBy});
  }
  model.chosen = visit.chosenNotice;
  model.preview = visit.document.firstPage;
  model.pages = visit.chosenNotice < visit.notices.size() ? visit.notices[visit.chosenNotice].pages : 0;
  model.covered = covered_;
  model.signer = visit.person.name;
  model.today = context.facts.today;
  model.printerTrouble = context.facts.troubleOf(role::kNoticePrinter);
  return model;
}

void SignForNotice::act(const NoticesAction& action, Context& context) {
  Visit& visit = context.visit;
  switch (action.kind) {
    case NoticesAction::Kind::None:
      return;
    case NoticesAction::Kind::Choose:
      choose(action.notice, context);
      return;
    case NoticesAction::Kind::Zoom:
      enlarged_ = true;
      view_ = {};
      return;
    case NoticesAction::Kind::Cover:
      covered_ = !covered_;
      return;
    case NoticesAction::Kind::SignAndPrint:
      // Only what was really here to be read can be signed for.
      if (visit.document.pdf.empty() || visit.notices[visit.chosenNotice].collected) return;
      visit.receiptSignature = pad_.png(kSignatureWidth, kSignatureHeight);
      context.next();
      return;
    case NoticesAction::Kind::Finish:
      context.leaveBy({Exit::Way::Finish, {}, {}});
      return;
  }
}

void SignForNotice::act(TroubleWay way, Context& context) {
  if (way == TroubleWay::TryAgain) list(context);
  if (way == TroubleWay::AskStaff) context.staff(screens::HandoverReason::Asked);
  if (way == TroubleWay::Finish) context.leaveBy({Exit::Way::Finish, {}, {}});
}

void SignForNotice::draw(ui::Frame& frame, Context& context) {
  if (trouble_) {
    screens::TroubleModel model;
    model.error = *trouble_;
    model.picture = screens::TroublePicture::Network;
    model.safe = {{screens::SafeFact::What::NothingStarted, 0, {}}};
    model.primary = TroubleWay::TryAgain;
    model.others = {TroubleWay::AskStaff, TroubleWay::Finish};
    if (const auto way = screens::drawTrouble(frame, model)) act(*way, context);
  } else if (!listed_) {
    screens::drawWait(frame, {screens::WaitFor::Notices});
  } else if (enlarged_) {
    const screens::NoticesModel model = modelOf(context);
    const screens::DocumentModel page{
        .title = assets::StringId::ServiceNotice, .page = model.preview, .pageNumber = 1, .pages = 1};
    if (screens::drawDocument(frame, page, view_) == screens::DocumentAction::Close) enlarged_ = false;
  } else {
    act(screens::drawNotices(frame, modelOf(context), pad_), context);
  }
}

}  // namespace kiosk::terminal::steps
