#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::backoffice::testing {

struct Reply {
  int status = 0;  ///< 0: no answer
  std::string body;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string trouble;                         ///< curl's words when there was no answer
};

/// A real HTTPS client (libcurl) that keeps its connection; one per thread.
class HttpClient {
 public:
  struct Identity {
    std::filesystem::path certificate;  ///< PEM chain
    std::filesystem::path key;
  };
  HttpClient(std::string base, std::filesystem::path trustAnchor, std::optional<Identity> identity = std::nullopt);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  Reply get(const std::string& path, const std::vector<std::string>& headers = {});
  Reply post(const std::string& path, const std::string& json, std::vector<std::string> headers = {});
  Reply send(const std::string& method, const std::string& path, const std::string& contentType,
             const std::string& body, std::vector<std::string> headers = {});

 private:
  Reply perform(const std::string& method, const std::string& path, const std::string* body,
                const std::vector<std::string>& headers);
  std::string base_;
  std::filesystem::path trustAnchor_;
  std::optional<Identity> identity_;
  void* curl_ = nullptr;
};

}  // namespace kiosk::backoffice::testing
