#pragma once

// JSON of the domain values several messages share. For the codec's .cpp files only.

#include "kiosk/contract/strict_json.h"
#include "kiosk/domain/application.h"

namespace kiosk::contract {

Json jsonOf(const domain::Person& person);
Json jsonOf(const domain::Employer& employer);
Json jsonOf(const domain::Injury& injury);
Json jsonOf(const domain::Contact& contact);
Json jsonOf(const domain::FaceCheck& face);
Json jsonOf(const std::vector<domain::Consent>& consents);
Json jsonOf(const std::vector<domain::Field>& fields);

domain::Person readPerson(Members members);
domain::Employer readEmployer(Members members);
domain::Injury readInjury(Members members);
domain::Contact readContact(Members members);
domain::FaceCheck readFaceCheck(Members members);
std::vector<domain::Consent> readConsents(std::vector<Members> items);
std::vector<domain::Field> readFields(std::vector<Members> items);

}  // namespace kiosk::contract
