// The program's two ports as a terminal and a browser meet them: real TLS, real HTTP, the real child process.

#include <fstream>
#include <sstream>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/backoffice/crypto/digest.h"
#include "kiosk/backoffice/pki/authority.h"
#include "kiosk/contract/codec.h"
#include "kiosk/contract/packet.h"
#include "kiosk/domain/dates.h"
#include "tests/kiosk/backoffice/support/office_on_disk.h"
#include "tests/kiosk/backoffice/support/office_process.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::testing {
namespace {

using Json = nlohmann::json;
namespace samples = contract::samples;

constexpr const char* kPacketType = contract::kPacketContentType;

/// The office's clock may run ahead of the certificates that were made just now, never behind them.
std::string today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return domain::dateText(domain::chinaDate(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
}

/// One office for all tests of this file: starting it costs a second.
class ServerTest : public ::testing::Test {
 protected:
  struct World {
    TemporaryFolder folder;
    std::filesystem::path data = folder.path() / "office";
    OfficeProcess office{data};
    RemoteTerminal terminal;

    World() {
      const auto made = runBackoffice({"init", "--data", data, "--login", "li", "--display", "李", "--password-stdin"},
                                      std::string(kPassword) + "\n");
      EXPECT_EQ(made.exitCode, 0) << made.output;
      runBackoffice({"officer", "add", "--data", data, "--login", "wu", "--display", "吴", "--password-stdin"},
                    std::string(kPassword) + "\n");
      std::ofstream(folder.path() / "institutions.json")
          << R"({"institutions": [{"kind": "medical", "name": "济宁市第一人民医院", "district": "370811"}]})";
      const auto taken = runBackoffice({"institution", "import", "--data", data, folder.path() / "institutions.json"});
      EXPECT_EQ(taken.output, "institutions 1\n");
      runBackoffice({"officer", "add", "--data", data, "--login", "audit", "--display", "审计", "--role", "auditor",
                     "--password-stdin"},
                    std::string(kPassword) + "\n");
      // As kiosk/console builds it; the browser itself is tests/journeys/console.
      std::filesystem::create_directories(folder.path() / "console" / "assets");
      std::ofstream(folder.path() / "console" / "index.html") << "<meta nonce=hall-style-nonce>";
      std::ofstream(folder.path() / "console" / "assets" / "index-1.js") << "export {}";
      office.start({"--today", today(), "--console", folder.path() / "console"});
      terminal = enrolOverNetwork(office, data, "03", folder.path());
    }
  };
  static World& world() {
    static World* const kWorld = new World();
    return *kWorld;
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(world().office.stop(), 0) << "SIGTERM ends it cleanly";
    const auto verified = runBackoffice({"verify", "--data", world().data});
    EXPECT_EQ(verified.exitCode, 0) << verified.output;
    std::filesystem::remove_all(world().folder.path());
  }

  HttpClient kiosk() { return {world().office.kioskBase(), world().office.trustAnchor(), world().terminal.identity}; }
  HttpClient staff() { return {world().office.staffBase(), world().office.trustAnchor()}; }

  struct Signed {
    std::vector<std::string> headers;  ///< cookie and CSRF
    std::string cookie;
  };
  Signed signIn(HttpClient& client, const std::string& login) {
    const Reply reply = client.post("/api/login", Json{{"login", login}, {"password", kPassword}}.dump());
    EXPECT_EQ(reply.status, 200) << reply.body;
    const std::string& set = reply.headers.at("set-cookie");
    Signed in;
    in.cookie = "Cookie: " + set.substr(0, set.find(';'));
    in.headers = {in.cookie, "X-Hall-Csrf: " + Json::parse(reply.body).at("csrf").get<std::string>()};
    return in;
  }
  std::string handIn() {
    auto client = kiosk();
    const std::string uuid = contract::newSubmissionId();
    const Reply reply = client.send("PUT", "/v1/submissions/" + uuid, kPacketType, sealedBy(world().terminal, uuid));
    EXPECT_EQ(reply.status, 201) << reply.body;
    return Json::parse(reply.body).at("acceptance_number").get<std::string>();
  }
  static std::string codeOf(const Reply& reply) {
    const auto problem = contract::fromJson<contract::Problem>(reply.body);
    return problem ? problem->code : "no problem document: " + reply.body + reply.trouble;
  }
};

TEST_F(ServerTest, SubmissionIsTakenOnceAndAnsweredTheSameAgain) {
  auto client = kiosk();
  const std::string uuid = contract::newSubmissionId();
  const std::string path = "/v1/submissions/" + uuid;
  EXPECT_EQ(client.get(path).status, 404);
  const std::string packet = sealedBy(world().terminal, uuid);
  const Reply first = client.send("PUT", path, kPacketType, packet);
  ASSERT_EQ(first.status, 201) << first.body << first.trouble;
  EXPECT_EQ(first.headers.at("cache-control"), "no-store");
  const Reply again = client.send("PUT", path, kPacketType, packet);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(client.get(path).body, first.body);
  const Reply other = client.send("PUT", path, kPacketType, sealedBy(world().terminal, uuid));
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(codeOf(other), "submission_conflict");
}

TEST_F(ServerTest, LargePacketIsStreamed) {
  auto client = kiosk();
  const std::string uuid = contract::newSubmissionId();
  const std::string packet = sealedBy(world().terminal, uuid, 3 << 20);
  const Reply reply = client.send("PUT", "/v1/submissions/" + uuid, kPacketType, packet);
  EXPECT_EQ(reply.status, 201) << reply.body << reply.trouble;
  std::filesystem::path kept = world().data / "packets";
  const std::string sha = crypto::sha256Hex(packet);
  EXPECT_EQ(std::filesystem::file_size(kept / sha.substr(0, 2) / (sha + ".packet")), packet.size());
  EXPECT_TRUE(std::filesystem::is_empty(world().data / "spool"));
}

TEST_F(ServerTest, GarbageIsRefusedAndLeavesTheConnectionUsable) {
  auto client = kiosk();
  const std::string uuid = contract::newSubmissionId();
  const Reply reply = client.send("PUT", "/v1/submissions/" + uuid, kPacketType, "this is no packet");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(codeOf(reply), "packet_unreadable");
  EXPECT_EQ(client.get("/v1/hall").status, 200);
}

TEST_F(ServerTest, TheHallNamesTheAgreementInstitutions) {
  const auto hall = contract::fromJson<contract::HallState>(kiosk().get("/v1/hall").body);
  ASSERT_TRUE(hall);
  EXPECT_EQ(hall->institutions, (std::vector<std::string>{"济宁市第一人民医院"}));
}

TEST_F(ServerTest, FormIsStrict) {
  auto client = kiosk();
  const std::string uuid = contract::newSubmissionId();
  EXPECT_EQ(client.get("/v1/nothing").status, 404);
  EXPECT_EQ(client.get("/v1/hall/").status, 404);
  EXPECT_EQ(client.get("/v1/hall?x").status, 400);
  EXPECT_EQ(client.post("/v1/hall", "{}").status, 405);
  EXPECT_EQ(client.send("DELETE", "/v1/hall", "application/json", "").status, 405);
  EXPECT_EQ(client.send("PUT", "/v1/submissions/" + uuid, "application/json", "{}").status, 415);
  EXPECT_EQ(client.send("POST", "/v1/heartbeat", "text/plain", "{}").status, 415);
  EXPECT_EQ(client.post("/v1/heartbeat", "{}").status, 422);
  EXPECT_EQ(client.post("/v1/heartbeat", std::string(300 << 10, ' ')).status, 413);
  EXPECT_EQ(client.post("/v1/heartbeat", "{}", {"Transfer-Encoding: chunked"}).status, 411);
  EXPECT_EQ(client.post("/v1/heartbeat", contract::toJson(samples::heartbeat())).status, 200);
}

TEST_F(ServerTest, KioskPortWantsOurCertificate) {
  HttpClient bare(world().office.kioskBase(), world().office.trustAnchor());
  EXPECT_EQ(bare.get("/v1/hall").status, 0) << "no certificate";

  const auto root = pki::makeRoot("foreign").value();
  const auto issuer = pki::issueIssuer(root, "foreign issuer").value();
  const auto request = pki::makeRequest("03").value();
  const auto& folder = world().folder.path();
  std::ofstream(folder / "foreign.pem") << pki::issueDevice(issuer, request.requestPem, {"370800", "03"}).value()
                                        << issuer.certificatePem;
  std::ofstream(folder / "foreign.key.pem") << request.keyPem;
  HttpClient foreign(world().office.kioskBase(), world().office.trustAnchor(),
                     HttpClient::Identity{folder / "foreign.pem", folder / "foreign.key.pem"});
  EXPECT_EQ(foreign.get("/v1/hall").status, 0) << "another authority";

  HttpClient server(world().office.kioskBase(), world().office.trustAnchor(),
                    HttpClient::Identity{world().data / "keys/server.pem", world().data / "keys/server.key.pem"});
  EXPECT_EQ(server.get("/v1/hall").status, 0) << "the server's own certificate is no client's";
  EXPECT_EQ(staff().get("/v1/hall").status, 404) << "terminals' routes are not on the staff port";
  EXPECT_EQ(kiosk().get("/api/me").status, 404);
}

TEST_F(ServerTest, CertificateOfAnEarlierEnrolmentEndsAtOnce) {
  const auto& folder = world().folder.path();
  std::filesystem::create_directory(folder / "again");
  const RemoteTerminal before = enrolOverNetwork(world().office, world().data, "09", folder);
  HttpClient old(world().office.kioskBase(), world().office.trustAnchor(), before.identity);
  EXPECT_EQ(old.get("/v1/hall").status, 200);
  const RemoteTerminal after = enrolOverNetwork(world().office, world().data, "09", folder / "again");
  const Reply refused = old.get("/v1/hall");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(codeOf(refused), "device_not_active");
  HttpClient fresh(world().office.kioskBase(), world().office.trustAnchor(), after.identity);
  EXPECT_EQ(fresh.get("/v1/hall").status, 200);
}

TEST_F(ServerTest, EnrolmentCodeWorksOnce) {
  const auto invited = runBackoffice({"enrol", "--data", world().data, "--kiosk", "11", "--district", "370811"});
  const auto request = pki::makeRequest("11").value();
  const auto keys = contract::newKioskKeys();
  Json body = {
      {"code", invited.value("code")}, {"csr_pem", "rubbish"}, {"sign_public_key", contract::toHex(keys.publicKey)}};
  auto client = staff();
  EXPECT_EQ(client.post("/v1/enrol", body.dump()).status, 422) << "a bad request does not use the code up";
  body["csr_pem"] = request.requestPem;
  EXPECT_EQ(client.post("/v1/enrol", body.dump()).status, 200);
  const Reply twice = client.post("/v1/enrol", body.dump());
  EXPECT_EQ(twice.status, 403);
  EXPECT_EQ(codeOf(twice), "enrolment_refused");
}

TEST_F(ServerTest, CertificateCanBeRenewedByItsHolder) {
  const auto& folder = world().folder.path();
  const RemoteTerminal terminal = enrolOverNetwork(world().office, world().data, "12", folder);
  HttpClient client(world().office.kioskBase(), world().office.trustAnchor(), terminal.identity);
  const auto request = pki::makeRequest("12").value();
  const Reply reply = client.post("/v1/renew", Json{{"csr_pem", request.requestPem}}.dump());
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(client.get("/v1/hall").status, 403) << "the old one ended";
  std::ofstream(folder / "12b.pem") << Json::parse(reply.body).at("certificate_chain_pem").get<std::string>();
  std::ofstream(folder / "12b.key.pem") << request.keyPem;
  HttpClient renewed(world().office.kioskBase(), world().office.trustAnchor(),
                     HttpClient::Identity{folder / "12b.pem", folder / "12b.key.pem"});
  EXPECT_EQ(renewed.get("/v1/hall").status, 200);
}

TEST_F(ServerTest, StaffNeedSessionAndCsrfAndTheirAudience) {
  auto client = staff();
  EXPECT_EQ(client.get("/api/cases").status, 401);
  EXPECT_EQ(client.get("/api/audit").status, 401);
  EXPECT_EQ(client.get("/api/cases", {"Cookie: __Host-hall-session=" + std::string(64, 'a')}).status, 401);
  const Signed li = signIn(client, "li");
  EXPECT_EQ(client.get("/api/cases", li.headers).status, 200);
  EXPECT_EQ(client.get("/api/cases?stage=nonsense", li.headers).status, 400);
  EXPECT_EQ(client.get("/api/audit", li.headers).status, 403) << "officers do not read the log";
  const std::string action = "/api/cases/" + contract::newSubmissionId() + "/confirm_materials";
  EXPECT_EQ(codeOf(client.post(action, R"({"version":1})", {li.cookie})), "csrf_missing");
  EXPECT_EQ(client.post(action, R"({"version":1})", li.headers).status, 404);
  const Signed auditor = signIn(client, "audit");
  EXPECT_EQ(client.get("/api/audit", auditor.headers).status, 200);
  EXPECT_EQ(client.get("/api/cases", auditor.headers).status, 403) << "auditors do not see cases";
  EXPECT_EQ(client.send("POST", "/api/logout", "application/json", "", li.headers).status, 200);
  EXPECT_EQ(client.get("/api/cases", li.headers).status, 401);
}

TEST_F(ServerTest, ConsoleIsServedToStaffAlone) {
  auto client = staff();
  const Reply page = client.get("/desk/queue");
  EXPECT_EQ(page.status, 200) << page.body << page.trouble;
  EXPECT_EQ(page.headers.at("cache-control"), "no-store");
  EXPECT_EQ(page.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(page.body.find("hall-style-nonce"), std::string::npos);
  EXPECT_NE(page.headers.at("content-security-policy").find("'nonce-"), std::string::npos);
  const Reply script = client.get("/assets/index-1.js");
  EXPECT_EQ(script.body, "export {}");
  EXPECT_EQ(script.headers.at("cache-control"), "public, max-age=31536000, immutable");
  const Reply held = client.get("/assets/index-1.js", {"If-None-Match: " + script.headers.at("etag")});
  EXPECT_EQ(held.status, 304);
  EXPECT_EQ(client.get("/assets/index-1.js").status, 200) << "the connection goes on after an answer without a body";
  EXPECT_EQ(client.get("/assets/index-2.js").status, 404);
  EXPECT_EQ(client.post("/desk/queue", "{}").status, 405);
  EXPECT_EQ(kiosk().get("/desk/queue").status, 404);
}

TEST_F(ServerTest, OfficerSeesTheCaseItsPagesAndActs) {
  const std::string number = handIn();
  auto client = staff();
  const Signed li = signIn(client, "li");
  const Json list = Json::parse(client.get("/api/cases?stage=accepted&limit=200", li.headers).body);
  Json line;
  for (const Json& entry : list.at("cases")) {
    if (entry.at("acceptance_number") == number) line = entry;
  }
  ASSERT_FALSE(line.is_null());
  const auto person = samples::application().person;
  EXPECT_EQ(line.dump().find(person.number), std::string::npos) << "the queue is masked";
  const std::string path = "/api/cases/" + line.at("case_id").get<std::string>();
  const Json whole = Json::parse(client.get(path, li.headers).body);
  EXPECT_EQ(whole.at("application").at("person").at("number"), person.number);
  EXPECT_EQ(client.get(path + "/pages/1", li.headers).headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(client.get(path + "/pages/3", li.headers).status, 404);

  const Reply form = client.get(path + "/form.pdf", li.headers);
  ASSERT_EQ(form.status, 200) << form.body;
  EXPECT_EQ(form.headers.at("content-type"), "application/pdf");
  EXPECT_EQ(form.headers.at("cache-control"), "no-store");
  EXPECT_EQ(form.body.substr(0, 5), "%PDF-");
  EXPECT_EQ(client.get(path + "/form.pdf", li.headers).body, form.body) << "the same bytes every time";
  EXPECT_EQ(client.get(path + "/form.pdf").status, 401);
  EXPECT_EQ(client.get("/api/cases/" + contract::newSubmissionId() + "/form.pdf", li.headers).status, 404);
  const Signed auditor = signIn(client, "audit");
  EXPECT_EQ(client.get(path + "/form.pdf", auditor.headers).status, 403);
  const Json log = Json::parse(client.get("/api/audit?limit=1000", auditor.headers).body);
  int readings = 0;
  for (const Json& event : log.at("events")) {
    if (event.at("kind") == "dossier.read" && event.at("subject") == line.at("case_id")) ++readings;
  }
  EXPECT_EQ(readings, 3) << "the case once, the form twice";

  const Reply done = client.post(path + "/confirm_materials", R"({"version":1})", li.headers);
  ASSERT_EQ(done.status, 200) << done.body;
  const Json after = Json::parse(done.body);
  EXPECT_EQ(after.at("stage"), "materials_complete");
  ASSERT_EQ(after.at("notices").size(), 1U);
  const std::string pdf = "/api/notices/" + after.at("notices")[0].at("notice_id").get<std::string>() + "/pdf";
  const Reply paper = client.get(pdf, li.headers);
  EXPECT_EQ(crypto::sha256Hex(paper.body), after.at("notices")[0].at("pdf_sha256").get<std::string>());
  const Reply stale = client.post(path + "/confirm_materials", R"({"version":1})", li.headers);
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(Json::parse(stale.body).at("case").at("version"), 2);
  EXPECT_EQ(client.post(path + "/deliver", R"({"version":2})", li.headers).status, 404);
  EXPECT_EQ(
      client.post(path + "/schedule", R"({"version":2,"day":"2026-11-31","time":"09:00","place":"x"})", li.headers)
          .status,
      422);
}

TEST_F(ServerTest, ResultOfAPersonLookupNeedsNumberAndName) {
  const auto file = world().folder.path() / "persons.json";
  const auto record = samples::personRecord();
  Json entry = Json::parse(contract::toJson(record));
  entry.erase("known");
  entry["number"] = samples::personLookup().number;
  entry["name"] = samples::personLookup().name;
  std::ofstream(file) << Json{{"persons", {entry}}}.dump();
  const auto imported = runBackoffice({"person", "import", "--data", world().data, file});
  ASSERT_EQ(imported.exitCode, 0) << imported.output;
  auto client = kiosk();
  const Reply known = client.post("/v1/persons/lookup", contract::toJson(samples::personLookup()));
  ASSERT_EQ(known.status, 200) << known.body;
  EXPECT_EQ(contract::fromJson<contract::PersonRecord>(known.body).value(), record);
  auto wrongName = samples::personLookup();
  wrongName.name = "王伟";
  const Reply unknown = client.post("/v1/persons/lookup", contract::toJson(wrongName));
  EXPECT_EQ(contract::fromJson<contract::PersonRecord>(unknown.body).value(), contract::PersonRecord{});
}

TEST_F(ServerTest, IdleConnectionsDoNotHoldOthersUp) {
  std::vector<int> idle;
  const std::string base = world().office.kioskBase();
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(base.substr(base.rfind(':') + 1))));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int i = 0; i < 100; ++i) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    ASSERT_EQ(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    idle.push_back(fd);
  }
  EXPECT_EQ(kiosk().get("/v1/hall").status, 200);
  for (const int fd : idle)
    ::close(fd);
}

TEST_F(ServerTest, LogIsJsonAndKnowsNobody) {
  handIn();
  auto client = kiosk();
  client.post("/v1/cases/mine", contract::toJson(samples::personLookup()));
  std::ifstream log(world().office.log());
  int lines = 0;
  for (std::string line; std::getline(log, line); ++lines) {
    const Json parsed = Json::parse(line, nullptr, false);
    EXPECT_TRUE(parsed.is_object() && parsed.contains("time") && parsed.contains("event")) << line;
    EXPECT_EQ(line.find(samples::personLookup().number), std::string::npos);
    EXPECT_EQ(line.find(samples::personLookup().name), std::string::npos);
  }
  EXPECT_GT(lines, 3);
}

TEST_F(ServerTest, OneFolderIsServedOnce) {
  OfficeProcess second(world().data);
  EXPECT_THROW(second.start({"--today", today()}), std::runtime_error);
}

}  // namespace
}  // namespace kiosk::backoffice::testing
