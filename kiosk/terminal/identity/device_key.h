#pragma once

#include <string>

#include "assets/error.h"

namespace kiosk::terminal::identity {

struct KeyAndRequest {
  std::string keyPem;      ///< PKCS#8, not encrypted: the file's mode protects it
  std::string requestPem;  ///< PKCS#10, signed by the key
};

/// A new P-256 key and a certificate request for it. Errors: NotEnrolled with OpenSSL's words.
assets::Result<KeyAndRequest> makeKeyAndRequest(const std::string& commonName);

/// True when the key belongs to the first certificate of the chain. Both PEM.
bool belongTogether(const std::string& keyPem, const std::string& chainPem);

}  // namespace kiosk::terminal::identity
