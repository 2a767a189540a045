#pragma once

// What a step wants done. Steps write orders, the dispatcher carries them out on the threads that own the devices, and
// the answer comes back as an event: no step ever waits. In a test the orders are simply read.

#include <string>
#include <variant>
#include <vector>

#include "kiosk/contract/messages.h"
#include "kiosk/domain/application.h"
#include "kiosk/domain/receipt_content.h"
#include "kiosk/papers/paper.h"
#include "kiosk/terminal/screens/staff_screen.h"
#include "ui/text/text.h"
#include "vision/image.h"

namespace kiosk::terminal::order {

/// Waits for a card that is laid down from now on, and reads it. → CardFound, CardRead or CardNotRead
struct ReadCard {};
/// → CardLifted
struct AwaitRemoval {};
struct StopCard {};

/// Describes the picture and watches for one try. → FaceNotPossible, or FaceWatched … FaceTried
struct CheckFace {
  vision::Image reference;
};
/// Another try with the same picture.
struct TryFaceAgain {};
struct StopFace {};

/// → PageWatched …, until a page is taken
struct WatchPaper {};
/// → PageRead or PageNotRead. `expected` is the id of a paper rule, or empty.
struct TakePage {
  std::string expected;
};
struct StopPaper {};

/// → PersonFound or OfficeSilent
struct LookUpPerson {
  contract::PersonLookup who;
};
/// → CasesFound or OfficeSilent
struct ListCases {
  contract::PersonLookup who;
};
/// → NoticesFound or OfficeSilent
struct ListNotices {
  contract::PersonLookup who;
};
/// → NoticeFetched or OfficeSilent
struct FetchNotice {
  std::string noticeId;
};
/// → CertificationFound or OfficeSilent
struct AskCertification {
  contract::PersonLookup who;
};

/// → FormDrawn or FormNotDrawn, with the same edition
struct DrawForm {
  int edition = 0;
  papers::ApplicationForm form;
};

/// Seals, stores durably, sends. → Stored or NotStored; then Accepted, Waiting or Refused
struct HandIn {
  std::string uuid;
  domain::Application application;
};
/// The same for a delivery receipt. → Stored or NotStored; then Delivered, Waiting or Refused
struct RecordDelivery {
  std::string uuid;
  contract::DeliveryReceipt receipt;
};

/// The same for a certification. → Stored or NotStored; then CertificationRecorded, Waiting or Refused
struct Certify {
  std::string uuid;
  contract::CertificationRequest request;
};

/// → Printed or NotPrinted
struct PrintReceipt {
  std::vector<domain::ReceiptLine> lines;
};
/// → Printing …, Printed or NotPrinted
struct PrintNotice {
  std::string title;
  std::vector<std::uint8_t> pdf;
};

/// Reads aloud what a screen announces; takes the place of what is being said.
struct Say {
  std::vector<ui::Announcement> parts;
  assets::Language language = assets::Language::Chinese;
  float volume = 1;  ///< 0..1
};
struct FallSilent {};

struct CallStaff {
  screens::HandoverReason reason{};
};

}  // namespace kiosk::terminal::order

namespace kiosk::terminal {

using Order = std::variant<order::ReadCard, order::AwaitRemoval, order::StopCard, order::CheckFace, order::TryFaceAgain,
                           order::StopFace, order::WatchPaper, order::TakePage, order::StopPaper, order::LookUpPerson,
                           order::ListCases, order::ListNotices, order::FetchNotice, order::AskCertification,
                           order::DrawForm, order::HandIn, order::RecordDelivery, order::Certify, order::PrintReceipt,
                           order::PrintNotice, order::Say, order::FallSilent, order::CallStaff>;
using Orders = std::vector<Order>;

}  // namespace kiosk::terminal
