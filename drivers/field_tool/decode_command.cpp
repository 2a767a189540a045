#include "drivers/field_tool/decode_command.h"

#include <cstdint>
#include <cstdio>
#include <optional>
#include <variant>
#include <vector>

#include "drivers/field_tool/card_json.h"
#include "drivers/id_card/decode.h"

namespace drivers::field_tool {
namespace {

constexpr std::size_t kLargestCapture = 1U << 20U;

std::optional<std::vector<std::uint8_t>> readCapture(std::FILE* in) {
  std::vector<std::uint8_t> bytes(kLargestCapture + 1);
  std::size_t size = 0;
  while (size < bytes.size()) {
    const std::size_t got = std::fread(bytes.data() + size, 1, bytes.size() - size, in);
    if (got == 0) break;
    size += got;
  }
  if (std::ferror(in) != 0 || size > kLargestCapture) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace

int decodeIdCard(const std::string& file) {
  std::FILE* in = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
  const auto capture = in == nullptr ? std::nullopt : readCapture(in);
  if (in != nullptr && in != stdin) std::fclose(in);
  if (!capture) {
    std::fprintf(stderr, "hall-devices: cannot read %s as a capture (at most 1 MiB)\n", file.c_str());
    return 2;
  }
  const auto outcome = id_card::decodeCapture(*capture);
  if (const auto* failure = std::get_if<id_card::DecodeFailure>(&outcome)) {
    std::printf("%s\n", failureJson(*failure).c_str());
    return 1;
  }
  std::printf("%s\n", cardJson(std::get<id_card::IdCard>(outcome)).c_str());
  return 0;
}

}  // namespace drivers::field_tool
