#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "assets/string_id.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::journeys {

/// One stop of a journey: the short word on its step slip, and how the step is made.
struct Stop {
  assets::StringId slip{};
  std::function<std::unique_ptr<steps::Step>()> make;
};

/// A service as a list of steps, in the order of the official procedure.
struct Journey {
  std::string_view name;     ///< in logs and between journeys: "assessment"
  assets::StringId title{};  ///< in the header while it runs
  std::vector<Stop> stops;
  bool largeForElders = false;  ///< who is old enough by the card sees large letters, unless they chose otherwise
  /// Runs when a person takes over from a step, before the step is left: what is known so far may be kept for them.
  std::function<void(steps::Context&)> handedOver{};
};

template <class StepType>
Stop stop(assets::StringId slip) {
  return {slip, [] { return std::make_unique<StepType>(); }};
}

/// 劳动能力鉴定申请
Journey assessment();
/// 领取结论通知书
Journey collectNotice();
/// 查进度
Journey progress();

/// 待遇资格认证: card and live face
Journey certification();
/// 上门认证: a relative books a visit to somebody who cannot come
Journey homeVisit();
/// 异地协助认证: for somebody whose pension another agency pays
Journey assistedCertification();

/// 查一查·算一算: leads to 查进度 or to one of the calculators
Journey lookUp();
Journey estimateBenefits();
Journey estimateRetirement();
Journey estimateCertification();
Journey estimateTerms();
/// 问政策
Journey askPolicy();

/// Every journey of this terminal. A new service is one new file and one line here.
std::vector<Journey> all();

}  // namespace kiosk::terminal::journeys
