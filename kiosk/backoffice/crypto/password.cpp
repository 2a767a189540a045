#include "kiosk/backoffice/crypto/password.h"

#include <array>
#include <cstdlib>
#include <semaphore>

#include <sodium.h>

namespace kiosk::backoffice::crypto {
namespace {

std::counting_semaphore<2>& places() {
  static std::counting_semaphore<2> semaphore(2);
  return semaphore;
}

struct Place {
  Place() { places().acquire(); }
  ~Place() { places().release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

}  // namespace

std::string hashPassword(const std::string& password) {
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  // Out of memory for 64 MiB is nothing this program can go on with.
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    std::abort();
  }
  return hash.data();
}

bool passwordMatches(const std::string& hash, const std::string& password) {
  static const std::string kNobody = hashPassword("nobody has this password");
  const std::string& compared = hash.empty() ? kNobody : hash;
  const Place place;
  const bool same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

}  // namespace kiosk::backoffice::crypto
