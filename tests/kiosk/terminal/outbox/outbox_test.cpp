#include "kiosk/terminal/outbox/outbox.h"

#include <csignal>
#include <map>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/kiosk/terminal/scratch_folder.h"

namespace kiosk::terminal::outbox {
namespace {

using Bytes = std::vector<std::uint8_t>;

const Bytes kPacket{1, 2, 3, 4};

Item itemNamed(const std::string& uuid, std::int64_t created = 10) {
  Item item;
  item.uuid = uuid;
  item.createdMs = created;
  return item;
}

class OutboxTest : public testing::Test {
 protected:
  Outbox open() {
    auto outbox = Outbox::open(file());
    EXPECT_TRUE(outbox) << outbox.error().detail;
    return std::move(*outbox);
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "outbox.sqlite"; }
  ScratchFolder folder_;
};

TEST_F(OutboxTest, GivesBackWhatIsDueAndCountsTheTry) {
  Outbox outbox = open();
  ASSERT_TRUE(outbox.put(itemNamed("a"), kPacket));
  const auto parcel = outbox.claim(100).value();
  ASSERT_TRUE(parcel);
  EXPECT_EQ(parcel->packet, kPacket);
  EXPECT_EQ(parcel->item.attempts, 1);
  EXPECT_EQ(outbox.find("a").value()->state, ItemState::Sending);
  EXPECT_FALSE(outbox.claim(100).value());
}

TEST_F(OutboxTest, TheSameUuidAgainChangesNothing) {
  Outbox outbox = open();
  ASSERT_TRUE(outbox.put(itemNamed("a"), kPacket));
  ASSERT_TRUE(outbox.put(itemNamed("a"), Bytes{9}));
  EXPECT_EQ(outbox.claim(100).value()->packet, kPacket);
}

TEST_F(OutboxTest, ASentPacketIsGoneFromTheFile) {
  const std::string secret = "sealed-bytes-that-must-go";
  {
    Outbox outbox = open();
    ASSERT_TRUE(outbox.put(itemNamed("a"), Bytes(secret.begin(), secret.end())));
    ASSERT_TRUE(outbox.claim("a").value());
    ASSERT_TRUE(outbox.markSent("a"));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    std::string content(std::filesystem::file_size(entry.path()), '\0');
    FILE* in = std::fopen(entry.path().c_str(), "rb");
    ASSERT_EQ(std::fread(content.data(), 1, content.size(), in), content.size());
    std::fclose(in);
    EXPECT_EQ(content.find(secret), std::string::npos) << entry.path();
  }
}

TEST_F(OutboxTest, APoisonItemNeverBlocksTheOthers) {
  Outbox outbox = open();
  ASSERT_TRUE(outbox.put(itemNamed("poison", 1), kPacket));
  ASSERT_TRUE(outbox.put(itemNamed("good", 2), kPacket));
  ASSERT_TRUE(outbox.claim("poison").value());
  ASSERT_TRUE(outbox.queueAgain("poison", "NET-F01", 5'000));
  EXPECT_EQ(outbox.claim(100).value()->item.uuid, "good");
  EXPECT_FALSE(outbox.claim(100).value());
  EXPECT_EQ(outbox.nextDueMs().value(), 5'000);
  EXPECT_EQ(outbox.claim(5'000).value()->item.uuid, "poison");
}

TEST_F(OutboxTest, ARefusedItemIsKeptForStaffAndNotTriedAgain) {
  Outbox outbox = open();
  ASSERT_TRUE(outbox.put(itemNamed("a"), kPacket));
  ASSERT_TRUE(outbox.claim("a").value());
  ASSERT_TRUE(outbox.markRefused("a", "422 application_incomplete"));
  EXPECT_FALSE(outbox.claim(1'000'000).value());
  const auto unsent = outbox.unsent().value();
  ASSERT_EQ(unsent.size(), 1U);
  EXPECT_EQ(unsent[0].lastError, "422 application_incomplete");
  EXPECT_EQ(outbox.backlog().value().refused, 1);
}

TEST_F(OutboxTest, AStartQueuesWhatWasBeingSent) {
  {
    Outbox outbox = open();
    ASSERT_TRUE(outbox.put(itemNamed("a"), kPacket));
    ASSERT_TRUE(outbox.claim("a").value());
  }
  EXPECT_EQ(open().claim(0).value()->item.attempts, 2);
}

TEST_F(OutboxTest, CountsWhatWaits) {
  Outbox outbox = open();
  ASSERT_TRUE(outbox.put(itemNamed("a", 30), kPacket));
  ASSERT_TRUE(outbox.put(itemNamed("b", 20), kPacket));
  EXPECT_EQ(outbox.backlog().value().waiting, 2);
  EXPECT_EQ(outbox.backlog().value().oldestMs, 20);
}

TEST_F(OutboxTest, SaysWhenTheFileIsNoneOfOurs) {
  std::FILE* out = std::fopen(file().c_str(), "wb");
  for (int i = 0; i < 400; ++i)
    std::fputs("this is no database ", out);
  std::fclose(out);
  const auto outbox = Outbox::open(file());
  ASSERT_FALSE(outbox);
  EXPECT_EQ(outbox.error().id, assets::ErrorId::OutboxUnusable);
}

TEST(RetryDelay, DoublesUpToFiveMinutesAndSpreads) {
  EXPECT_EQ(retryDelayMs(1, 1.0), 2'000);
  EXPECT_EQ(retryDelayMs(1, 0.0), 1'000);
  EXPECT_EQ(retryDelayMs(4, 1.0), 16'000);
  EXPECT_EQ(retryDelayMs(60, 1.0), 300'000);
}

/// A life of one packet, in the order the desk makes its steps durable. The back office keeps one submission for a
/// uuid.
enum class Stop : int { BeforePut, AfterPut, AfterClaim, AfterSend, AfterSent };

struct Office {
  explicit Office(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// Durable outside the outbox, like another machine's answer.
  void take(const std::string& uuid) const {
    std::FILE* out = std::fopen((folder_ / ("office-" + uuid)).c_str(), "wb");
    std::fclose(out);
  }
  [[nodiscard]] bool has(const std::string& uuid) const {
    return std::filesystem::exists(folder_ / ("office-" + uuid));
  }
  std::filesystem::path folder_;
};

void liveUntil(Stop stop, const std::filesystem::path& file, const Office& office) {
  const auto dieAt = [stop](Stop here) {
    if (here == stop) std::raise(SIGKILL);
  };
  Outbox outbox = std::move(*Outbox::open(file));
  dieAt(Stop::BeforePut);
  if (!outbox.put(itemNamed("u"), kPacket)) _exit(3);
  dieAt(Stop::AfterPut);
  if (!outbox.claim("u").value()) _exit(4);
  dieAt(Stop::AfterClaim);
  office.take("u");
  dieAt(Stop::AfterSend);
  if (!outbox.markSent("u")) _exit(5);
  dieAt(Stop::AfterSent);
  _exit(6);
}

class OutboxKilled : public OutboxTest, public testing::WithParamInterface<Stop> {};

TEST_P(OutboxKilled, LosesNothingAndSendsTheSameUuid) {
  const Office office(folder_.path());
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) liveUntil(GetParam(), file(), office);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);

  Outbox outbox = open();
  const auto parcel = outbox.claim(1'000).value();
  const bool durable = GetParam() != Stop::BeforePut;
  const bool finished = GetParam() == Stop::AfterSent;
  ASSERT_EQ(parcel.has_value(), durable && !finished);
  if (parcel) {
    EXPECT_EQ(parcel->item.uuid, "u");
    EXPECT_EQ(parcel->packet, kPacket);
    office.take(parcel->item.uuid);
    ASSERT_TRUE(outbox.markSent("u"));
  }
  EXPECT_EQ(office.has("u"), durable);
  EXPECT_FALSE(outbox.claim(1'000'000).value());
}

INSTANTIATE_TEST_SUITE_P(EveryPersistedStep, OutboxKilled,
                         testing::Values(Stop::BeforePut, Stop::AfterPut, Stop::AfterClaim, Stop::AfterSend,
                                         Stop::AfterSent));

}  // namespace
}  // namespace kiosk::terminal::outbox
