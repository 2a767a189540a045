#include "kiosk/terminal/screens/document_screen.h"

#include <algorithm>
#include <array>

#include "kiosk/terminal/screens/pieces.h"
#include "ui/widgets/live_view.h"

namespace kiosk::terminal::screens {
namespace {

constexpr std::array<float, 4> kZooms{1.0F, 1.5F, 2.0F, 3.0F};
constexpr float kMove = 0.34F;  // of what can be moved, per touch

void zoomBy(DocumentView& view, int steps) {
  const auto now = std::min_element(kZooms.begin(), kZooms.end(), [&](float a, float b) {
    return std::abs(a - view.zoom) < std::abs(b - view.zoom);
  });
  const auto index =
      std::clamp<std::ptrdiff_t>(now - kZooms.begin() + steps, 0, static_cast<std::ptrdiff_t>(kZooms.size()) - 1);
  view.zoom = kZooms[static_cast<std::size_t>(index)];
}

void page(Frame& frame, const DocumentModel& model, const DocumentView& view, const Rect& room) {
  frame.rect(room, Colour::SurfaceSunken, 12.0F);
  if (model.page.empty()) {
    frame.spinner(room.centre(), 54.0F, Colour::Primary, 12.0F);
    return;
  }
  const Rect whole = ui::widgets::fitted(room, static_cast<float>(model.page.pixels->width),
                                         static_cast<float>(model.page.pixels->height));
  const float width = whole.width * view.zoom;
  const float height = whole.height * view.zoom;
  const Rect shown{room.x + (room.width - std::min(room.width, width)) / 2.0F,
                   room.y + (room.height - std::min(room.height, height)) / 2.0F, std::min(room.width, width),
                   std::min(room.height, height)};
  ui::ImageOptions options;
  options.part = {view.x * (1.0F - shown.width / width), view.y * (1.0F - shown.height / height), shown.width / width,
                  shown.height / height};
  frame.image(ui::widgets::sourceOf(model.page), shown, options);
  frame.border(shown, Colour::Line, 1.5F);
}

}  // namespace

DocumentAction drawDocument(ui::Frame& frame, const DocumentModel& model, DocumentView& view) {
  const Grid grid = gridOf(frame);
  label(frame, {60.0F, grid.headerBottom + 62.0F}, model.title, {Role::H2, Colour::Ink}, 600.0F);
  label(frame, {1020.0F, grid.headerBottom + 64.0F},
        Text(S::DocumentPage, {{"n", Value(model.pageNumber)}, {"m", Value(model.pages)}}),
        {Role::Body, Colour::InkMuted, Align::Right}, 340.0F);
  frame.announce(S::NoticeZoom);  // what stands on the paper is nobody else's business
  page(frame, model, view, ui::between(60.0F, grid.headerBottom + 112.0F, 1020.0F, 1264.0F));

  struct Control {
    std::string_view id;
    S text;
    Rect rect;
    std::optional<Icon> icon;
    bool enabled;
  };
  const bool larger = view.zoom > 1.0F;
  const float side = 222.0F;
  const auto at = [&](float column, float top) { return Rect{60.0F + column * (side + 24.0F), top, side, 120.0F}; };
  const std::array<Control, 8> controls{
      Control{"document.larger", S::DocumentLarger, at(0, 1288.0F), Icon::Zoom, view.zoom < kZooms.back()},
      Control{"document.smaller", S::DocumentSmaller, at(1, 1288.0F), std::nullopt, larger},
      Control{"document.up", S::DocumentUp, at(2, 1288.0F), std::nullopt, larger && view.y > 0.0F},
      Control{"document.down", S::DocumentDown, at(3, 1288.0F), std::nullopt, larger && view.y < 1.0F},
      Control{"document.previous", S::DocumentPrevious, at(0, 1424.0F), std::nullopt, model.pageNumber > 1},
      Control{"document.next", S::DocumentNext, at(1, 1424.0F), std::nullopt, model.pageNumber < model.pages},
      Control{"document.left", S::DocumentLeft, at(2, 1424.0F), std::nullopt, larger && view.x > 0.0F},
      Control{"document.right", S::DocumentRight, at(3, 1424.0F), std::nullopt, larger && view.x < 1.0F}};
  std::optional<std::size_t> touched;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    Rect rect = controls[i].rect;
    if (grid.actionTop < 1560.0F) rect.height = 100.0F, rect.y -= i < 4 ? 0.0F : 24.0F;
    if (ui::widgets::button(
            frame, {controls[i].id, rect, controls[i].text, ButtonLook::Quiet, controls[i].icon, controls[i].enabled}))
      touched = i;
  }
  DocumentAction action = DocumentAction::None;
  if (touched) {
    switch (*touched) {
      case 0:
        zoomBy(view, 1);
        break;
      case 1:
        zoomBy(view, -1);
        break;
      case 2:
        view.y = std::max(0.0F, view.y - kMove);
        break;
      case 3:
        view.y = std::min(1.0F, view.y + kMove);
        break;
      case 4:
        action = DocumentAction::PreviousPage;
        break;
      case 5:
        action = DocumentAction::NextPage;
        break;
      case 6:
        view.x = std::max(0.0F, view.x - kMove);
        break;
      default:
        view.x = std::min(1.0F, view.x + kMove);
        break;
    }
    if (view.zoom <= 1.0F) view.x = view.y = 0.0F;
  }
  if (primaryAction(frame, "document.close", S::DocumentClose, Icon::Check)) action = DocumentAction::Close;
  return action;
}

}  // namespace kiosk::terminal::screens
