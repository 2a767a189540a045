#pragma once

#include <memory>

#include "drivers/id_card/hid_wrapper.h"
#include "drivers/transport/hid_link.h"

namespace drivers::id_card {

/// SAM frames as a stream of bytes through the wrapper of HID readers.
class WrappedLink final : public transport::ByteLink {
 public:
  explicit WrappedLink(std::unique_ptr<transport::HidLink> reports) : reports_(std::move(reports)) {}
  ~WrappedLink() override = default;

  transport::LinkResult<void> write(std::span<const std::uint8_t> bytes) override;
  transport::LinkResult<std::size_t> read(std::span<std::uint8_t> buffer, std::chrono::milliseconds wait) override;
  transport::LinkResult<void> drain() override;
  [[nodiscard]] std::string name() const override { return reports_->name(); }

 private:
  std::unique_ptr<transport::HidLink> reports_;
  ReplyUnwrapper unwrapper_;
  std::vector<std::uint8_t> rest_;  ///< unwrapped and not read yet
};

}  // namespace drivers::id_card
