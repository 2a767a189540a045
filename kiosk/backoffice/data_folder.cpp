#include "kiosk/backoffice/data_folder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>
#include <toml++/toml.h>

#include "kiosk/backoffice/files.h"

namespace kiosk::backoffice {
namespace {

namespace fs = std::filesystem;
using assets::ErrorId;

assets::Result<void> makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return assets::failure(ErrorId::OfficeFolderUnusable, folder.string() + ": " + error.message());
  return {};
}

std::string randomKey() {
  std::string key(32, '\0');
  randombytes_buf(key.data(), key.size());
  return key;
}

assets::Result<std::array<std::uint8_t, 32>> readKey(const fs::path& file) {
  auto text = readFile(file);
  if (!text) return tl::unexpected(text.error());
  if (text->size() != 32)
    return assets::failure(ErrorId::OfficeFolderUnusable, file.string() + " is not a 32-byte key");
  std::array<std::uint8_t, 32> key{};
  std::copy(text->begin(), text->end(), key.begin());
  sodium_memzero(text->data(), text->size());
  return key;
}

struct NewFile {
  fs::path path;
  std::string content;
  unsigned mode;
};

assets::Result<std::vector<NewFile>> newFiles(const std::string& region, const std::vector<std::string>& serverNames) {
  const auto root = pki::makeRoot("Hall office root " + region);
  if (!root) return tl::unexpected(root.error());
  const auto issuer = pki::issueIssuer(*root, "Hall device issuer " + region);
  if (!issuer) return tl::unexpected(issuer.error());
  const auto server = pki::issueServer(*root, serverNames);
  if (!server) return tl::unexpected(server.error());
  const fs::path keys = "keys";
  return std::vector<NewFile>{
      {keys / "root.key.pem", root->keyPem, 0600},     {"ca.pem", root->certificatePem, 0644},
      {keys / "issuer.key.pem", issuer->keyPem, 0600}, {keys / "issuer.pem", issuer->certificatePem, 0644},
      {keys / "server.key.pem", server->keyPem, 0600}, {keys / "server.pem", server->certificatePem, 0644},
      {keys / "columns.key", randomKey(), 0600}};
}

/// The packet keys, and last of all office.toml: a folder without it is not an office yet.
assets::Result<void> makeOffice(const fs::path& root, const std::string& region) {
  if (auto stored = contract::store(contract::newOfficeKeys(), root / "keys" / "office.key"); !stored) return stored;
  return writeDurably(root / "office.toml", fmt::format("region = \"{}\"\n", region), 0644);
}

}  // namespace

DataFolder::~DataFolder() {
  sodium_memzero(columnsKey_.data(), columnsKey_.size());
  sodium_memzero(issuer_.keyPem.data(), issuer_.keyPem.size());
}

assets::Result<DataFolder> DataFolder::create(const fs::path& root, const std::string& region,
                                              const std::vector<std::string>& serverNames) {
  if (!pki::isRegionCode(region)) {
    return assets::failure(ErrorId::OfficeSettingRefused, "the region is a six-digit code, not \"" + region + "\"");
  }
  if (fs::exists(root / "office.toml")) {
    return assets::failure(ErrorId::OfficeFolderUnusable,
                           root.string() + " already holds an office; nothing was changed");
  }
  for (const char* name : {"", "keys", "packets", "notices", "supplements", "spool"}) {
    if (auto made = makeFolder(root / name); !made) return tl::unexpected(made.error());
  }
  auto files = newFiles(region, serverNames);
  if (!files) return tl::unexpected(files.error());
  for (NewFile& file : *files) {
    auto written = writeDurably(root / file.path, file.content, file.mode);
    sodium_memzero(file.content.data(), file.content.size());
    if (!written) return tl::unexpected(written.error());
  }
  if (auto made = makeOffice(root, region); !made) return tl::unexpected(made.error());
  return open(root);
}

assets::Result<DataFolder> DataFolder::open(const fs::path& root) {
  if (!fs::exists(root / "office.toml")) {
    return assets::failure(
        ErrorId::OfficeFolderUnusable,
        root.string() + " holds no office yet: run \"hall-backoffice init --data " + root.string() + "\" first");
  }
  DataFolder folder;
  folder.root_ = root;
  try {
    folder.region_ = toml::parse_file((root / "office.toml").string())["region"].value_or(std::string());
  } catch (const toml::parse_error& error) {
    return assets::failure(ErrorId::OfficeFolderUnusable,
                           (root / "office.toml").string() + ": " + std::string(error.description()));
  }
  if (!pki::isRegionCode(folder.region_)) {
    return assets::failure(ErrorId::OfficeFolderUnusable,
                           (root / "office.toml").string() + ": region is no six-digit code");
  }
  const fs::path keys = root / "keys";
  auto issuerKey = readFile(keys / "issuer.key.pem");
  auto issuer = readFile(keys / "issuer.pem");
  auto columns = readKey(keys / "columns.key");
  auto officeKeys = contract::loadOfficeKeys(keys / "office.key");
  if (!issuerKey) return tl::unexpected(issuerKey.error());
  if (!issuer) return tl::unexpected(issuer.error());
  if (!columns) return tl::unexpected(columns.error());
  if (!officeKeys) return tl::unexpected(officeKeys.error());
  folder.issuer_ = {std::move(*issuerKey), std::move(*issuer)};
  folder.columnsKey_ = *columns;
  folder.officeKeys_ = std::move(*officeKeys);
  return folder;
}

fs::path DataFolder::packet(const std::string& sha256) const {
  return root_ / "packets" / sha256.substr(0, 2) / (sha256 + ".packet");
}

fs::path DataFolder::notice(const std::string& noticeId) const {
  return root_ / "notices" / (noticeId + ".sealed");
}

fs::path DataFolder::supplementPage(const std::string& pageId) const {
  return root_ / "supplements" / (pageId + ".sealed");
}

}  // namespace kiosk::backoffice
