#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <tl/expected.hpp>

namespace drivers::simulator {

struct HttpRequest {
  std::string method;
  std::string path;
  std::string body;
};
struct HttpResponse {
  int status = 200;
  std::string type = "text/plain";
  std::string body;
  std::map<std::string, std::string> headers;
  bool cut = false;  ///< the connection breaks in the middle of the body
};

/// A small HTTP/1.1 server on loopback, for devices that speak over it. Handlers run on its own threads.
class HttpListener {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;

  explicit HttpListener(Handler handler);
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;
  ~HttpListener();

  /// Serves when it returns; the port, which is a free one when `port` is 0.
  tl::expected<int, std::string> start(int port);
  /// Closes the port and every connection; handlers under way end first.
  void stop();
  [[nodiscard]] bool serving() const { return inside_ != nullptr; }

 private:
  struct Inside;
  Handler handler_;
  std::unique_ptr<Inside> inside_;
};

}  // namespace drivers::simulator
