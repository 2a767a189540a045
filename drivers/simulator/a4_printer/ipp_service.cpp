#include "drivers/simulator/a4_printer/ipp_service.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <vector>

#include <cups/cups.h>

namespace drivers::simulator {
namespace {

struct IppDelete {
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, IppDelete>;

constexpr const char* kPdf = "application/pdf";
constexpr std::array<const char*, 2> kMedia = {"iso_a4_210x297mm", "iso_a5_148x210mm"};
constexpr std::array<const char*, 2> kSides = {"one-sided", "two-sided-long-edge"};
constexpr std::array<const char*, 2> kFormats = {kPdf, "application/octet-stream"};
constexpr std::array<const char*, 2> kVersions = {"1.1", "2.0"};
constexpr std::array kOperations = {
    IPP_OP_PRINT_JOB,  IPP_OP_VALIDATE_JOB,       IPP_OP_CREATE_JOB, IPP_OP_SEND_DOCUMENT,
    IPP_OP_CANCEL_JOB, IPP_OP_GET_JOB_ATTRIBUTES, IPP_OP_GET_JOBS,   IPP_OP_GET_PRINTER_ATTRIBUTES};

ssize_t readSome(std::string_view* rest, ipp_uchar_t* buffer, std::size_t bytes) {
  const std::size_t count = std::min(bytes, rest->size());
  std::memcpy(buffer, rest->data(), count);
  rest->remove_prefix(count);
  return static_cast<ssize_t>(count);
}

ssize_t writeSome(std::string* out, ipp_uchar_t* buffer, std::size_t bytes) {
  out->append(buffer, buffer + bytes);
  return static_cast<ssize_t>(bytes);
}

ssize_t readCallback(void* from, ipp_uchar_t* buffer, std::size_t bytes) {
  return readSome(static_cast<std::string_view*>(from), buffer, bytes);
}
ssize_t writeCallback(void* to, ipp_uchar_t* buffer, std::size_t bytes) {
  return writeSome(static_cast<std::string*>(to), buffer, bytes);
}

std::string written(const Message& message) {
  std::string out;
  ippSetState(message.get(), IPP_STATE_IDLE);
  ippWriteIO(&out, writeCallback, 1, nullptr, message.get());
  return out;
}

/// A request while it is answered.
class Exchange {
 public:
  Exchange(PageEngine& engine, const std::string& uri, Message request, std::string_view document)
      : engine_(engine), uri_(uri), request_(std::move(request)), document_(document), reply_(ippNew()) {
    ippSetVersion(reply_.get(), std::clamp(ippGetVersion(request_.get(), nullptr), 1, 2), minor());
    ippSetRequestId(reply_.get(), ippGetRequestId(request_.get()));
    say(IPP_TAG_OPERATION, IPP_TAG_CHARSET, "attributes-charset", "utf-8");
    say(IPP_TAG_OPERATION, IPP_TAG_LANGUAGE, "attributes-natural-language", "zh-cn");
  }

  std::string answer() {
    ippSetStatusCode(reply_.get(), carryOut());
    return written(reply_);
  }

 private:
  [[nodiscard]] int minor() const {
    int minor = 0;
    return ippGetVersion(request_.get(), &minor) == 1 ? std::min(minor, 1) : 0;
  }

  void say(ipp_tag_t group, ipp_tag_t tag, const char* name, const char* value) {
    ippAddString(reply_.get(), group, tag, name, nullptr, value);
  }
  void say(ipp_tag_t group, const char* name, int value, ipp_tag_t tag = IPP_TAG_INTEGER) {
    ippAddInteger(reply_.get(), group, tag, name, value);
  }
  template <std::size_t N>
  void say(ipp_tag_t group, ipp_tag_t tag, const char* name, const std::array<const char*, N>& values) {
    ippAddStrings(reply_.get(), group, tag, name, static_cast<int>(N), nullptr, values.data());
  }

  [[nodiscard]] const char* textOf(const char* name, ipp_tag_t tag) const {
    ipp_attribute_t* attribute = ippFindAttribute(request_.get(), name, tag);
    return attribute == nullptr ? nullptr : ippGetString(attribute, 0, nullptr);
  }
  [[nodiscard]] int numberOf(const char* name, int otherwise) const {
    ipp_attribute_t* attribute = ippFindAttribute(request_.get(), name, IPP_TAG_INTEGER);
    return attribute == nullptr ? otherwise : ippGetInteger(attribute, 0);
  }

  /// What RFC 8011 §4.1 wants of every request.
  ipp_status_t examine() {
    const int version = ippGetVersion(request_.get(), nullptr);
    if (version < 1 || version > 2) return IPP_STATUS_ERROR_VERSION_NOT_SUPPORTED;
    if (ippGetRequestId(request_.get()) < 1) return IPP_STATUS_ERROR_BAD_REQUEST;
    ipp_attribute_t* first = ippFirstAttribute(request_.get());
    const char* name = first == nullptr ? nullptr : ippGetName(first);
    if (name == nullptr || std::strcmp(name, "attributes-charset") != 0) return IPP_STATUS_ERROR_BAD_REQUEST;
    ipp_attribute_t* second = ippNextAttribute(request_.get());
    name = second == nullptr ? nullptr : ippGetName(second);
    if (name == nullptr || std::strcmp(name, "attributes-natural-language") != 0) return IPP_STATUS_ERROR_BAD_REQUEST;
    const bool target = textOf("printer-uri", IPP_TAG_URI) != nullptr || textOf("job-uri", IPP_TAG_URI) != nullptr;
    return target ? IPP_STATUS_OK : IPP_STATUS_ERROR_BAD_REQUEST;
  }

  ipp_status_t carryOut() {
    if (const ipp_status_t bad = examine(); bad != IPP_STATUS_OK) return bad;
    switch (ippGetOperation(request_.get())) {
      case IPP_OP_GET_PRINTER_ATTRIBUTES:
        tellPrinter();
        keepRequested(IPP_TAG_PRINTER);
        return IPP_STATUS_OK;
      case IPP_OP_VALIDATE_JOB:
        return examineFormat();
      case IPP_OP_CREATE_JOB:
        tellJob(*engine_.find(createJob()));
        return IPP_STATUS_OK;
      case IPP_OP_PRINT_JOB: {
        if (const ipp_status_t bad = examineFormat(); bad != IPP_STATUS_OK) return bad;
        const int job = createJob();
        engine_.addDocument(job, std::string(document_));
        tellJob(*engine_.find(job));
        return IPP_STATUS_OK;
      }
      case IPP_OP_SEND_DOCUMENT:
        return sendDocument();
      case IPP_OP_GET_JOB_ATTRIBUTES: {
        const PrintJob* job = engine_.find(jobNumber());
        if (job == nullptr) return IPP_STATUS_ERROR_NOT_FOUND;
        tellJob(*job);
        return IPP_STATUS_OK;
      }
      case IPP_OP_GET_JOBS:
        tellJobs();
        keepRequested(IPP_TAG_JOB);
        return IPP_STATUS_OK;
      case IPP_OP_CANCEL_JOB:
        if (engine_.find(jobNumber()) == nullptr) return IPP_STATUS_ERROR_NOT_FOUND;
        return engine_.cancel(jobNumber()) ? IPP_STATUS_OK : IPP_STATUS_ERROR_NOT_POSSIBLE;
      default:
        return IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED;
    }
  }

  int createJob() {
    const char* name = textOf("job-name", IPP_TAG_NAME);
    return engine_.create(name == nullptr ? "untitled" : name, numberOf("copies", 1));
  }

  ipp_status_t examineFormat() {
    const char* format = textOf("document-format", IPP_TAG_MIMETYPE);
    const bool known = format == nullptr || std::any_of(kFormats.begin(), kFormats.end(),
                                                        [&](const char* one) { return std::strcmp(one, format) == 0; });
    return known ? IPP_STATUS_OK : IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED;
  }

  /// From job-id, or the end of job-uri.
  [[nodiscard]] int jobNumber() const {
    if (const char* uri = textOf("job-uri", IPP_TAG_URI)) {
      const char* slash = std::strrchr(uri, '/');
      return slash == nullptr ? 0 : static_cast<int>(std::strtol(slash + 1, nullptr, 10));
    }
    return numberOf("job-id", 0);
  }

  ipp_status_t sendDocument() {
    const PrintJob* job = engine_.find(jobNumber());
    if (job == nullptr) return IPP_STATUS_ERROR_NOT_FOUND;
    if (ippFindAttribute(request_.get(), "last-document", IPP_TAG_BOOLEAN) == nullptr) {
      return IPP_STATUS_ERROR_BAD_REQUEST;
    }
    if (const ipp_status_t bad = examineFormat(); bad != IPP_STATUS_OK) return bad;
    if (document_.empty()) return IPP_STATUS_ERROR_BAD_REQUEST;
    if (job->documentHere) return IPP_STATUS_ERROR_MULTIPLE_JOBS_NOT_SUPPORTED;
    if (!engine_.addDocument(job->id, std::string(document_))) return IPP_STATUS_ERROR_NOT_POSSIBLE;
    tellJob(*job);
    return IPP_STATUS_OK;
  }

  void tellJob(const PrintJob& job) {
    const std::string uri = uri_ + "/" + std::to_string(job.id);
    say(IPP_TAG_JOB, "job-id", job.id);
    say(IPP_TAG_JOB, IPP_TAG_URI, "job-uri", uri.c_str());
    say(IPP_TAG_JOB, IPP_TAG_URI, "job-printer-uri", uri_.c_str());
    say(IPP_TAG_JOB, IPP_TAG_NAME, "job-name", job.name.c_str());
    say(IPP_TAG_JOB, IPP_TAG_NAME, "job-originating-user-name", "anonymous");
    say(IPP_TAG_JOB, "job-state", static_cast<int>(job.state), IPP_TAG_ENUM);
    const char* reason = job.state == JobState::Stopped      ? "printer-stopped"
                         : job.state == JobState::Canceled   ? "job-canceled-by-user"
                         : job.state == JobState::Completed  ? "job-completed-successfully"
                         : job.state == JobState::Processing ? "job-printing"
                                                             : "none";
    say(IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", reason);
    say(IPP_TAG_JOB, "job-impressions-completed", job.printed);
    say(IPP_TAG_JOB, "job-media-sheets-completed", job.printed);
    say(IPP_TAG_JOB, "job-printer-up-time", upTime());
  }

  void tellJobs() {
    const char* which = textOf("which-jobs", IPP_TAG_KEYWORD);
    const bool completed = which != nullptr && std::strcmp(which, "completed") == 0;
    int left = numberOf("limit", 1000);
    bool first = true;
    for (const PrintJob& job : engine_.jobs()) {
      if (job.over() != completed || left-- <= 0) continue;
      if (!first) ippAddSeparator(reply_.get());
      first = false;
      tellJob(job);
    }
  }

  static int upTime() { return static_cast<int>(::clock() / CLOCKS_PER_SEC) + 1; }

  void tellPrinter() {
    constexpr ipp_tag_t kGroup = IPP_TAG_PRINTER;
    say(kGroup, IPP_TAG_CHARSET, "charset-configured", "utf-8");
    say(kGroup, IPP_TAG_CHARSET, "charset-supported", "utf-8");
    say(kGroup, IPP_TAG_KEYWORD, "compression-supported", "none");
    say(kGroup, IPP_TAG_MIMETYPE, "document-format-default", kPdf);
    say(kGroup, IPP_TAG_MIMETYPE, "document-format-supported", kFormats);
    say(kGroup, IPP_TAG_LANGUAGE, "generated-natural-language-supported", "zh-cn");
    say(kGroup, IPP_TAG_LANGUAGE, "natural-language-configured", "zh-cn");
    say(kGroup, IPP_TAG_KEYWORD, "ipp-versions-supported", kVersions);
    for (const ipp_op_t operation : kOperations) {
      ipp_attribute_t* all = ippFindAttribute(reply_.get(), "operations-supported", IPP_TAG_ENUM);
      if (all == nullptr) {
        say(kGroup, "operations-supported", operation, IPP_TAG_ENUM);
      } else {
        ippSetInteger(reply_.get(), &all, ippGetCount(all), operation);
      }
    }
    say(kGroup, IPP_TAG_KEYWORD, "pdl-override-supported", "not-attempted");
    ippAddBoolean(reply_.get(), kGroup, "printer-is-accepting-jobs", 1);
    say(kGroup, IPP_TAG_TEXT, "printer-info", "A4 printer");
    say(kGroup, IPP_TAG_TEXT, "printer-location", "");
    say(kGroup, IPP_TAG_TEXT, "printer-make-and-model", "Hall Simulator A4 30");
    say(kGroup, IPP_TAG_URI, "printer-more-info", "http://127.0.0.1/");
    say(kGroup, IPP_TAG_NAME, "printer-name", "a4-printer");
    say(kGroup, "printer-state", engine_.printerState(), IPP_TAG_ENUM);
    std::vector<std::string> reasons = engine_.reasons();
    std::vector<const char*> words;
    for (const std::string& reason : reasons)
      words.push_back(reason.c_str());
    ippAddStrings(reply_.get(), kGroup, IPP_TAG_KEYWORD, "printer-state-reasons", static_cast<int>(words.size()),
                  nullptr, words.data());
    say(kGroup, "printer-up-time", upTime());
    say(kGroup, IPP_TAG_URI, "printer-uri-supported", uri_.c_str());
    say(kGroup, "queued-job-count",
        static_cast<int>(std::count_if(engine_.jobs().begin(), engine_.jobs().end(),
                                       [](const PrintJob& job) { return !job.over(); })));
    say(kGroup, IPP_TAG_KEYWORD, "uri-authentication-supported", "none");
    say(kGroup, IPP_TAG_KEYWORD, "uri-security-supported", "none");
    ippAddBoolean(reply_.get(), kGroup, "color-supported", 0);
    ippAddBoolean(reply_.get(), kGroup, "multiple-document-jobs-supported", 0);
    say(kGroup, "pages-per-minute", static_cast<int>(engine_.state().pagesPerMinute));
    ippAddRange(reply_.get(), kGroup, "copies-supported", 1, 99);
    say(kGroup, "copies-default", 1);
    say(kGroup, IPP_TAG_KEYWORD, "media-supported", kMedia);
    say(kGroup, IPP_TAG_KEYWORD, "media-default", kMedia[0]);
    const Message size(ippNew());  // in hundredths of a millimetre
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", 21000);
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", 29700);
    const Message media(ippNew());
    ippAddCollection(media.get(), IPP_TAG_ZERO, "media-size", size.get());
    ippAddCollection(reply_.get(), kGroup, "media-col-default", media.get());
    say(kGroup, IPP_TAG_KEYWORD, "media-col-supported", "media-size");
    say(kGroup, IPP_TAG_KEYWORD, "sides-supported", kSides);
    say(kGroup, IPP_TAG_KEYWORD, "sides-default", kSides[0]);
  }

  /// Leaves of a group's attributes those that requested-attributes names; without it, all of a printer and of listed
  /// jobs only how to find them (RFC 8011 §4.2.6).
  void keepRequested(ipp_tag_t group) {
    ipp_attribute_t* wanted = ippFindAttribute(request_.get(), "requested-attributes", IPP_TAG_KEYWORD);
    if (wanted == nullptr && group == IPP_TAG_PRINTER) return;
    const auto asked = [&](const char* name) {
      if (wanted != nullptr) return ippContainsString(wanted, name) != 0;
      return std::strcmp(name, "job-id") == 0 || std::strcmp(name, "job-uri") == 0;
    };
    for (const char* whole : {"all", "printer-description", "job-description", "job-template"}) {
      if (asked(whole)) return;
    }
    ipp_attribute_t* next = nullptr;
    for (ipp_attribute_t* one = ippFirstAttribute(reply_.get()); one != nullptr; one = next) {
      next = ippNextAttribute(reply_.get());
      const char* name = ippGetName(one);
      if (ippGetGroupTag(one) == group && name != nullptr && !asked(name)) ippDeleteAttribute(reply_.get(), one);
    }
  }

  PageEngine& engine_;
  const std::string& uri_;
  Message request_;
  std::string_view document_;
  Message reply_;
};

}  // namespace

std::optional<std::string> IppService::answer(std::string_view bytes) {
  Message request(ippNew());
  std::string_view rest = bytes;
  if (ippReadIO(&rest, readCallback, 1, nullptr, request.get()) != IPP_STATE_DATA) return std::nullopt;
  return Exchange(engine_, uri_, std::move(request), rest).answer();
}

}  // namespace drivers::simulator
