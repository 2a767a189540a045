#include "kiosk/domain/wipe.h"

#include <cstring>

namespace kiosk::domain {

void wipe(std::string& text) {
  // The whole buffer: a text that was longer before leaves its tail behind the end.
  text.resize(text.capacity());
  explicit_bzero(text.data(), text.size());
  text.clear();
}

void wipe(std::vector<std::uint8_t>& bytes) {
  if (bytes.capacity() == 0) return;  // it has no buffer, and explicit_bzero wants one
  bytes.resize(bytes.capacity());
  explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

void wipe(Person& person) {
  for (std::string* text : {&person.name, &person.number, &person.sexCode, &person.nationCode, &person.address})
    wipe(*text);
  person.birth = Date{};
}

void wipe(Application& application) {
  wipe(application.person);
  for (std::string* text :
       {&application.employer.name, &application.employer.creditCode, &application.injury.place,
        &application.injury.bodyPart, &application.injury.determinationNumber, &application.contact.phone,
        &application.contact.emergencyName, &application.contact.emergencyPhone, &application.contact.postalAddress,
        &application.face.comparedWith, &application.face.challenge}) {
    wipe(*text);
  }
  for (Page& page : application.pages) {
    wipe(page.jpeg);
    for (Field& field : page.fields) {
      wipe(field.key);
      wipe(field.value);
    }
  }
  application.injury.date.reset();
  wipe(application.signaturePng);
  application = Application{};
}

}  // namespace kiosk::domain
