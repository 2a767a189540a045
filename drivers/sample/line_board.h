#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "drivers/lamp/board.h"
#include "drivers/sample/board_lines.h"
#include "drivers/transport/byte_link.h"

namespace drivers::sample {

/// The sample board over any link of bytes.
class LineBoard final : public lamp::Board {
 public:
  /// Makes sure that a board answers. `patience`: how long one answer may take.
  static assets::Result<std::unique_ptr<LineBoard>> open(std::unique_ptr<transport::ByteLink> link,
                                                         std::chrono::milliseconds patience);

  assets::Result<void> show(const lamp::LightPlan& plan) override;
  assets::Result<lamp::Sensors> sensors() override;
  DeviceStatus check() override;

 private:
  LineBoard(std::unique_ptr<transport::ByteLink> link, std::chrono::milliseconds patience)
      : link_(std::move(link)), patience_(patience) {}
  /// One line out, one line back.
  assets::Result<std::string> ask(std::string_view line);

  std::unique_ptr<transport::ByteLink> link_;
  std::chrono::milliseconds patience_;
};

}  // namespace drivers::sample
