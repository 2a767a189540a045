#pragma once

#include <cstdint>
#include <string>

namespace kiosk::backoffice::prefecture {

/// What numbers are drawn for; each has a stream of its own, so that one more draw somewhere moves nothing elsewhere.
enum class Purpose : std::uint8_t { Resident, Name, Contact, Employer, Case, Application, Certification, Identity };

/// Numbers that depend on the seed, what they are for and which thing is asked for, and on nothing drawn before: any
/// resident or case can be made again by itself. The same on every machine, which std's distributions are not.
class Dice {
 public:
  Dice(std::uint64_t seed, Purpose purpose, std::uint64_t which);

  std::uint64_t next();
  /// 0 … count-1; `count` > 0.
  std::uint32_t below(std::uint32_t count);
  /// first … last, both included.
  int between(int first, int last);
  bool percent(unsigned chance) { return below(100) < chance; }
  /// One of the entries of an array or vector.
  template <class List>
  const auto& oneOf(const List& list) {
    return list[below(static_cast<std::uint32_t>(list.size()))];
  }
  /// A UUIDv7 that sorts by `atMs`.
  std::string uuid(std::int64_t atMs);

 private:
  std::uint64_t state_;
};

}  // namespace kiosk::backoffice::prefecture
