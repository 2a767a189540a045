#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/id_card/id_card.h"

namespace drivers::id_card {

inline constexpr std::size_t kCardTextBytes = 256;
inline constexpr std::size_t kAddressBytes = 70;
inline constexpr std::size_t kMostAddresses = 4;
inline constexpr std::size_t kManagementBytes = 28;  ///< of a ManagementNumber reply

/// The 256-byte text block (UTF-16LE, blank-padded fields at fixed byte offsets) in one of its four layouts. The kind
/// is the character at byte 248: 'I', 'Y', 'J'; anything else is a resident's card, whose bytes from 220 on are
/// reserved and held the tail of a newer address on early cards. Whatever the bytes, the outcome is a card; dates that
/// are not eight digits are left empty.
IdCard decodeCardText(std::span<const std::uint8_t, kCardTextBytes> text);

/// The data of a NewestAddress reply: one to four addresses of 70 bytes. Empty: another length.
std::optional<std::vector<std::string>> decodeAddresses(std::span<const std::uint8_t> data);

}  // namespace drivers::id_card
