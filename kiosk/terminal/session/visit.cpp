#include "kiosk/terminal/session/visit.h"

#include "kiosk/domain/dates.h"
#include "kiosk/domain/wipe.h"

namespace kiosk::terminal {
namespace {

using domain::wipe;

void wipeContact(domain::Contact& contact) {
  for (std::string* text : {&contact.phone, &contact.emergencyName, &contact.emergencyPhone, &contact.postalAddress}) {
    wipe(*text);
  }
}

void wipeInjury(domain::Injury& injury) {
  for (std::string* text : {&injury.place, &injury.bodyPart, &injury.determinationNumber})
    wipe(*text);
  injury.date.reset();
}

void wipeRecord(contract::PersonRecord& record) {
  wipeContact(record.contact);
  for (contract::KnownInjury& known : record.injuries) {
    wipeInjury(known.injury);
    wipe(known.employer.name);
    wipe(known.employer.creditCode);
  }
  wipe(record.photoJpeg);
}

void wipePage(domain::Page& page) {
  wipe(page.jpeg);
  for (domain::Field& field : page.fields)
    wipe(field.value);
}

void wipeCase(contract::CaseProgress& progress) {
  for (std::string* text :
       {&progress.caseId, &progress.acceptanceNumber, &progress.sessionTime, &progress.sessionPlace}) {
    wipe(*text);
  }
  for (std::string& missing : progress.missing)
    wipe(missing);
}

void wipeNotice(contract::NoticeSummary& notice) {
  for (std::string* text : {&notice.noticeId, &notice.title, &notice.documentNumber})
    wipe(*text);
}

void wipeCertification(Certification& certification) {
  for (std::string* text : {&certification.phone, &certification.payingPlace, &certification.uuid})
    wipe(*text);
  if (certification.receipt) {
    wipe(certification.receipt->ledgerNumber);
    wipe(certification.receipt->requestId);
  }
  certification = {};
}

}  // namespace

std::size_t Visit::pageCount() const {
  std::size_t pages = 0;
  for (const Material& material : materials)
    pages += material.pages.size();
  return pages;
}

void Visit::wipe() {
  domain::wipe(mark);
  if (card) card->wipe();
  card.reset();
  domain::wipe(person);
  cardOnReader = false;
  if (record) wipeRecord(*record);
  record.reset();
  consents.clear();
  face = {};
  domain::wipe(draft);
  draft = {};
  for (Material& material : materials) {
    for (TakenPage& taken : material.pages)
      wipePage(taken.page);
  }
  materials.clear();
  form = {};
  entered = false;
  domain::wipe(handedIn.uuid);
  if (handedIn.receipt) {
    domain::wipe(handedIn.receipt->acceptanceNumber);
    domain::wipe(handedIn.receipt->submissionId);
  }
  handedIn = {};
  for (contract::NoticeSummary& notice : notices)
    wipeNotice(notice);
  notices.clear();
  chosenNotice = 0;
  domain::wipe(document.pdf);
  domain::wipe(document.noticeId);
  document = {};
  domain::wipe(receiptSignature);
  noticePrinted = false;
  for (contract::CaseProgress& progress : cases)
    wipeCase(progress);
  cases.clear();
  wipeCertification(certification);
}

domain::Person personOf(const drivers::id_card::IdCard& card) {
  domain::Person person;
  person.name = card.name.empty() ? card.englishName : card.name;
  person.number = card.number;
  person.sexCode = card.sexCode;
  person.nationCode = card.nationCode;
  if (const auto birth = domain::parseDate(card.birth)) person.birth = *birth;
  person.address = card.newestAddress.empty() ? card.address : card.newestAddress.front();
  return person;
}

vision::Image chipPicture(const drivers::id_card::IdCard& card) {
  using drivers::id_card::Portrait;
  constexpr std::size_t kBytes = std::size_t{Portrait::kWidth} * Portrait::kHeight * 3;
  if (!card.portrait || card.portrait->rgb.size() != kBytes) return {};
  vision::Image image(Portrait::kWidth, Portrait::kHeight);
  const std::uint8_t* source = card.portrait->rgb.data();
  for (int y = 0; y < Portrait::kHeight; ++y) {
    std::uint8_t* target = image.row(y);
    for (int x = 0; x < Portrait::kWidth; ++x, source += 3, target += 3) {
      target[0] = source[2];
      target[1] = source[1];
      target[2] = source[0];
    }
  }
  return image;
}

bool validOn(const drivers::id_card::IdCard& card, const domain::Date& day) {
  if (card.validTo == "long_term") return true;
  const auto last = domain::parseDate(card.validTo);
  return last && std::chrono::sys_days(day) <= std::chrono::sys_days(*last);
}

}  // namespace kiosk::terminal
