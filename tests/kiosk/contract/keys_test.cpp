#include "kiosk/contract/keys.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "assets/error_id.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::contract {
namespace {

namespace fs = std::filesystem;
using assets::ErrorId;

class Keys : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "hall-keys-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { fs::remove_all(folder); }

  fs::path folder;
};

TEST_F(Keys, StoredKeysComeBack) {
  const auto office = newOfficeKeys();
  const auto kiosk = newKioskKeys();
  ASSERT_TRUE(store(office, folder / "office.key"));
  ASSERT_TRUE(store(kiosk, folder / "kiosk.key"));
  const auto officeAgain = loadOfficeKeys(folder / "office.key");
  const auto kioskAgain = loadKioskKeys(folder / "kiosk.key");
  ASSERT_TRUE(officeAgain && kioskAgain);
  EXPECT_EQ(officeAgain->publicKey, office.publicKey);
  EXPECT_EQ(kioskAgain->publicKey, kiosk.publicKey);
  const auto packet = seal(samples::application(), samples::sealContext(office), *kioskAgain);
  ASSERT_TRUE(packet);
  EXPECT_TRUE(openApplication(*packet, *officeAgain, kiosk.publicKey));
}

TEST_F(Keys, OnlyTheOwnerMayReadThem) {
  ASSERT_TRUE(store(newOfficeKeys(), folder / "office.key"));
  struct stat facts {};
  ASSERT_EQ(::stat((folder / "office.key").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 07777U, 0600U);
  fs::permissions(folder / "office.key", fs::perms::group_read, fs::perm_options::add);
  const auto loaded = loadOfficeKeys(folder / "office.key");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().id, ErrorId::KeyFileExposed);
}

TEST_F(Keys, NothingIsOverwritten) {
  const auto first = newKioskKeys();
  ASSERT_TRUE(store(first, folder / "kiosk.key"));
  const auto second = store(newKioskKeys(), folder / "kiosk.key");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().id, ErrorId::KeyFileExists);
  EXPECT_EQ(loadKioskKeys(folder / "kiosk.key")->publicKey, first.publicKey);
}

TEST_F(Keys, OtherFilesAreRefused) {
  const auto unusable = [&](const fs::path& file) {
    const auto loaded = loadKioskKeys(file);
    return !loaded && loaded.error().id == ErrorId::KeyFileUnusable;
  };
  EXPECT_TRUE(unusable(folder / "none.key"));
  EXPECT_TRUE(unusable(folder));
  ASSERT_TRUE(store(newOfficeKeys(), folder / "office.key"));
  EXPECT_TRUE(unusable(folder / "office.key"));
  ASSERT_TRUE(store(newKioskKeys(), folder / "kiosk.key"));
  fs::create_symlink(folder / "kiosk.key", folder / "link.key");
  EXPECT_TRUE(unusable(folder / "link.key"));

  // A public half that is not the seed's would give the seed away with the first signature.
  std::fstream file(folder / "kiosk.key", std::ios::in | std::ios::out);
  file.seekg(-2, std::ios::end);
  const int last = file.get();
  file.seekp(-2, std::ios::end);
  file.put(last == '0' ? '1' : '0');
  file.close();
  EXPECT_TRUE(unusable(folder / "kiosk.key"));
}

TEST_F(Keys, AFolderThatIsNotThereIsTold) {
  const auto stored = store(newOfficeKeys(), folder / "missing" / "office.key");
  ASSERT_FALSE(stored);
  EXPECT_EQ(stored.error().id, ErrorId::KeyFileNotWritten);
}

TEST(PublicKeys, TravelAsHex) {
  const auto keys = newOfficeKeys();
  EXPECT_EQ(*publicKeyFromHex(toHex(keys.publicKey)), keys.publicKey);
  EXPECT_EQ(keyId(keys.publicKey).size(), 16U);
  EXPECT_NE(keyId(keys.publicKey), keyId(newOfficeKeys().publicKey));
  EXPECT_FALSE(publicKeyFromHex(toHex(keys.publicKey).substr(1)));
  EXPECT_FALSE(publicKeyFromHex(std::string(64, 'g')));
}

TEST(SecretBytes, AreGoneAfterTheMove) {
  SecretBytes<32> one;
  one.data()[5] = 7;
  SecretBytes<32> two(std::move(one));
  EXPECT_EQ(two.data()[5], 7);
  EXPECT_EQ(one.data()[5], 0);  // NOLINT(bugprone-use-after-move): that is the test
  two.wipe();
  EXPECT_EQ(two.data()[5], 0);
}

}  // namespace
}  // namespace kiosk::contract
