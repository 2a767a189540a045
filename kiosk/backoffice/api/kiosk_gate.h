#pragma once

// What every route of the kiosk port goes through. For the sources of this folder.

#include <functional>
#include <string>
#include <utility>

#include "kiosk/backoffice/api/problem.h"
#include "kiosk/backoffice/api/router.h"
#include "kiosk/backoffice/devices/enrolment.h"
#include "kiosk/backoffice/office.h"
#include "kiosk/contract/codec.h"

namespace kiosk::backoffice::api {

using KioskHandler = std::function<Response(Office&, const devices::Kiosk&, const Request&)>;

/// Lets a request through only when the terminal that speaks is ACTIVE with exactly the certificate it shows.
Handler gated(Office& office, KioskHandler handler);

inline Response json(int status, std::string body) {
  return {status, "application/json", std::move(body), {}};
}

/// Reads the message, or answers what is wrong with it; the detail names a member, never a value.
template <class Message, class Then>
Response withMessage(const Request& request, Then then) {
  const auto message = contract::fromJson<Message>(request.body);
  if (!message) return problem(Refusal::BodyInvalid, message.error().detail);
  return then(*message);
}

}  // namespace kiosk::backoffice::api
