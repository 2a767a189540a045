#include "kiosk/terminal/audit/audit_log.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "tests/kiosk/terminal/scratch_folder.h"

namespace kiosk::terminal::audit {
namespace {

using assets::EventId;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::int64_t kNow = 1'795'500'000'000;  // 2026-11-24

class AuditLogTest : public testing::Test {
 protected:
  std::unique_ptr<AuditLog> open() {
    auto log = AuditLog::open(folder_.path(), [this] { return now_; });
    EXPECT_TRUE(log) << log.error().detail;
    return std::move(*log);
  }
  std::filesystem::path file() { return folder_.path() / "audit-2026-11.jsonl"; }
  std::string content() {
    std::ifstream in(file());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void rewrite(const std::string& text) { std::ofstream(file(), std::ios::trunc) << text; }

  ScratchFolder folder_;
  std::int64_t now_ = kNow;
};

TEST_F(AuditLogTest, ChainsItsLinesAcrossStarts) {
  open()->write(EventId::TerminalStarted, {{"version", "0.1.0"}});
  open()->write(EventId::TerminalStopped);
  EXPECT_EQ(verify(folder_.path()).value(), "");
  EXPECT_THAT(content(), HasSubstr("\"number\":2"));
}

TEST_F(AuditLogTest, GoesOnInTheNextMonthsFile) {
  const auto log = open();
  log->write(EventId::TerminalStarted, {{"version", "0.1.0"}});
  now_ += 30LL * 24 * 3600 * 1000;
  log->write(EventId::TerminalStopped);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "audit-2026-12.jsonl"));
  EXPECT_EQ(verify(folder_.path()).value(), "");
}

TEST_F(AuditLogTest, SeesAChangedLine) {
  const auto log = open();
  log->write(EventId::VisitBegan, {{"service", "assessment"}});
  log->write(EventId::TerminalStopped);
  std::string text = content();
  text.replace(text.find("assessment"), 10, "assessmenu");
  rewrite(text);
  EXPECT_THAT(verify(folder_.path()).value(), HasSubstr(":1: changed"));
}

TEST_F(AuditLogTest, SeesARemovedLine) {
  const auto log = open();
  for (int i = 0; i < 3; ++i)
    log->write(EventId::TerminalStopped);
  std::string text = content();
  const auto first = text.find('\n');
  const auto second = text.find('\n', first + 1);
  text.erase(first, second - first);
  rewrite(text);
  EXPECT_THAT(verify(folder_.path()).value(), HasSubstr("does not follow"));
}

TEST_F(AuditLogTest, ALineTornByAPowerCutIsClosedAndTheChainGoesOn) {
  open()->write(EventId::TerminalStarted, {{"version", "0.1.0"}});
  rewrite(content() + R"({"number":2,"at_ms":17)");
  open()->write(EventId::TerminalStopped);
  EXPECT_EQ(verify(folder_.path()).value(), "");
  EXPECT_THAT(content(), HasSubstr("\"number\":2,\"at_ms\":1795500000000,\"event\":\"terminal.stopped\""));
}

TEST_F(AuditLogTest, KnowsThatTheProgramDiedInAVisit) {
  {
    const auto log = open();
    log->visit("3f2a");
    log->write(EventId::VisitBegan, {{"service", "assessment"}});
  }
  EXPECT_TRUE(open()->interruptedVisit());
  {
    const auto log = open();
    log->visit("3f2a");
    log->write(EventId::VisitEnded, {{"reason", "finished"}, {"step", "receipt"}});
  }
  EXPECT_FALSE(open()->interruptedVisit());
}

using AuditLogDeathTest = AuditLogTest;

TEST_F(AuditLogDeathTest, TakesOnlyValuesTheCatalogueNames) {
  const auto log = open();
  EXPECT_DEATH(log->write(EventId::CardRead, {{"name", "zhang"}}), "");
}

TEST_F(AuditLogDeathTest, TakesNoTextAVisitorCouldHaveWritten) {
  const auto log = open();
  EXPECT_DEATH(log->write(EventId::CardRead, {{"kind", "孔祥瑞"}}), "");
}

}  // namespace
}  // namespace kiosk::terminal::audit
