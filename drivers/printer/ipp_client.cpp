#include "drivers/printer/ipp_client.h"

#include <algorithm>
#include <array>

namespace drivers::printer {
namespace {

using assets::ErrorId;

constexpr int kConnectLimit = 2000;   // milliseconds
constexpr double kAnswerLimit = 5.0;  // seconds a connection may stand still
constexpr std::size_t kBlock = 32U << 10U;
constexpr const char* kUser = "hall-kiosk";

struct HttpClose {
  void operator()(http_t* connection) const { httpClose(connection); }
};
using Connection = std::unique_ptr<http_t, HttpClose>;

/// libcups would ask for a password on the terminal it was started from.
const char* noPassword(const char* /*prompt*/, http_t* /*http*/, const char* /*method*/, const char* /*resource*/,
                       void* /*data*/) {
  return nullptr;
}

int giveUp(http_t* /*http*/, void* /*data*/) {
  return 0;
}

}  // namespace

assets::Result<IppClient> IppClient::make(const std::string& uri) {
  std::array<char, 16> scheme{};
  std::array<char, 64> user{};
  std::array<char, 256> host{};
  std::array<char, 1024> resource{};
  IppClient client;
  const auto size = [](const auto& buffer) { return static_cast<int>(buffer.size()); };
  const http_uri_status_t parsed =
      httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), size(scheme), user.data(), size(user),
                      host.data(), size(host), &client.port_, resource.data(), size(resource));
  const std::string kind = scheme.data();
  if (parsed < HTTP_URI_STATUS_OK || (kind != "ipp" && kind != "ipps") || host[0] == '\0') {
    return assets::failure(ErrorId::DeviceMisconfigured, "a printer's uri is ipp://host:port/path, not " + uri);
  }
  client.uri_ = uri;
  client.host_ = host.data();
  client.resource_ = resource[0] == '\0' ? "/" : resource.data();
  client.encrypted_ = kind == "ipps";
  return client;
}

IppMessage IppClient::request(ipp_op_t operation) const {
  IppMessage message(ippNewRequest(operation));
  ippSetVersion(message.get(), 2, 0);
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri_.c_str());
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, kUser);
  return message;
}

assets::Result<IppMessage> IppClient::send(const IppMessage& request, std::span<const std::uint8_t> document) const {
  cupsSetPasswordCB2(noPassword, nullptr);
  const auto gone = [this](const char* what) {
    return assets::failure(ErrorId::DocumentPrinterGone, uri_ + ": " + what + ": " + cupsLastErrorString());
  };
  const Connection connection(httpConnect2(host_.c_str(), port_, nullptr, AF_UNSPEC,
                                           encrypted_ ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                           kConnectLimit, nullptr));
  if (!connection) return gone("no connection");
  httpSetTimeout(connection.get(), kAnswerLimit, giveUp, nullptr);
  const std::size_t length = ippLength(request.get()) + document.size();
  http_status_t status = cupsSendRequest(connection.get(), request.get(), resource_.c_str(), length);
  while (status == HTTP_STATUS_CONTINUE && !document.empty()) {
    const auto block = document.first(std::min(document.size(), kBlock));
    const auto* bytes = static_cast<const char*>(static_cast<const void*>(block.data()));
    status = cupsWriteRequestData(connection.get(), bytes, block.size());
    document = document.subspan(block.size());
  }
  if (status != HTTP_STATUS_CONTINUE) return gone("not taken");
  IppMessage reply(cupsGetResponse(connection.get(), resource_.c_str()));
  if (!reply) return gone("no answer");
  return reply;
}

std::vector<std::string> textsOf(const IppMessage& message, const char* name) {
  std::vector<std::string> texts;
  ipp_attribute_t* attribute = ippFindAttribute(message.get(), name, IPP_TAG_ZERO);
  for (int i = 0; attribute != nullptr && i < ippGetCount(attribute); ++i) {
    if (const char* text = ippGetString(attribute, i, nullptr)) texts.emplace_back(text);
  }
  return texts;
}

std::vector<int> numbersOf(const IppMessage& message, const char* name) {
  std::vector<int> numbers;
  ipp_attribute_t* attribute = ippFindAttribute(message.get(), name, IPP_TAG_ZERO);
  if (attribute == nullptr) return numbers;
  const ipp_tag_t tag = ippGetValueTag(attribute);
  if (tag != IPP_TAG_INTEGER && tag != IPP_TAG_ENUM) return numbers;
  for (int i = 0; i < ippGetCount(attribute); ++i)
    numbers.push_back(ippGetInteger(attribute, i));
  return numbers;
}

std::optional<int> numberOf(const IppMessage& message, const char* name) {
  const std::vector<int> numbers = numbersOf(message, name);
  return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

bool flagOf(const IppMessage& message, const char* name) {
  ipp_attribute_t* attribute = ippFindAttribute(message.get(), name, IPP_TAG_BOOLEAN);
  return attribute != nullptr && ippGetBoolean(attribute, 0) != 0;
}

}  // namespace drivers::printer
