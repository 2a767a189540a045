#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "assets/error.h"
#include "kiosk/backoffice/api/message.h"

namespace kiosk::backoffice::api {

/// Every refusal the API knows; the code in the answer is stable and never reused.
enum class Refusal : std::uint8_t {
  MalformedRequest,       ///< 400
  SignedOut,              ///< 401
  LoginRefused,           ///< 401
  LoginLocked,            ///< 429
  DeviceNotActive,        ///< 403
  CsrfMissing,            ///< 403
  NotAllowed,             ///< 403: the role, the district or the four-eyes rule
  NotFound,               ///< 404
  MethodNotAllowed,       ///< 405
  SubmissionConflict,     ///< 409: same uuid, other content
  StaleVersion,           ///< 409: somebody else was first; the answer holds the fresh state
  ActionNotPossible,      ///< 409: the case is not in a stage for it
  AlreadyCollected,       ///< 409
  LengthRequired,         ///< 411
  BodyTooLarge,           ///< 413
  UnsupportedMediaType,   ///< 415
  BodyInvalid,            ///< 422: readable, but against the contract
  PacketUnreadable,       ///< 422: cannot be opened with the region's key
  PacketNotAuthentic,     ///< 422: signature or identity does not fit the kiosk
  ApplicationIncomplete,  ///< 422: against the domain's rules
  EnrolmentRefused,       ///< 403: code unknown, used or over
  StoreFull,              ///< 507
  Busy,                   ///< 503
  Broken,                 ///< 500
};

/// An RFC 9457 document. `detail` holds nothing about a person.
Response problem(Refusal refusal, std::string_view detail = {});
/// The refusal a failed Result of the office's rooms turns into; logged where it is the office's own trouble.
Response problem(const assets::Error& error);

std::string_view codeOf(Refusal refusal);
int statusOf(Refusal refusal);

}  // namespace kiosk::backoffice::api
