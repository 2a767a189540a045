#include <set>

#include <gtest/gtest.h>
#include <sodium.h>

#include "kiosk/backoffice/crypto/column_cipher.h"
#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/crypto/password.h"
#include "kiosk/backoffice/crypto/random.h"

namespace kiosk::backoffice::crypto {
namespace {

std::array<std::uint8_t, 32> key(std::uint8_t fill) {
  std::array<std::uint8_t, 32> bytes{};
  bytes.fill(fill);
  return bytes;
}

TEST(Digest, AgreesWithTheStandardsExample) {
  EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 parts;
  parts.add("a");
  parts.add("bc");
  EXPECT_EQ(parts.hex(), sha256Hex("abc"));
}

TEST(ColumnCipher, OpensOnlyAtItsPlaceAndWithItsKey) {
  const ColumnCipher cipher(key(1));
  const std::string sealed = cipher.seal("370811197903121224", "person.number/a");
  EXPECT_EQ(cipher.open(sealed, "person.number/a").value(), "370811197903121224");
  EXPECT_FALSE(cipher.open(sealed, "person.number/b"));
  EXPECT_FALSE(cipher.open(sealed, "person.name/a"));
  EXPECT_FALSE(ColumnCipher(key(2)).open(sealed, "person.number/a"));
  EXPECT_EQ(sealed.find("3708"), std::string::npos);
  EXPECT_NE(sealed, cipher.seal("370811197903121224", "person.number/a")) << "each seal has its own nonce";
}

TEST(ColumnCipher, RefusesEverySingleFlippedBit) {
  const ColumnCipher cipher(key(1));
  const std::vector<std::uint8_t> sealed = cipher.sealBytes(bytesOf("诊断"), "p");
  for (std::size_t byte = 0; byte < sealed.size(); ++byte) {
    std::vector<std::uint8_t> flipped = sealed;
    flipped[byte] ^= 1;
    EXPECT_FALSE(cipher.openBytes(flipped, "p")) << byte;
  }
}

TEST(ColumnCipher, IndexFindsEqualValuesOfOneKindOnly) {
  const ColumnCipher cipher(key(1));
  EXPECT_EQ(cipher.index("x", "number"), cipher.index("x", "number"));
  EXPECT_NE(cipher.index("x", "number"), cipher.index("x", "phone"));
  EXPECT_NE(cipher.index("x", "number"), cipher.index("y", "number"));
  EXPECT_NE(cipher.index("x", "number"), ColumnCipher(key(2)).index("x", "number"));
}

TEST(Password, MatchesOnlyItself) {
  const std::string hash = hashPassword("correct horse battery");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(passwordMatches(hash, "correct horse battery"));
  EXPECT_FALSE(passwordMatches(hash, "correct horse batterz"));
  EXPECT_FALSE(passwordMatches("", "nobody has this password"));
}

TEST(Random, CodesSurviveHowPeopleTypeThem) {
  const std::string code = typedCode(26);
  EXPECT_EQ(normalizedCode(code).size(), 26U);
  EXPECT_EQ(normalizedCode("ab0 1o-Il"), "AB01011");
}

TEST(Random, UuidsSortByTime) {
  EXPECT_LT(uuid(1000), uuid(1001));
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i)
    seen.insert(uuid(5));
  EXPECT_EQ(seen.size(), 1000U);
  EXPECT_EQ(uuid(5)[14], '7');
}

}  // namespace
}  // namespace kiosk::backoffice::crypto
