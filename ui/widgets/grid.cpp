#include "ui/widgets/grid.h"

namespace ui::widgets {

Grid gridOf(const Frame& frame) {
  Grid grid;
  switch (frame.theme().name) {
    case theme::Name::Elder:
      grid.headerBottom = 152.0F;
      grid.slipsTop = 0.0F;
      grid.slipsHeight = 0.0F;
      grid.titleTop = 176.0F;
      grid.workBottom = 1504.0F;
      grid.actionTop = 1520.0F;
      grid.actionHeight = 176.0F;
      grid.serviceTop = 1728.0F;
      break;
    case theme::Name::HighContrast:
      grid.slipsTop = 172.0F;
      grid.actionTop = 1560.0F;
      grid.actionHeight = 152.0F;
      break;
    case theme::Name::Standard:
    case theme::Name::Staff:
      break;
  }
  return grid;
}

}  // namespace ui::widgets
