#include "drivers/id_card/decode.h"

#include "drivers/id_card/card_text.h"
#include "drivers/id_card/sam_codec.h"

namespace drivers::id_card {
namespace {

/// A failure and how far the attempt had come.
struct Attempt {
  int reached = 0;
  DecodeFailure failure;
};

Attempt attemptOf(FrameFault fault) {
  switch (fault) {
    case FrameFault::Length:
      return {1, {DecodeFault::Length}};
    case FrameFault::Truncated:
      return {2, {DecodeFault::Truncated}};
    case FrameFault::Checksum:
      break;
  }
  return {3, {DecodeFault::Checksum}};
}

}  // namespace

std::string_view word(DecodeFault fault) {
  switch (fault) {
    case DecodeFault::Preamble:
      return "preamble";
    case DecodeFault::Length:
      return "length";
    case DecodeFault::Truncated:
      return "truncated";
    case DecodeFault::Checksum:
      return "checksum";
    case DecodeFault::Status:
      return "status";
  }
  return "preamble";
}

std::variant<IdCard, DecodeFailure> decodeCapture(std::span<const std::uint8_t> capture) {
  FrameParser parser;
  parser.feed(capture);
  parser.end();
  Attempt furthest;
  while (const auto event = parser.next()) {
    Attempt attempt;
    if (const auto* fault = std::get_if<FrameFault>(&*event)) {
      attempt = attemptOf(*fault);
    } else {
      const Reply& reply = std::get<Reply>(*event);
      if (reply.status != kDone && reply.status != kCardFound) {
        attempt = {4, {DecodeFault::Status, reply.status}};
      } else if (const auto blocks = splitCardReply(reply.data)) {
        IdCard card = decodeCardText(blocks->text.first<kCardTextBytes>());
        card.photoBlock.assign(blocks->photo.begin(), blocks->photo.end());
        return card;
      } else {
        attempt = {5, {DecodeFault::Length}};
      }
    }
    if (attempt.reached > furthest.reached) furthest = attempt;
  }
  return furthest.failure;
}

}  // namespace drivers::id_card
