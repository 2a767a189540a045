#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "assets/error_id.h"
#include "kiosk/domain/application.h"
#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/signature_pad.h"

namespace kiosk::terminal::screens {

/// 08: read the three statements, then sign. Signing hands in.
struct SignModel {
  domain::ApplicationKind kind{};
  bool withCausality = false;
  std::string signer;  ///< full name: the signature is compared with its length
  bool signsForSelf = true;
  int pages = 0;                                  ///< photographed pages that go along
  int formPages = 0;                              ///< pages of the filled-in application form; 0: it cannot be shown
  bool formComing = false;                        ///< it is being drawn
  std::optional<assets::ErrorId> printerTrouble;  ///< told before the visitor confirms
  bool voiceOffered = false;                      ///< the terminal can read aloud; without it 读给我听 rests
  bool busy = false;                              ///< being sealed and handed in
};

enum class SignAction : std::uint8_t { None, ShowForm, ReadToMe, GoBack, Submit };

/// Submit is only returned when `pad` holds a signature that is not too short.
SignAction drawSign(ui::Frame& frame, const SignModel& model, ui::input::SignaturePad& pad);

}  // namespace kiosk::terminal::screens
