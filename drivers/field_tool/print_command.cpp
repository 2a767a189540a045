#include "drivers/field_tool/print_command.h"

#include <chrono>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "drivers/field_tool/alarm.h"
#include "drivers/field_tool/test_page.h"
#include "drivers/printer/drivers.h"

namespace drivers::field_tool {
namespace {

std::string now() {
  return fmt::format("{:%Y-%m-%d %H:%M}", fmt::localtime(std::time(nullptr)));
}

void tellProgress(const printer::PrintProgress& progress, const Manner& manner) {
  if (progress.stage != printer::PrintStage::Waiting || !progress.trouble) return;
  const assets::ErrorEntry& row = assets::entry(*progress.trouble);
  fmt::print(stderr, "hall-devices: {} {}\n", row.code, row.remedy.in(manner.language));
}

int printDocument(const DeviceConfig& config, const PrintJob& job, const Manner& manner) {
  const auto device = openDevice(printer::registeredDocumentPrinters(), config);
  if (!device) return tell(device.error(), manner);
  const auto capabilities = (*device)->capabilities();
  if (!capabilities) return tell(capabilities.error(), manner);
  printer::PrintTicket ticket;
  ticket.jobName = "hall-devices test page";
  ticket.patience = std::chrono::seconds(job.seconds);
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto done = (*device)->print(testPagePdf({config.role, capabilities->model, now()}), ticket, alarm.token(),
                                     [&](const printer::PrintProgress& progress) { tellProgress(progress, manner); });
  if (!done) return tell(done.error(), manner);
  fmt::print("printed on {}\n", capabilities->model);
  return 0;
}

int printReceipt(const DeviceConfig& config, const PrintJob& job, const Manner& manner) {
  const auto device = openDevice(printer::registeredReceiptPrinters(), config);
  if (!device) return tell(device.error(), manner);
  const std::string model = (*device)->check().model;
  const Alarm alarm{std::chrono::seconds(job.seconds)};
  const auto done = (*device)->print(testReceipt({config.role, model, now()}), alarm.token());
  if (!done) return tell(done.error(), manner);
  fmt::print("printed on {}\n", model.empty() ? config.role : model);
  return 0;
}

}  // namespace

int printTestPage(const DeviceConfigs& configs, const PrintJob& job, const Manner& manner) {
  const DeviceConfig* config = configured(configs, job.role);
  if (config == nullptr) return 2;
  const bool receipt = findDriver(printer::registeredReceiptPrinters(), config->driver) != nullptr;
  return receipt ? printReceipt(*config, job, manner) : printDocument(*config, job, manner);
}

}  // namespace drivers::field_tool
