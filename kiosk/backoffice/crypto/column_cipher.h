#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"

namespace kiosk::backoffice::crypto {

/// Seals single columns (number, name, phone, diagnosis) with XChaCha20-Poly1305, and makes keyed hashes by which equal
/// values can be found without being read. A sealed value is bound to its place: moved to another row or column it does
/// not open.
class ColumnCipher {
 public:
  static constexpr std::size_t kMasterKeyBytes = 32;

  explicit ColumnCipher(std::span<const std::uint8_t, kMasterKeyBytes> masterKey);
  ~ColumnCipher();
  ColumnCipher(const ColumnCipher&) = delete;
  ColumnCipher& operator=(const ColumnCipher&) = delete;

  /// `place` names table, column and row, e.g. "person.name/0190…". Text of the form "k1:<base64>".
  [[nodiscard]] std::string seal(std::string_view plain, std::string_view place) const;
  [[nodiscard]] assets::Result<std::string> open(std::string_view sealed, std::string_view place) const;

  /// The same in bytes, for files.
  [[nodiscard]] std::vector<std::uint8_t> sealBytes(std::span<const std::uint8_t> plain, std::string_view place) const;
  [[nodiscard]] assets::Result<std::vector<std::uint8_t>> openBytes(std::span<const std::uint8_t> sealed,
                                                                    std::string_view place) const;

  /// HMAC of a value for equality search; `kind` keeps numbers and phones apart.
  [[nodiscard]] std::string index(std::string_view value, std::string_view kind) const;

 private:
  std::array<std::uint8_t, 32> sealKey_{};
  std::array<std::uint8_t, 32> indexKey_{};
};

}  // namespace kiosk::backoffice::crypto
