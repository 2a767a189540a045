#include "drivers/simulator/http/http_listener.h"

#include <thread>
#include <utility>

#include <httplib.h>
#include <sys/socket.h>

namespace drivers::simulator {
namespace {

constexpr std::size_t kThreads = 16;  // each holds an idle connection until it has waited its time
constexpr std::size_t kLongestBody = 64U << 20U;

}  // namespace

struct HttpListener::Inside {
  httplib::Server server;
  std::thread thread;
};

HttpListener::HttpListener(Handler handler) : handler_(std::move(handler)) {}

HttpListener::~HttpListener() {
  stop();
}

tl::expected<int, std::string> HttpListener::start(int port) {
  if (inside_) return tl::unexpected<std::string>("already serving");
  auto inside = std::make_unique<Inside>();
  httplib::Server& server = inside->server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };  // the server deletes it
  server.set_payload_max_length(kLongestBody);
  server.set_keep_alive_timeout(1);
  // The library's own option would let a second simulator share the port.
  server.set_socket_options([](socket_t socket) {
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
    const HttpResponse reply = handler_({request.method, request.path, request.body});
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers)
      response.set_header(name.c_str(), value);
    if (!reply.cut) {
      response.set_content(reply.body, reply.type.c_str());
      return;
    }
    const auto half = [body = reply.body](std::size_t, std::size_t, httplib::DataSink& sink) {
      sink.write(body.data(), body.size() / 2);
      return false;
    };
    response.set_content_provider(reply.body.size(), reply.type.c_str(), half);
  };
  server.Get(".*", answer);
  server.Post(".*", answer);
  server.Delete(".*", answer);
  const bool bound =
      port == 0 ? (port = server.bind_to_any_port("127.0.0.1")) > 0 : server.bind_to_port("127.0.0.1", port);
  if (!bound) return tl::unexpected<std::string>("port " + std::to_string(port) + " is taken");
  inside->thread = std::thread([&server] { server.listen_after_bind(); });
  while (!server.is_running())
    std::this_thread::yield();
  inside_ = std::move(inside);
  return port;
}

void HttpListener::stop() {
  if (!inside_) return;
  inside_->server.stop();
  inside_->thread.join();
  inside_.reset();
}

}  // namespace drivers::simulator
