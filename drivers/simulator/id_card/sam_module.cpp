#include "drivers/simulator/id_card/sam_module.h"

#include <algorithm>
#include <array>

namespace drivers::simulator {
namespace {

constexpr std::array<std::uint8_t, 5> kPreamble = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t kLongestRequest = 64;
constexpr std::array<int, 5> kBauds = {115200, 57600, 38400, 19200, 9600};

// SW3
constexpr std::uint8_t kDone = 0x90;
constexpr std::uint8_t kFound = 0x9F;
constexpr std::uint8_t kChecksum = 0x10;
constexpr std::uint8_t kBadCommand = 0x21;
constexpr std::uint8_t kNoCard = 0x80;
constexpr std::uint8_t kSelectFailed = 0x81;
constexpr std::uint8_t kReadFailed = 0x41;
constexpr std::uint8_t kNoItem = 0x91;

void appendLength(Bytes& data, std::size_t length) {
  data.push_back(static_cast<std::uint8_t>(length >> 8U));
  data.push_back(static_cast<std::uint8_t>(length & 0xFFU));
}

}  // namespace

std::optional<Request> takeRequest(Bytes& inbox) {
  while (true) {
    const auto start = std::search(inbox.begin(), inbox.end(), kPreamble.begin(), kPreamble.end());
    if (start == inbox.end()) {
      if (inbox.size() >= kPreamble.size()) {
        inbox.erase(inbox.begin(), inbox.end() - static_cast<std::ptrdiff_t>(kPreamble.size() - 1));
      }
      return std::nullopt;
    }
    inbox.erase(inbox.begin(), start);
    if (inbox.size() < 7) return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(inbox[5]) << 8U | inbox[6];
    if (length < 3 || length > kLongestRequest) {
      inbox.erase(inbox.begin());
      continue;
    }
    if (inbox.size() < 7 + length) return std::nullopt;
    Request request;
    request.code = static_cast<std::uint16_t>(inbox[7] << 8U | inbox[8]);
    request.data.assign(inbox.begin() + 9, inbox.begin() + static_cast<std::ptrdiff_t>(7 + length - 1));
    std::uint8_t sum = 0;
    for (std::size_t i = 5; i < 7 + length; ++i)
      sum = static_cast<std::uint8_t>(sum ^ inbox[i]);
    request.checksumRight = sum == 0;
    inbox.erase(inbox.begin(), inbox.begin() + static_cast<std::ptrdiff_t>(7 + length));
    return request;
  }
}

Step stepOf(std::uint16_t code) {
  switch (code) {
    case 0x11FF:
      return Step::Status;
    case 0x2001:
      return Step::Find;
    case 0x2002:
      return Step::Select;
    case 0x3001:
    case 0x3010:
      return Step::Read;
    case 0x3003:
      return Step::Address;
    default:
      return Step::Other;
  }
}

std::optional<Step> stepCalled(std::string_view word) {
  if (word == "status") return Step::Status;
  if (word == "find") return Step::Find;
  if (word == "select") return Step::Select;
  if (word == "read") return Step::Read;
  if (word == "address") return Step::Address;
  return std::nullopt;
}

std::chrono::milliseconds Thinking::of(Step step) const {
  switch (step) {
    case Step::Find:
      return find;
    case Step::Select:
      return select;
    case Step::Read:
      return read;
    case Step::Address:
      return address;
    case Step::Status:
    case Step::Other:
      break;
  }
  return other;
}

void SamModule::place(std::shared_ptr<const Chip> chip) {
  lift();
  chip_ = std::move(chip);
}

void SamModule::lift() {
  chip_ = nullptr;
  found_ = selected_ = handled_ = false;
}

void SamModule::powerUp(int baud) {
  baud_ = baud;
  found_ = selected_ = handled_ = false;
}

Bytes SamModule::answer(const Request& request, std::optional<std::uint8_t> forced) {
  if (!request.checksumRight) return replyFrame(kChecksum);
  if (forced) return replyFrame(*forced);
  switch (request.code) {
    case 0x10FF:
      found_ = selected_ = false;
      return replyFrame(kDone);
    case 0x11FF:
      return replyFrame(kDone);
    case 0x12FF: {
      constexpr std::array<std::uint8_t, 16> kId = {0x05, 0x00, 0x01, 0x00, 0xF5, 0xFD, 0x34, 0x01,
                                                    0x87, 0xD6, 0x12, 0x00, 0xB1, 0x68, 0xDE, 0x3A};
      return replyFrame(kDone, kId);
    }
    case 0x2001:
      return find();
    case 0x2002:
      return select();
    case 0x3001:
      return read(false);
    case 0x3010:
      return read(true);
    case 0x3003:
      return addresses();
    case 0x3005:
      return managementNumber();
    case 0x61FF:
      return replyFrame(request.data.size() == 1 && request.data[0] >= 24 ? kDone : kBadCommand);
    default:
      break;
  }
  const std::size_t rate = request.code & 0xFFU;
  if (request.code >> 8U == 0x60 && rate < kBauds.size()) {
    baud_ = kBauds[rate];
    return replyFrame(kDone);
  }
  return replyFrame(kBadCommand);
}

Bytes SamModule::find() {
  if (chip_ == nullptr || handled_) return replyFrame(kNoCard);
  found_ = true;
  selected_ = false;
  return replyFrame(kFound, Bytes(4, 0));
}

Bytes SamModule::select() {
  if (chip_ == nullptr || !found_) return replyFrame(kSelectFailed);
  selected_ = true;
  return replyFrame(kDone, Bytes(8, 0));
}

Bytes SamModule::read(bool withFingerprints) {
  const bool ready = chip_ != nullptr && selected_;
  found_ = selected_ = false;  // each attempt starts from finding
  if (!ready) return replyFrame(kReadFailed);
  handled_ = true;
  Bytes data;
  appendLength(data, chip_->text.size());
  appendLength(data, chip_->photo.size());
  if (withFingerprints) appendLength(data, chip_->fingerprints.size());
  data.insert(data.end(), chip_->text.begin(), chip_->text.end());
  data.insert(data.end(), chip_->photo.begin(), chip_->photo.end());
  if (withFingerprints) data.insert(data.end(), chip_->fingerprints.begin(), chip_->fingerprints.end());
  return replyFrame(kDone, data);
}

Bytes SamModule::managementNumber() const {
  if (chip_ == nullptr || !handled_) return replyFrame(kReadFailed);
  Bytes number(28);
  for (std::size_t i = 0; i < number.size(); ++i)
    number[i] = static_cast<std::uint8_t>(i);
  return replyFrame(kDone, number);
}

Bytes SamModule::addresses() const {
  if (chip_ == nullptr || !handled_) return replyFrame(kReadFailed);
  return chip_->addresses.empty() ? replyFrame(kNoItem) : replyFrame(kDone, chip_->addresses);
}

}  // namespace drivers::simulator
