#pragma once

// The sealed packet: what a kiosk keeps and sends of a visit. Only the region's office can read it, only this kiosk can
// have made it, and it may travel by network or on a USB stick.
//
//   "HALLPKT1"                                    8 bytes
//   header length                                 4 bytes, big endian, <= kMaxHeaderBytes
//   header, JSON                                  version, alg, kind, kiosk, region, submission, key_id, created_ms
//   data key, sealed to the office (X25519)       80 bytes
//   secretstream header (XChaCha20-Poly1305)      24 bytes
//   chunks: length (4 bytes, big endian), ciphertext of <= 64 KiB + 17 bytes; the last one carries the final tag.
//           The hash of everything before the sealed key is authenticated with each chunk.
//   Ed25519 signature                             64 bytes, over "hall-packet-v1\0" + BLAKE2b-512 of all bytes before
//   it
//
// Inside: 4 bytes length and JSON, then the pictures one behind the other, in the order and size the JSON names.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/contract/certification.h"
#include "kiosk/contract/keys.h"
#include "kiosk/contract/messages.h"

namespace kiosk::contract {

inline constexpr std::size_t kMaxPacketBytes = std::size_t{96} * 1024 * 1024;
inline constexpr std::size_t kMaxHeaderBytes = 1024;
/// Content type of a packet over HTTP.
inline constexpr const char* kPacketContentType = "application/vnd.hall.packet";

enum class PacketKind : std::uint8_t { Application, DeliveryReceipt, Certification };

/// The readable part. Nothing in it tells who the visitor is.
struct PacketHeader {
  int version = 1;
  std::string alg;  ///< "x25519-xchacha20poly1305-ed25519"
  PacketKind kind{};
  std::string kioskId;       ///< 1..64 of [A-Za-z0-9._-]
  std::string region;        ///< 6 digits
  std::string submissionId;  ///< UUID, lower case with hyphens
  std::string keyId;         ///< of the office key it is sealed to
  std::int64_t createdMs = 0;
  friend bool operator==(const PacketHeader&, const PacketHeader&) = default;
};

/// Who seals, for whom, when.
struct SealContext {
  std::string kioskId;
  std::string region;
  std::string submissionId;
  std::int64_t createdMs = 0;
  PublicKey officeKey{};
};

/// Fails with PacketTooLarge, or PacketContextInvalid when an id has not the form
/// above or nothing can be sealed to the office key. The plaintext is wiped from
/// every buffer used.
assets::Result<std::vector<std::uint8_t>> seal(const domain::Application& application, const SealContext& context,
                                               const KioskKeyPair& kiosk);
assets::Result<std::vector<std::uint8_t>> seal(const DeliveryReceipt& receipt, const SealContext& context,
                                               const KioskKeyPair& kiosk);
assets::Result<std::vector<std::uint8_t>> seal(const CertificationRequest& request, const SealContext& context,
                                               const KioskKeyPair& kiosk);

/// Reads the header without any key: nothing of it may be trusted before open() succeeds. PacketMalformed.
assets::Result<PacketHeader> peekHeader(std::span<const std::uint8_t> packet);

template <class Content>
struct Opened {
  PacketHeader header;
  Content content;
};

/// Checks the signature first, then opens. PacketMalformed (not this format, or cut), PacketForged (signature or seal
/// does not hold), PacketOtherKey (sealed to another office key), PacketOtherKind.
assets::Result<Opened<domain::Application>> openApplication(std::span<const std::uint8_t> packet,
                                                            const OfficeKeyPair& office, const PublicKey& kiosk);
assets::Result<Opened<DeliveryReceipt>> openDeliveryReceipt(std::span<const std::uint8_t> packet,
                                                            const OfficeKeyPair& office, const PublicKey& kiosk);
assets::Result<Opened<CertificationRequest>> openCertification(std::span<const std::uint8_t> packet,
                                                               const OfficeKeyPair& office, const PublicKey& kiosk);

/// SHA-256 of the packet in hex: the same submission id must always come with the same digest.
std::string packetDigest(std::span<const std::uint8_t> packet);

/// A fresh random UUID (version 4).
std::string newSubmissionId();
bool isSubmissionId(std::string_view text);

}  // namespace kiosk::contract
