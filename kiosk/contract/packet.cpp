#include "kiosk/contract/packet.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <sodium.h>

#include "assets/error_id.h"
#include "kiosk/contract/application_manifest.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/digest.h"
#include "kiosk/contract/sealed_stream.h"
#include "kiosk/contract/strict_json.h"

namespace kiosk::contract {
namespace {

using assets::ErrorId;
using Bytes = std::span<const std::uint8_t>;

constexpr std::string_view kMagic = "HALLPKT1";
constexpr std::string_view kAlg = "x25519-xchacha20poly1305-ed25519";
// With its closing zero: no other use of the kiosk's key can sign the same bytes.
constexpr std::string_view kSignaturePrefix{"hall-packet-v1\0", 15};
constexpr std::size_t kHashBytes = 64;
constexpr std::size_t kSignatureBytes = crypto_sign_BYTES;
constexpr std::size_t kLengthBytes = 4;

Bytes bytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view textOf(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

constexpr std::array<std::string_view, 3> kKinds = {"application", "delivery_receipt", "certification"};

std::optional<PacketKind> packetKindOf(std::string_view name) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<PacketKind>(found - kKinds.begin());
}

std::string_view wireName(PacketKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

bool isKioskId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

bool isRegion(std::string_view region) {
  return region.size() == 6 && std::all_of(region.begin(), region.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string jsonOf(const PacketHeader& header) {
  Json json;
  json["version"] = header.version;
  json["alg"] = header.alg;
  json["kind"] = wireName(header.kind);
  json["kiosk"] = header.kioskId;
  json["region"] = header.region;
  json["submission"] = header.submissionId;
  json["key_id"] = header.keyId;
  json["created_ms"] = header.createdMs;
  return dumped(json);
}

assets::Result<PacketHeader> readHeader(std::string_view json) {
  auto header = decoded<PacketHeader>(json, [](Members& members) {
    PacketHeader read;
    read.version = static_cast<int>(members.integer("version", 1, 1));
    read.alg = members.text("alg");
    read.kind = members.named("kind", packetKindOf);
    read.kioskId = members.text("kiosk");
    read.region = members.text("region");
    read.submissionId = members.text("submission");
    read.keyId = members.hex("key_id", 16);
    read.createdMs = members.instant("created_ms");
    return read;
  });
  if (!header) return assets::failure(ErrorId::PacketMalformed, "header: " + header.error().detail);
  if (header->alg != kAlg) return assets::failure(ErrorId::PacketMalformed, "header: unknown alg");
  if (!isKioskId(header->kioskId) || !isRegion(header->region) || !isSubmissionId(header->submissionId)) {
    return assets::failure(ErrorId::PacketMalformed, "header: an id has not its form");
  }
  return header;
}

/// The parts of a packet by their places; nothing checked but that they are there.
struct Frame {
  Bytes upToHeader;  ///< magic, length and header
  Bytes header;
  Bytes sealed;  ///< data key, stream header, chunks
  Bytes beforeSignature;
  Bytes signature;
};

assets::Result<Frame> framed(Bytes packet) {
  const std::size_t start = kMagic.size() + kLengthBytes;
  if (packet.size() > kMaxPacketBytes) return assets::failure(ErrorId::PacketMalformed, "larger than allowed");
  if (packet.size() < start || textOf(packet.first(kMagic.size())) != kMagic) {
    return assets::failure(ErrorId::PacketMalformed, "no packet");
  }
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i)
    length = length << 8U | packet[kMagic.size() + i];
  if (length > kMaxHeaderBytes ||
      packet.size() - start < length + kSealedKeyBytes + kStreamHeaderBytes + kSignatureBytes) {
    return assets::failure(ErrorId::PacketMalformed, "cut short");
  }
  Frame frame;
  frame.upToHeader = packet.first(start + length);
  frame.header = packet.subspan(start, length);
  frame.beforeSignature = packet.first(packet.size() - kSignatureBytes);
  frame.sealed = frame.beforeSignature.subspan(start + length);
  frame.signature = packet.last(kSignatureBytes);
  return frame;
}

HeaderHash hashOf(Bytes upToHeader) {
  HeaderHash hash{};
  crypto_generichash(hash.data(), hash.size(), upToHeader.data(), upToHeader.size(), nullptr, 0);
  return hash;
}

/// What the signature is made over.
std::array<std::uint8_t, kSignaturePrefix.size() + kHashBytes> signedMessage(Bytes beforeSignature) {
  std::array<std::uint8_t, kSignaturePrefix.size() + kHashBytes> message{};
  std::copy(kSignaturePrefix.begin(), kSignaturePrefix.end(), message.begin());
  crypto_generichash(message.data() + kSignaturePrefix.size(), kHashBytes, beforeSignature.data(),
                     beforeSignature.size(), nullptr, 0);
  return message;
}

/// Whether something can be sealed to the key: a point of small order cannot be a recipient.
bool isRecipient(const PublicKey& key) {
  const std::uint8_t nothing = 0;
  std::array<std::uint8_t, 1 + crypto_box_SEALBYTES> sealedByte{};
  return crypto_box_seal(sealedByte.data(), &nothing, 1, key.data()) == 0;
}

/// Seals a JSON text and the pictures it names.
assets::Result<std::vector<std::uint8_t>> sealed(PacketKind kind, std::string_view json,
                                                 const std::vector<Bytes>& pictures, const SealContext& context,
                                                 const KioskKeyPair& kiosk) {
  if (sodium_init() < 0) std::abort();
  if (!isKioskId(context.kioskId) || !isRegion(context.region) || !isSubmissionId(context.submissionId) ||
      context.createdMs < 0 || context.createdMs > kMaxInstantMs || !isRecipient(context.officeKey)) {
    return assets::failure(ErrorId::PacketContextInvalid);
  }
  std::size_t content = kLengthBytes + json.size();
  for (const Bytes picture : pictures)
    content += picture.size();
  const std::size_t chunks = content / kChunkBytes + 1;
  const std::size_t total = kMagic.size() + kLengthBytes + kMaxHeaderBytes + kSealedKeyBytes + kStreamHeaderBytes +
                            content + chunks * (kLengthBytes + kChunkTagBytes) + kSignatureBytes;
  if (total > kMaxPacketBytes) return assets::failure(ErrorId::PacketTooLarge, std::to_string(content) + " bytes");

  PacketHeader header;
  header.alg = kAlg;
  header.kind = kind;
  header.kioskId = context.kioskId;
  header.region = context.region;
  header.submissionId = context.submissionId;
  header.keyId = keyId(context.officeKey);
  header.createdMs = context.createdMs;
  const std::string headerJson = jsonOf(header);

  std::vector<std::uint8_t> packet;
  packet.reserve(total);
  for (const char c : kMagic)
    packet.push_back(static_cast<std::uint8_t>(c));
  for (int shift = 24; shift >= 0; shift -= 8)
    packet.push_back(static_cast<std::uint8_t>(headerJson.size() >> shift));
  for (const char c : headerJson)
    packet.push_back(static_cast<std::uint8_t>(c));
  {
    StreamSealer stream(packet, context.officeKey, hashOf(packet));
    std::array<std::uint8_t, kLengthBytes> length{};
    for (std::size_t i = 0; i < kLengthBytes; ++i)
      length[i] = static_cast<std::uint8_t>(json.size() >> (24 - 8 * i));
    stream.write(length);
    stream.write(bytesOf(json));
    for (const Bytes picture : pictures)
      stream.write(picture);
    stream.finish();
  }
  const auto message = signedMessage(packet);
  packet.resize(packet.size() + kSignatureBytes);
  crypto_sign_detached(packet.data() + packet.size() - kSignatureBytes, nullptr, message.data(), message.size(),
                       kiosk.secret.data());
  return packet;
}

/// A packet whose signature and seal hold: its header, its JSON, and the bytes behind it.
struct Unsealed {
  PacketHeader header;
  std::string_view json;
  Bytes pictures;
};

assets::Result<Unsealed> unsealed(Bytes packet, PacketKind kind, const OfficeKeyPair& office, const PublicKey& kiosk,
                                  Plaintext& plain) {
  if (sodium_init() < 0) std::abort();
  const auto frame = framed(packet);
  if (!frame) return tl::unexpected(frame.error());
  const auto message = signedMessage(frame->beforeSignature);
  if (crypto_sign_verify_detached(frame->signature.data(), message.data(), message.size(), kiosk.data()) != 0) {
    return assets::failure(ErrorId::PacketForged, "signature");
  }
  auto header = readHeader(textOf(frame->header));
  if (!header) return tl::unexpected(header.error());
  if (header->kind != kind) return assets::failure(ErrorId::PacketOtherKind, std::string(wireName(header->kind)));
  if (header->keyId != keyId(office.publicKey)) return assets::failure(ErrorId::PacketOtherKey, header->keyId);
  if (!openStream(frame->sealed, office, hashOf(frame->upToHeader), plain)) {
    return assets::failure(ErrorId::PacketForged, "seal");
  }
  const Bytes bytes = plain.bytes();
  std::size_t length = 0;
  if (bytes.size() >= kLengthBytes) {
    for (std::size_t i = 0; i < kLengthBytes; ++i)
      length = length << 8U | bytes[i];
  }
  if (bytes.size() < kLengthBytes || bytes.size() - kLengthBytes < length) {
    return assets::failure(ErrorId::PacketMalformed, "content is cut short");
  }
  return Unsealed{std::move(*header), textOf(bytes.subspan(kLengthBytes, length)),
                  bytes.subspan(kLengthBytes + length)};
}

/// Seals a message without pictures.
template <class Message>
assets::Result<std::vector<std::uint8_t>> sealedMessage(PacketKind kind, const Message& message,
                                                        const SealContext& context, const KioskKeyPair& kiosk) {
  std::string json = toJson(message);
  // A packet the office would have to refuse must not leave the visitor's hands.
  auto packet =
      fromJson<Message>(json).and_then([&](const Message&) { return sealed(kind, json, {}, context, kiosk); });
  sodium_memzero(json.data(), json.size());
  return packet;
}

template <class Message>
assets::Result<Opened<Message>> openedMessage(PacketKind kind, Bytes packet, const OfficeKeyPair& office,
                                              const PublicKey& kiosk) {
  Plaintext plain(packet.size());
  auto content = unsealed(packet, kind, office, kiosk, plain);
  if (!content) return tl::unexpected(content.error());
  auto message = fromJson<Message>(content->json);
  if (!message || !content->pictures.empty()) {
    return assets::failure(ErrorId::PacketMalformed,
                           message ? "content: more than its JSON" : "content: " + message.error().detail);
  }
  return Opened<Message>{std::move(content->header), std::move(*message)};
}

/// Cuts the next picture off `pictures`; false when it is not there or not the one that was named.
bool take(Bytes& pictures, const PartName& name, std::vector<std::uint8_t>& into) {
  if (pictures.size() < name.size) return false;
  into.assign(pictures.begin(), pictures.begin() + static_cast<std::ptrdiff_t>(name.size));
  pictures = pictures.subspan(name.size);
  return sha256Hex(into) == name.sha256;
}

}  // namespace

assets::Result<std::vector<std::uint8_t>> seal(const domain::Application& application, const SealContext& context,
                                               const KioskKeyPair& kiosk) {
  std::string json = toJson(application);
  std::vector<Bytes> pictures;
  for (const domain::Page& page : application.pages)
    pictures.emplace_back(page.jpeg);
  pictures.emplace_back(application.signaturePng);
  // A packet the office would have to refuse must not leave the visitor's hands.
  auto packet = readManifest(json).and_then(
      [&](const ApplicationManifest&) { return sealed(PacketKind::Application, json, pictures, context, kiosk); });
  sodium_memzero(json.data(), json.size());
  return packet;
}

assets::Result<std::vector<std::uint8_t>> seal(const DeliveryReceipt& receipt, const SealContext& context,
                                               const KioskKeyPair& kiosk) {
  return sealedMessage(PacketKind::DeliveryReceipt, receipt, context, kiosk);
}

assets::Result<std::vector<std::uint8_t>> seal(const CertificationRequest& request, const SealContext& context,
                                               const KioskKeyPair& kiosk) {
  return sealedMessage(PacketKind::Certification, request, context, kiosk);
}

assets::Result<PacketHeader> peekHeader(std::span<const std::uint8_t> packet) {
  return framed(packet).and_then([](const Frame& frame) { return readHeader(textOf(frame.header)); });
}

assets::Result<Opened<domain::Application>> openApplication(std::span<const std::uint8_t> packet,
                                                            const OfficeKeyPair& office, const PublicKey& kiosk) {
  Plaintext plain(packet.size());
  auto content = unsealed(packet, PacketKind::Application, office, kiosk, plain);
  if (!content) return tl::unexpected(content.error());
  auto manifest = readManifest(content->json);
  if (!manifest) return assets::failure(ErrorId::PacketMalformed, "content: " + manifest.error().detail);
  Opened<domain::Application> opened{std::move(content->header), std::move(manifest->application)};
  bool whole = true;
  for (std::size_t i = 0; whole && i < opened.content.pages.size(); ++i) {
    whole = take(content->pictures, manifest->parts[i], opened.content.pages[i].jpeg);
  }
  whole = whole && take(content->pictures, manifest->parts.back(), opened.content.signaturePng);
  if (!whole || !content->pictures.empty()) {
    return assets::failure(ErrorId::PacketMalformed, "content: the pictures are not those it names");
  }
  return opened;
}

assets::Result<Opened<DeliveryReceipt>> openDeliveryReceipt(std::span<const std::uint8_t> packet,
                                                            const OfficeKeyPair& office, const PublicKey& kiosk) {
  return openedMessage<DeliveryReceipt>(PacketKind::DeliveryReceipt, packet, office, kiosk);
}

assets::Result<Opened<CertificationRequest>> openCertification(std::span<const std::uint8_t> packet,
                                                               const OfficeKeyPair& office, const PublicKey& kiosk) {
  return openedMessage<CertificationRequest>(PacketKind::Certification, packet, office, kiosk);
}

std::string packetDigest(std::span<const std::uint8_t> packet) {
  return sha256Hex(packet);
}

std::string newSubmissionId() {
  if (sodium_init() < 0) std::abort();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
  std::array<char, 33> hex{};
  std::string text = sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  for (const std::size_t place : {8U, 13U, 18U, 23U})
    text.insert(place, 1, '-');
  return text;
}

bool isSubmissionId(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (hyphen ? text[i] != '-' : !hex) return false;
  }
  return true;
}

}  // namespace kiosk::contract
