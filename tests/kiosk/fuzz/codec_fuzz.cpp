// Any bytes as any message: read or refused, and what was read can be written and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/contract/codec.h"

namespace {

template <class Message>
void tryAs(std::string_view json) {
  const auto message = kiosk::contract::fromJson<Message>(json);
  if (!message) return;
  const auto again = kiosk::contract::fromJson<Message>(kiosk::contract::toJson(*message));
  if (!again || !(*again == *message)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kiosk::contract;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  tryAs<PersonLookup>(json);
  tryAs<PersonRecord>(json);
  tryAs<SubmissionReceipt>(json);
  tryAs<CaseList>(json);
  tryAs<NoticeList>(json);
  tryAs<DeliveryReceipt>(json);
  tryAs<DeliveryConfirmation>(json);
  tryAs<HallState>(json);
  tryAs<Heartbeat>(json);
  tryAs<Problem>(json);
  tryAs<kiosk::domain::Conclusion>(json);
  const auto application = fromJson<kiosk::domain::Application>(json);
  if (application && !fromJson<kiosk::domain::Application>(toJson(*application))) std::abort();
  return 0;
}
