#include "tests/kiosk/backoffice/support/office_process.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/backoffice/pki/authority.h"
#include "kiosk/contract/packet.h"
#include "tests/kiosk/contract/samples.h"

namespace kiosk::backoffice::testing {
namespace {

constexpr const char* kProgram = HALL_BINARY_DIR "/hall-backoffice";
constexpr std::int64_t kCreatedMs = 1795485480000;

struct Child {
  pid_t pid;
  int output;  ///< of its standard output
  int input;   ///< to its standard input
};

Child launch(const std::vector<std::string>& arguments, const std::string& errorFile,
             const std::vector<std::string>& environment) {
  std::array<int, 2> out{};
  std::array<int, 2> in{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(in.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  std::vector<char*> argv = {const_cast<char*>(kProgram)};
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (char** entry = environ; *entry != nullptr; ++entry)
    envp.push_back(*entry);
  for (const std::string& entry : environment)
    envp.push_back(const_cast<char*>(entry.c_str()));
  envp.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    const int errors = ::open(errorFile.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(errors, STDERR_FILENO);
    ::execve(kProgram, argv.data(), envp.data());
    ::_exit(127);
  }
  ::close(out[1]);
  ::close(in[0]);
  return {pid, out[0], in[1]};
}

int waitFor(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string readLine(int fd) {
  std::string line;
  char symbol = 0;
  while (::read(fd, &symbol, 1) == 1 && symbol != '\n')
    line.push_back(symbol);
  return line;
}

std::uint16_t portAfter(const std::string& line, const std::string& key) {
  const std::size_t at = line.find(":", line.find(key));
  return static_cast<std::uint16_t>(std::stoi(line.substr(at + 1)));
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

}  // namespace

std::string Finished::value(const std::string& key) const {
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(key + " ")) return line.substr(key.size() + 1);
  }
  return {};
}

Finished runBackoffice(const std::vector<std::string>& arguments, const std::string& input) {
  const Child child = launch(arguments, "/dev/null", {});
  if (!input.empty() && ::write(child.input, input.data(), input.size()) < 0) throw std::runtime_error("write");
  ::close(child.input);
  Finished finished;
  std::array<char, 4096> part{};
  for (ssize_t count = 0; (count = ::read(child.output, part.data(), part.size())) > 0;) {
    finished.output.append(part.data(), static_cast<std::size_t>(count));
  }
  ::close(child.output);
  finished.exitCode = waitFor(child.pid);
  return finished;
}

OfficeProcess::OfficeProcess(std::filesystem::path data) : data_(std::move(data)) {}

OfficeProcess::~OfficeProcess() {
  kill();
}

void OfficeProcess::start(const std::vector<std::string>& more, const std::vector<std::string>& environment) {
  std::vector<std::string> arguments = {
      "serve", "--data", data_, "--kiosk-port", std::to_string(kioskPort_), "--staff-port", std::to_string(staffPort_)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Child child = launch(arguments, log(), environment);
  pid_ = child.pid;
  ::close(child.input);
  const std::string line = readLine(child.output);
  ::close(child.output);
  if (!line.starts_with("ready ")) {
    kill();
    throw std::runtime_error("the back office did not become ready; see " + log().string());
  }
  // Started again it has the same ports: terminals of other threads may be reading them.
  if (kioskPort_ == 0) kioskPort_ = portAfter(line, "kiosk=");
  if (staffPort_ == 0) staffPort_ = portAfter(line, "staff=");
}

void OfficeProcess::kill() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  waitFor(pid_);
  pid_ = -1;
}

int OfficeProcess::stop() {
  ::kill(pid_, SIGTERM);
  const int code = waitFor(pid_);
  pid_ = -1;
  return code;
}

RemoteTerminal enrolOverNetwork(const OfficeProcess& office, const std::filesystem::path& data, const std::string& id,
                                const std::filesystem::path& folder) {
  const Finished invited =
      runBackoffice({"enrol", "--data", data, "--kiosk", id, "--district", "370811", "--hall", "任城区政务服务中心"});
  const auto request = pki::makeRequest(id);
  RemoteTerminal terminal;
  terminal.id = id;
  terminal.keys = contract::newKioskKeys();
  HttpClient client(office.staffBase(), office.trustAnchor());
  const Reply reply =
      client.post("/v1/enrol", nlohmann::json{{"code", invited.value("code")},
                                              {"csr_pem", request.value().requestPem},
                                              {"sign_public_key", contract::toHex(terminal.keys.publicKey)}}
                                   .dump());
  if (reply.status != 200)
    throw std::runtime_error("enrol: " + std::to_string(reply.status) + reply.body + reply.trouble);
  const auto answer = nlohmann::json::parse(reply.body);
  terminal.region = answer.at("region").get<std::string>();
  terminal.officeKey = contract::publicKeyFromHex(answer.at("seal_public_key").get<std::string>()).value();
  terminal.identity = {folder / (id + ".pem"), folder / (id + ".key.pem")};
  write(terminal.identity.certificate, answer.at("certificate_chain_pem").get<std::string>());
  write(terminal.identity.key, request.value().keyPem);
  return terminal;
}

std::string sealedBy(const RemoteTerminal& terminal, const std::string& uuid, std::size_t pageBytes) {
  auto application = contract::samples::application(pageBytes);
  application.signaturePng = contract::samples::penStroke();
  const auto packet =
      contract::seal(application, {terminal.id, terminal.region, uuid, kCreatedMs, terminal.officeKey}, terminal.keys);
  return {packet.value().begin(), packet.value().end()};
}

}  // namespace kiosk::backoffice::testing
