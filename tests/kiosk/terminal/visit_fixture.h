#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "assets/directory.h"
#include "kiosk/domain/dates.h"
#include "kiosk/terminal/runner/runner.h"
#include "tests/kiosk/terminal/scratch_folder.h"

namespace kiosk::terminal {

/// A runner with the real policy and a real audit log; a test feeds it events and touches, and reads its orders.
class VisitFixture : public testing::Test {
 protected:
  VisitFixture()
      : policy_(std::move(*domain::PolicyBook::load(assets::directory() / "policy"))),
        audit_(std::move(*audit::AuditLog::open(folder_.path(), [this] { return facts_.wallMs; }))) {
    facts_.policy = &policy_;
    facts_.kiosk = {"370811-03", "03"};
    facts_.now = std::chrono::hours(1);
    facts_.wallMs = 1'795'500'000'000;
    facts_.today = domain::chinaDate(facts_.wallMs);
    for (const auto role :
         {role::kIdCard, role::kFaceCamera, role::kDocumentCamera, role::kReceiptPrinter, role::kNoticePrinter}) {
      facts_.devices[std::string(role)].state = drivers::DeviceState::Online;
    }
    runner_ = std::make_unique<Runner>(facts_, orders_, *audit_, journeys::all(), [this] {
      ++erased_;
      runner_->erased();
    });
  }

  static drivers::id_card::IdCard card() {
    drivers::id_card::IdCard card;
    card.name = "孔祥瑞";
    card.number = "37081119900307103X";
    card.sexCode = "1";
    card.birth = "1990-03-07";
    card.address = "山东省济宁市任城区建设路1号";
    card.validTo = "long_term";
    card.portrait.emplace();
    card.portrait->rgb.assign(102 * 126 * 3, 90);
    return card;
  }

  void pass(std::chrono::milliseconds time) {
    facts_.now += time;
    facts_.wallMs += time.count();
    runner_->tick();
  }
  template <class Kind>
  [[nodiscard]] const Kind* ordered() const {
    for (auto order = orders_.rbegin(); order != orders_.rend(); ++order) {
      if (const auto* found = std::get_if<Kind>(&*order)) return found;
    }
    return nullptr;
  }
  template <class Kind>
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::count_if(
        orders_.begin(), orders_.end(), [](const Order& order) { return std::holds_alternative<Kind>(order); }));
  }
  [[nodiscard]] std::string step() const {
    return runner_->phase() == Phase::Journey ? std::string(runner_->step()->name()) : std::string();
  }
  template <class StepType>
  StepType& as() {
    return dynamic_cast<StepType&>(*runner_->step());
  }
  steps::Context context() {
    return {.visit = const_cast<Visit&>(runner_->visit()),  // NOLINT: a test stands where the runner stands
            .facts = facts_,
            .orders = orders_,
            .audit = *audit_,
            .exit = {}};
  }
  /// What draw() does with a touched action: the step acts, the runner obeys at the next tick.
  template <class StepType, class Action>
  void act(const Action& action) {
    steps::Context now = context();
    as<StepType>().act(action, now);
    runner_->obey(now);
  }

  void identify() {
    runner_->act(screens::IdleAction::Start);
    runner_->act(screens::HomeAction::Injured);
    runner_->hear(event::CardFound{});
    runner_->hear(event::CardRead{card(), 900});
    pass(std::chrono::seconds(1));
  }

  ScratchFolder folder_;
  Facts facts_;
  domain::PolicyBook policy_;
  std::unique_ptr<audit::AuditLog> audit_;
  Orders orders_;
  int erased_ = 0;
  std::unique_ptr<Runner> runner_;
};

}  // namespace kiosk::terminal
