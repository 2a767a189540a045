#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "assets/error.h"
#include "kiosk/backoffice/api/message.h"
#include "kiosk/backoffice/crypto/digest.h"

namespace kiosk::backoffice::server {

/// An upload being written to a temporary file and hashed on the way; removed unless it is finished.
class SpoolFile {
 public:
  static assets::Result<std::unique_ptr<SpoolFile>> create(const std::filesystem::path& folder);
  ~SpoolFile();
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  assets::Result<void> add(const std::uint8_t* data, std::size_t size);
  /// Hands the file on; it is not yet fsynced, which is for whoever keeps it.
  std::shared_ptr<api::SpooledBody> finish();

 private:
  SpoolFile(int fd, std::filesystem::path file) : fd_(fd), file_(std::move(file)) {}
  int fd_;
  std::filesystem::path file_;
  crypto::Sha256 digest_;
  std::uint64_t size_ = 0;
};

}  // namespace kiosk::backoffice::server
