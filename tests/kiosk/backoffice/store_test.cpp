#include <thread>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/backoffice/store/audit.h"
#include "kiosk/backoffice/store/migration.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"

namespace kiosk::backoffice::store {
namespace {

using testing::OfficeOnDisk;

void note(OfficeOnDisk& office, const std::string& subject) {
  ASSERT_TRUE(office->writer().write(
      [&](Transaction& transaction) { transaction.record("office", "test.noted", subject, "{}"); }));
}

ChainReport chainOf(OfficeOnDisk& office) {
  const auto lease = office->readers().lease();
  return checkChain(*lease, office->region());
}

void tamper(OfficeOnDisk& office, const std::string& statement) {
  auto session = connect(office->folder().database()).value();
  *session << statement;
}

TEST(Writer, WorkThatThrowsTakesNothingAlong) {
  OfficeOnDisk office;
  EXPECT_THROW((void)office->writer().write([](Transaction& transaction) {
    transaction.record("office", "test.lost", "x", "{}");
    throw std::runtime_error("defect");
  }),
               std::runtime_error);
  note(office, "kept");
  const ChainReport report = chainOf(office);
  EXPECT_EQ(report.rows, 1);
  EXPECT_EQ(report.firstBreak, "");
}

TEST(Writer, SchemaViolationIsTheWorksOwnTrouble) {
  OfficeOnDisk office;
  const std::string row = "INSERT INTO running_number (region_code, series, last_number) VALUES ('370800', 'a', 1)";
  ASSERT_TRUE(office->writer().write([&](Transaction& transaction) { transaction.sql() << row; }));
  EXPECT_THROW((void)office->writer().write([&](Transaction& transaction) { transaction.sql() << row; }),
               soci::soci_error);
  note(office, "goes on");
}

TEST(Writer, ManyThreadsShareCommitsAndOneChain) {
  OfficeOnDisk office;
  constexpr int kThreads = 8;
  constexpr int kEach = 100;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i)
        note(office, "x");
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  const ChainReport report = chainOf(office);
  EXPECT_EQ(report.rows, kThreads * kEach);
  EXPECT_EQ(report.firstBreak, "");
  EXPECT_EQ(office->writer().committedWorks(), static_cast<std::uint64_t>(kThreads * kEach));
  EXPECT_LT(office->writer().committedGroups(), office->writer().committedWorks()) << "commits were shared";
}

TEST(EventLog, ChainGoesOnAfterARestart) {
  OfficeOnDisk office;
  note(office, "before");
  office.reopen();
  note(office, "after");
  EXPECT_EQ(chainOf(office).rows, 2);
  EXPECT_EQ(chainOf(office).firstBreak, "");
}

TEST(EventLog, EditDeletionAndReorderingAreSeen) {
  for (const char* statement :
       {"UPDATE event SET actor = 'officer:wu' WHERE seq = 2", "UPDATE event SET body = '{\"a\":1}' WHERE seq = 3",
        "UPDATE event SET at_ms = at_ms + 1 WHERE seq = 1", "DELETE FROM event WHERE seq = 2",
        "UPDATE event SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END",
        "UPDATE event SET clock_shift_ms = 1 WHERE seq = 1"}) {
    OfficeOnDisk office;
    for (int i = 0; i < 3; ++i)
      note(office, "case");
    ASSERT_EQ(chainOf(office).firstBreak, "");
    tamper(office, statement);
    EXPECT_NE(chainOf(office).firstBreak, "") << statement;
  }
}

TEST(Migrations, RunOnceAndKnowTheirContent) {
  OfficeOnDisk office;
  office.reopen();
  auto session = connect(office->folder().database()).value();
  EXPECT_TRUE(migrate(*session));
  tamper(office, "UPDATE migration SET sha256 = 'other'");
  const auto refused = migrate(*session);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, assets::ErrorId::OfficeStoreBroken);
}

TEST(Migrations, RefuseAStoreOfANewerProgram) {
  OfficeOnDisk office;
  tamper(office, "INSERT INTO migration (name, sha256) VALUES ('9999_future.sql', 'x')");
  auto session = connect(office->folder().database()).value();
  EXPECT_FALSE(migrate(*session));
}

TEST(Migrations, EveryTableIsKeyedByRegion) {
  OfficeOnDisk office;
  auto session = connect(office->folder().database()).value();
  const soci::rowset<std::string> tables =
      (session->prepare << "SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'migration'");
  int count = 0;
  for (const std::string& sql : tables) {
    EXPECT_NE(sql.find("PRIMARY KEY (region_code"), std::string::npos) << sql;
    ++count;
  }
  EXPECT_GE(count, 12);
}

TEST(Office, ClockNeverRunsBehindTheRecords) {
  OfficeOnDisk office;
  note(office, "today");
  office.advanceMs(-24LL * 3600 * 1000);
  EXPECT_THROW(office.reopen(), std::runtime_error);
}

}  // namespace
}  // namespace kiosk::backoffice::store
