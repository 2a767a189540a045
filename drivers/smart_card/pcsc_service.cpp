#include "drivers/smart_card/pcsc_service.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include <fmt/format.h>
#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not in <cstring>
#include <winscard.h>

namespace drivers::smart_card {
namespace {

using assets::Error;
using assets::ErrorId;

static_assert(std::is_same_v<SCARDCONTEXT, long>);
static_assert(std::is_same_v<SCARDHANDLE, long>);

/// 256 bytes of data and the status word, and room for readers that send more.
constexpr std::size_t kLongestResponse = 1024;

/// The same 32 bits whether a code is written as a negative number or not.
constexpr std::uint32_t bits(std::int64_t code) {
  return static_cast<std::uint32_t>(code & 0xFFFFFFFF);
}

ErrorId idOf(std::uint32_t code) {
  switch (code) {
    case bits(SCARD_E_NO_SERVICE):
    case bits(SCARD_E_SERVICE_STOPPED):
    case bits(SCARD_E_INVALID_HANDLE):  // of a service that has been restarted
    case bits(SCARD_F_COMM_ERROR):      // with the service
    case bits(SCARD_W_SECURITY_VIOLATION):
      return ErrorId::SmartCardServiceDown;
    case bits(SCARD_E_NO_READERS_AVAILABLE):
    case bits(SCARD_E_READER_UNAVAILABLE):
    case bits(SCARD_E_UNKNOWN_READER):
      return ErrorId::SmartReaderNotThere;
    case bits(SCARD_E_SHARING_VIOLATION):
      return ErrorId::SmartReaderTaken;
    case bits(SCARD_E_NO_SMARTCARD):
    case bits(SCARD_W_REMOVED_CARD):
      return ErrorId::SocialCardRemoved;
    case bits(SCARD_W_UNRESPONSIVE_CARD):
    case bits(SCARD_W_UNPOWERED_CARD):
    case bits(SCARD_W_UNSUPPORTED_CARD):
    case bits(SCARD_E_INVALID_ATR):
    case bits(SCARD_E_PROTO_MISMATCH):
      return ErrorId::SocialCardMute;
    case bits(SCARD_E_NOT_TRANSACTED):
    case bits(SCARD_W_RESET_CARD):
    case bits(SCARD_E_TIMEOUT):
      return ErrorId::SocialCardNotRead;
    default:
      return ErrorId::SmartReaderRefused;
  }
}

class PcscChannel final : public CardChannel {
 public:
  PcscChannel(SCARDHANDLE handle, DWORD protocol) : handle_(handle), protocol_(protocol) {}
  ~PcscChannel() override { SCardDisconnect(handle_, SCARD_UNPOWER_CARD); }

  [[nodiscard]] Protocol protocol() const override {
    return protocol_ == SCARD_PROTOCOL_T1 ? Protocol::T1 : Protocol::T0;
  }

  assets::Result<WipedBytes> transmit(std::span<const std::uint8_t> command) override {
    SCARD_IO_REQUEST header{protocol_, sizeof(SCARD_IO_REQUEST)};
    std::array<std::uint8_t, kLongestResponse> response{};
    DWORD length = response.size();
    const LONG code =
        SCardTransmit(handle_, &header, command.data(), command.size(), nullptr, response.data(), &length);
    if (code != SCARD_S_SUCCESS) return tl::unexpected<Error>(errorOf(code, "transmit"));
    WipedBytes bytes(response.begin(), response.begin() + static_cast<std::ptrdiff_t>(length));
    explicit_bzero(response.data(), response.size());
    return bytes;
  }

 private:
  SCARDHANDLE handle_;
  DWORD protocol_;
};

/// Takes over what the service says about a slot.
void update(Slot& slot, const SCARD_READERSTATE& state) {
  // A reader that has just been unplugged still stands in the caller's list.
  const bool gone = (state.dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0;
  slot.known = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
  slot.present = !gone && (state.dwEventState & SCARD_STATE_PRESENT) != 0;
  slot.mute = slot.present && (state.dwEventState & SCARD_STATE_MUTE) != 0;
  slot.events = static_cast<std::uint16_t>(state.dwEventState >> 16U);
  slot.atr.assign(state.rgbAtr, state.rgbAtr + (slot.present ? std::min<DWORD>(state.cbAtr, MAX_ATR_SIZE) : 0));
}

}  // namespace

Error errorOf(std::int64_t code, std::string_view step) {
  return {idOf(bits(code)), fmt::format("{}: {:08X}", step, bits(code))};
}

assets::Result<std::unique_ptr<PcscService>> PcscService::connect() {
  SCARDCONTEXT context = 0;
  const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
  if (code != SCARD_S_SUCCESS) return tl::unexpected<Error>(errorOf(code, "pcscd"));
  return std::unique_ptr<PcscService>(new PcscService(context));
}

PcscService::~PcscService() {
  SCardReleaseContext(context_);
}

assets::Result<std::vector<std::string>> PcscService::readers() {
  LPSTR joined = nullptr;
  DWORD length = SCARD_AUTOALLOCATE;
  const LONG code = SCardListReaders(context_, nullptr, static_cast<LPSTR>(static_cast<void*>(&joined)), &length);
  if (bits(code) == bits(SCARD_E_NO_READERS_AVAILABLE)) return std::vector<std::string>{};
  if (code != SCARD_S_SUCCESS) return tl::unexpected<Error>(errorOf(code, "list of readers"));
  std::vector<std::string> names;  // each ends with a zero, the list with one more
  for (const char* name = joined; *name != '\0'; name += names.back().size() + 1)
    names.emplace_back(name);
  SCardFreeMemory(context_, joined);
  return names;
}

assets::Result<bool> PcscService::look(std::vector<Slot>& slots, std::chrono::milliseconds wait) {
  std::vector<SCARD_READERSTATE> states(slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    states[i].szReader = slots[i].reader.c_str();
    states[i].dwCurrentState = slots[i].known;
  }
  const LONG code = SCardGetStatusChange(context_, static_cast<DWORD>(wait.count()), states.data(),
                                         static_cast<DWORD>(states.size()));
  if (bits(code) == bits(SCARD_E_TIMEOUT)) return false;
  const bool gone = idOf(bits(code)) == ErrorId::SmartReaderNotThere;
  if (code != SCARD_S_SUCCESS && !gone) return tl::unexpected<Error>(errorOf(code, "state of the readers"));
  for (std::size_t i = 0; i < slots.size(); ++i)
    update(slots[i], states[i]);
  return true;
}

assets::Result<std::unique_ptr<CardChannel>> PcscService::powerUp(const std::string& reader) {
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;
  const LONG code = SCardConnect(context_, reader.c_str(), SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                 &handle, &protocol);
  if (code != SCARD_S_SUCCESS) return tl::unexpected<Error>(errorOf(code, "power up"));
  return std::make_unique<PcscChannel>(handle, protocol);
}

}  // namespace drivers::smart_card
