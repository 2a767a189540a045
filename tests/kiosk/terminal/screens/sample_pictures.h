#pragma once

#include "ui/widgets/live_view.h"
#include "ui/widgets/picture.h"

namespace hall_test {

/// A discharge record on white paper, A4 upright.
ui::widgets::Picture flatPage();
/// The same paper lying askew on a dark desk, and where its corners are.
ui::widgets::Picture deskPicture();
ui::widgets::Quad deskCorners();
/// A conclusion notice.
ui::widgets::Picture noticePage();
/// A drawn head and shoulders before a wall.
ui::widgets::Picture facePicture();

}  // namespace hall_test
