#include "kiosk/backoffice/pki/device_identity.h"

#include <algorithm>
#include <ctime>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/pki/openssl_handles.h"

namespace kiosk::backoffice::pki {
namespace {

constexpr std::string_view kScheme = "device:";
constexpr std::size_t kLongestKioskId = 32;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isIdCharacter(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

tl::unexpected<assets::Error> unusable(std::string detail) {
  return assets::failure(assets::ErrorId::OfficeCertificateUnusable, std::move(detail));
}

}  // namespace

bool isRegionCode(std::string_view text) {
  return text.size() == 6 && std::all_of(text.begin(), text.end(), isDigit);
}

bool isKioskId(std::string_view text) {
  return !text.empty() && text.size() <= kLongestKioskId && std::all_of(text.begin(), text.end(), isIdCharacter);
}

std::string deviceUri(const DeviceIdentity& device) {
  return std::string(kScheme) + device.region + "/" + device.kioskId;
}

std::optional<DeviceIdentity> parseDeviceUri(std::string_view uri) {
  if (!uri.starts_with(kScheme)) return std::nullopt;
  uri.remove_prefix(kScheme.size());
  const std::size_t slash = uri.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  DeviceIdentity device{std::string(uri.substr(0, slash)), std::string(uri.substr(slash + 1))};
  if (!isRegionCode(device.region) || !isKioskId(device.kioskId)) return std::nullopt;
  return device;
}

assets::Result<DeviceCertificate> readDeviceCertificate(std::span<const std::uint8_t> der) {
  const unsigned char* at = der.data();
  const X509Handle certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (!certificate) return unusable("not a certificate: " + lastOpensslWords());
  const AlternativeNames names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
  if (!names || sk_GENERAL_NAME_num(names.get()) != 1) return unusable("needs exactly one subject alternative name");
  const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), 0);
  if (name->type != GEN_URI) return unusable("the subject alternative name is not a URI");
  const ASN1_IA5STRING* uri = name->d.uniformResourceIdentifier;
  const auto device = parseDeviceUri(
      {reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)), static_cast<std::size_t>(ASN1_STRING_length(uri))});
  if (!device) return unusable("the subject alternative name is no device");
  std::tm until{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &until) != 1) return unusable("unreadable end date");
  return DeviceCertificate{*device, crypto::sha256Hex(der), static_cast<std::int64_t>(timegm(&until)) * 1000};
}

}  // namespace kiosk::backoffice::pki
