#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

/// Leaves the machine's network and /run behind, for this process and its children: a pcscd that is started from then
/// on is seen by nobody else, and its ports are open inside only. To be called first in main(), before any thread.
/// False: the machine does not allow it, or pcscd or the virtual reader is not installed; `why` says which.
bool enterPrivatePcsc(std::string& why);

/// pcscd with the virtual reader of vsmartcard, two slots: "Virtual PCD 00 00" on port 35963, "Virtual PCD 00 01" on
/// 35964. Behind enterPrivatePcsc() only.
class PrivatePcscd {
 public:
  enum class Readers { Virtual, None };

  /// Waits until it serves. Aborts the test program when it does not.
  explicit PrivatePcscd(Readers readers = Readers::Virtual);
  PrivatePcscd(const PrivatePcscd&) = delete;
  PrivatePcscd& operator=(const PrivatePcscd&) = delete;
  ~PrivatePcscd();

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
};
