#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The wrapper HID readers of the Miaxis kind put around SAM frames, in reports of (usually) 64 bytes. Known from one
/// public source; everything it leaves open is taken both ways.
///
///   request  88 | SRN 2 | LEN 2, little-endian | B1     | SAM frame | SUM 2, little-endian
///   reply    AA | SRN 2 | LEN 2, little-endian | result | data      | SUM 2, little-endian
///
/// LEN counts the byte behind it and the data; SUM adds up the bytes from LEN to the end of the data; result 1 is
/// success. A long reply comes in several reports. They are seen as packets of 56 data bytes, one a report; a packet
/// that says it is longer than its report goes on in the next one.
namespace drivers::id_card {

/// A SAM request as reports of at most `report` bytes, which is not 0.
std::vector<std::vector<std::uint8_t>> wrapRequest(std::span<const std::uint8_t> frame, std::size_t report);

/// Takes the module's bytes out of reports.
class ReplyUnwrapper {
 public:
  /// Bytes for the SAM codec from one more report. A report that begins no packet where one should begin gives nothing.
  /// A packet with a wrong sum, or one that says it failed, gives one zero, so that whoever waits hears damage and not
  /// silence, and everything behind it is thrown away until reset(): a frame with a piece missing or made up could have
  /// a right checksum by chance.
  std::vector<std::uint8_t> take(std::span<const std::uint8_t> report);
  /// Before each request: forgets a packet begun and damage seen.
  void reset();

 private:
  std::vector<std::uint8_t> damage();

  std::vector<std::uint8_t> packet_;  ///< begun in an earlier report
  bool damaged_ = false;
};

}  // namespace drivers::id_card
