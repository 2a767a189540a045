#include "drivers/printer/ipp_printer.h"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "drivers/printer/drivers.h"
#include "drivers/printer/ipp_client.h"
#include "drivers/printer/ipp_condition.h"

namespace drivers::printer {
namespace {

using assets::ErrorId;
using assets::Result;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

tl::unexpected<assets::Error> passOn(const assets::Error& error) {
  return tl::unexpected<assets::Error>(error);
}

/// False: asked to stop.
bool pause(milliseconds time, const std::stop_token& stop) {
  constexpr milliseconds kStep{50};
  for (; time.count() > 0; time -= kStep) {
    if (stop.stop_requested()) return false;
    std::this_thread::sleep_for(std::min(time, kStep));
  }
  return !stop.stop_requested();
}

bool refused(const IppMessage& reply) {
  return ippGetStatusCode(reply.get()) >= IPP_STATUS_REDIRECTION_OTHER_SITE;
}

std::string sayingOf(const IppMessage& reply) {
  const auto message = textsOf(reply, "status-message");
  const std::string code = ippErrorString(ippGetStatusCode(reply.get()));
  return message.empty() ? code : code + " " + message.front();
}

/// A printer at a moment.
struct Look {
  IppPrinterState state = IppPrinterState::Idle;
  IppCondition condition;
  std::string model;
};

/// A job at a moment.
struct JobLook {
  ipp_jstate_t state = IPP_JSTATE_PENDING;
  int sheets = 0;
};

}  // namespace

struct IppPrinter::Inside {
  IppClient client;
  IppPace pace;

  [[nodiscard]] Result<Look> look() const {
    const IppMessage request = client.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    static constexpr std::array<const char*, 3> kWanted = {"printer-state", "printer-state-reasons",
                                                           "printer-make-and-model"};
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", kWanted.size(), nullptr,
                  kWanted.data());
    const auto reply = client.send(request);
    if (!reply) return passOn(reply.error());
    const auto state = numberOf(*reply, "printer-state");
    if (refused(*reply) || !state) return assets::failure(ErrorId::DocumentPrinterGone, sayingOf(*reply));
    Look look;
    look.state = static_cast<IppPrinterState>(*state);
    look.condition = conditionOf(look.state, textsOf(*reply, "printer-state-reasons"));
    const auto model = textsOf(*reply, "printer-make-and-model");
    if (!model.empty()) look.model = model.front();
    return look;
  }

  [[nodiscard]] IppMessage jobRequest(ipp_op_t operation, int job) const {
    IppMessage request = client.request(operation);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    return request;
  }

  [[nodiscard]] Result<JobLook> lookAtJob(int job) const {
    const auto reply = client.send(jobRequest(IPP_OP_GET_JOB_ATTRIBUTES, job));
    if (!reply) return passOn(reply.error());
    const auto state = numberOf(*reply, "job-state");
    if (refused(*reply) || !state) return assets::failure(ErrorId::DocumentRefused, sayingOf(*reply));
    JobLook look;
    look.state = static_cast<ipp_jstate_t>(*state);
    look.sheets = numberOf(*reply, "job-media-sheets-completed")
                      .value_or(numberOf(*reply, "job-impressions-completed").value_or(0));
    return look;
  }

  void addTicket(const IppMessage& request, const PrintTicket& ticket) const {
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, ticket.jobName.c_str());
    if (ticket.copies != 1) ippAddInteger(request.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", ticket.copies);
    ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, ticket.media.c_str());
    ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr,
                 ticket.duplex ? "two-sided-long-edge" : "one-sided");
  }

  /// Gives the document to the printer; the job's number.
  [[nodiscard]] Result<int> submit(std::span<const std::uint8_t> pdf, const PrintTicket& ticket) const {
    // The job is made first, so that it has a number to be taken back by while the document is under way.
    const IppMessage create = client.request(IPP_OP_CREATE_JOB);
    addTicket(create, ticket);
    const auto created = client.send(create);
    if (!created) return passOn(created.error());
    if (ippGetStatusCode(created->get()) == IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED) return submitAtOnce(pdf, ticket);
    const auto job = numberOf(*created, "job-id");
    if (refused(*created) || !job) return assets::failure(ErrorId::DocumentRefused, sayingOf(*created));

    const IppMessage document = jobRequest(IPP_OP_SEND_DOCUMENT, *job);
    ippAddString(document.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
    ippAddBoolean(document.get(), IPP_TAG_OPERATION, "last-document", 1);
    const auto sent = client.send(document, pdf);
    if (sent && !refused(*sent)) return *job;
    static_cast<void>(cancel(*job));
    if (!sent) return passOn(sent.error());
    return assets::failure(ErrorId::DocumentRefused, sayingOf(*sent));
  }

  [[nodiscard]] Result<int> submitAtOnce(std::span<const std::uint8_t> pdf, const PrintTicket& ticket) const {
    const IppMessage print = client.request(IPP_OP_PRINT_JOB);
    ippAddString(print.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
    addTicket(print, ticket);
    const auto sent = client.send(print, pdf);
    if (!sent) return passOn(sent.error());
    const auto job = numberOf(*sent, "job-id");
    if (refused(*sent) || !job) return assets::failure(ErrorId::DocumentRefused, sayingOf(*sent));
    return *job;
  }

  /// False: the printer would not, as it does for a job that is over.
  [[nodiscard]] Result<bool> cancel(int job) const {
    const auto reply = client.send(jobRequest(IPP_OP_CANCEL_JOB, job));
    if (!reply) return passOn(reply.error());
    return !refused(*reply);
  }

  /// Until nothing keeps the printer from printing.
  [[nodiscard]] Result<void> awaitWell(const PrintTicket& ticket, bool again, const std::stop_token& stop,
                                       const PrintWatcher& watcher) const {
    const auto until = Clock::now() + ticket.patience;
    std::optional<ErrorId> told;
    while (true) {
      const auto now = look();
      const std::optional<ErrorId> trouble = now ? now->condition.trouble : std::optional(now.error().id);
      if (!trouble) return {};
      if ((now && !now->condition.byHand) || Clock::now() >= until) {
        return assets::failure(*trouble, now ? std::string{} : now.error().detail);
      }
      if (watcher && told != trouble) watcher({PrintStage::Waiting, 0, again, trouble});
      told = trouble;
      if (!pause(pace.look, stop)) return assets::failure(ErrorId::DeviceJobCancelled);
    }
  }

  /// Watches a job to its end. An error that a person can mend means: the job was taken back.
  [[nodiscard]] Result<void> follow(int job, bool again, const std::stop_token& stop,
                                    const PrintWatcher& watcher) const {
    auto heard = Clock::now();
    auto moved = heard;
    int sheets = -1;
    while (true) {
      if (!pause(pace.look, stop)) {
        static_cast<void>(cancel(job));
        return assets::failure(ErrorId::DeviceJobCancelled);
      }
      const auto progress = lookAtJob(job);
      const auto now = progress ? look() : Result<Look>(passOn(progress.error()));
      if (!now && now.error().id == ErrorId::DocumentRefused) return passOn(now.error());
      if (!now && Clock::now() - heard > pace.away) return passOn(now.error());
      if (!now) continue;
      heard = Clock::now();
      switch (progress->state) {
        case IPP_JSTATE_COMPLETED:
          if (watcher) watcher({PrintStage::Completed, progress->sheets, again, {}});
          return {};
        case IPP_JSTATE_CANCELED:
          return assets::failure(ErrorId::DocumentRefused, "the job was cancelled at the printer");
        case IPP_JSTATE_ABORTED:
          return assets::failure(now->condition.trouble.value_or(ErrorId::DocumentRefused), "the job was aborted");
        default:
          break;
      }
      if (progress->sheets != sheets) {
        moved = heard;
        sheets = progress->sheets;
        if (watcher) watcher({PrintStage::Printing, sheets, again, {}});
      }
      std::optional<ErrorId> trouble = now->condition.trouble;
      if (!trouble && Clock::now() - moved > pace.standstill) trouble = ErrorId::DocumentPrinterSick;
      if (!trouble) continue;
      const auto taken = cancel(job);
      // A job that cannot be taken back has just ended; the next look says how.
      if (taken && *taken) return assets::failure(*trouble);
    }
  }
};

IppPrinter::IppPrinter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
IppPrinter::~IppPrinter() = default;

Result<std::unique_ptr<IppPrinter>> IppPrinter::open(const std::string& uri, IppPace pace) {
  auto client = IppClient::make(uri);
  if (!client) return passOn(client.error());
  auto inside = std::make_unique<Inside>(Inside{std::move(*client), pace});
  if (const auto there = inside->look(); !there) return passOn(there.error());
  return std::unique_ptr<IppPrinter>(new IppPrinter(std::move(inside)));
}

Result<std::unique_ptr<DocumentPrinter>> IppPrinter::open(const DeviceConfig& config) {
  if (const auto unknown = config.settings.unknownKeys({"uri"}); !unknown.empty()) {
    return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": unknown setting " + unknown.front());
  }
  const auto uri = config.settings.text("uri");
  if (!uri) return assets::failure(ErrorId::DeviceMisconfigured, config.role + ": uri is missing");
  auto printer = open(*uri, IppPace{});
  if (!printer) return passOn(printer.error());
  return std::unique_ptr<DocumentPrinter>(std::move(*printer));
}

Result<PrinterCapabilities> IppPrinter::capabilities() {
  const IppMessage request = inside_->client.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
  const auto reply = inside_->client.send(request);
  if (!reply) return passOn(reply.error());
  if (refused(*reply)) return assets::failure(ErrorId::DocumentPrinterGone, sayingOf(*reply));
  PrinterCapabilities found;
  const auto model = textsOf(*reply, "printer-make-and-model");
  if (!model.empty()) found.model = model.front();
  found.formats = textsOf(*reply, "document-format-supported");
  found.media = textsOf(*reply, "media-supported");
  found.colour = flagOf(*reply, "color-supported");
  const auto sides = textsOf(*reply, "sides-supported");
  found.duplex = std::find(sides.begin(), sides.end(), "two-sided-long-edge") != sides.end();
  found.pagesPerMinute = numberOf(*reply, "pages-per-minute").value_or(0);
  return found;
}

DeviceStatus IppPrinter::check() {
  const auto look = inside_->look();
  DeviceStatus status;
  if (look) {
    status = statusOf(look->condition, look->state);
    status.model = look->model;
  } else {
    status.state = stateOf(look.error().id);
    status.paper = PaperState::Unknown;
    status.toner = TonerState::Unknown;
    status.problem = look.error().id;
    status.detail = look.error().detail;
  }
  return status;
}

Result<void> IppPrinter::print(std::span<const std::uint8_t> pdf, const PrintTicket& ticket,
                               const std::stop_token& stop, const PrintWatcher& watcher) {
  for (const bool again : {false, true}) {
    if (auto well = inside_->awaitWell(ticket, again, stop, watcher); !well) return well;
    if (watcher) watcher({PrintStage::Sending, 0, again, {}});
    const auto job = inside_->submit(pdf, ticket);
    if (!job) return passOn(job.error());
    auto done = inside_->follow(*job, again, stop, watcher);
    const bool mendable = !done && assets::entry(done.error().id).family == assets::ErrorFamily::Retry &&
                          done.error().id != ErrorId::DeviceJobCancelled;
    if (!mendable || again) return done;
  }
  return {};
}

}  // namespace drivers::printer
