#include "drivers/simulator/id_card/card_encoder.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace drivers::simulator {
namespace {

constexpr std::size_t kTextBytes = 256;
constexpr std::size_t kAddressBytes = 70;

/// The next code point of `text`, which is shortened by it.
char32_t takePoint(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80          ? 1
                             : first >> 5U == 0x6  ? 2
                             : first >> 4U == 0xE  ? 3
                             : first >> 3U == 0x1E ? 4
                                                   : 0;
  bool good = length > 0 && length <= text.size();
  for (std::size_t i = 1; good && i < length; ++i)
    good = byte(i) >> 6U == 0x2;
  if (!good) {
    text.remove_prefix(1);
    return 0xFFFD;
  }
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    point = point << 6U | (byte(i) & 0x3FU);
  text.remove_prefix(length);
  return point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) ? 0xFFFD : point;
}

/// A text block being filled in.
class Block {
 public:
  explicit Block(std::size_t size) : bytes_(size) {
    for (std::size_t i = 0; i < size; i += 2)
      bytes_[i] = ' ';
  }

  void put(std::size_t offset, std::size_t length, std::string_view text, std::string_view name) {
    const Bytes encoded = utf16le(text);
    if (encoded.size() > length) {
      if (error_.empty()) {
        error_ = std::string(name) + " has " + std::to_string(encoded.size() / 2) + " characters, the card holds " +
                 std::to_string(length / 2);
      }
      return;
    }
    std::copy(encoded.begin(), encoded.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(offset));
  }

  /// YYYY-MM-DD as YYYYMMDD; long_term in words.
  void putDate(std::size_t offset, std::string_view date, std::string_view name) {
    if (date.empty()) return;
    if (date == "long_term") return put(offset, 16, "长期", name);
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') {
      if (error_.empty()) error_ = std::string(name) + " is no YYYY-MM-DD";
      return;
    }
    put(offset, 16, std::string(date.substr(0, 4)).append(date.substr(5, 2)).append(date.substr(8, 2)), name);
  }

  tl::expected<Bytes, std::string> take() {
    if (!error_.empty()) return tl::unexpected<std::string>(error_);
    return std::move(bytes_);
  }

 private:
  Bytes bytes_;
  std::string error_;
};

/// Resident, HMT permit and the 2023 foreigner's card begin alike.
void putCommon(Block& block, const CardText& card) {
  block.put(0, 30, card.name, "name");
  block.put(30, 2, card.sex, "sex");
  block.putDate(36, card.birth, "birth");
  block.put(122, 36, card.number, "number");
  block.putDate(188, card.validFrom, "valid_from");
  block.putDate(204, card.validTo, "valid_to");
}

void putForeigner2017(Block& block, const CardText& card) {
  block.put(0, 120, card.englishName, "english_name");
  block.put(120, 2, card.sex, "sex");
  block.put(122, 30, card.number, "number");
  block.put(152, 6, card.nationality, "nationality");
  block.put(158, 30, card.name, "name");
  block.putDate(188, card.validFrom, "valid_from");
  block.putDate(204, card.validTo, "valid_to");
  block.putDate(220, card.birth, "birth");
  block.put(236, 4, "01", "version");
  block.put(240, 8, card.authority, "authority");
  block.put(248, 2, "I", "flag");
}

void putForeigner2023(Block& block, const CardText& card) {
  putCommon(block, card);
  const std::string_view english = card.englishName;
  block.put(32, 4, card.issueCount, "issue_count");
  block.put(52, 70, english.substr(0, 35), "english_name");
  if (english.size() > 35) block.put(220, 22, english.substr(35), "english_name");
  block.put(242, 6, card.nationality, "nationality");
  block.put(248, 2, "Y", "flag");
}

}  // namespace

Bytes utf16le(std::string_view text) {
  Bytes bytes;
  const auto unit = [&](char32_t value) {
    bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
  };
  while (!text.empty()) {
    const char32_t point = takePoint(text);
    if (point < 0x10000) {
      unit(point);
    } else {
      unit(0xD800 + ((point - 0x10000) >> 10U));
      unit(0xDC00 + ((point - 0x10000) & 0x3FFU));
    }
  }
  return bytes;
}

tl::expected<Bytes, std::string> encodeCardText(const CardText& card) {
  Block block(kTextBytes);
  if (card.kind == "foreigner_2017") {
    putForeigner2017(block, card);
  } else if (card.kind == "foreigner_2023") {
    putForeigner2023(block, card);
  } else {
    putCommon(block, card);
    block.put(52, 70, card.address, "address");
    block.put(158, 30, card.authority, "authority");
    if (card.kind == "hmt_permit") {
      block.put(220, 18, card.travelPermit, "travel_permit");
      block.put(238, 4, card.issueCount, "issue_count");
      block.put(248, 2, "J", "flag");
    } else {
      block.put(32, 4, card.nation, "nation");
    }
  }
  return block.take();
}

tl::expected<Bytes, std::string> encodeAddress(std::string_view address) {
  Block block(kAddressBytes);
  block.put(0, kAddressBytes, address, "newest_address");
  return block.take();
}

Bytes encodeFingerprints(int fingers) {
  constexpr std::array<std::uint8_t, 2> kThumbs = {11, 16};  // right, left
  Bytes blocks;
  for (std::size_t finger = 0; finger < kThumbs.size() && static_cast<int>(finger) < fingers; ++finger) {
    Bytes block(512, 0);
    block[0] = 'C';
    block[4] = 1;  // enrolled
    block[5] = kThumbs[finger];
    block[6] = 80;  // quality
    blocks.insert(blocks.end(), block.begin(), block.end());
  }
  return blocks;
}

Bytes replyFrame(std::uint8_t status, std::span<const std::uint8_t> data) {
  const std::size_t length = 4 + data.size();
  Bytes frame = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
  frame.push_back(static_cast<std::uint8_t>(length >> 8U));
  frame.push_back(static_cast<std::uint8_t>(length & 0xFFU));
  frame.insert(frame.end(), {0, 0, status});
  frame.insert(frame.end(), data.begin(), data.end());
  std::uint8_t sum = 0;
  for (std::size_t i = 5; i < frame.size(); ++i)
    sum = static_cast<std::uint8_t>(sum ^ frame[i]);
  frame.push_back(sum);
  return frame;
}

}  // namespace drivers::simulator
