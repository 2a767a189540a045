#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/id_card/id_card.h"
#include "kiosk/contract/messages.h"
#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/materials_screen.h"
#include "kiosk/terminal/screens/page_mark.h"
#include "ui/widgets/picture.h"
#include "vision/image.h"

namespace kiosk::terminal {

/// One page as it was photographed, with what was found wrong with it.
struct TakenPage {
  domain::Page page;
  screens::PageMark mark;
};

/// One paper of the checklist and its pages so far.
struct Material {
  domain::MaterialKind kind{};
  domain::Need need = domain::Need::Required;
  screens::Applies applies = screens::Applies::Unasked;
  std::vector<TakenPage> pages;
};

/// The filled-in application form, to look at before signing.
struct DrawnForm {
  int edition = 0;  ///< of the one ordered last: a form drawn before a change is not shown
  std::vector<ui::widgets::Picture> pages;
};

/// The notice being collected.
struct NoticeDocument {
  std::string noticeId;
  std::vector<std::uint8_t> pdf;
  std::string pdfSha256;
  ui::widgets::Picture firstPage;
};

/// How far handing in has come.
struct HandedIn {
  std::string uuid;
  bool durable = false;                                ///< sealed in the outbox
  std::optional<contract::SubmissionReceipt> receipt;  ///< the back office has it
};

/// 待遇资格认证: what is asked for, and what came of it.
struct Certification {
  std::optional<contract::CertificationStatus> status;  ///< what the back office knows; empty until it answered
  domain::CertificationKind kind{};
  std::string phone;        ///< with HomeVisit
  std::string payingPlace;  ///< with Assisted: code of domain::PayingPlaces
  std::string uuid;         ///< empty until it is handed in
  std::int64_t handedInAtMs = 0;
  bool evidenceKept = false;  ///< a face check that did not decide was handed in for an officer
  std::optional<contract::CertificationReceipt> receipt;  ///< the back office has it
};

/// Everything this machine knows of the visitor, in one place, so that one call forgets all of it. Lives in the UI
/// thread; other threads get copies only inside orders, and give them back in events.
struct Visit {
  std::string mark;  ///< random; ties the audit lines of the visit together and says nothing of the person
  std::optional<drivers::id_card::IdCard> card;
  domain::Person person;
  bool cardOnReader = false;
  std::optional<contract::PersonRecord> record;  ///< what the back office knows; empty until it answered
  std::vector<domain::Consent> consents;
  domain::FaceCheck face;
  domain::Application draft;  ///< kind, employer, injury, contact, signature; person and pages join it at the end
  std::vector<Material> materials;
  DrawnForm form;
  bool entered = false;  ///< the visitor typed or photographed something that leaving would lose
  HandedIn handedIn;
  std::vector<contract::NoticeSummary> notices;
  std::size_t chosenNotice = 0;
  NoticeDocument document;
  std::vector<std::uint8_t> receiptSignature;
  bool noticePrinted = false;
  std::vector<contract::CaseProgress> cases;
  Certification certification;

  Visit() = default;
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;
  ~Visit() { wipe(); }

  [[nodiscard]] std::size_t pageCount() const;
  /// Overwrites every text, picture and stroke, then forgets everything.
  void wipe();
};

/// The person as a card names them; the birth date is empty when the card's is none.
domain::Person personOf(const drivers::id_card::IdCard& card);
/// The chip's picture as the face check takes it; empty when it was not decoded.
vision::Image chipPicture(const drivers::id_card::IdCard& card);
/// Whether the card may still be used on a day.
bool validOn(const drivers::id_card::IdCard& card, const domain::Date& day);

}  // namespace kiosk::terminal
