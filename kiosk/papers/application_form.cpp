#include "kiosk/papers/application_form.h"

#include <algorithm>
#include <utility>

#include "assets/language.h"
#include "kiosk/domain/materials.h"

namespace kiosk::papers {
namespace {

/// Each paper once, in the order of its first page.
std::vector<HandedIn> materialsOf(const domain::Application& application) {
  std::vector<std::pair<domain::MaterialKind, int>> counted;
  for (const domain::Page& page : application.pages) {
    const auto known = std::find_if(counted.begin(), counted.end(),
                                    [&](const auto& material) { return material.first == page.material; });
    if (known == counted.end()) {
      counted.emplace_back(page.material, 1);
    } else {
      ++known->second;
    }
  }
  std::vector<HandedIn> materials;
  for (const auto& [material, pages] : counted) {
    materials.push_back({std::string(assets::text(domain::nameOf(material), assets::Language::Chinese)), pages});
  }
  return materials;
}

}  // namespace

ApplicationForm applicationForm(const domain::Application& application, std::string city, const domain::Date& signedOn,
                                std::string acceptanceNumber) {
  ApplicationForm form;
  form.city = std::move(city);
  form.application.kind = application.kind;
  form.application.withCausality = application.withCausality;
  form.application.applicantRole = application.applicantRole;
  form.application.person = application.person;
  form.application.employer = application.employer;
  form.application.injury = application.injury;
  form.application.contact = application.contact;
  form.application.signaturePng = application.signaturePng;
  form.materials = materialsOf(application);
  form.signedOn = signedOn;
  form.acceptanceNumber = std::move(acceptanceNumber);
  return form;
}

}  // namespace kiosk::papers
