#include <chrono>

#include <httplib.h>

#include "drivers/scanner/escl_status.h"

namespace drivers::scanner {
namespace {

using assets::ErrorId;
using assets::Result;

/// "http://host:port" and "/path" of a scanner's URL.
struct Address {
  std::string host;
  std::string path;  ///< with no slash at its end
};
Address addressOf(const std::string& url) {
  const std::size_t path = url.find('/', url.find("://") + 3);
  Address address{url.substr(0, path), path == std::string::npos ? "" : url.substr(path)};
  while (address.path.ends_with('/'))
    address.path.pop_back();
  return address;
}

httplib::Client clientFor(const Address& address) {
  constexpr std::chrono::seconds kPatience{1};  // to connect, and to be answered
  httplib::Client client(address.host);
  // Scanners in a hall have certificates of their own making, if any.
  client.enable_server_certificate_verification(false);
  client.set_connection_timeout(kPatience);
  client.set_read_timeout(kPatience);
  client.set_write_timeout(kPatience);
  return client;
}

/// A document of the scanner at `url`. Error: ScannerGone.
Result<std::string> fetch(const std::string& url, const std::string& document) {
  const Address address = addressOf(url);
  httplib::Client client = clientFor(address);
  const auto reply = client.Get((address.path + "/" + document).c_str());
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

void endEsclJob(const std::string& url, const std::string& path) {
  httplib::Client client = clientFor(addressOf(url));
  static_cast<void>(client.Delete(path.c_str()));
}

}  // namespace drivers::scanner
