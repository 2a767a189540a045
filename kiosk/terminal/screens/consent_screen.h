#pragma once

#include <cstdint>
#include <string_view>

#include "kiosk/terminal/screens/chrome.h"

namespace kiosk::terminal::screens {

/// What is recorded with the answer (domain::Consent). Change the version whenever a word of
/// assets/strings/consent.toml changes, so that it stays provable which text a visitor saw.
inline constexpr std::string_view kFaceConsentTextId = "face_check";
inline constexpr std::string_view kFaceConsentTextVersion = "2026-11-24";

/// Separate consent to the face check, before any camera is on. Refusing leads to staff, never to a dead end.
struct ConsentModel {
  bool busy = false;  ///< the answer is being recorded
};

enum class ConsentAction : std::uint8_t { None, Agree, Refuse };

ConsentAction drawConsent(ui::Frame& frame, const ConsentModel& model);

}  // namespace kiosk::terminal::screens
