#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "drivers/transport/byte_link.h"

namespace drivers::transport {

/// A serial port, 8N1, no flow control, raw.
class SerialPort final : public ByteLink {
 public:
  /// Bits per second the operating system and this program know: 1200 … 230400.
  static bool knowsBaud(int baud);

  /// Opens the port for this program alone. `path` may be a link.
  static LinkResult<std::unique_ptr<SerialPort>> open(const std::filesystem::path& path, int baud);
  ~SerialPort() override;

  LinkResult<void> write(std::span<const std::uint8_t> bytes) override;
  LinkResult<std::size_t> read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) override;
  LinkResult<void> drain() override;
  [[nodiscard]] std::string name() const override;

  /// Takes effect at once; bytes under way are thrown away.
  LinkResult<void> setBaud(int baud);
  [[nodiscard]] int baud() const { return baud_; }

 private:
  SerialPort(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}
  [[nodiscard]] tl::unexpected<LinkError> gone(const char* what) const;

  int descriptor_;
  std::filesystem::path path_;
  int baud_ = 0;
};

}  // namespace drivers::transport
