#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assets/error.h"

namespace kiosk::backoffice::pki {

/// Who a kiosk is: the only name its certificate carries, as SAN URI "device:<region>/<id>".
struct DeviceIdentity {
  std::string region;   ///< 统筹区 code, six digits
  std::string kioskId;  ///< 1..32 letters, digits and dashes
  friend bool operator==(const DeviceIdentity&, const DeviceIdentity&) = default;
};

bool isRegionCode(std::string_view text);
bool isKioskId(std::string_view text);

std::string deviceUri(const DeviceIdentity& device);
std::optional<DeviceIdentity> parseDeviceUri(std::string_view uri);

/// What the office needs of a client certificate that the TLS layer has already verified.
struct DeviceCertificate {
  DeviceIdentity device;
  std::string sha256;  ///< of the DER, 64 hex digits
  std::int64_t validUntilMs = 0;
};
/// Fails unless there is exactly one SAN URI and it names a device.
assets::Result<DeviceCertificate> readDeviceCertificate(std::span<const std::uint8_t> der);

}  // namespace kiosk::backoffice::pki
