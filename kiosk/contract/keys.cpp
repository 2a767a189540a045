#include "kiosk/contract/keys.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assets/error_id.h"

namespace kiosk::contract {
namespace {

using assets::ErrorId;

constexpr std::string_view kOfficePrefix = "hall office key v1 ";
constexpr std::string_view kKioskPrefix = "hall kiosk key v1 ";

void startSodium() {
  if (sodium_init() < 0) std::abort();
}

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// A text that is wiped when it goes.
struct WipedText {
  std::string text;
  WipedText() = default;
  WipedText(const WipedText&) = delete;
  WipedText& operator=(const WipedText&) = delete;
  ~WipedText() { sodium_memzero(text.data(), text.size()); }
};

assets::Error notWritten(const std::filesystem::path& file) {
  return {ErrorId::KeyFileNotWritten, file.string() + ": " + std::generic_category().message(errno)};
}

assets::Result<void> writeNew(const std::filesystem::path& file, std::string_view content) {
  const File output(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (output.get() < 0) {
    if (errno == EEXIST) return assets::failure(ErrorId::KeyFileExists, file.string());
    return tl::unexpected(notWritten(file));
  }
  bool whole = true;
  while (whole && !content.empty()) {
    const ssize_t written = ::write(output.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    whole = written > 0;
    if (whole) content.remove_prefix(static_cast<std::size_t>(written));
  }
  const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const File folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (whole && ::fsync(output.get()) == 0 && folder.get() >= 0 && ::fsync(folder.get()) == 0) return {};
  // Half a key must not stand in the way of the next attempt.
  const auto error = notWritten(file);
  ::unlink(file.c_str());
  return tl::unexpected(error);
}

template <std::size_t N>
assets::Result<void> storeSecret(std::string_view prefix, const SecretBytes<N>& secret,
                                 const std::filesystem::path& file) {
  startSodium();
  WipedText line;
  line.text = prefix;
  line.text.resize(prefix.size() + 2 * N + 1);
  sodium_bin2hex(line.text.data() + prefix.size(), 2 * N + 1, secret.data(), N);
  line.text.back() = '\n';
  return writeNew(file, line.text);
}

template <std::size_t N>
assets::Result<SecretBytes<N>> loadSecret(std::string_view prefix, const std::filesystem::path& file) {
  startSodium();
  const File input(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat facts {};
  if (input.get() < 0 || ::fstat(input.get(), &facts) != 0) {
    return assets::failure(ErrorId::KeyFileUnusable, file.string() + ": " + std::generic_category().message(errno));
  }
  if (!S_ISREG(facts.st_mode)) return assets::failure(ErrorId::KeyFileUnusable, file.string() + ": no plain file");
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) return assets::failure(ErrorId::KeyFileExposed, file.string());
  WipedText line;
  line.text.resize(prefix.size() + 2 * N + 2);
  const ssize_t length = ::read(input.get(), line.text.data(), line.text.size());
  const bool shaped = length == static_cast<ssize_t>(line.text.size() - 1) && line.text[line.text.size() - 2] == '\n' &&
                      std::string_view(line.text).substr(0, prefix.size()) == prefix;
  SecretBytes<N> secret;
  std::size_t decoded = 0;
  if (!shaped ||
      sodium_hex2bin(secret.data(), N, line.text.data() + prefix.size(), 2 * N, nullptr, &decoded, nullptr) != 0 ||
      decoded != N) {
    return assets::failure(ErrorId::KeyFileUnusable, file.string() + ": holds no such key");
  }
  return secret;
}

}  // namespace

template <std::size_t N>
void SecretBytes<N>::wipe() noexcept {
  sodium_memzero(bytes_.data(), N);
}
template class SecretBytes<32>;
template class SecretBytes<64>;

OfficeKeyPair newOfficeKeys() {
  startSodium();
  OfficeKeyPair keys;
  crypto_box_keypair(keys.publicKey.data(), keys.secret.data());
  return keys;
}

KioskKeyPair newKioskKeys() {
  startSodium();
  KioskKeyPair keys;
  crypto_sign_keypair(keys.publicKey.data(), keys.secret.data());
  return keys;
}

std::string keyId(const PublicKey& key) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), key.data(), key.size(), nullptr, 0);
  std::array<char, 17> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), hash.data(), 8);
}

std::string toHex(const PublicKey& key) {
  std::array<char, 65> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
}

assets::Result<PublicKey> publicKeyFromHex(std::string_view hex) {
  PublicKey key{};
  std::size_t length = 0;
  if (hex.size() != 2 * key.size() ||
      sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
      length != key.size()) {
    return assets::failure(ErrorId::KeyFileUnusable, "a public key is 64 hex digits");
  }
  return key;
}

assets::Result<void> store(const OfficeKeyPair& keys, const std::filesystem::path& file) {
  return storeSecret(kOfficePrefix, keys.secret, file);
}

assets::Result<void> store(const KioskKeyPair& keys, const std::filesystem::path& file) {
  return storeSecret(kKioskPrefix, keys.secret, file);
}

assets::Result<OfficeKeyPair> loadOfficeKeys(const std::filesystem::path& file) {
  auto secret = loadSecret<32>(kOfficePrefix, file);
  if (!secret) return tl::unexpected(secret.error());
  OfficeKeyPair keys;
  keys.secret = std::move(*secret);
  crypto_scalarmult_base(keys.publicKey.data(), keys.secret.data());
  return keys;
}

assets::Result<KioskKeyPair> loadKioskKeys(const std::filesystem::path& file) {
  auto secret = loadSecret<64>(kKioskPrefix, file);
  if (!secret) return tl::unexpected(secret.error());
  // The file holds seed and public key; a public half that does not belong to the seed would leak the seed when
  // signing.
  KioskKeyPair keys;
  SecretBytes<64> derived;
  crypto_sign_seed_keypair(keys.publicKey.data(), derived.data(), secret->data());
  if (sodium_memcmp(derived.data(), secret->data(), 64) != 0) {
    return assets::failure(ErrorId::KeyFileUnusable,
                           file.string() + ": the two halves of the key do not belong together");
  }
  keys.secret = std::move(*secret);
  return keys;
}

}  // namespace kiosk::contract
