#pragma once

#include <cstdint>

namespace kiosk::domain {

/// The way of a case as the citizen may see it.
enum class CaseStage : std::uint8_t {
  Accepted,           ///< 已受理, being checked
  SupplementAsked,    ///< 补讫告知: materials named as missing
  MaterialsComplete,  ///< 收讫告知
  Scheduled,          ///< 现场鉴定 has a time and a place
  Concluded,          ///< conclusion recorded
  NoticeReady,        ///< 通知书 can be collected
  Delivered,          ///< 已送达
};

}  // namespace kiosk::domain
