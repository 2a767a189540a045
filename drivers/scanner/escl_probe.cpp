#include <chrono>

#include <httplib.h>

#include "drivers/scanner/escl_status.h"

namespace drivers::scanner {
namespace {

using assets::ErrorId;
using assets::Result;

/// A document of the scanner at `url`. Error: ScannerGone.
Result<std::string> fetch(const std::string& url, const std::string& document) {
  constexpr std::chrono::seconds kPatience{1};  // to connect, and to be answered
  const std::size_t path = url.find('/', url.find("://") + 3);
  const std::string base = path == std::string::npos ? "" : url.substr(path);
  httplib::Client client(url.substr(0, path));
  // Scanners in a hall have certificates of their own making, if any.
  client.enable_server_certificate_verification(false);
  client.set_connection_timeout(kPatience);
  client.set_read_timeout(kPatience);
  client.set_write_timeout(kPatience);
  const auto reply = client.Get((base + (base.ends_with('/') ? "" : "/") + document).c_str());
  if (!reply) return assets::failure(ErrorId::ScannerGone, url + ": " + httplib::to_string(reply.error()));
  if (reply->status == 200) return reply->body;
  return assets::failure(ErrorId::ScannerGone, url + ": HTTP " + std::to_string(reply->status));
}

}  // namespace

Result<EsclStatus> askEsclStatus(const std::string& url) {
  const auto document = fetch(url, "ScannerStatus");
  if (!document) return tl::unexpected<assets::Error>(document.error());
  auto status = parseEsclStatus(*document);
  if (!status) return assets::failure(ErrorId::ScannerGone, url + ": no eSCL ScannerStatus");
  return std::move(*status);
}

std::string askEsclModel(const std::string& url) {
  const auto document = fetch(url, "ScannerCapabilities");
  return document ? parseEsclModel(*document) : std::string{};
}

}  // namespace drivers::scanner
