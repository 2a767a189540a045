#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/error_id.h"
#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// The drawing above the sentence.
enum class TroublePicture : std::uint8_t { Printer, Reader, Camera, Network, Machine };

/// What is safe, in the visitor's words.
struct SafeFact {
  enum class What : std::uint8_t {
    ApplicationHandedIn,  ///< detail: the acceptance number
    ApplicationSealed,    ///< waits sealed here; detail: its number
    PagesKept,            ///< count pages
    NothingStarted,       ///< nothing of the visitor's is held yet
    ReceiptSigned,        ///< the delivery receipt is signed
  };
  What what{};
  int count = 0;
  std::string detail;
};

/// The ways on a trouble screen can offer.
enum class TroubleWay : std::uint8_t {
  TryAgain,
  GoOnWithout,  ///< go on, the missing thing follows later
  OtherKiosk,   ///< needs `neighbourKiosk`
  AskStaff,
  SaveAndLeave,
  Finish,
};

/// 12: something does not work. Order: what happened, what is safe, what to do, who helps.
struct TroubleModel {
  assets::ErrorId error{};
  TroublePicture picture = TroublePicture::Machine;
  std::vector<SafeFact> safe;  ///< one or two
  bool staffCalled = false;
  ClockFace calledAt;                         ///< with staffCalled
  std::string neighbourKiosk;                 ///< "04"; empty when there is none
  TroubleWay primary = TroubleWay::TryAgain;  ///< the one filled button
  std::vector<TroubleWay> others;             ///< up to two, as rows
};

/// The way that was touched.
std::optional<TroubleWay> drawTrouble(ui::Frame& frame, const TroubleModel& model);

}  // namespace kiosk::terminal::screens
