// kill -9 of either program at any moment of a submission: nothing is lost, nothing comes twice.
//
// The terminal's side is the product's own submit machinery (identity, outbox, office desk) in a process of its own,
// without the screen, so that it can be killed hundreds of times; the other side is the real hall-backoffice behind its
// mutual TLS. Whoever was "told" (the moment the screen would go on) is written to a file before the kill.
//
//   terminal_submit_killed_test [--rounds N]      25 in the normal suite, 200 in the long form

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/contract/packet.h"
#include "kiosk/terminal/client/office_desk.h"
#include "kiosk/terminal/identity/identity.h"
#include "tests/kiosk/terminal/scratch_folder.h"
#include "vision/image_file.h"

namespace kiosk::terminal {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

int rounds = 25;
std::string ownPath;

std::int64_t nowMs() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A child process whose output goes to a file.
class Child {
 public:
  Child(std::vector<std::string> words, const fs::path& output, const std::string& input = {}) {
    std::array<int, 2> stdinPipe{};
    EXPECT_EQ(pipe(stdinPipe.data()), 0);
    pid_ = fork();
    if (pid_ == 0) {
      dup2(stdinPipe[0], STDIN_FILENO);
      const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      dup2(file, STDOUT_FILENO);
      dup2(file, STDERR_FILENO);
      close(stdinPipe[1]);
      std::vector<char*> arguments;
      for (std::string& word : words)
        arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(stdinPipe[0]);
    EXPECT_EQ(write(stdinPipe[1], input.data(), input.size()), static_cast<ssize_t>(input.size()));
    close(stdinPipe[1]);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { kill(SIGKILL); }

  int wait() {
    int status = 0;
    if (pid_ > 0) waitpid(pid_, &status, 0);
    pid_ = 0;
    return status;
  }
  void kill(int signal) {
    if (pid_ <= 0) return;
    ::kill(pid_, signal);
    wait();
  }

 private:
  pid_t pid_ = 0;
};

std::string contentOf(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Office {
 public:
  explicit Office(const fs::path& folder) : folder_(folder), data_(folder / "office") {
    const std::string program = std::string(HALL_BINARY_DIR) + "/hall-backoffice";
    program_ = program;
    command({"init", "--data", data_, "--login", "first", "--password-stdin"}, "Taibai-Lou-1988\n");
    command({"enrol", "--data", data_, "--kiosk", "370811-03", "--district", "370811"});
    std::istringstream words(contentOf(folder_ / "command.log"));
    for (std::string word; words >> word;)
      code_ = word;
    start();
  }
  void start() {
    serving_ = std::make_unique<Child>(std::vector<std::string>{program_, "serve", "--data", data_, "--kiosk-port",
                                                                kioskPort_, "--staff-port", staffPort_},
                                       folder_ / "serve.log");
    for (int i = 0; i < 1000; ++i) {
      const std::string log = contentOf(folder_ / "serve.log");
      const auto portAfter = [&log](const std::string& key) {
        const auto at = log.find(':', log.find(key));
        return log.substr(at + 1, log.find_first_not_of("0123456789", at + 1) - at - 1);
      };
      if (log.find("today=") != std::string::npos) {
        kioskPort_ = portAfter("kiosk=");
        staffPort_ = portAfter("staff=");
        return;
      }
      std::this_thread::sleep_for(milliseconds(10));
    }
    FAIL() << "the back office is not ready: " << contentOf(folder_ / "serve.log");
  }
  void killAndRestart() {
    serving_->kill(SIGKILL);
    start();
  }
  [[nodiscard]] config::Configuration kioskConfiguration() const {
    config::Configuration configuration;
    configuration.kiosk.id = "370811-03";
    configuration.backOffice.url = "https://localhost:" + kioskPort_;
    configuration.backOffice.enrolUrl = "https://localhost:" + staffPort_;
    configuration.backOffice.caFile = fs::path(data_) / "ca.pem";
    configuration.paths.data = folder_ / "kiosk";
    return configuration;
  }
  [[nodiscard]] const std::string& code() const { return code_; }

 private:
  void command(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.begin(), program_);
    Child child(std::move(words), folder_ / "command.log", input);
    ASSERT_EQ(child.wait(), 0) << contentOf(folder_ / "command.log");
  }
  fs::path folder_;
  std::string data_;
  std::string program_;
  std::string code_;
  std::string kioskPort_ = "0";
  std::string staffPort_ = "0";
  std::unique_ptr<Child> serving_;
};

domain::Application application() {
  domain::Application application;
  application.person = {.name = "张敏",
                        .number = "370811198803120026",
                        .sexCode = "2",
                        .nationCode = "01",
                        .birth = std::chrono::year(1988) / 3 / 12,
                        .address = "山东省济宁市任城区洸河路18号"};
  application.employer.name = "济宁恒岳精密机械有限公司";
  application.injury.date = std::chrono::year(2026) / 3 / 9;
  application.contact.phone = "13905370000";
  application.contact.postalAddress = "济宁市任城区洸河路18号";
  for (const auto material : {domain::MaterialKind::DiagnosisCertificate, domain::MaterialKind::MedicalRecord}) {
    domain::Page page;
    page.material = material;
    page.jpeg.assign(60'000, 0x5A);
    page.jpeg[0] = 0xFF;
    page.jpeg[1] = 0xD8;
    page.jpeg[2] = 0xFF;
    application.pages.push_back(std::move(page));
  }
  application.face = {.outcome = domain::FaceCheck::Outcome::Passed,
                      .similarity = 0.7,
                      .liveness = 0.9,
                      .comparedWith = "chip_photo",
                      .challenge = "turn_left"};
  application.consents = {{.textId = "face_check", .textVersion = "1", .givenAtMs = nowMs(), .granted = true}};
  application.signaturePng = vision::encodePng(vision::Image(96, 48));
  return application;
}

/// The terminal's process. Hands in `count` applications (0: only drains the outbox, then ends).
int terminal(const config::Configuration& configuration, int count) {
  auto identity = identity::load(configuration.paths.data);
  auto outbox = outbox::Outbox::open(configuration.paths.data / "outbox.sqlite");
  auto audit = audit::AuditLog::open(configuration.paths.data / "audit", nowMs);
  if (!identity || !outbox || !audit) return 3;
  std::atomic<int> waiting{-1};
  std::atomic<int> settled{0};
  const fs::path told = configuration.paths.data / "told";
  client::OfficeDesk::Post post;
  post.answer = [&](std::uint64_t, const Event& event) {
    if (const auto* stored = std::get_if<event::Stored>(&event)) {
      std::ofstream out(told, std::ios::app);
      out << stored->uuid << '\n' << std::flush;
    }
    if (std::holds_alternative<event::Accepted>(event) || std::holds_alternative<event::Waiting>(event)) ++settled;
    if (const auto* refused = std::get_if<event::Refused>(&event))
      std::cerr << "refused " << refused->error.detail << '\n';
  };
  post.hall = [](const contract::HallState&) {};
  post.backlog = [&](const outbox::Backlog& backlog) { waiting = backlog.waiting; };
  client::OfficeDesk desk(std::move(*identity), configuration.backOffice, std::move(*outbox), **audit, nowMs, post);
  std::cout << "ready" << std::endl;
  for (int i = 0; i < count; ++i)
    desk.ask(1, order::HandIn{contract::newSubmissionId(), application()});
  for (int i = 0; i < 6'000; ++i) {
    if (count == 0 && waiting == 0) return 0;
    if (count > 0 && settled == count) return 0;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return 4;
}

/// Until the worker begins to hand in: what comes before that is not what is to be killed.
void awaitReady(const fs::path& log) {
  for (int i = 0; i < 6'000 && contentOf(log).find("ready") == std::string::npos; ++i)
    std::this_thread::sleep_for(milliseconds(2));
}

/// The worker learns where things are from a small file: one value a line.
void writePlan(const fs::path& file, const config::Configuration& configuration) {
  std::ofstream(file) << configuration.backOffice.url << '\n' << configuration.paths.data.string() << '\n';
}

config::Configuration readPlan(const fs::path& file) {
  config::Configuration configuration;
  std::ifstream in(file);
  std::string data;
  std::getline(in, configuration.backOffice.url);
  std::getline(in, data);
  configuration.paths.data = data;
  configuration.backOffice.answer = milliseconds(3'000);
  return configuration;
}

TEST(SubmitKilled, LosesNothingAndDoublesNothing) {
  const ScratchFolder folder;
  Office office(folder.path());
  const config::Configuration configuration = office.kioskConfiguration();
  fs::create_directories(configuration.paths.data);
  const auto identity = identity::enrol(configuration, office.code());
  ASSERT_TRUE(identity) << identity.error().detail;
  const fs::path plan = folder.path() / "plan";
  writePlan(plan, configuration);

  std::mt19937 chance(20261124);
  int kioskKills = 0;
  int officeKills = 0;
  for (int round = 0; round < rounds; ++round) {
    const fs::path log = folder.path() / ("worker-" + std::to_string(round) + ".log");
    Child worker({ownPath, "--worker", plan, "3"}, log);
    awaitReady(log);
    std::this_thread::sleep_for(milliseconds(chance() % 160));
    if (round % 3 == 2) {
      office.killAndRestart();
      ++officeKills;
      std::this_thread::sleep_for(milliseconds(chance() % 60));
    }
    worker.kill(SIGKILL);
    ++kioskKills;
  }
  Child drain({ownPath, "--worker", plan, "0"}, folder.path() / "drain.log");
  ASSERT_EQ(drain.wait(), 0) << contentOf(folder.path() / "drain.log");

  std::set<std::string> told;
  std::istringstream lines(contentOf(configuration.paths.data / "told"));
  for (std::string uuid; std::getline(lines, uuid);) {
    if (uuid.size() == 36) told.insert(uuid);
  }
  ASSERT_GT(told.size(), static_cast<std::size_t>(rounds) / 2) << "the rounds must really hand something in";

  // Everything anybody was told of is with the office, each under its own acceptance number.
  client::HttpsConnection connection(identity::endpointOf(*identity, configuration.backOffice));
  std::set<std::string> numbers;
  for (const std::string& uuid : told) {
    const auto reply = connection.exchange(
        {.method = client::Method::Get, .path = "/v1/submissions/" + uuid, .contentType = {}, .body = {}});
    ASSERT_TRUE(reply) << reply.error().detail;
    ASSERT_EQ(reply->status, 200) << uuid << " was told and is lost; " << contentOf(folder.path() / "drain.log")
                                  << contentOf(folder.path() / "worker-0.log");
    const std::string body(reply->body.begin(), reply->body.end());
    const auto at = body.find("\"acceptance_number\":\"");
    numbers.insert(body.substr(at + 21, 13));
  }
  EXPECT_EQ(numbers.size(), told.size());

  // And the office has no case that no submission of the outbox stands for.
  client::BackOffice asking(identity::endpointOf(*identity, configuration.backOffice));
  const auto cases = asking.cases({application().person.number, application().person.name});
  ASSERT_TRUE(cases) << cases.error().detail;
  std::set<std::string> caseNumbers;
  for (const auto& one : *cases)
    EXPECT_TRUE(caseNumbers.insert(one.acceptanceNumber).second) << "twice";
  auto outbox = outbox::Outbox::open(configuration.paths.data / "outbox.sqlite");
  ASSERT_TRUE(outbox);
  int durable = 0;
  auto counted = outbox::Database::open(configuration.paths.data / "outbox.sqlite");
  auto query = counted->prepare("SELECT COUNT(*) FROM item WHERE state = 2");
  ASSERT_TRUE(query->step().value());
  durable = static_cast<int>(query->numberAt(0));
  EXPECT_EQ(static_cast<int>(caseNumbers.size()), durable);
  EXPECT_EQ(outbox->backlog().value().waiting, 0);
  EXPECT_EQ(outbox->backlog().value().refused, 0);
  std::cout << "kiosk killed " << kioskKills << ", office killed " << officeKills << ", told " << told.size()
            << ", sent " << durable << ", cases " << caseNumbers.size() << '\n';
}

}  // namespace
}  // namespace kiosk::terminal

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--worker") {
    return kiosk::terminal::terminal(kiosk::terminal::readPlan(argv[2]), std::stoi(argv[3]));
  }
  testing::InitGoogleTest(&argc, argv);
  if (argc == 3 && std::string(argv[1]) == "--rounds") kiosk::terminal::rounds = std::stoi(argv[2]);
  kiosk::terminal::ownPath = std::filesystem::canonical(argv[0]);
  return RUN_ALL_TESTS();
}
