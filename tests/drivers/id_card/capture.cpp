#include "tests/drivers/id_card/capture.h"

#include <cstdlib>
#include <string>

namespace capture {

using namespace drivers::simulator;

Bytes hex(std::string_view text) {
  Bytes bytes;
  std::string digits;
  for (const char c : text) {
    if (c != ' ') digits += c;
  }
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

Bytes operator+(Bytes left, const Bytes& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

CardText resident() {
  CardText card;
  card.name = "周晓敏";
  card.sex = "2";
  card.nation = "03";
  card.birth = "1949-12-31";
  card.address = "山东省济宁市任城区试验路18号3单元";
  card.number = "11010519491231002X";
  card.authority = "济宁市公安局任城分局";
  card.validFrom = "2016-05-04";
  card.validTo = "long_term";
  return card;
}

CardText hmtPermit() {
  CardText card = resident();
  card.kind = "hmt_permit";
  card.sex = "1";
  card.nation.clear();
  card.birth = "1990-03-07";
  card.number = "810000199003070015";
  card.validTo = "2021-05-04";
  card.travelPermit = "H12345678";
  card.issueCount = "02";
  return card;
}

CardText foreigner2017() {
  CardText card;
  card.kind = "foreigner_2017";
  card.name = "欧安娜";
  card.englishName = "OLSEN, ANNA MARIA";
  card.sex = "2";
  card.birth = "1990-12-31";
  card.number = "KAZ110090123105";
  card.authority = "1500";
  card.validFrom = "2018-01-02";
  card.validTo = "2028-01-01";
  card.nationality = "KAZ";
  return card;
}

CardText foreigner2023() {
  CardText card;
  card.kind = "foreigner_2023";
  card.name = "欧安娜";
  card.englishName = "ABCDEFGHIJ KLMNOPQRST UVWXYZ ABCDEFG HIJKLMNO";  // 46 characters, a blank at the seam
  card.sex = "1";
  card.birth = "1990-03-07";
  card.number = "911840199003070014";
  card.validFrom = "2024-01-01";
  card.validTo = "2034-01-01";
  card.nationality = "CAN";
  card.issueCount = "00";
  return card;
}

namespace {

Bytes lengths(std::size_t value) {
  return {static_cast<std::uint8_t>(value >> 8U), static_cast<std::uint8_t>(value & 0xFFU)};
}

Bytes textOf(const CardText& card) {
  auto text = encodeCardText(card);
  if (!text) std::abort();
  return *text;
}

Bytes photo() {
  Bytes block = {'W', 'L', 102, 0, 126, 0};
  for (unsigned i = 0; block.size() < 1024; ++i)
    block.push_back(static_cast<std::uint8_t>(i * 31U + 7U));
  return block;
}

}  // namespace

Bytes cardData(const CardText& card) {
  return lengths(256) + lengths(1024) + textOf(card) + photo();
}

Bytes cardReply(const CardText& card, int fingers) {
  if (fingers < 0) return replyFrame(0x90, cardData(card));
  const Bytes prints = encodeFingerprints(fingers);
  return replyFrame(0x90, lengths(256) + lengths(1024) + lengths(prints.size()) + textOf(card) + photo() + prints);
}

}  // namespace capture
