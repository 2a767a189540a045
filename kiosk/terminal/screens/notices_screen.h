#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/error_id.h"
#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/print_state.h"
#include "ui/input/signature_pad.h"
#include "ui/widgets/picture.h"

namespace kiosk::terminal::screens {

struct NoticeRow {
  std::string title;
  domain::Date issuedOn{};
  bool collected = false;
  int grade = 0;  ///< 1..10; 0 when it carries none
  std::optional<domain::Date> appealBy;
};

/// 11: the notices that wait, the chosen one's first page, its meaning in plain words, and the delivery receipt.
struct NoticesModel {
  std::vector<NoticeRow> notices;  ///< at most 4 are listed; the newest first
  std::size_t chosen = 0;
  ui::widgets::Picture preview;  ///< page image of the chosen notice; empty while it is fetched
  int pages = 0;                 ///< of the chosen notice; 0 unknown
  bool covered = false;          ///< the visitor hid page and conclusion
  std::string signer;
  domain::Date today{};
  std::optional<assets::ErrorId> printerTrouble;  ///< told before the visitor signs
  bool busy = false;
};

struct NoticesAction {
  enum class Kind : std::uint8_t { None, Choose, Zoom, Cover, SignAndPrint, Finish };
  Kind kind = Kind::None;
  std::size_t notice = 0;  ///< with Choose
};

/// With no notice to collect the screen says so and offers Finish.
NoticesAction drawNotices(ui::Frame& frame, const NoticesModel& model, ui::input::SignaturePad& pad);

/// After signing: printing, take it, recorded.
struct NoticePrintModel {
  std::string title;
  PrintState print;
  bool recorded = false;  ///< the back office has the delivery; otherwise it waits sealed here
  bool moreToCollect = false;
};

enum class NoticePrintAction : std::uint8_t { None, NextNotice, Finish };

NoticePrintAction drawNoticePrint(ui::Frame& frame, const NoticePrintModel& model);

}  // namespace kiosk::terminal::screens
