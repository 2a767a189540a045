#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace kiosk::backoffice::crypto {

using Bytes = std::span<const std::uint8_t>;

inline Bytes bytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// SHA-256 over data that arrives in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(Bytes part);
  void add(std::string_view part) { add(bytesOf(part)); }
  /// 64 lower-case hex digits; the object is used up afterwards.
  std::string hex();

 private:
  struct Release {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Release> context_;
};

std::string sha256Hex(Bytes data);
std::string sha256Hex(std::string_view data);

std::string hexOf(Bytes data);

}  // namespace kiosk::backoffice::crypto
