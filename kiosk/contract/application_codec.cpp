#include "kiosk/contract/application_manifest.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/digest.h"
#include "kiosk/contract/parts_codec.h"
#include "kiosk/domain/validation.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::contract {
namespace {

PartName readPart(Members& members) {
  PartName part;
  part.size = static_cast<std::size_t>(members.integer("size", 0, static_cast<std::int64_t>(domain::kMaxPageBytes)));
  part.sha256 = members.hex("sha256", 64);
  return part;
}

ApplicationManifest readAll(Members& members) {
  ApplicationManifest manifest;
  domain::Application& application = manifest.application;
  application.kind = members.named("kind", domain::applicationKindOf);
  application.withCausality = members.flag("with_causality");
  application.applicantRole = members.named("applicant_role", domain::applicantRoleOf);
  application.person = readPerson(members.object("person"));
  application.employer = readEmployer(members.object("employer"));
  application.injury = readInjury(members.object("injury"));
  application.contact = readContact(members.object("contact"));
  for (Members& item : members.objects("pages", domain::kMaxPages)) {
    domain::Page page;
    page.material = item.named("material", domain::materialKindOf);
    page.fields = readFields(item.objects("fields"));
    page.doubtful = item.flag("doubtful");
    manifest.parts.push_back(readPart(item));
    item.finish();
    application.pages.push_back(std::move(page));
  }
  application.consents = readConsents(members.objects("consents"));
  application.face = readFaceCheck(members.object("face"));
  Members signature = members.object("signature");
  manifest.parts.push_back(readPart(signature));
  signature.finish();
  return manifest;
}

}  // namespace

std::string toJson(const domain::Application& application) {
  Json json;
  json["kind"] = domain::wireName(application.kind);
  json["with_causality"] = application.withCausality;
  json["applicant_role"] = domain::wireName(application.applicantRole);
  json["person"] = jsonOf(application.person);
  json["employer"] = jsonOf(application.employer);
  json["injury"] = jsonOf(application.injury);
  json["contact"] = jsonOf(application.contact);
  Json pages = Json::array();
  for (const domain::Page& page : application.pages) {
    Json item;
    item["material"] = domain::wireName(page.material);
    item["fields"] = jsonOf(page.fields);
    item["doubtful"] = page.doubtful;
    item["size"] = page.jpeg.size();
    item["sha256"] = sha256Hex(page.jpeg);
    pages.push_back(std::move(item));
  }
  json["pages"] = std::move(pages);
  json["consents"] = jsonOf(application.consents);
  json["face"] = jsonOf(application.face);
  Json signature;
  signature["size"] = application.signaturePng.size();
  signature["sha256"] = sha256Hex(application.signaturePng);
  json["signature"] = std::move(signature);
  std::string text = dumped(json);
  wipe(json);
  return text;
}

assets::Result<ApplicationManifest> readManifest(std::string_view json) {
  return decoded<ApplicationManifest>(json, readAll);
}

template <>
assets::Result<domain::Application> fromJson(std::string_view json) {
  return readManifest(json).map([](ApplicationManifest manifest) { return std::move(manifest.application); });
}

}  // namespace kiosk::contract
