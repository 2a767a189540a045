#include "kiosk/terminal/client/https_connection.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <system_error>

#include <curl/curl.h>
#include <fmt/format.h>
#include <strings.h>

namespace kiosk::terminal::client {
namespace {

constexpr std::size_t kLargestBody = 32U << 20U;

std::size_t receive(char* data, std::size_t size, std::size_t count, void* target) {
  auto& body = *static_cast<std::vector<std::uint8_t>*>(target);
  const std::size_t length = size * count;
  if (body.size() + length > kLargestBody) return 0;
  body.insert(body.end(), data, data + length);
  return length;
}

std::size_t receiveHeader(char* data, std::size_t size, std::size_t count, void* target) {
  auto& reply = *static_cast<Reply*>(target);
  std::string_view line(data, size * count);
  constexpr std::string_view kTag = "etag:";
  if (line.size() > kTag.size() && strncasecmp(line.data(), kTag.data(), kTag.size()) == 0) {
    line.remove_prefix(kTag.size());
    for (const char c : line) {
      if (c > ' ' && c != '"') reply.entityTag += c;
    }
  }
  return size * count;
}

int watch(void* target, curl_off_t /*dlTotal*/, curl_off_t /*dlNow*/, curl_off_t /*ulTotal*/, curl_off_t /*ulNow*/) {
  return static_cast<std::atomic<bool>*>(target)->load() ? 1 : 0;
}

bool isTrustProblem(CURLcode code) {
  switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return true;
    default:
      return false;
  }
}

struct Headers {
  curl_slist* list = nullptr;
  Headers() = default;
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;
  ~Headers() { curl_slist_free_all(list); }
  void add(const std::string& line) { list = curl_slist_append(list, line.c_str()); }
};

}  // namespace

struct HttpsConnection::Parts {
  explicit Parts(Endpoint where) : endpoint(std::move(where)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle = curl_easy_init();
    if (handle == nullptr) std::abort();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { curl_easy_cleanup(handle); }

  template <class T>
  void set(CURLoption option, T value) {
    if (curl_easy_setopt(handle, option, value) != CURLE_OK) std::abort();
  }

  void prepare(const Request& request, Reply& reply, const Headers& headers) {
    curl_easy_reset(handle);  // keeps the connection and the TLS session
    set(CURLOPT_URL, (endpoint.url + request.path).c_str());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    set(CURLOPT_CAINFO, endpoint.caFile.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    if (!endpoint.certificate.empty()) {
      set(CURLOPT_SSLCERT, endpoint.certificate.c_str());
      set(CURLOPT_SSLKEY, endpoint.key.c_str());
    }
    set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(endpoint.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(endpoint.answer.count()));
    set(CURLOPT_HTTPHEADER, headers.list);
    set(CURLOPT_WRITEFUNCTION, receive);
    set(CURLOPT_WRITEDATA, &reply.body);
    set(CURLOPT_HEADERFUNCTION, receiveHeader);
    set(CURLOPT_HEADERDATA, &reply);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, watch);
    set(CURLOPT_XFERINFODATA, &abandoned);
    words.fill('\0');
    set(CURLOPT_ERRORBUFFER, words.data());
    if (request.method == Method::Get) return;
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    if (request.method == Method::Put) set(CURLOPT_CUSTOMREQUEST, "PUT");
  }

  Endpoint endpoint;
  CURL* handle = nullptr;
  std::atomic<bool> abandoned = false;
  std::array<char, CURL_ERROR_SIZE> words{};
};

HttpsConnection::HttpsConnection(Endpoint endpoint) : parts_(std::make_unique<Parts>(std::move(endpoint))) {}
HttpsConnection::~HttpsConnection() = default;
HttpsConnection::HttpsConnection(HttpsConnection&&) noexcept = default;
HttpsConnection& HttpsConnection::operator=(HttpsConnection&&) noexcept = default;

void HttpsConnection::abandon() {
  parts_->abandoned = true;
}

assets::Result<Reply> HttpsConnection::exchange(const Request& request) {
  Reply reply;
  Headers headers;
  if (!request.contentType.empty()) headers.add("Content-Type: " + request.contentType);
  headers.add("Expect:");  // no round trip before a large body
  parts_->prepare(request, reply, headers);
  const CURLcode code = curl_easy_perform(parts_->handle);
  // curl names hosts and reasons; no personal data is in either.
  if (code != CURLE_OK) {
    const auto id =
        isTrustProblem(code) ? assets::ErrorId::BackOfficeNotTrusted : assets::ErrorId::BackOfficeUnreachable;
    return assets::failure(
        id, fmt::format("{}: {} {}", parts_->endpoint.url, curl_easy_strerror(code), parts_->words.data()));
  }
  long status = 0;
  curl_easy_getinfo(parts_->handle, CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  const char* type = nullptr;
  curl_easy_getinfo(parts_->handle, CURLINFO_CONTENT_TYPE, &type);
  if (type != nullptr) reply.contentType = type;
  return reply;
}

}  // namespace kiosk::terminal::client
