#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cups/cups.h>

#include "assets/error.h"

// Only for the IPP printer's .cpp files: pulls in libcups.
namespace drivers::printer {

struct IppDelete {
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

/// Carries requests to one printer; each call is a connection of its own, so a printer that was away is simply there
/// again.
class IppClient {
 public:
  /// Error: DeviceMisconfigured when the URI is none of ipp or ipps.
  static assets::Result<IppClient> make(const std::string& uri);

  /// A request with the operation attributes every one needs.
  [[nodiscard]] IppMessage request(ipp_op_t operation) const;
  /// Errors: DocumentPrinterGone when nobody answers in time. What the printer says to the request is in the reply's
  /// status code.
  [[nodiscard]] assets::Result<IppMessage> send(const IppMessage& request,
                                                std::span<const std::uint8_t> document = {}) const;
  [[nodiscard]] const std::string& uri() const { return uri_; }

 private:
  std::string uri_;
  std::string host_;
  std::string resource_;
  int port_ = 631;
  bool encrypted_ = false;
};

/// The values of an attribute, enumerations and keywords alike; empty when it is absent or of another kind.
std::vector<std::string> textsOf(const IppMessage& message, const char* name);
std::optional<int> numberOf(const IppMessage& message, const char* name);
std::vector<int> numbersOf(const IppMessage& message, const char* name);
bool flagOf(const IppMessage& message, const char* name);

}  // namespace drivers::printer
