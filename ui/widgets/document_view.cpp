#include "ui/widgets/document_view.h"

#include "ui/widgets/live_view.h"

namespace ui::widgets {

void documentPreview(Frame& frame, const DocumentPreview& p) {
  const Point middle = p.rect.centre();
  if (p.covered) {
    frame.rect(p.rect, Colour::SurfaceSunken, 12.0F);
    frame.border(p.rect, Colour::Line, stroke(frame, 2.0F), 12.0F);
    iconAt(frame, Icon::EyeOff, {middle.x, middle.y - 70.0F}, 110.0F, Colour::InkMuted);
    label(frame, {middle.x, middle.y + 24.0F}, p.coveredTitle, {Role::H3, Colour::Ink, Align::Centre},
          p.rect.width - 40.0F);
    label(frame, {middle.x, middle.y + 76.0F}, p.coveredHint, {Role::Caption, Colour::InkMuted, Align::Centre},
          p.rect.width - 40.0F);
    return;
  }
  if (!p.page || p.page->empty()) {
    frame.rect(p.rect, Colour::SurfaceSunken, 4.0F);
    frame.spinner({middle.x, middle.y - 30.0F}, 40.0F, Colour::Primary, 9.0F);
    label(frame, {middle.x, middle.y + 50.0F}, p.waiting, {Role::Body, Colour::InkMuted, Align::Centre},
          p.rect.width - 40.0F);
    return;
  }
  const Rect sheet =
      fitted(p.rect, static_cast<float>(p.page->pixels->width), static_cast<float>(p.page->pixels->height));
  frame.shadow(sheet, 2.0F, theme::Elevation::E2);
  frame.image(sourceOf(*p.page), sheet);
  frame.border(sheet, Colour::Line, 1.5F);
}

}  // namespace ui::widgets
