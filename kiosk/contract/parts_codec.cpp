#include "kiosk/contract/parts_codec.h"

#include "kiosk/domain/wire_names.h"

namespace kiosk::contract {

Json jsonOf(const domain::Person& person) {
  Json json;
  json["name"] = outgoing(person.name);
  json["number"] = outgoing(person.number);
  json["sex_code"] = outgoing(person.sexCode);
  json["nation_code"] = outgoing(person.nationCode);
  if (person.birth.ok()) json["birth"] = outgoing(person.birth);
  json["address"] = outgoing(person.address);
  return json;
}

domain::Person readPerson(Members members) {
  domain::Person person;
  person.name = members.text("name");
  person.number = members.text("number");
  person.sexCode = members.text("sex_code");
  person.nationCode = members.text("nation_code");
  person.birth = members.optionalDate("birth").value_or(domain::Date{});
  person.address = members.text("address");
  members.finish();
  return person;
}

Json jsonOf(const domain::Employer& employer) {
  Json json;
  json["name"] = outgoing(employer.name);
  json["credit_code"] = outgoing(employer.creditCode);
  return json;
}

domain::Employer readEmployer(Members members) {
  domain::Employer employer;
  employer.name = members.text("name");
  employer.creditCode = members.text("credit_code");
  members.finish();
  return employer;
}

Json jsonOf(const domain::Injury& injury) {
  Json json;
  putOptional(json, "date", injury.date);
  json["place"] = outgoing(injury.place);
  json["body_part"] = outgoing(injury.bodyPart);
  json["determination_number"] = outgoing(injury.determinationNumber);
  return json;
}

domain::Injury readInjury(Members members) {
  domain::Injury injury;
  injury.date = members.optionalDate("date");
  injury.place = members.text("place");
  injury.bodyPart = members.text("body_part");
  injury.determinationNumber = members.text("determination_number");
  members.finish();
  return injury;
}

Json jsonOf(const domain::Contact& contact) {
  Json json;
  json["phone"] = outgoing(contact.phone);
  json["emergency_name"] = outgoing(contact.emergencyName);
  json["emergency_phone"] = outgoing(contact.emergencyPhone);
  json["postal_address"] = outgoing(contact.postalAddress);
  return json;
}

domain::Contact readContact(Members members) {
  domain::Contact contact;
  contact.phone = members.text("phone");
  contact.emergencyName = members.text("emergency_name");
  contact.emergencyPhone = members.text("emergency_phone");
  contact.postalAddress = members.text("postal_address");
  members.finish();
  return contact;
}

Json jsonOf(const domain::FaceCheck& face) {
  Json json;
  json["outcome"] = domain::wireName(face.outcome);
  json["similarity"] = face.similarity;
  json["liveness"] = face.liveness;
  json["compared_with"] = outgoing(face.comparedWith);
  json["challenge"] = outgoing(face.challenge);
  return json;
}

domain::FaceCheck readFaceCheck(Members members) {
  domain::FaceCheck face;
  face.outcome = members.named("outcome", domain::faceOutcomeOf);
  face.similarity = members.real("similarity", -1, 1);
  face.liveness = members.real("liveness", 0, 1);
  face.comparedWith = members.text("compared_with");
  face.challenge = members.text("challenge");
  members.finish();
  return face;
}

Json jsonOf(const std::vector<domain::Consent>& consents) {
  Json list = Json::array();
  for (const domain::Consent& consent : consents) {
    Json json;
    json["text_id"] = outgoing(consent.textId);
    json["text_version"] = outgoing(consent.textVersion);
    json["given_at_ms"] = consent.givenAtMs;
    json["granted"] = consent.granted;
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<domain::Consent> readConsents(std::vector<Members> items) {
  std::vector<domain::Consent> consents;
  for (Members& members : items) {
    domain::Consent consent;
    consent.textId = members.nonEmptyText("text_id");
    consent.textVersion = members.text("text_version");
    consent.givenAtMs = members.instant("given_at_ms");
    consent.granted = members.flag("granted");
    members.finish();
    consents.push_back(std::move(consent));
  }
  return consents;
}

Json jsonOf(const std::vector<domain::Field>& fields) {
  Json list = Json::array();
  for (const domain::Field& field : fields) {
    Json json;
    json["key"] = outgoing(field.key);
    json["value"] = outgoing(field.value);
    json["confidence"] = field.confidence;
    json["confirmed"] = field.confirmed;
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<domain::Field> readFields(std::vector<Members> items) {
  std::vector<domain::Field> fields;
  for (Members& members : items) {
    domain::Field field;
    field.key = members.nonEmptyText("key");
    field.value = members.text("value");
    field.confidence = members.real("confidence", 0, 1);
    field.confirmed = members.flag("confirmed");
    members.finish();
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace kiosk::contract
