#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "drivers/simulator/id_card/card_encoder.h"

/// Captures the tests are made of: invented people, built by the simulator's encoder.
namespace capture {

using drivers::simulator::Bytes;
using drivers::simulator::CardText;
using drivers::simulator::replyFrame;

/// "AA 96 69" as bytes.
Bytes hex(std::string_view text);
Bytes operator+(Bytes left, const Bytes& right);

CardText resident();
CardText hmtPermit();
CardText foreigner2017();
CardText foreigner2023();

/// Data of a reply to ReadCard: text and a synthetic photo block.
Bytes cardData(const CardText& card);
/// The whole reply; `fingers` < 0 is ReadCard, 0, 1, 2 ReadCardWithFingerprints.
Bytes cardReply(const CardText& card, int fingers = -1);

}  // namespace capture
