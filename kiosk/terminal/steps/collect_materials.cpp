#include "kiosk/terminal/steps/collect_materials.h"

#include "kiosk/domain/deadlines.h"
#include "kiosk/domain/wire_names.h"

namespace kiosk::terminal::steps {

using screens::Applies;
using screens::MaterialsAction;
using screens::ScanAction;
using screens::ScanPhase;

/// What was taken is a page of its own, so that a touch meant for the shutter answers no question about the result.
std::string_view CollectMaterials::screen() const {
  if (!camera_) return "materials";
  const ScanPhase phase = camera_->model().phase;
  return phase == ScanPhase::Kept || phase == ScanPhase::Doubtful ? "scan_result" : "scan";
}

Pace CollectMaterials::pace() const {
  if (!camera_) return Pace::Deliberate;
  const ScanPhase phase = camera_->model().phase;
  return phase == ScanPhase::Hold || phase == ScanPhase::Reading ? Pace::Machine : Pace::Deliberate;
}

std::optional<std::chrono::milliseconds> CollectMaterials::wakeAt() const {
  return camera_ ? camera_->wakeAt() : std::nullopt;
}

screens::MaterialsModel CollectMaterials::modelOf(const Context& context) {
  screens::MaterialsModel model;
  for (const Material& material : context.visit.materials) {
    screens::MaterialItem item{.kind = material.kind, .need = material.need, .applies = material.applies, .pages = {}};
    for (const TakenPage& taken : material.pages)
      item.pages.push_back(taken.mark);
    model.items.push_back(std::move(item));
  }
  const auto term = context.facts.policy->terms.inForce(domain::TermKind::Supplement, context.facts.today);
  if (term && term->unit == domain::TermUnit::WorkingDays) model.namedWithinWorkingDays = term->amount;
  return model;
}

void CollectMaterials::enter(Context& /*context*/) {
  camera_.reset();
}

void CollectMaterials::leave(Context& context) {
  closeCamera(context);
}

void CollectMaterials::closeCamera(Context& context) {
  if (!camera_) return;
  camera_.reset();
  context.orders.emplace_back(order::StopPaper{});
}

void CollectMaterials::back(Context& context) {
  if (camera_) {
    closeCamera(context);
  } else {
    Step::back(context);
  }
}

void CollectMaterials::photograph(std::size_t item, std::optional<std::size_t> retake, Context& context) {
  if (item >= context.visit.materials.size()) return;
  const Material& material = context.visit.materials[item];
  const bool retaking = retake && *retake < material.pages.size();
  std::vector<screens::PageMark> marks;
  for (const TakenPage& taken : material.pages)
    marks.push_back(taken.mark);
  item_ = item;
  camera_.emplace(material.kind, std::move(marks), retaking ? *retake : material.pages.size(), retaking);
  context.orders.emplace_back(order::WatchPaper{});
}

void CollectMaterials::keep(Context& context) {
  std::vector<TakenPage>& pages = context.visit.materials[item_].pages;
  const std::size_t page = camera_->page();
  TakenPage taken = camera_->takePage();
  context.audit.write(assets::EventId::PageTaken, {{"material", domain::wireName(taken.page.material)},
                                                   {"page", static_cast<std::int64_t>(page + 1)},
                                                   {"doubtful", taken.page.doubtful},
                                                   {"machine_ms", camera_->machineMs()}});
  if (page < pages.size()) {
    pages[page] = std::move(taken);
  } else {
    pages.push_back(std::move(taken));
  }
  context.visit.entered = true;
}

void CollectMaterials::on(const Event& event, Context& context) {
  if (camera_) camera_->on(event, context.facts, context.visit.person, context.orders);
}

void CollectMaterials::tick(Context& context) {
  if (camera_) camera_->tick(context.facts, context.orders);
}

void CollectMaterials::act(const MaterialsAction& action, Context& context) {
  std::vector<Material>& materials = context.visit.materials;
  const bool named = action.item < materials.size();
  switch (action.kind) {
    case MaterialsAction::Kind::None:
    case MaterialsAction::Kind::SaveForLater:
      return;
    case MaterialsAction::Kind::Capture:
      if (named) materials[action.item].applies = Applies::Yes;
      photograph(action.item, action.retake, context);
      return;
    case MaterialsAction::Kind::Have:
    case MaterialsAction::Kind::HaveNot:
      if (named) {
        materials[action.item].applies = action.kind == MaterialsAction::Kind::Have ? Applies::Yes : Applies::No;
        context.visit.entered = true;
      }
      return;
    case MaterialsAction::Kind::GoOn:
      if (screens::papersToGo(modelOf(context)) == 0) context.next();
      return;
  }
}

void CollectMaterials::act(ScanAction action, Context& context) {
  if (!camera_) return;
  switch (action) {
    case ScanAction::None:
      return;
    case ScanAction::TakeNow:
      camera_->takeNow(context.orders);
      return;
    case ScanAction::NotThisPage:
      closeCamera(context);
      return;
    case ScanAction::Retake:
      camera_->again(context.orders);
      return;
    case ScanAction::KeepAnyway:
      camera_->keepAnyway();
      return;
    case ScanAction::NextPage:
      if (!camera_->kept()) return;
      keep(context);
      photograph(item_, std::nullopt, context);
      return;
    case ScanAction::AllTaken:
      if (!camera_->kept()) return;
      keep(context);
      closeCamera(context);
      return;
  }
}

void CollectMaterials::draw(ui::Frame& frame, Context& context) {
  if (camera_) {
    act(screens::drawScan(frame, camera_->model()), context);
  } else {
    act(screens::drawMaterials(frame, modelOf(context)), context);
  }
}

}  // namespace kiosk::terminal::steps
