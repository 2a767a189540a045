#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/entry_panel.h"
#include "ui/shell/frame.h"

// What the samples of every screen are put together from.
namespace hall_test {

/// The day on which all samples are seen.
constexpr kiosk::domain::Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

/// What stands around a page before anybody is known.
kiosk::terminal::screens::ChromeModel atHome(kiosk::terminal::screens::Backdrop backdrop);
/// The same in a visit, at a step of the application; step 0 is before the card was read.
kiosk::terminal::screens::ChromeModel applying(std::size_t step, int minute = 46);

using Draw = std::function<void(ui::Frame&)>;

/// A page with what stands around it.
Draw page(kiosk::terminal::screens::ChromeModel chrome, Draw body);

/// A screen's drawing with its model.
template <class Model, class Action>
Draw body(Action (*draw)(ui::Frame&, const Model&), Model model) {
  return [draw, model](ui::Frame& frame) { draw(frame, model); };
}

/// Candidates that do not depend on a dictionary.
class FixedOffers final : public ui::input::CandidateSource {
 public:
  std::vector<ui::input::Candidate> candidates(std::string_view, std::size_t) override {
    return {{"马岩", 5}, {"马延", 5}, {"马燕", 5}, {"马言", 5}, {"马", 2}, {"玛", 2}, {"麻", 2}, {"码", 2}};
  }
};

struct Entry {
  FixedOffers offers;
  ui::input::EntryPanel panel{&offers};
};

}  // namespace hall_test
