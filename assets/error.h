#pragma once

#include <string>

#include <tl/expected.hpp>

#include "assets/error_id.h"

namespace assets {

/// An expected failure: its row in the catalogue and a technical detail for the log.
/// `detail` never holds personal data; it is not shown to citizens.
struct Error {
  ErrorId id;
  std::string detail;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorId id, std::string detail = {}) {
  return tl::unexpected<Error>(Error{id, std::move(detail)});
}

}  // namespace assets
