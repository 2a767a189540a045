#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "drivers/device_status.h"
#include "kiosk/contract/messages.h"
#include "kiosk/domain/policy_book.h"
#include "kiosk/terminal/config/configuration.h"
#include "kiosk/terminal/screens/clock_face.h"
#include "ui/input/candidate_source.h"
#include "ui/input/handwriting_source.h"

namespace kiosk::terminal {

/// The roles of [devices.ROLE] this program uses.
namespace role {
inline constexpr std::string_view kIdCard = "id-card";
inline constexpr std::string_view kFaceCamera = "face-camera";
inline constexpr std::string_view kDocumentCamera = "document-camera";
inline constexpr std::string_view kReceiptPrinter = "receipt-printer";
inline constexpr std::string_view kNoticePrinter = "a4-printer";
inline constexpr std::string_view kLamps = "lamps";
}  // namespace role

/// What is true of the hall and the machine at this moment, whoever stands there. Nothing personal.
struct Facts {
  const domain::PolicyBook* policy = nullptr;  ///< never null once the program runs
  config::Kiosk kiosk;
  config::IdleRules idle;
  std::chrono::seconds submitPatience{8};
  std::optional<contract::HallState> hall;  ///< empty until the back office answered once
  std::map<std::string, drivers::DeviceStatus, std::less<>> devices;
  ui::input::CandidateSource* pinyin = nullptr;         ///< null: no pinyin on this machine
  ui::input::HandwritingSource* handwriting = nullptr;  ///< null: no handwriting on this machine
  bool voice = false;                                   ///< something can be read aloud
  std::chrono::milliseconds now{};                      ///< steady
  std::int64_t wallMs = 0;                              ///< epoch milliseconds, UTC
  domain::Date today{};                                 ///< in China
  screens::ClockFace clock;

  /// The error that stands in a device's way; nothing when it can be used.
  [[nodiscard]] std::optional<assets::ErrorId> troubleOf(std::string_view role) const;
};

}  // namespace kiosk::terminal
