#pragma once

// One full value of every message, as the tests and the contract document use them.

#include "kiosk/contract/messages.h"
#include "kiosk/contract/packet.h"

namespace kiosk::contract::samples {

PersonLookup personLookup();
PersonRecord personRecord();
SubmissionReceipt submissionReceipt();
CaseProgress caseProgress();
NoticeSummary noticeSummary();
DeliveryReceipt deliveryReceipt();
CertificationStanding certificationStanding();
CertificationRequest certificationRequest();
CertificationRequest homeVisitRequest();
CertificationReceipt certificationReceipt();
DeliveryConfirmation deliveryConfirmation();
HallState hallState();
Heartbeat heartbeat();
Problem problem();
domain::Conclusion conclusion();
/// A stroke as a PNG that can really be opened, 8 x 8 pixels.
std::vector<std::uint8_t> penStroke();
/// Two pages and a signature; `pageBytes` each.
domain::Application application(std::size_t pageBytes = 40);
SealContext sealContext(const OfficeKeyPair& office);

}  // namespace kiosk::contract::samples
