#include "ui/shell/widget_map.h"

#include <algorithm>

namespace ui {

void WidgetMap::cover(const Rect& area, int layer) {
  for (Widget& widget : widgets_) {
    if (widget.layer < layer && widget.rect.intersects(area)) widget.covered = true;
  }
}

const Widget* WidgetMap::find(std::string_view id) const {
  const auto found = std::find_if(widgets_.begin(), widgets_.end(), [id](const Widget& each) { return each.id == id; });
  return found == widgets_.end() ? nullptr : &*found;
}

const Widget* WidgetMap::at(Point point) const {
  // The topmost area stops the touch even when it rests: what lies under a disabled button is not what was touched.
  for (auto widget = widgets_.rbegin(); widget != widgets_.rend(); ++widget) {
    if (!widget->covered && widget->rect.contains(point)) return widget->enabled ? &*widget : nullptr;
  }
  return nullptr;
}

std::vector<const Widget*> WidgetMap::focusOrder() const {
  std::vector<const Widget*> order;
  for (const Widget& widget : widgets_) {
    if (widget.enabled && !widget.covered && widget.role != HitRole::Pad) order.push_back(&widget);
  }
  std::stable_sort(order.begin(), order.end(), [](const Widget* one, const Widget* other) {
    const bool slot = one->role == HitRole::Slot;
    if (slot != (other->role == HitRole::Slot)) return !slot;
    if (one->rect.y != other->rect.y) return one->rect.y < other->rect.y;
    return one->rect.x < other->rect.x;
  });
  return order;
}

}  // namespace ui
