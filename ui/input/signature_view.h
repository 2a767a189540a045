#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ui/input/signature_pad.h"
#include "ui/shell/frame.h"

namespace ui::input {

/// A pad to sign on: dotted base line, signer below it, verdict at its right.
struct SignatureView {
  std::string_view id;
  Rect rect;
  std::size_t characters = 2;  ///< of the name that should stand here
  Text ghost;                  ///< shown while it is empty
  Text foot;                   ///< who signs
  Text legible;
  Text tooShort;
  bool enabled = true;
};

/// Takes the strokes of this frame into `pad`, draws it, and says what stands there.
SignatureVerdict signatureView(Frame& frame, const SignatureView& view, SignaturePad& pad);

}  // namespace ui::input
