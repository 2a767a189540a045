#include "kiosk/backoffice/api/message.h"

#include <system_error>

namespace kiosk::backoffice::api {

SpooledBody::~SpooledBody() {
  std::error_code gone;  // moved away is as good as removed
  std::filesystem::remove(file_, gone);
}

}  // namespace kiosk::backoffice::api
