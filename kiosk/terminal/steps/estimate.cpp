#include "kiosk/terminal/steps/estimate.h"

#include "kiosk/domain/dates.h"
#include "kiosk/terminal/screens/phrase.h"
#include "ui/shell/frame.h"

namespace kiosk::terminal::steps {

using assets::StringId;

void Estimate::enter(Context& /*context*/) {
  show(0);
}

void Estimate::leave(Context& /*context*/) {
  panel_.close();
}

void Estimate::show(int page) {
  page_ = page;
  panel_.close();
  if (page == resultPage()) return;
  if (const auto written = form(page)) panel_.begin(*written);
}

void Estimate::back(Context& context) {
  if (page_ > 0) {
    show(page_ - 1);
  } else {
    context.leaveBy({Exit::Way::Switch, {}, "look_up"});
  }
}

void Estimate::act(std::size_t option, Context& /*context*/) {
  choose(page_, option);
  show(page_ + 1);
}

void Estimate::act(screens::FigureAction action, Context& context) {
  if (action == screens::FigureAction::Cancel) back(context);
  // The text may have changed in the very frame the button was judged in.
  if (action == screens::FigureAction::Done && take(panel_.text(), context)) show(page_ + 1);
}

void Estimate::act(screens::EstimateAction action, Context& context) {
  if (action == screens::EstimateAction::Again) show(0);
  if (action == screens::EstimateAction::Finish) context.leaveBy({Exit::Way::Another, {}, {}});
}

void Estimate::draw(ui::Frame& frame, Context& context) {
  const assets::Language language = frame.language();
  if (page_ == resultPage()) {
    const auto model = result(context, language);
    act(screens::drawEstimate(frame, model.value_or(screens::EstimateModel{.title = StringId::EstimateNoRules,
                                                                           .asked = StringId::EstimateNoRulesHint,
                                                                           .on = context.facts.today})),
        context);
  } else if (form(page_)) {
    act(screens::drawFigure(frame, figure(panel_.text(), context, language), panel_), context);
  } else if (const auto option = screens::drawChoice(frame, choice(page_, language))) {
    act(*option, context);
  }
}

WrittenDate writtenDate(const std::string& written, const domain::Date& earliest, const domain::Date& latest) {
  constexpr std::size_t kWhole = 10;  // YYYY-MM-DD
  if (written.size() < kWhole) return {};
  const auto date = domain::parseDate(written);
  if (!date) return {{}, StringId::EstimateDateWrong};
  if (*date > latest) return {{}, StringId::EstimateDateFuture};
  if (*date < earliest) return {{}, StringId::EstimateDateEarly};
  return {date, {}};
}

ui::Text shownDate(const std::string& written, assets::Language language) {
  const auto date = domain::parseDate(written);
  return ui::data(date ? screens::fullDate(*date, language) : written);
}

}  // namespace kiosk::terminal::steps
