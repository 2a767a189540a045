#pragma once

// What the machine tells the step that is shown. Events carry the visit they belong to; one that comes after its visit
// ended is dropped unread.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/id_card/id_card.h"
#include "kiosk/contract/messages.h"
#include "kiosk/domain/application.h"
#include "kiosk/terminal/session/visit.h"
#include "ui/widgets/live_view.h"
#include "ui/widgets/picture.h"
#include "vision/document/page.h"
#include "vision/face/face_checker.h"

namespace kiosk::terminal::event {

struct CardFound {};  ///< a card lies there and is being read
struct CardRead {
  drivers::id_card::IdCard card;
  std::int64_t machineMs = 0;  ///< from found to read
};
struct CardNotRead {
  assets::Error error;
};
struct CardLifted {};

struct DeviceChanged {
  std::string role;
  drivers::DeviceStatus status;
};

/// A frame of the face camera was looked at; only the newest is delivered.
struct FaceWatched {
  vision::face::Action action{};
  vision::face::ChallengeProgress progress;
  vision::face::FrameAnalysis frame;
  ui::widgets::Picture picture;
};
struct FaceTried {
  vision::face::Action action{};
  vision::face::VisitOutcome outcome;
};
/// No try is possible: no face in the picture to compare with, no camera, no models.
struct FaceNotPossible {
  assets::Error error;
};

/// A frame of the document camera was looked at; only the newest is delivered.
struct PageWatched {
  vision::document::PreviewVerdict verdict;
  std::optional<ui::widgets::Quad> outline;
  ui::widgets::Picture picture;
};
struct PageRead {
  std::vector<std::uint8_t> jpeg;  ///< as it is handed in
  ui::widgets::Picture picture;
  vision::document::PageVerdict verdict;
  vision::document::Understanding understanding;
  std::size_t seals = 0;  ///< round red seals on it
  std::int64_t machineMs = 0;
};
struct PageNotRead {
  assets::Error error;
};

struct PersonFound {
  contract::PersonRecord record;
};
struct CasesFound {
  std::vector<contract::CaseProgress> cases;
};
struct NoticesFound {
  std::vector<contract::NoticeSummary> notices;
};
struct NoticeFetched {
  NoticeDocument document;
};
struct CertificationFound {
  contract::CertificationStatus status;
};
/// A question to the back office had no answer.
struct OfficeSilent {
  assets::Error error;
};

/// The application form, page by page, as it would be filed now.
struct FormDrawn {
  int edition = 0;
  std::vector<ui::widgets::Picture> pages;
};
struct FormNotDrawn {
  int edition = 0;
  assets::Error error;
};

/// The packet is durable in the outbox.
struct Stored {
  std::string uuid;
};
struct NotStored {
  assets::Error error;
};
struct Accepted {
  std::string uuid;
  contract::SubmissionReceipt receipt;
};
/// The back office has the delivery on record.
struct Delivered {
  std::string uuid;
};
/// The back office has the certification, or the request for one, on record.
struct CertificationRecorded {
  std::string uuid;
  contract::CertificationReceipt receipt;
};
/// It could not be handed over now; it will be, later.
struct Waiting {
  std::string uuid;
  assets::Error error;
};
/// The back office will not take it; it is kept for staff.
struct Refused {
  std::string uuid;
  assets::Error error;
};

struct Printing {
  int page = 0;
  int pages = 0;
};
struct Printed {
  int pages = 0;
};
struct NotPrinted {
  assets::Error error;
};

}  // namespace kiosk::terminal::event

namespace kiosk::terminal {

using Event =
    std::variant<event::CardFound, event::CardRead, event::CardNotRead, event::CardLifted, event::DeviceChanged,
                 event::FaceWatched, event::FaceTried, event::FaceNotPossible, event::PageWatched, event::PageRead,
                 event::PageNotRead, event::PersonFound, event::CasesFound, event::NoticesFound, event::NoticeFetched,
                 event::CertificationFound, event::OfficeSilent, event::FormDrawn, event::FormNotDrawn, event::Stored,
                 event::NotStored, event::Accepted, event::Delivered, event::CertificationRecorded, event::Waiting,
                 event::Refused, event::Printing, event::Printed, event::NotPrinted>;

}  // namespace kiosk::terminal
