#include "drivers/smart_card/apdu.h"

#include <algorithm>

namespace drivers::smart_card {
namespace {

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadRecord = 0xB2;
constexpr std::uint8_t kGetResponse = 0xC0;

// READ RECORD's P2 for the selected file: the record P1 names, by number or by the identifier it begins with.
constexpr std::uint8_t kByNumber = 0x04;
constexpr std::uint8_t kByTag = 0x00;

}  // namespace

Command selectApplication(std::span<const std::uint8_t> name, Protocol protocol) {
  Command command(5 + name.size());
  command[1] = kSelect;
  command[2] = 0x04;
  command[4] = static_cast<std::uint8_t>(name.size());
  std::copy(name.begin(), name.end(), command.begin() + 5);
  if (protocol == Protocol::T1) command.push_back(0x00);
  return command;
}

Command selectFile(std::uint16_t file, std::uint8_t p1) {
  return {
      0x00, kSelect, p1, 0x00, 0x02, static_cast<std::uint8_t>(file >> 8U), static_cast<std::uint8_t>(file & 0xFFU)};
}

Command readByTag(std::uint8_t tag, std::uint8_t length) {
  return {0x00, kReadRecord, tag, kByTag, length};
}

Command readByNumber(std::uint8_t number, std::uint8_t length) {
  return {0x00, kReadRecord, number, kByNumber, length};
}

Command getResponse(std::uint8_t length) {
  return {0x00, kGetResponse, 0x00, 0x00, length};
}

Command withLength(Command command, std::uint8_t length) {
  // Le is the last byte of a command without data, and behind the data of one that has some.
  const bool hasData = command.size() > 5;
  const std::size_t ends = hasData ? 5U + command[4] : 4U;
  command.resize(ends);
  command.push_back(length);
  return command;
}

std::optional<Response> splitResponse(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const std::span<const std::uint8_t> tail = bytes.last(2);
  return Response{bytes.first(bytes.size() - 2), static_cast<std::uint16_t>(tail[0] << 8U | tail[1])};
}

Outcome outcomeOf(std::uint16_t status) {
  switch (status >> 8U) {
    case 0x61:
      return Outcome::MoreToFetch;
    case 0x6C:
      return Outcome::OtherLength;
    case 0x67:
      return status == 0x6700 ? Outcome::WrongLength : Outcome::Failed;
    case 0x6B:
    case 0x6D:
    case 0x6E:
      return (status & 0xFFU) == 0 ? Outcome::NotSupported : Outcome::Failed;
    default:
      break;
  }
  switch (status) {
    case 0x9000:
    case 0x6282:
      return Outcome::Done;
    case 0x6982:
      return Outcome::Protected;
    case 0x6283:
    case 0x6983:
    case 0x9303:
      return Outcome::Locked;
    case 0x6A82:
    case 0x6A83:
    case 0x6A88:
      return Outcome::NotFound;
    case 0x6981:
    case 0x6986:
    case 0x6A81:
    case 0x6A86:
      return Outcome::NotSupported;
    default:
      return Outcome::Failed;
  }
}

}  // namespace drivers::smart_card
