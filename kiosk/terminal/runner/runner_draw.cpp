#include "kiosk/domain/masking.h"
#include "kiosk/terminal/runner/runner.h"
#include "kiosk/terminal/screens/card_screen.h"

namespace kiosk::terminal {

using screens::Backdrop;
using screens::BarLayout;

namespace {

const screens::CardModel kTakeCard = [] {
  screens::CardModel model;
  model.phase = screens::ReaderPhase::Remove;
  return model;
}();

}  // namespace

screens::StepSlips Runner::slips() const {
  screens::StepSlips slips;
  if (phase_ != Phase::Journey || step_->fillsPage()) return slips;
  for (std::size_t stop = 0; stop < journey_->stops.size(); ++stop) {
    const assets::StringId slip = journey_->stops[stop].slip;
    if (slips.names.empty() || slips.names.back() != slip) slips.names.push_back(slip);
    if (stop == stop_) slips.current = slips.names.size() - 1;
  }
  if (stop_ + 1 == journey_->stops.size()) slips.current = slips.names.size();
  return slips;
}

screens::ChromeModel Runner::chrome() const {
  screens::ChromeModel model;
  model.backdrop = phase_ == Phase::Idle      ? Backdrop::IdleArt
                   : phase_ == Phase::Home    ? Backdrop::HomeArt
                   : phase_ == Phase::Journey ? step_->backdrop()
                                              : Backdrop::Paper;
  model.bar = phase_ == Phase::Idle || phase_ == Phase::Home ? BarLayout::AtHome : BarLayout::InSession;
  if (facts_.hall) {
    model.hallName = facts_.hall->hallName;
    model.district = facts_.hall->district;
  }
  model.kioskNumber = facts_.kiosk.number;
  model.clock = facts_.clock;
  if (visit_.card) model.visitor = domain::addressForm(visit_.person, look_.language);
  if (journey_ != nullptr) model.service = journey_->title;
  model.slips = slips();
  model.overlayOpen = overlay_ != Overlay::None;
  model.backEnabled = phase_ == Phase::Journey && step_->canGoBack() && !model.overlayOpen;
  model.homeEnabled = (phase_ == Phase::Journey || phase_ == Phase::Staff) && !model.overlayOpen;
  model.voiceOffered = facts_.voice;
  model.readingAloud = readingAloud_;
  model.helpOpen = overlay_ == Overlay::Help;
  return model;
}

void Runner::drawPhase(ui::Frame& frame) {
  switch (phase_) {
    case Phase::Idle: {
      screens::IdleModel model;
      model.clock = facts_.clock;
      if (facts_.hall) {
        model.hallName = facts_.hall->hallName;
        model.queueAhead = facts_.hall->queueAhead;
        model.queueMinutes = facts_.hall->queueMinutes;
      }
      act(screens::drawIdle(frame, model));
      return;
    }
    case Phase::Home: {
      screens::HomeModel model;
      if (facts_.hall) {
        model.queueAhead = facts_.hall->queueAhead;
        model.queueMinutes = facts_.hall->queueMinutes;
      }
      model.employerOpen = false;  // this terminal does not run it
      act(screens::drawHome(frame, model));
      return;
    }
    case Phase::Journey: {
      steps::Context now = context();
      step_->draw(frame, now);
      obey(now);
      return;
    }
    case Phase::Staff: {
      if (const auto until = idle_.pausedUntil()) {
        staff_.pausedSeconds = static_cast<int>(
            std::chrono::ceil<std::chrono::seconds>(std::max(*until - facts_.now, std::chrono::milliseconds(0)))
                .count());
      }
      act(screens::drawStaff(frame, staff_));
      return;
    }
    case Phase::TakeCard:
      screens::drawCard(frame, kTakeCard);
      return;
  }
}

void Runner::drawOverlay(ui::Frame& frame) {
  switch (overlay_) {
    case Overlay::None:
      return;
    case Overlay::Timeout:
      act(screens::drawTimeout(frame,
                               {.secondsLeft = secondsLeft_, .secondsTotal = secondsTotal_, .pagesSaved = false}));
      return;
    case Overlay::Help:
      act(screens::drawHelp(frame,
                            {.staffCalled = staffCalled_, .voiceOffered = facts_.voice, .phoneShown = phoneShown_}));
      return;
    case Overlay::Counter: {
      screens::CounterModel model;
      model.service = counter_;
      if (facts_.hall) {
        model.queueAhead = facts_.hall->queueAhead;
        model.queueMinutes = facts_.hall->queueMinutes;
      }
      model.staffCalled = staffCalled_;
      act(screens::drawCounter(frame, model));
      return;
    }
    case Overlay::Leave:
      act(screens::drawLeave(frame, {.canSave = false}));
      return;
  }
}

void Runner::draw(ui::Frame& frame) {
  // The action is taken after the frame is drawn: what was touched belongs to the picture the visitor saw.
  const Overlay shown = overlay_;
  const auto touchedBar = screens::drawChrome(frame, chrome());
  frame.beginPage(page(), backwards_);
  drawPhase(frame);
  frame.endPage();
  if (shown == overlay_) drawOverlay(frame);
  act(touchedBar);
  readAloud(frame);
}

void Runner::readAloud(const ui::Frame& frame) {
  if (!readingAloud_ || !facts_.voice) return;
  order::Say wanted{.parts = frame.announced(),
                    .language = frame.language(),
                    .volume = static_cast<float>(loudness_) / static_cast<float>(kLoudest)};
  if (wanted.parts.empty() || (wanted.parts == said_.parts && wanted.language == said_.language)) return;
  said_ = wanted;
  orders_.emplace_back(std::move(wanted));
}

void Runner::fallSilent() {
  said_ = {};
  if (facts_.voice) orders_.emplace_back(order::FallSilent{});
}

}  // namespace kiosk::terminal
