#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drivers/id_card/sam_channel.h"
#include "drivers/id_card/sdtapi_abi.h"

namespace drivers::id_card {

/// A security module behind the vendors' library sdtapi, loaded when it is opened. A call into the library cannot be
/// ended early: a stop takes effect when it returns, which for reading a card is two seconds, with fingerprints four.
class SdtChannel final : public SamChannel {
 public:
  /// Errors: DeviceMisconfigured (no library, or one without these functions), IdReaderNotThere (the port).
  static assets::Result<std::unique_ptr<SdtChannel>> open(const std::string& library, int port);
  /// Closes the port. The library stays loaded: what it may have left running must not lose its code.
  ~SdtChannel() override;

  assets::Result<Reply> exchange(Command command, const std::stop_token& stop, const ReadWatcher& watcher) override;
  /// The library takes care of it.
  assets::Result<void> settle() override { return {}; }
  void forget() override;
  [[nodiscard]] std::string name() const override;

 private:
  struct Functions {
    SdtPortFunction* openPort = nullptr;
    SdtPortFunction* closePort = nullptr;
    SdtPlainFunction* reset = nullptr;
    SdtPlainFunction* status = nullptr;
    SdtBytesFunction* samId = nullptr;
    SdtBytesFunction* find = nullptr;
    SdtBytesFunction* select = nullptr;
    SdtReadFunction* read = nullptr;
    SdtReadFingersFunction* readFingers = nullptr;
    SdtAddressFunction* newestAddress = nullptr;
    SdtBytesFunction* managementNumber = nullptr;  ///< newer libraries only
  };

  SdtChannel(Functions functions, std::string library, int port)
      : functions_(functions), library_(std::move(library)), port_(port) {}
  /// Carries the command out; what it gives lies in data_. Returns the library's answer.
  int call(Command command);
  int readCard(bool withFingers);
  int bytes(SdtBytesFunction* function, std::size_t count);

  Functions functions_;
  std::string library_;
  int port_;
  std::vector<std::uint8_t> data_;  ///< as the module itself would have sent it
};

}  // namespace drivers::id_card
