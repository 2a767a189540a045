#include "drivers/id_card/sdt_channel.h"

#include <array>
#include <cstring>

#include <dlfcn.h>
#include <fmt/format.h>

#include "drivers/id_card/card_text.h"
#include "drivers/transport/overwrite.h"

namespace drivers::id_card {
namespace {

using assets::ErrorId;

constexpr std::size_t kPhotoBytes = 1024;
constexpr std::size_t kFingerBytes = 1024;
/// Room behind each buffer: a library that writes a little more than it documents must not hit anything.
constexpr std::size_t kMargin = 256;
constexpr int kCallerOpens = 0;

// Answers of the library itself.
constexpr int kNoPort = 0x01;
constexpr int kTimeout = 0x02;
constexpr int kTransfer = 0x03;
constexpr int kPortUnusable = 0x05;
/// Not an answer of the library's: what it gave back contradicts itself.
constexpr int kNonsense = -1;

template <class Function>
bool load(void* library, const char* name, Function*& function) {
  void* symbol = ::dlsym(library, name);
  std::memcpy(&function, &symbol, sizeof symbol);  // as POSIX has it: a data pointer that holds a function
  return symbol != nullptr;
}

void append16(std::vector<std::uint8_t>& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
}

}  // namespace

assets::Result<std::unique_ptr<SdtChannel>> SdtChannel::open(const std::string& library, int port) {
  void* loaded = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (loaded == nullptr)
    return assets::failure(ErrorId::DeviceMisconfigured,
                           ::dlerror());  // NOLINT(concurrency-mt-unsafe): glibc keeps it per thread
  Functions functions;
  const bool complete =
      load(loaded, "SDT_OpenPort", functions.openPort) && load(loaded, "SDT_ClosePort", functions.closePort) &&
      load(loaded, "SDT_ResetSAM", functions.reset) && load(loaded, "SDT_GetSAMStatus", functions.status) &&
      load(loaded, "SDT_GetSAMID", functions.samId) && load(loaded, "SDT_StartFindIDCard", functions.find) &&
      load(loaded, "SDT_SelectIDCard", functions.select) && load(loaded, "SDT_ReadBaseMsg", functions.read) &&
      load(loaded, "SDT_ReadBaseFPMsg", functions.readFingers) &&
      load(loaded, "SDT_ReadNewAppMsg", functions.newestAddress);
  load(loaded, "SDT_ReadIINSNDN", functions.managementNumber);
  ::dlclose(loaded);  // only the count: it stays
  if (!complete) return assets::failure(ErrorId::DeviceMisconfigured, library + " is no sdtapi");
  if (const int answer = functions.openPort(port); answer != kDone) {
    return assets::failure(ErrorId::IdReaderNotThere, fmt::format("{} port {}: answer {:02X}", library, port, answer));
  }
  return std::unique_ptr<SdtChannel>(new SdtChannel(functions, library, port));
}

SdtChannel::~SdtChannel() {
  forget();
  functions_.closePort(port_);
}

void SdtChannel::forget() {
  transport::overwrite(data_);
  data_.clear();
}

std::string SdtChannel::name() const {
  return fmt::format("{} port {}", library_, port_);
}

assets::Result<Reply> SdtChannel::exchange(Command command, const std::stop_token& stop, const ReadWatcher&) {
  if (stop.stop_requested()) return assets::failure(ErrorId::DeviceJobCancelled);
  forget();
  const int answer = call(command);
  const auto failed = [&](ErrorId id) {
    return assets::failure(
        id, fmt::format("command {:04X} on {}: answer {:02X}", static_cast<unsigned>(command), name(), answer));
  };
  switch (answer) {
    case kNoPort:
    case kPortUnusable:
      return failed(ErrorId::IdReaderNotThere);
    case kTimeout:
      return failed(ErrorId::IdReaderSilent);
    case kTransfer:
    case kNonsense:
      return failed(ErrorId::IdReaderGarbled);
    default:
      break;
  }
  return Reply{0, 0, static_cast<std::uint8_t>(answer), data_};
}

int SdtChannel::bytes(SdtBytesFunction* function, std::size_t count) {
  data_.assign(count + kMargin, 0);
  const int answer = function(port_, data_.data(), kCallerOpens);
  data_.resize(count);
  return answer;
}

int SdtChannel::call(Command command) {
  switch (command) {
    case Command::ResetSam:
      return functions_.reset(port_, kCallerOpens);
    case Command::SamStatus:
      return functions_.status(port_, kCallerOpens);
    case Command::SamId:
      return bytes(functions_.samId, 16);
    case Command::FindCard:
      return bytes(functions_.find, 4);
    case Command::SelectCard:
      return bytes(functions_.select, 8);
    case Command::ManagementNumber:
      return functions_.managementNumber == nullptr ? kNoSuchItem
                                                    : bytes(functions_.managementNumber, kManagementBytes);
    case Command::ReadCard:
      return readCard(false);
    case Command::ReadCardWithFingerprints:
      return readCard(true);
    case Command::NewestAddress: {
      constexpr std::size_t kMost = kAddressBytes * kMostAddresses;
      data_.assign(kMost + kMargin, 0);
      unsigned length = 0;
      const int answer = functions_.newestAddress(port_, data_.data(), &length, kCallerOpens);
      const std::size_t given = answer == kDone ? length : 0;
      if (given > kMost) return kNonsense;
      data_.resize(given);
      return answer;
    }
    default:
      return 0x21;  // a command this library has no function for
  }
}

int SdtChannel::readCard(bool withFingers) {
  std::array<std::uint8_t, kCardTextBytes + kMargin> text{};
  std::array<std::uint8_t, kPhotoBytes + kMargin> photo{};
  std::array<std::uint8_t, kFingerBytes + kMargin> fingers{};
  unsigned textLength = 0;
  unsigned photoLength = 0;
  unsigned fingersLength = 0;
  int answer = withFingers ? functions_.readFingers(port_, text.data(), &textLength, photo.data(), &photoLength,
                                                    fingers.data(), &fingersLength, kCallerOpens)
                           : functions_.read(port_, text.data(), &textLength, photo.data(), &photoLength, kCallerOpens);
  if (answer == kDone && (textLength > kCardTextBytes || photoLength > kPhotoBytes || fingersLength > kFingerBytes)) {
    answer = kNonsense;
  }
  if (answer == kDone) {
    append16(data_, textLength);
    append16(data_, photoLength);
    if (withFingers) append16(data_, fingersLength);
    data_.insert(data_.end(), text.begin(), text.begin() + textLength);
    data_.insert(data_.end(), photo.begin(), photo.begin() + photoLength);
    data_.insert(data_.end(), fingers.begin(), fingers.begin() + fingersLength);
  }
  transport::overwrite(text);
  transport::overwrite(photo);
  transport::overwrite(fingers);
  return answer;
}

}  // namespace drivers::id_card
