#pragma once

// An application's JSON inside a packet, and the pictures it names. For packet.cpp and the codec.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "kiosk/domain/application.h"

namespace kiosk::contract {

/// A picture as the JSON names it; the pages in their order, then the signature.
struct PartName {
  std::size_t size = 0;
  std::string sha256;
};

struct ApplicationManifest {
  domain::Application application;  ///< without pictures
  std::vector<PartName> parts;      ///< one per page, and the signature
};

assets::Result<ApplicationManifest> readManifest(std::string_view json);

}  // namespace kiosk::contract
