#include <array>
#include <cstddef>

#include "vision/face/face.h"
#include "vision/face/liveness_challenge.h"

namespace vision::face {

std::string_view name(Instruction instruction) {
  constexpr std::array<std::string_view, 13> kNames = {
      "none",       "show_face",    "one_person_only", "come_closer",   "move_back", "move_to_centre", "more_light",
      "less_light", "uncover_face", "hold_still",      "look_straight", "turn_left", "turn_right"};

  return kNames[static_cast<std::size_t>(instruction)];
}

std::string_view name(Action action) {
  return action == Action::TurnLeft ? "turn_left" : "turn_right";
}

std::string_view name(Reason reason) {
  constexpr std::array<std::string_view, 10> kNames = {
      "no_good_face", "not_turned",         "turned_other_way", "not_returned", "implausibly_fast",
      "face_changed", "looks_like_picture", "other_person",     "flat_face",    "not_in_infrared"};
  return kNames[static_cast<std::size_t>(reason)];
}

}  // namespace vision::face
