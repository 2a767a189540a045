#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "drivers/simulator/smart_card/virtual_card.h"
#include "drivers/smart_card/card_channel.h"

/// The simulator's card behind the real session, without any reader between them.
class VirtualChannel final : public drivers::smart_card::CardChannel {
 public:
  using Bytes = drivers::simulator::smart_card::Bytes;

  VirtualChannel(drivers::simulator::smart_card::VirtualCard& card, drivers::smart_card::Protocol protocol)
      : card_(card), protocol_(protocol) {}

  [[nodiscard]] drivers::smart_card::Protocol protocol() const override { return protocol_; }
  assets::Result<drivers::WipedBytes> transmit(std::span<const std::uint8_t> command) override {
    commands.emplace_back(command.begin(), command.end());
    auto response = card_.answer(command);
    if (!response) return assets::failure(assets::ErrorId::SocialCardRemoved);
    if (spoil) *response = spoil(std::move(*response));
    return drivers::WipedBytes(response->begin(), response->end());
  }

  std::vector<Bytes> commands;             ///< as they came
  std::function<Bytes(Bytes)> spoil = {};  ///< what the wire does to a response

 private:
  drivers::simulator::smart_card::VirtualCard& card_;
  drivers::smart_card::Protocol protocol_;
};
