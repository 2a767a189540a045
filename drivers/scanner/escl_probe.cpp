#include <array>
#include <chrono>
#include <cstddef>
#include <memory>

#include <curl/curl.h>

#include "drivers/scanner/escl_status.h"

namespace drivers::scanner {
namespace {

using assets::ErrorId;
using assets::Result;

constexpr long kConnectMs = 1'000;
constexpr long kAnswerMs = 2'000;
constexpr int kLookMs = 50;  // how soon a stop is noticed
constexpr std::size_t kLongestAnswer = 256U * 1024U;

std::size_t collect(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& text = *static_cast<std::string*>(into);
  if (text.size() + size * count > kLongestAnswer) return 0;
  text.append(bytes, size * count);
  return size * count;
}

/// One request, given up when it takes too long or the stop token asks.
class Exchange {
 public:
  Exchange(const std::string& url, const char* method) : easy_(curl_easy_init()), many_(curl_multi_init()) {
    CURL* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, kAnswerMs);
    // Scanners in a hall have certificates of their own making, if any; nothing of a visitor is asked for here.
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, trouble_.data());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &collect);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body_);
    curl_multi_add_handle(many_.get(), easy);
  }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  ~Exchange() { curl_multi_remove_handle(many_.get(), easy_.get()); }

  /// The answer's body. Error: ScannerGone, DeviceJobCancelled.
  Result<std::string> run(const std::stop_token& stop) {
    int running = 1;
    while (curl_multi_perform(many_.get(), &running) == CURLM_OK && running > 0) {
      if (stop.stop_requested()) return assets::failure(ErrorId::DeviceJobCancelled);
      curl_multi_poll(many_.get(), nullptr, 0, kLookMs, nullptr);
    }
    int left = 0;
    const CURLMsg* done = curl_multi_info_read(many_.get(), &left);
    if (done == nullptr || done->data.result != CURLE_OK) {
      return assets::failure(ErrorId::ScannerGone, trouble_[0] == '\0' ? "no answer" : trouble_.data());
    }
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status < 200 || status > 299) return assets::failure(ErrorId::ScannerGone, "HTTP " + std::to_string(status));
    return std::move(body_);
  }

 private:
  struct EasyEnd {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  struct ManyEnd {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
  };
  std::unique_ptr<CURL, EasyEnd> easy_;
  std::unique_ptr<CURLM, ManyEnd> many_;
  std::array<char, CURL_ERROR_SIZE> trouble_{};
  std::string body_;
};

std::string documentOf(const std::string& url, const char* name) {
  return url + (url.ends_with('/') ? "" : "/") + name;
}

}  // namespace

Result<EsclStatus> askEsclStatus(const std::string& url, const std::stop_token& stop) {
  auto document = Exchange(documentOf(url, "ScannerStatus"), "GET").run(stop);
  if (!document) return assets::failure(document.error().id, url + ": " + document.error().detail);
  auto status = parseEsclStatus(*document);
  if (!status) return assets::failure(ErrorId::ScannerGone, url + ": no eSCL ScannerStatus");
  return std::move(*status);
}

std::string askEsclModel(const std::string& url, const std::stop_token& stop) {
  const auto document = Exchange(documentOf(url, "ScannerCapabilities"), "GET").run(stop);
  return document ? parseEsclModel(*document) : std::string{};
}

void endEsclJob(const std::string& url, const std::string& path, const std::stop_token& stop) {
  const std::string host = url.substr(0, url.find('/', url.find("://") + 3));
  static_cast<void>(Exchange(host + path, "DELETE").run(stop));
}

}  // namespace drivers::scanner
