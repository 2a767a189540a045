#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/id_card/reader.h"
#include "drivers/id_card/sam_reader.h"

/// What every reader is put through, whatever its wire.
namespace trial {

/// People of a scenario: zhang, with picture and added address, and li.
std::string people();
/// One look, one try: what a visit does when a card is laid down.
assets::Result<drivers::id_card::IdCard> readOnce(drivers::id_card::Reader& reader);
/// Looks once.
drivers::id_card::Presence look(drivers::id_card::Reader& reader);
/// "read NAME" or the error's code.
std::string codeOf(const assets::Result<drivers::id_card::IdCard>& result);

/// Short waits, so that faults show quickly; the simulated module is as quick.
inline constexpr drivers::id_card::SamTiming kTiming{.header = std::chrono::milliseconds(250),
                                                     .frame = std::chrono::milliseconds(800),
                                                     .quiet = std::chrono::milliseconds(30),
                                                     .findFloor = std::chrono::milliseconds(10),
                                                     .lift = std::chrono::milliseconds(300)};

/// [devices.id-card] with a quick module and the wire's own lines: "port = 'reader'". A late reply comes after one
/// and a half times the wait for it.
std::string device(std::string_view wire, const drivers::id_card::SamTiming& timing);

/// A fault of the simulator and what reading a card once then ends with.
struct CardFault {
  const char* fault;
  const char* code;
};
/// Those that hold on every wire.
const std::vector<CardFault>& cardFaults();
/// The row of the fault tables: what reading the card once ended with, and the reader's state while the fault lasts.
void noteCardFault(const CardFault& fault, const assets::Result<drivers::id_card::IdCard>& result,
                   drivers::id_card::Reader& reader);
/// A row of a fault during which reading goes on as if nothing were.
void noteUnseen(const std::string& fault, drivers::id_card::Reader& reader, const std::string& heals);
/// A name GoogleTest takes.
std::string testName(std::string_view text);

}  // namespace trial
