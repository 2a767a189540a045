// HID readers: any reports through the wrapper give bounded bytes; any report descriptor gives bounded reports.
#include <algorithm>
#include <cstdlib>

#include "drivers/id_card/hid_wrapper.h"
#include "drivers/id_card/sam_codec.h"
#include "drivers/transport/hid_reports.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace drivers;
  if (size == 0) return 0;
  const std::size_t report = bytes[0] % 80U + std::size_t{1};
  const std::span<const std::uint8_t> rest(bytes + 1, size - 1);
  id_card::ReplyUnwrapper unwrapper;
  id_card::FrameParser parser;
  std::size_t given = 0;
  for (std::size_t at = 0; at < rest.size(); at += report) {
    const auto data = unwrapper.take(rest.subspan(at, std::min(report, rest.size() - at)));
    given += data.size();
    parser.feed(data);
    while (parser.next()) {
    }
  }
  if (given > rest.size()) std::abort();
  if (const auto reports = transport::parseHidReports(rest)) {
    if (reports->input > 4096 || reports->output > 4096) std::abort();
  }
  const auto wrapped = id_card::wrapRequest(rest.first(std::min<std::size_t>(rest.size(), 300)), report);
  for (const auto& piece : wrapped) {
    if (piece.empty() || piece.size() > report) std::abort();
  }
  return 0;
}
