// `decode id-card`: any capture gives a card or one of the faults, as one line of JSON.
#include <cstdlib>
#include <string>

#include "drivers/field_tool/card_json.h"
#include "drivers/id_card/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace drivers;
  const auto outcome = id_card::decodeCapture({bytes, size});
  const auto* failure = std::get_if<id_card::DecodeFailure>(&outcome);
  const std::string json =
      failure != nullptr ? field_tool::failureJson(*failure) : field_tool::cardJson(std::get<id_card::IdCard>(outcome));
  if (json.front() != '{' || json.back() != '}' || json.find('\n') != std::string::npos) std::abort();
  return 0;
}
