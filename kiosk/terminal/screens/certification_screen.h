#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/terminal/screens/chrome.h"
#include "kiosk/terminal/screens/print_state.h"

namespace kiosk::terminal::screens {

/// What may be done about a certification, before the face check.
struct CertificationOfferModel {
  enum class Page : std::uint8_t {
    Due,        ///< it may be done here and now
    Unknown,    ///< the records cannot be looked up now; it may be done all the same
    Elsewhere,  ///< this office does not pay the person's pension
  };
  Page page = Page::Due;
  std::string visitor;                ///< 孔女士 (domain::addressForm)
  std::optional<domain::Date> dueBy;  ///< with Due: by when; nothing when never certified
  domain::Date today{};
  bool visitBooked = false;
};

enum class CertificationOfferAction : std::uint8_t {
  None,
  ByFace,     ///< the person stands here
  BookVisit,  ///< a relative stands here
  ForOtherPlace,
  AskStaff,
};

CertificationOfferAction drawCertificationOffer(ui::Frame& frame, const CertificationOfferModel& model);

/// 10: done, or what happens next. Lies on Backdrop::HomeArt.
struct CertificationDoneModel {
  enum class Outcome : std::uint8_t {
    Certified,    ///< just now, by the face
    InForce,      ///< earlier: nothing to do
    Silent,       ///< earlier, by records of others: nothing to do
    Waiting,      ///< sealed in this terminal
    AtCounter,    ///< an officer must look
    VisitBooked,  ///< an officer will come
    ToForward,    ///< in the ledger for the agency that pays
  };
  Outcome outcome{};
  std::string visitor;
  domain::Date on{};  ///< the day it was done
  std::string clock;  ///< "09:42"; empty: the time is not said
  domain::Date today{};
  std::optional<domain::Date> dueBy;
  int paymentDay = 0;                   ///< day of the month; with Certified, InForce and Silent
  std::string number;                   ///< to ask for it: the ledger's, or while it waits the packet's; empty: none
  std::optional<domain::Date> visitBy;  ///< with VisitBooked: the last day for it
  std::string maskedPhone;              ///< with VisitBooked
  std::string payingPlace;              ///< with ToForward, by name
  bool slipOffered = false;             ///< a slip can be printed
  PrintState print;
};

enum class CertificationDoneAction : std::uint8_t { None, Print, Finish };

CertificationDoneAction drawCertificationDone(ui::Frame& frame, const CertificationDoneModel& model);

}  // namespace kiosk::terminal::screens
