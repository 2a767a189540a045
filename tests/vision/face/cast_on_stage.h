#pragma once

#include <memory>

#include "tests/material/cast.h"
#include "tests/material/face_clip.h"
#include "vision/face/face_checker.h"

namespace vision::face {

/// The program's face chain, loaded once.
std::shared_ptr<const FaceChecker> checker();

/// Somebody of the cast: the live head, and the card's photograph from another picture.
struct Person {
  material::HeadModel live;
  material::Viewport viewport;
  Image photo;
};

const Person& worker();
const Person& stranger();

}  // namespace vision::face
