#include "kiosk/backoffice/cases/form_maker.h"

#include "kiosk/backoffice/cases/dossier.h"
#include "kiosk/domain/dates.h"
#include "kiosk/domain/wipe.h"
#include "kiosk/papers/application_form.h"
#include "kiosk/papers/render.h"

namespace kiosk::backoffice::cases {

assets::Result<std::vector<std::uint8_t>> applicationFormPdf(const Office& office, const CaseRecord& record) {
  auto opened = openPacket(office, record);
  if (!opened) return tl::unexpected(opened.error());
  // The packet is sealed the moment it is signed; it may have waited in the terminal before it was accepted.
  papers::Paper paper = papers::applicationForm(opened->content, office.policy().regions.city().name,
                                                domain::chinaDate(opened->header.createdMs), record.acceptanceNumber);
  domain::wipe(opened->content);
  auto pdf = papers::renderPdf(paper, office.forms());
  domain::wipe(std::get<papers::ApplicationForm>(paper).application);
  return pdf;
}

}  // namespace kiosk::backoffice::cases
