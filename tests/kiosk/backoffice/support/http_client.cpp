#include "tests/kiosk/backoffice/support/http_client.h"

#include <algorithm>
#include <cctype>

#include <curl/curl.h>

namespace kiosk::backoffice::testing {
namespace {

// Several threads start clients; libcurl wants to be set up once before.
const bool kCurlReady = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* headers) {
  const std::string line(data, size * count);
  const std::size_t colon = line.find(':');
  if (colon != std::string::npos) {
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string value = line.substr(colon + 1);
    value.erase(0, value.find_first_not_of(' '));
    value.erase(value.find_last_not_of("\r\n") + 1);
    (*static_cast<std::map<std::string, std::string>*>(headers))[name] = value;
  }
  return size * count;
}

}  // namespace

HttpClient::HttpClient(std::string base, std::filesystem::path trustAnchor, std::optional<Identity> identity)
    : base_(std::move(base)),
      trustAnchor_(std::move(trustAnchor)),
      identity_(std::move(identity)),
      curl_(kCurlReady ? curl_easy_init() : nullptr) {}

HttpClient::~HttpClient() {
  curl_easy_cleanup(curl_);
}

Reply HttpClient::get(const std::string& path, const std::vector<std::string>& headers) {
  return perform("GET", path, nullptr, headers);
}

Reply HttpClient::post(const std::string& path, const std::string& json, std::vector<std::string> headers) {
  return send("POST", path, "application/json", json, std::move(headers));
}

Reply HttpClient::send(const std::string& method, const std::string& path, const std::string& contentType,
                       const std::string& body, std::vector<std::string> headers) {
  headers.push_back("Content-Type: " + contentType);
  return perform(method, path, &body, headers);
}

Reply HttpClient::perform(const std::string& method, const std::string& path, const std::string* body,
                          const std::vector<std::string>& headers) {
  Reply reply;
  curl_easy_reset(curl_);
  const std::string url = base_ + path;
  curl_easy_setopt(curl_, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl_, CURLOPT_CUSTOMREQUEST, method.c_str());
  curl_easy_setopt(curl_, CURLOPT_CAINFO, trustAnchor_.c_str());
  curl_easy_setopt(curl_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl_, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl_, CURLOPT_PATH_AS_IS, 1L);
  if (identity_) {
    curl_easy_setopt(curl_, CURLOPT_SSLCERT, identity_->certificate.c_str());
    curl_easy_setopt(curl_, CURLOPT_SSLKEY, identity_->key.c_str());
  }
  curl_slist* list = nullptr;
  for (const std::string& header : headers)
    list = curl_slist_append(list, header.c_str());
  curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, list);
  if (body != nullptr) {
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, body->data());
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body->size()));
  }
  curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, takeBody);
  curl_easy_setopt(curl_, CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(curl_, CURLOPT_HEADERFUNCTION, takeHeader);
  curl_easy_setopt(curl_, CURLOPT_HEADERDATA, &reply.headers);
  const CURLcode code = curl_easy_perform(curl_);
  curl_slist_free_all(list);
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
  } else {
    reply.trouble = curl_easy_strerror(code);
  }
  return reply;
}

}  // namespace kiosk::backoffice::testing
