#include "kiosk/contract/packet.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "assets/error_id.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/sealed_stream.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::contract {
namespace {

using assets::ErrorId;
using Bytes = std::vector<std::uint8_t>;

class Packet : public testing::Test {
 protected:
  OfficeKeyPair office = newOfficeKeys();
  KioskKeyPair kiosk = newKioskKeys();

  Bytes sealed(std::size_t pageBytes = 40) {
    auto packet = seal(samples::application(pageBytes), samples::sealContext(office), kiosk);
    EXPECT_TRUE(packet) << packet.error().detail;
    return *packet;
  }
  ErrorId whyNot(const Bytes& packet) {
    const auto opened = openApplication(packet, office, kiosk.publicKey);
    EXPECT_FALSE(opened);
    return opened ? ErrorId{} : opened.error().id;
  }
};

TEST_F(Packet, OpensToWhatWasSealed) {
  const Bytes packet = sealed();
  const auto opened = openApplication(packet, office, kiosk.publicKey);
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->content, samples::application());
  EXPECT_EQ(opened->header, *peekHeader(packet));
  EXPECT_EQ(opened->header.kioskId, "jn-rc-03");
  EXPECT_EQ(opened->header.region, "370811");
  EXPECT_EQ(opened->header.keyId, keyId(office.publicKey));
}

TEST_F(Packet, EveryChunkBoundaryHolds) {
  // Content sizes from just below to just above one, two and three full chunks.
  for (std::size_t chunks : {1U, 2U, 3U}) {
    for (std::size_t off = 0; off < 9; ++off) {
      const std::size_t target = chunks * kChunkBytes - 4 + off;
      auto application = samples::application();
      application.signaturePng.assign(target, 7);
      const std::size_t others = 4 + toJson(application).size() + 2 * application.pages.front().jpeg.size();
      application.signaturePng.resize(target - others);
      const auto packet = seal(application, samples::sealContext(office), kiosk);
      ASSERT_TRUE(packet);
      const auto opened = openApplication(*packet, office, kiosk.publicKey);
      ASSERT_TRUE(opened) << target << opened.error().detail;
      EXPECT_EQ(opened->content, application);
    }
  }
}

TEST_F(Packet, EveryFlippedBitIsRefused) {
  Bytes packet = sealed();
  for (std::size_t place = 0; place < packet.size(); ++place) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      packet[place] = static_cast<std::uint8_t>(packet[place] ^ (1U << bit));
      ASSERT_FALSE(openApplication(packet, office, kiosk.publicKey)) << "byte " << place << " bit " << bit;
      packet[place] = static_cast<std::uint8_t>(packet[place] ^ (1U << bit));
    }
  }
  EXPECT_TRUE(openApplication(packet, office, kiosk.publicKey));
}

TEST_F(Packet, EveryFlippedBitOfTheSealedPartIsRefusedWithoutTheSignatureToo) {
  // A kiosk key that signs anything: the seal alone must still hold, and be bound to the header.
  const Bytes packet = sealed();
  const std::string_view text(reinterpret_cast<const char*>(packet.data()), packet.size());
  const std::size_t start = text.find("created_ms");
  ASSERT_NE(start, std::string_view::npos);
  const std::size_t headerEnd = text.find('}', start) + 1;
  HeaderHash bound{};
  crypto_generichash(bound.data(), bound.size(), packet.data(), headerEnd, nullptr, 0);
  Bytes inner(packet.begin() + static_cast<std::ptrdiff_t>(headerEnd), packet.end() - crypto_sign_BYTES);
  Plaintext plain(inner.size());
  ASSERT_TRUE(openStream(inner, office, bound, plain));
  for (std::size_t place = 0; place < inner.size(); ++place) {
    inner[place] ^= 0x10;
    plain.wipe();
    ASSERT_FALSE(openStream(inner, office, bound, plain)) << place;
    inner[place] ^= 0x10;
  }
  bound[0] ^= 1;
  plain.wipe();
  EXPECT_FALSE(openStream(inner, office, bound, plain));
}

TEST_F(Packet, EveryCutIsRefused) {
  const Bytes packet = sealed();
  for (std::size_t length = 0; length < packet.size(); ++length) {
    ASSERT_FALSE(openApplication({packet.data(), length}, office, kiosk.publicKey)) << length;
  }
  Bytes longer = packet;
  longer.push_back(0);
  EXPECT_EQ(whyNot(longer), ErrorId::PacketForged);
}

TEST_F(Packet, AnotherKioskCannotSpeakForThisOne) {
  const auto stranger = newKioskKeys();
  const auto packet = seal(samples::application(), samples::sealContext(office), stranger);
  ASSERT_TRUE(packet);
  EXPECT_EQ(whyNot(*packet), ErrorId::PacketForged);
}

TEST_F(Packet, AnotherOfficeCannotReadIt) {
  const Bytes packet = sealed();
  const auto other = newOfficeKeys();
  const auto opened = openApplication(packet, other, kiosk.publicKey);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id, ErrorId::PacketOtherKey);
}

TEST_F(Packet, NothingOfTheVisitorCanBeReadOutside) {
  const Bytes packet = sealed();
  const auto holds = [&](std::string_view text) {
    return std::search(packet.begin(), packet.end(), text.begin(), text.end()) != packet.end();
  };
  EXPECT_TRUE(holds("jn-rc-03"));
  for (const char* secret : {"孔", "370811197903121224", "13805371234", "恒通", "diagnosis_certificate"}) {
    EXPECT_FALSE(holds(secret)) << secret;
  }
}

TEST_F(Packet, TwoSealsOfTheSameNeverLookAlike) {
  const Bytes one = sealed();
  const Bytes two = sealed();
  EXPECT_NE(packetDigest(one), packetDigest(two));
  EXPECT_EQ(packetDigest(one), packetDigest(one));
  const Bytes abc = {'a', 'b', 'c'};  // the example of FIPS 180-4
  EXPECT_EQ(packetDigest(abc), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(Packet, AReceiptIsNotAnApplication) {
  const auto packet = seal(samples::deliveryReceipt(), samples::sealContext(office), kiosk);
  ASSERT_TRUE(packet);
  EXPECT_EQ(whyNot(*packet), ErrorId::PacketOtherKind);
  const auto opened = openDeliveryReceipt(*packet, office, kiosk.publicKey);
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->content, samples::deliveryReceipt());
}

TEST_F(Packet, ACertificationComesBackAndIsNoReceipt) {
  const auto packet = seal(samples::certificationRequest(), samples::sealContext(office), kiosk);
  ASSERT_TRUE(packet);
  const auto opened = openCertification(*packet, office, kiosk.publicKey);
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->content, samples::certificationRequest());
  const auto receipt = openDeliveryReceipt(*packet, office, kiosk.publicKey);
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error().id, ErrorId::PacketOtherKind);
}

TEST_F(Packet, IdsMustHaveTheirForm) {
  const auto refused = [&](auto change) {
    SealContext context = samples::sealContext(office);
    change(context);
    const auto packet = seal(samples::application(), context, kiosk);
    return !packet && packet.error().id == ErrorId::PacketContextInvalid;
  };
  EXPECT_TRUE(refused([](SealContext& context) { context.kioskId = ""; }));
  EXPECT_TRUE(refused([](SealContext& context) { context.kioskId = "a/b"; }));
  EXPECT_TRUE(refused([](SealContext& context) { context.region = "37081"; }));
  EXPECT_TRUE(refused([](SealContext& context) { context.submissionId = "0B0F3C52-61D6-4C6F-9D5E-2F7F5A3F9C11"; }));
  EXPECT_TRUE(refused([](SealContext& context) { context.createdMs = -1; }));
  EXPECT_TRUE(refused([](SealContext& context) { context.officeKey = PublicKey{}; }));
}

TEST_F(Packet, WhatTheOfficeCouldNotReadIsNotSealed) {
  auto application = samples::application();
  application.face.similarity = 7;
  const auto packet = seal(application, samples::sealContext(office), kiosk);
  ASSERT_FALSE(packet);
  EXPECT_EQ(packet.error().detail, "face.similarity is not a number in its range");
}

TEST_F(Packet, TooManyPicturesAreTold) {
  auto application = samples::application();
  const auto page = samples::application(std::size_t{19} * 1024 * 1024).pages.front();
  application.pages.assign(6, page);
  const auto packet = seal(application, samples::sealContext(office), kiosk);
  ASSERT_FALSE(packet);
  EXPECT_EQ(packet.error().id, ErrorId::PacketTooLarge);
}

TEST(SubmissionId, IsAFreshRandomUuid) {
  const std::string one = newSubmissionId();
  EXPECT_TRUE(isSubmissionId(one)) << one;
  EXPECT_EQ(one[14], '4');
  EXPECT_NE(std::string("89ab").find(one[19]), std::string::npos);
  EXPECT_NE(one, newSubmissionId());
  EXPECT_FALSE(isSubmissionId(one + "0"));
  EXPECT_FALSE(isSubmissionId("0b0f3c52x61d6-4c6f-9d5e-2f7f5a3f9c11"));
}

}  // namespace
}  // namespace kiosk::contract
