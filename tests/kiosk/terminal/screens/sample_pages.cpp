#include "tests/kiosk/terminal/screens/sample_pages.h"

#include <utility>

namespace hall_test {

using assets::StringId;
using kiosk::terminal::screens::Backdrop;
using kiosk::terminal::screens::BarLayout;
using kiosk::terminal::screens::ChromeModel;

ChromeModel atHome(Backdrop backdrop) {
  ChromeModel chrome;
  chrome.backdrop = backdrop;
  chrome.bar = BarLayout::AtHome;
  chrome.district = "任城区";
  chrome.kioskNumber = "03";
  chrome.clock = {kToday, 9, 42};
  chrome.voiceOffered = true;
  return chrome;
}

ChromeModel applying(std::size_t step, int minute) {
  ChromeModel chrome = atHome(Backdrop::Paper);
  chrome.bar = BarLayout::InSession;
  chrome.clock.minute = minute;
  chrome.slips = {{StringId::StepCard, StringId::StepFace, StringId::StepPapers, StringId::StepCheck,
                   StringId::StepSign, StringId::StepDone},
                  step};
  if (step > 0) {
    chrome.visitor = "孔女士";
    chrome.service = StringId::ServiceAssessment;
  }
  return chrome;
}

Draw page(ChromeModel chrome, Draw body) {
  return [chrome, body](ui::Frame& frame) {
    drawChrome(frame, chrome);
    body(frame);
  };
}

}  // namespace hall_test
