#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <sodium.h>

#include "kiosk/backoffice/clock.h"
#include "kiosk/backoffice/crypto/random.h"
#include "kiosk/backoffice/journal.h"
#include "kiosk/backoffice/prefecture/prefecture.h"
#include "kiosk/domain/dates.h"

namespace {

namespace prefecture = kiosk::backoffice::prefecture;

constexpr std::size_t kPasswordSymbols = 20;

int report(const assets::Error& error) {
  const assets::ErrorEntry& entry = assets::entry(error.id);
  fmt::print(stderr, "hall-prefecture: {}\n  {} {}\n  {}\n", error.detail, entry.code,
             entry.cause.in(assets::Language::English), entry.remedy.in(assets::Language::English));
  return 1;
}

void tell(const prefecture::Order& order, const prefecture::Figures& figures) {
  fmt::print("people {}\ncases {}\nwalked {}\npensioners {}\ncertified {}\nvisits {}\nrows {}\n", figures.people,
             figures.cases.cases, figures.cases.walked, figures.roll.pensioners, figures.roll.certified,
             figures.roll.visits, figures.rows);
  fmt::print("seconds {:.1f}\nrows_per_s {:.0f}\ndigest {}\n", figures.seconds,
             static_cast<double>(figures.rows) / figures.seconds, figures.digest);
  fmt::print("today {}\nofficers intake-CODE review-CODE city auditor\npassword {}\n",
             kiosk::domain::dateText(order.today), order.password);
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    fmt::print(stderr, "hall-prefecture: the system gives no random numbers\n");
    return 1;
  }
  kiosk::backoffice::startJournal();
  CLI::App app("Makes an office and fills it with a made-up prefecture, for demos, tests and benches");
  prefecture::Order order;
  std::string today;
  app.add_option("--data", order.data, "Folder of the new office")->required();
  app.add_option("--people", order.people, "How many, up to ten million")->required();
  app.add_option("--seed", order.seed, "The same seed, people and day give the same prefecture")->capture_default_str();
  app.add_option("--today", today, "Day the data reaches to (YYYY-MM-DD); this day without it");
  app.add_option("--walked", order.walked, "Cases that get their notices and receipts too, some 50 ms each")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto day = today.empty() ? kiosk::backoffice::Clock().today() : kiosk::domain::parseDate(today);
  if (!day) return report({assets::ErrorId::OfficeSettingRefused, "--today takes a day as YYYY-MM-DD, not " + today});
  order.today = *day;
  order.password = kiosk::backoffice::crypto::typedCode(kPasswordSymbols);
  const auto figures = prefecture::make(order);
  if (!figures) return report(figures.error());
  tell(order, *figures);
  return 0;
}
