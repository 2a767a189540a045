// Durable submissions a second of the back office (own process, TLS 1.3 with client certificates, sealed packets opened
// and checked, file and rows fsynced before the answer), and raw SQLite writing the same rows with group commit: one
// run, one disk.   submissions_bench [TERMINALS] [SUBMISSIONS EACH] [PAGE BYTES]

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <sqlite3.h>

#include "kiosk/backoffice/store/migration.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/backoffice/support/office_process.h"

namespace {

using namespace kiosk::backoffice;
using testing::HttpClient;
using testing::OfficeProcess;
using testing::RemoteTerminal;
using Watch = std::chrono::steady_clock;

constexpr std::size_t kGroup = 16;

struct Packet {
  std::string uuid;
  std::string bytes;
};

struct Terminal {
  RemoteTerminal remote;
  std::vector<Packet> packets;
  std::vector<double> milliseconds;
  int refused = 0;
};

double since(Watch::time_point begin) {
  return std::chrono::duration<double>(Watch::now() - begin).count();
}

void handInAll(const OfficeProcess& office, Terminal& terminal) {
  HttpClient client(office.kioskBase(), office.trustAnchor(), terminal.remote.identity);
  for (const Packet& packet : terminal.packets) {
    const auto begin = Watch::now();
    const auto reply =
        client.send("PUT", "/v1/submissions/" + packet.uuid, kiosk::contract::kPacketContentType, packet.bytes);
    terminal.milliseconds.push_back(since(begin) * 1000);
    if (reply.status != 201) ++terminal.refused;
  }
}

/// Rows of one table as texts, and the statement that writes one.
struct Table {
  std::string insert;
  std::vector<std::vector<std::string>> rows;
};

void must(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fmt::print(stderr, "sqlite: {}\n", sqlite3_errmsg(database));
  std::exit(1);
}

sqlite3* open(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  must(sqlite3_open(file.c_str(), &database), database);
  must(sqlite3_exec(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", nullptr, nullptr, nullptr),
       database);
  return database;
}

Table read(sqlite3* database, const std::string& name, const std::string& where) {
  Table table;
  sqlite3_stmt* statement = nullptr;
  must(sqlite3_prepare_v2(database, ("SELECT * FROM " + name + where).c_str(), -1, &statement, nullptr), database);
  const int columns = sqlite3_column_count(statement);
  table.insert = "INSERT INTO " + name + " VALUES (?";
  for (int c = 1; c < columns; ++c)
    table.insert += ",?";
  table.insert += ")";
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<std::string> row;
    for (int c = 0; c < columns; ++c) {
      row.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, c)));
    }
    table.rows.push_back(std::move(row));
  }
  sqlite3_finalize(statement);
  return table;
}

/// Writes one row of each table per submission, `group` submissions a transaction; submissions a second.
double rawRate(const std::filesystem::path& file, const std::vector<Table>& tables, std::size_t group) {
  sqlite3* database = open(file);
  for (const auto& migration : store::migrations()) {
    must(sqlite3_exec(database, migration.sql.c_str(), nullptr, nullptr, nullptr), database);
  }
  std::vector<sqlite3_stmt*> statements;
  for (const Table& table : tables) {
    statements.push_back(nullptr);
    must(sqlite3_prepare_v2(database, table.insert.c_str(), -1, &statements.back(), nullptr), database);
  }
  const std::size_t count = tables.front().rows.size();
  const auto begin = Watch::now();
  for (std::size_t i = 0; i < count; ++i) {
    if (i % group == 0) must(sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), database);
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const auto& row = tables[t].rows[i];
      for (std::size_t c = 0; c < row.size(); ++c) {
        sqlite3_bind_text(statements[t], static_cast<int>(c) + 1, row[c].data(), static_cast<int>(row[c].size()),
                          nullptr);
      }
      must(sqlite3_step(statements[t]), database);
      sqlite3_reset(statements[t]);
    }
    if (i % group == group - 1 || i + 1 == count) {
      must(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr), database);
    }
  }
  const double seconds = since(begin);
  for (sqlite3_stmt* statement : statements)
    sqlite3_finalize(statement);
  sqlite3_close(database);
  return static_cast<double>(count) / seconds;
}

int argument(int argc, char** argv, int at, int usual) {
  return argc > at ? std::atoi(argv[at]) : usual;
}

}  // namespace

int main(int argc, char** argv) {
  const int terminalCount = argument(argc, argv, 1, 16);
  const int each = argument(argc, argv, 2, 125);
  const auto pageBytes = static_cast<std::size_t>(argument(argc, argv, 3, 2000));
  const testing::TemporaryFolder folder;
  const auto data = folder.path() / "office";
  testing::runBackoffice({"init", "--data", data});
  OfficeProcess office(data);
  office.start();
  std::vector<Terminal> terminals(static_cast<std::size_t>(terminalCount));
  for (std::size_t t = 0; t < terminals.size(); ++t) {
    terminals[t].remote = testing::enrolOverNetwork(office, data, "b" + std::to_string(t), folder.path());
    for (int i = 0; i < each; ++i) {
      const std::string uuid = kiosk::contract::newSubmissionId();
      terminals[t].packets.push_back({uuid, testing::sealedBy(terminals[t].remote, uuid, pageBytes)});
    }
  }
  const auto begin = Watch::now();
  std::vector<std::thread> threads;
  for (Terminal& terminal : terminals)
    threads.emplace_back([&] { handInAll(office, terminal); });
  for (std::thread& thread : threads)
    thread.join();
  const double seconds = since(begin);
  office.stop();

  std::vector<double> times;
  int refused = 0;
  for (const Terminal& terminal : terminals) {
    times.insert(times.end(), terminal.milliseconds.begin(), terminal.milliseconds.end());
    refused += terminal.refused;
  }
  std::sort(times.begin(), times.end());
  const double served = static_cast<double>(times.size()) / seconds;
  sqlite3* database = open(data / "office.db");
  const std::vector<Table> tables = {read(database, "submission", " ORDER BY received_ms"),
                                     read(database, "assessment_case", " ORDER BY case_id"),
                                     read(database, "event", " WHERE kind = 'case.accept' ORDER BY seq")};
  sqlite3_close(database);
  const double grouped = rawRate(folder.path() / "grouped.db", tables, kGroup);
  const double single = rawRate(folder.path() / "single.db", tables, 1);
  fmt::print("packet_bytes={} terminals={} submissions={} refused={}\n", terminals[0].packets[0].bytes.size(),
             terminals.size(), times.size(), refused);
  fmt::print("served_per_s={:.0f} p50_ms={:.1f} p99_ms={:.1f}\n", served, times[times.size() / 2],
             times[times.size() * 99 / 100]);
  fmt::print("raw_group{}_per_s={:.0f} raw_single_per_s={:.0f}\n", kGroup, grouped, single);
  fmt::print("ratio_to_group={:.3f} ratio_to_single={:.3f}\n", served / grouped, served / single);
  return refused == 0 ? 0 : 1;
}
