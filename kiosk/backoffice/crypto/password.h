#pragma once

#include <string>

namespace kiosk::backoffice::crypto {

/// Argon2id with libsodium's interactive limits (64 MiB, two passes): about 70 ms, so at most two run at a time.
std::string hashPassword(const std::string& password);
/// An empty hash costs the same time and never matches, so that an unknown login cannot be told by the clock.
bool passwordMatches(const std::string& hash, const std::string& password);

}  // namespace kiosk::backoffice::crypto
