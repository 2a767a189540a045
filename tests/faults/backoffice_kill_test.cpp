// Several terminals hand in without a pause while the back office is killed (SIGKILL) at random moments. Afterwards
// every answer that was given must be on record, each submission once, and the chain whole. HALL_KILLS says how often.
//
// What it catches was tried by breaking the program: with the answer given before COMMIT (store/writer.cpp: set_value
// before "COMMIT") it reports lost answers; without the idempotency row it reports duplicates.

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "kiosk/backoffice/store/audit.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/backoffice/support/office_process.h"

namespace kiosk::backoffice::testing {
namespace {

constexpr int kUsualKills = 25;
constexpr int kTerminals = 4;

struct Ledger {
  std::map<std::string, std::string> answers;  ///< by uuid, as first told
  int sentAgain = 0;                           ///< after an unknown outcome
  std::string contradiction;
};

/// One terminal: hands packets in until told to end, each until it has an answer.
void handInUntil(const std::atomic<bool>& end, const OfficeProcess& office, const RemoteTerminal& terminal,
                 Ledger& ledger) {
  HttpClient client(office.kioskBase(), office.trustAnchor(), terminal.identity);
  while (!end.load()) {
    const std::string uuid = contract::newSubmissionId();
    const std::string packet = sealedBy(terminal, uuid);
    for (bool first = true;; first = false) {
      const Reply reply = client.send("PUT", "/v1/submissions/" + uuid, contract::kPacketContentType, packet);
      if (!first) ++ledger.sentAgain;
      if (reply.status == 201 || reply.status == 200) {
        if (first && reply.status == 200) ledger.contradiction = "a first attempt was answered 200";
        ledger.answers[uuid] = reply.body;
        break;
      }
      if (reply.status != 0 && reply.status < 500) {
        ledger.contradiction = std::to_string(reply.status) + " " + reply.body;
        return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
}

int killsWanted() {
  const char* text = std::getenv("HALL_KILLS");
  return text != nullptr ? std::atoi(text) : kUsualKills;
}

TEST(BackofficeKilled, LosesNothingAndDoublesNothing) {
  TemporaryFolder folder;
  const auto data = folder.path() / "office";
  ASSERT_EQ(runBackoffice({"init", "--data", data}).exitCode, 0);
  OfficeProcess office(data);
  office.start();
  std::vector<RemoteTerminal> terminals;
  for (int t = 0; t < kTerminals; ++t) {
    terminals.push_back(enrolOverNetwork(office, data, "k" + std::to_string(t), folder.path()));
  }

  std::atomic<bool> end{false};
  std::vector<Ledger> ledgers(kTerminals);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kTerminals; ++t) {
    threads.emplace_back([&, t] { handInUntil(end, office, terminals[t], ledgers[t]); });
  }
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> pause(30, 400);
  const int kills = killsWanted();
  for (int k = 0; k < kills; ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(pause(random)));
    office.kill();
    office.start();
  }
  end = true;
  for (std::thread& thread : threads)
    thread.join();
  ASSERT_EQ(office.stop(), 0);

  auto session = store::connect(data / "office.db").value();
  int answered = 0;
  int sentAgain = 0;
  for (const Ledger& ledger : ledgers) {
    EXPECT_EQ(ledger.contradiction, "") << "seed " << seed;
    sentAgain += ledger.sentAgain;
    for (const auto& [uuid, answer] : ledger.answers) {
      std::string kept;
      *session << "SELECT answer FROM submission WHERE submission_uuid = :uuid", soci::use(uuid), soci::into(kept);
      EXPECT_EQ(kept, answer) << "lost " << uuid << ", seed " << seed;
      ++answered;
    }
  }
  const auto folderOfOffice = DataFolder::open(data).value();
  const auto report = store::audit(*session, folderOfOffice).value();
  for (const std::string& finding : report.findings)
    ADD_FAILURE() << finding << ", seed " << seed;
  EXPECT_EQ(report.submissions, answered) << "more rows than answers: something was doubled; seed " << seed;
  EXPECT_EQ(report.cases, answered);
  EXPECT_GE(answered, kills) << "the terminals hardly got a word in: the test proves nothing";
  std::printf("kills=%d answered=%d sent_again=%d lost=0 doubled=0 events=%lld\n", kills, answered, sentAgain,
              static_cast<long long>(report.chain.rows));
}

}  // namespace
}  // namespace kiosk::backoffice::testing
