#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

namespace drivers::simulator {

/// A pseudo-terminal that plays a serial port: the program opens the link, the emulator talks on the master's side.
class Pty {
 public:
  /// Makes the terminal and a link to it; a link left behind is replaced, anything else at that path is an error.
  static tl::expected<Pty, std::string> open(const std::filesystem::path& link);
  Pty() = default;
  Pty(Pty&& other) noexcept;
  Pty& operator=(Pty&& other) noexcept;
  ~Pty();

  [[nodiscard]] bool isOpen() const { return master_ >= 0; }
  [[nodiscard]] int master() const { return master_; }  ///< non-blocking
  /// Bits per second the program has set on its side; 0 when it cannot be told.
  [[nodiscard]] int programBaud() const;
  /// Pulls the cable: the program's descriptor reports a hang-up and the link is gone.
  void close();

 private:
  int master_ = -1;
  int slave_ = -1;  ///< kept open so that the master does not hang up while no program has the port open
  std::filesystem::path link_;
};

}  // namespace drivers::simulator
