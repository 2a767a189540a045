#include <csignal>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <sodium.h>

#include "kiosk/backoffice/commands/commands.h"
#include "kiosk/backoffice/journal.h"

namespace {

namespace commands = kiosk::backoffice::commands;
using assets::Language;

using Outcome = assets::Result<void>;

int report(const Outcome& outcome) {
  if (outcome) return 0;
  const assets::ErrorEntry& entry = assets::entry(outcome.error().id);
  fmt::print(stderr, "hall-backoffice: {}\n  {} {}\n  {}\n", outcome.error().detail, entry.code,
             entry.cause.in(Language::English), entry.remedy.in(Language::English));
  return 1;
}

struct Words {
  commands::Init init;
  commands::AddOfficer addOfficer;
  commands::Enrol enrol;
  commands::Serve serve;
  std::string verifyData;
  commands::ImportPersons importPersons;
  commands::ImportInstitutions importInstitutions;
  commands::ImportExperts importExperts;
  commands::Pensioners importPensioners;
  commands::Pensioners matchPensioners;
};

void describeSetup(CLI::App& app, Words& words, std::function<Outcome()>& chosen) {
  CLI::App* init = app.add_subcommand("init", "Make a new office: keys, certificates, store and the first officer");
  init->add_option("--data", words.init.data, "Folder of the office")->required();
  init->add_option("--region", words.init.region, "Six-digit code of the pooling region")->capture_default_str();
  init->add_option("--name", words.init.names, "Host name or address of the server, beside localhost and 127.0.0.1");
  init->add_option("--login", words.init.login, "Login of the first officer")->capture_default_str();
  init->add_option("--display", words.init.displayName, "Name of the first officer");
  init->add_flag("--password-stdin", words.init.passwordFromStdin, "Read the password instead of making one");
  init->callback([&] { chosen = [&] { return commands::init(words.init); }; });

  CLI::App* officer = app.add_subcommand("officer", "Staff")->require_subcommand(1);
  CLI::App* add = officer->add_subcommand("add", "Add an officer or an auditor");
  add->add_option("--data", words.addOfficer.data, "Folder of the office")->required();
  add->add_option("--login", words.addOfficer.officer.login, "Login")->required();
  add->add_option("--display", words.addOfficer.officer.displayName, "Name")->required();
  add->add_option("--role", words.addOfficer.roles, "What they may do; several may be given")
      ->check(CLI::IsMember({"intake", "first_review", "second_review", "approval", "auditor"}))
      ->capture_default_str();
  add->add_option("--district", words.addOfficer.officer.district, "Six-digit code; the whole region without it");
  add->add_flag("--password-stdin", words.addOfficer.passwordFromStdin, "Read the password instead of making one");
  add->callback([&] { chosen = [&] { return commands::addOfficer(words.addOfficer); }; });

  CLI::App* enrol = app.add_subcommand("enrol", "Make a one-time code with which a terminal enrols");
  enrol->add_option("--data", words.enrol.data, "Folder of the office")->required();
  enrol->add_option("--kiosk", words.enrol.kioskId, "Id of the terminal, e.g. 03")->required();
  enrol->add_option("--district", words.enrol.district, "Six-digit code of the terminal's district")->required();
  enrol->add_option("--hall", words.enrol.hallName, "Name of the hall it stands in");
  enrol->add_option("--today", words.enrol.today, "Day the office's clock shows, as given to serve");
  enrol->callback([&] { chosen = [&] { return commands::enrol(words.enrol); }; });
}

void describeRunning(CLI::App& app, Words& words, std::function<Outcome()>& chosen) {
  CLI::App* serve = app.add_subcommand("serve", "Serve terminals and staff until SIGTERM");
  serve->add_option("--data", words.serve.data, "Folder of the office")->required();
  serve->add_option("--kiosk-port", words.serve.kioskPort, "Port for terminals; 0 takes a free one")->required();
  serve->add_option("--staff-port", words.serve.staffPort, "Port for staff; 0 takes a free one")->required();
  serve->add_option("--listen", words.serve.address, "Address to listen on")->capture_default_str();
  serve->add_option("--today", words.serve.today, "Start the office's clock on this day (YYYY-MM-DD)");
  serve->add_option("--console", words.serve.console, "Folder with the built officers' console");
  serve->callback([&] { chosen = [&] { return commands::serve(words.serve); }; });

  CLI::App* verify = app.add_subcommand("verify", "Check the hash chain against rows and files");
  verify->add_option("--data", words.verifyData, "Folder of the office")->required();
  verify->callback([&] { chosen = [&] { return commands::verify(words.verifyData); }; });

  CLI::App* person = app.add_subcommand("person", "Person records")->require_subcommand(1);
  CLI::App* persons = person->add_subcommand("import", "Take over person records from a JSON file");
  persons->add_option("--data", words.importPersons.data, "Folder of the office")->required();
  persons->add_option("file", words.importPersons.file, "The file")->required();
  persons->callback([&] { chosen = [&] { return commands::importPersons(words.importPersons); }; });

  CLI::App* institution = app.add_subcommand("institution", "Agreement institutions")->require_subcommand(1);
  CLI::App* list =
      institution->add_subcommand("import", "Put the list in a JSON file in the place of the one there is");
  list->add_option("--data", words.importInstitutions.data, "Folder of the office")->required();
  list->add_option("file", words.importInstitutions.file, "The file")->required();
  list->callback([&] { chosen = [&] { return commands::importInstitutions(words.importInstitutions); }; });

  CLI::App* expert = app.add_subcommand("expert", "Experts from whom panels are drawn")->require_subcommand(1);
  CLI::App* pool = expert->add_subcommand("import", "Put the pool in a JSON file in the place of the one there is");
  pool->add_option("--data", words.importExperts.data, "Folder of the office")->required();
  pool->add_option("file", words.importExperts.file, "The file")->required();
  pool->callback([&] { chosen = [&] { return commands::importExperts(words.importExperts); }; });
}

void describePensioners(CLI::App& app, Words& words, std::function<Outcome()>& chosen) {
  CLI::App* pensioner = app.add_subcommand("pensioner", "Life certification")->require_subcommand(1);
  CLI::App* roll = pensioner->add_subcommand("import", "Take over the roll of those whose pension the office pays");
  roll->add_option("--data", words.importPensioners.data, "Folder of the office")->required();
  roll->add_option("file", words.importPensioners.file, "The file")->required();
  roll->callback([&] { chosen = [&] { return commands::importPensioners(words.importPensioners); }; });
  CLI::App* match = pensioner->add_subcommand("match", "Certify silently whom records of others prove alive");
  match->add_option("--data", words.matchPensioners.data, "Folder of the office")->required();
  match->add_option("file", words.matchPensioners.file, "The file")->required();
  match->callback([&] { chosen = [&] { return commands::matchPensioners(words.matchPensioners); }; });
}

}  // namespace

int main(int argc, char** argv) {
  // A peer that goes away in the middle of an answer is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  if (sodium_init() < 0) {
    fmt::print(stderr, "hall-backoffice: the system gives no random numbers\n");
    return 1;
  }
  kiosk::backoffice::startJournal();
  CLI::App app("The back office: takes what the terminals hand in and brings cases to the delivered notice");
  app.require_subcommand(1);
  Words words;
  std::function<Outcome()> chosen;
  describeSetup(app, words, chosen);
  describeRunning(app, words, chosen);
  describePensioners(app, words, chosen);
  CLI11_PARSE(app, argc, argv);
  return report(chosen());
}
