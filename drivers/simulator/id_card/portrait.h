#pragma once

#include <string>

#include <tl/expected.hpp>

#include "drivers/simulator/id_card/card_encoder.h"

namespace drivers::simulator {

/// A person's picture cut out, scaled to the chip's 102 x 126 pixels and compressed into the 1024-byte block. Without a
/// picture: the documented header with nothing behind it, which no decoder takes.
tl::expected<Bytes, std::string> photoBlockOf(const Person& person);

}  // namespace drivers::simulator
