#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drivers/simulator/a4_printer/page_engine.h"

namespace drivers::simulator {

/// The IPP/2.0 operations of a printer over its engine: Get-Printer-Attributes, Validate-Job, Create-Job,
/// Send-Document, Print-Job, Get-Job-Attributes, Get-Jobs, Cancel-Job. Not thread-safe.
class IppService {
 public:
  /// `uri` is how the printer calls itself.
  IppService(PageEngine& engine, std::string uri) : engine_(engine), uri_(std::move(uri)) {}

  /// The reply to a request with the document behind it; nothing when the bytes are no IPP message.
  std::optional<std::string> answer(std::string_view bytes);

 private:
  PageEngine& engine_;
  std::string uri_;
};

}  // namespace drivers::simulator
