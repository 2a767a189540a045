#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "kiosk/contract/messages.h"
#include "kiosk/terminal/client/https_connection.h"

namespace kiosk::terminal::client {

/// The back office's kiosk port as functions (kiosk/contract/openapi.yaml). For one thread; every call blocks at most
/// as long as the endpoint's `answer`. Errors of every call: BackOfficeUnreachable, BackOfficeNotTrusted,
/// BackOfficeRefused (detail: status and the problem's code), BackOfficeNotUnderstood.
class BackOffice {
 public:
  explicit BackOffice(Endpoint endpoint) : connection_(std::move(endpoint)) {}

  assets::Result<contract::PersonRecord> lookUp(const contract::PersonLookup& who);
  assets::Result<contract::CaseList> cases(const contract::PersonLookup& who);
  assets::Result<contract::NoticeList> notices(const contract::PersonLookup& who);
  assets::Result<std::vector<std::uint8_t>> noticePdf(const std::string& noticeId);
  /// A page as PNG, `width` pixels wide; pages count from 1.
  assets::Result<std::vector<std::uint8_t>> noticePage(const std::string& noticeId, int page, int width);
  assets::Result<contract::CertificationStatus> certification(const contract::PersonLookup& who);
  assets::Result<contract::HallState> hall();
  assets::Result<void> heartbeat(const contract::Heartbeat& beat);

  /// What became of a packet that was handed over.
  enum class Verdict : std::uint8_t {
    Taken,    ///< it is there, now or since an earlier try
    Refused,  ///< it will never be taken as it is: staff must look
    Later,    ///< not now; the same packet again later
  };
  struct Handover {
    Verdict verdict = Verdict::Later;
    assets::Error why{};                                          ///< with Refused and Later
    std::optional<contract::SubmissionReceipt> receipt;           ///< of a submission, with Taken
    std::optional<contract::CertificationReceipt> certification;  ///< of a certification, with Taken
  };
  Handover submit(const std::string& uuid, std::span<const std::uint8_t> packet);
  Handover certify(const std::string& uuid, std::span<const std::uint8_t> packet);
  Handover recordDelivery(const std::string& noticeId, const std::string& uuid, std::span<const std::uint8_t> packet);

  /// From any thread: ends what is going on; every later call fails at once.
  void abandon() { connection_.abandon(); }

 private:
  assets::Result<Reply> get(const std::string& path);
  assets::Result<Reply> post(const std::string& path, const std::string& json);
  Handover hand(const Request& request, Reply* taken = nullptr);

  HttpsConnection connection_;
};

}  // namespace kiosk::terminal::client
