#include "drivers/field_tool/print_command.h"

#include <array>
#include <cstdio>
#include <ctime>

#include <fmt/format.h>

#include "drivers/field_tool/test_page.h"
#include "drivers/printer/drivers.h"
#include "drivers/registry.h"

namespace drivers::field_tool {
namespace {

std::string timeNow() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &local);
  return text.data();
}

assets::Result<void> onReceiptPrinter(const DeviceConfig& config) {
  const auto printer = openDevice(printer::registeredReceiptPrinters(), config);
  if (!printer) return tl::unexpected<assets::Error>(printer.error());
  return (*printer)->print(receiptTestPage(timeNow()), {});
}

assets::Result<void> onPagePrinter(const DeviceConfig& config, const Manner& manner) {
  const auto printer = openDevice(printer::registeredDocumentPrinters(), config);
  if (!printer) return tl::unexpected<assets::Error>(printer.error());
  printer::PrintTicket ticket;
  ticket.jobName = "test page";
  return (*printer)->print(documentTestPage(timeNow()), ticket, {}, [&](const printer::PrintProgress& progress) {
    if (progress.trouble) tell({*progress.trouble, "waiting"}, manner);
  });
}

}  // namespace

int printTestPage(const DeviceConfigs& configs, const std::string& role, const Manner& manner) {
  if (!role.empty() && configured(configs, role) == nullptr) return 2;
  int result = 2;
  for (const char* one : {"receipt-printer", "a4-printer"}) {
    const auto found = configs.find(one);
    if (found == configs.end() || (!role.empty() && role != one)) continue;
    const bool narrow = found->first == "receipt-printer";
    const auto done = narrow ? onReceiptPrinter(found->second) : onPagePrinter(found->second, manner);
    if (done) fmt::print("{}: printed\n", one);
    result = done ? (result == 1 ? 1 : 0) : tell(done.error(), manner);
  }
  if (result == 2) fmt::print(stderr, "hall-devices: no printer is configured (see --config)\n");
  return result;
}

}  // namespace drivers::field_tool
