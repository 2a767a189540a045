#pragma once

#include <string>

namespace drivers::field_tool {

/// `decode id-card FILE` ("-" is standard input): prints the card as JSON and returns 0, or the fault as JSON and
/// returns 1. A file that cannot be read, or is larger than 1 MiB and so no capture of a reply, is told on standard
/// error; returns 2.
int decodeIdCard(const std::string& file);

}  // namespace drivers::field_tool
