#include "vision/face/face_events.h"

#include <algorithm>
#include <cmath>

namespace vision::face {
namespace {

using Frames = std::vector<std::optional<FaceSignal>>;

/// A stretch of frames, both ends part of it.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t length() const { return end - begin + 1; }
};

// Turns, degrees away from how the person holds the head when nothing is asked.
constexpr float kTurned = 18.F;
constexpr float kStraight = 10.F;         // a turn ends here, so that a head that trembles turns once
constexpr std::size_t kShortestTurn = 3;  // frames; a shorter one is the network's slip
// Frames without a face, or seemingly straight, that belong to the turn around them: nobody brings the head back and
// turns it the same way again within half a second, but the mesh may lose a face seen from the side for as long.
constexpr std::size_t kLongestGap = 15;
constexpr float kHidesPitch = 30.F;  // of yaw: seen from the side up and down are not told

// Blinks: a lid is down for a tenth to half of a second.
constexpr std::size_t kLongestBlink = 15;
constexpr std::size_t kShortestBlink = 2;
constexpr float kClosed = 0.95F;  // both eyes, by the eye network
constexpr float kNotClosed =
    0.85F;  // just before and after, by the same network: narrow eyes are never quite open to it
constexpr std::size_t kJustBefore = 8;   // frames
constexpr std::size_t kNeighbours = 5;   // frames the opening is compared with
constexpr float kDipped = 0.96F;         // of that opening; the mesh trembles by about two in a hundred
constexpr float kClearlyDipped = 0.75F;  // of the usual opening at this pose, enough with little help of the network
constexpr float kPerhapsClosed = 0.90F;
constexpr float kParted = 0.85F;          // of the opening just before and after: eyes that stay closed do not blink
constexpr std::size_t kUsualWithin = 30;  // frames around
constexpr float kSameYaw = 15.F;
constexpr float kSamePitch = 12.F;
constexpr float kHidesEye = 45.F;  // of yaw: the far eye is the mesh's invention

float mean(const std::array<float, 2>& eyes) {
  return (eyes[0] + eyes[1]) / 2;
}
float lesser(const std::array<float, 2>& eyes) {
  return std::min(eyes[0], eyes[1]);
}

/// The value below which `share` of the values lie; nothing of none.
std::optional<float> quantile(std::vector<float> values, double share) {
  if (values.empty()) return std::nullopt;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

template <typename Test>
std::vector<Run> runsOf(std::size_t count, Test test) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < count; ++i) {
    if (!test(i)) continue;
    if (!runs.empty() && runs.back().end + 1 == i) {
      runs.back().end = i;
    } else {
      runs.push_back({i, i});
    }
  }
  return runs;
}

/// Frames [from, to) cut to those that exist.
Run around(std::size_t from, std::size_t back, std::size_t forth, std::size_t count) {
  return {from > back ? from - back : 0, std::min(count - 1, from + forth)};
}

/// Where `angle` (empty: not told in this frame) goes beyond kTurned until it is back at kStraight.
template <typename Angle>
void addTurns(const Frames& frames, FaceEventType type, Angle angle, std::vector<FaceEvent>& events) {
  std::optional<Run> turn;
  std::size_t beyond = 0;
  const auto close = [&] {
    if (turn && beyond >= kShortestTurn) {
      const bool goesOn =
          !events.empty() && events.back().type == type && turn->begin - events.back().end <= kLongestGap;
      if (goesOn) {
        events.back().end = turn->end;
      } else {
        events.push_back({type, turn->begin, turn->end});
      }
    }
    turn.reset();
    beyond = 0;
  };
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::optional<float> now = frames[i] ? angle(*frames[i]) : std::nullopt;
    if (now && *now < kStraight) close();
    if (turn && i - turn->end > kLongestGap) close();
    if (!now || *now < kStraight || (!turn && *now < kTurned)) continue;
    if (!turn) turn = Run{i, i};
    turn->end = i;
    if (*now >= kTurned) ++beyond;
  }
  close();
}

void addTurns(const Frames& frames, std::vector<FaceEvent>& events) {
  std::vector<float> yaws;
  std::vector<float> pitches;
  for (const auto& frame : frames) {
    // Only a head that looks ahead tells how the person holds it.
    if (!frame || std::abs(frame->pose.yaw) > kTurned) continue;
    yaws.push_back(frame->pose.yaw);
    if (std::abs(frame->pose.pitch) < kTurned) pitches.push_back(frame->pose.pitch);
  }
  const float yaw = quantile(yaws, 0.5).value_or(0);
  const float pitch = quantile(pitches, 0.5).value_or(0);
  const auto side = [yaw](float sign) {
    return [=](const FaceSignal& signal) { return std::optional(sign * (signal.pose.yaw - yaw)); };
  };
  const auto nod = [pitch](float sign) {
    return [=](const FaceSignal& signal) {
      const bool told = std::abs(signal.pose.yaw) < kHidesPitch;
      return told ? std::optional(sign * (signal.pose.pitch - pitch)) : std::nullopt;
    };
  };
  addTurns(frames, FaceEventType::TurnLeft, side(1), events);
  addTurns(frames, FaceEventType::TurnRight, side(-1), events);
  addTurns(frames, FaceEventType::Up, nod(1), events);
  addTurns(frames, FaceEventType::Down, nod(-1), events);
}

bool seen(const Frames& frames, std::size_t at) {
  return frames[at] && std::abs(frames[at]->pose.yaw) < kHidesEye;
}

/// Some frame of a stretch in which the eye network sees an eye that is not closed.
bool opensWithin(const Frames& frames, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (frames[i] && lesser(frames[i]->eyes.closed) < kNotClosed) return true;
  }
  return false;
}

std::optional<float> openingWithin(const Frames& frames, std::size_t begin, std::size_t end) {
  std::vector<float> openings;
  for (std::size_t i = begin; i < end; ++i) {
    if (frames[i]) openings.push_back(mean(frames[i]->eyes.opening));
  }
  return quantile(openings, 0.5);
}

/// The network calls both eyes closed for a moment, and the mesh sees the lids come together.
bool closesBoth(const Frames& frames, const Run& run) {
  if (run.length() < kShortestBlink || run.length() > kLongestBlink) return false;
  const std::size_t count = frames.size();
  const auto back = [&run](std::size_t few) { return run.begin > few ? run.begin - few : 0; };
  const auto forth = [&run, count](std::size_t few) { return std::min(count, run.end + 1 + few); };
  if (!opensWithin(frames, back(kJustBefore), run.begin) || !opensWithin(frames, run.end + 1, forth(kJustBefore))) {
    return false;
  }
  const float open = std::max(openingWithin(frames, back(kNeighbours), run.begin).value_or(0),
                              openingWithin(frames, run.end + 1, forth(kNeighbours)).value_or(0));
  float narrowest = open;
  for (std::size_t i = run.begin; i <= run.end; ++i)
    narrowest = std::min(narrowest, mean(frames[i]->eyes.opening));
  return narrowest < kDipped * open;
}

/// How open the eyes are, as a share of what is usual around this frame at this pose.
float shareOfUsual(const Frames& frames, std::size_t at) {
  const FaceSignal& now = *frames[at];
  std::vector<float> alike;
  const Run window = around(at, kUsualWithin, kUsualWithin, frames.size());
  for (std::size_t i = window.begin; i <= window.end; ++i) {
    if (!frames[i] || std::abs(frames[i]->pose.yaw - now.pose.yaw) > kSameYaw ||
        std::abs(frames[i]->pose.pitch - now.pose.pitch) > kSamePitch) {
      continue;
    }
    alike.push_back(mean(frames[i]->eyes.opening));
  }
  return mean(now.eyes.opening) / std::max(1e-6F, quantile(alike, 0.75).value_or(1));
}

/// The mesh sees the lids come together clearly and part again, and the network does not disagree; the head does not
/// turn meanwhile.
bool dipsClearly(const Frames& frames, const Run& run) {
  if (run.length() < kShortestBlink || run.length() > kLongestBlink) return false;
  const std::size_t before = run.begin > kNeighbours ? run.begin - kNeighbours : 0;
  const std::size_t after = std::min(frames.size(), run.end + 1 + kNeighbours);
  const float open = std::min(openingWithin(frames, before, run.begin).value_or(0),
                              openingWithin(frames, run.end + 1, after).value_or(0));
  float narrowest = open;
  for (std::size_t i = run.begin; i <= run.end; ++i)
    narrowest = std::min(narrowest, mean(frames[i]->eyes.opening));
  if (narrowest >= kParted * open) return false;
  float closed = 0;
  for (std::size_t i = run.begin; i <= run.end; ++i)
    closed = std::max(closed, lesser(frames[i]->eyes.closed));
  return closed > kPerhapsClosed && std::abs(frames[run.end]->pose.yaw - frames[run.begin]->pose.yaw) < kSameYaw;
}

void addBlinks(const Frames& frames, std::vector<FaceEvent>& events) {
  std::vector<Run> blinks;
  for (const Run& run : runsOf(frames.size(), [&](std::size_t i) {
         return seen(frames, i) && lesser(frames[i]->eyes.closed) >= kClosed;
       })) {
    if (closesBoth(frames, run)) blinks.push_back(run);
  }
  for (const Run& run : runsOf(
           frames.size(), [&](std::size_t i) { return seen(frames, i) && shareOfUsual(frames, i) < kClearlyDipped; })) {
    if (dipsClearly(frames, run)) blinks.push_back(run);
  }
  std::sort(blinks.begin(), blinks.end(), [](const Run& a, const Run& b) { return a.begin < b.begin; });
  std::optional<Run> last;
  for (const Run& blink : blinks) {
    // Both rules may see the same blink, and a lid that trembles on its way is one blink.
    if (last && blink.begin <= last->end + kShortestBlink + 1) {
      events.back().end = last->end = std::max(last->end, blink.end);
      continue;
    }
    events.push_back({FaceEventType::Blink, blink.begin, blink.end});
    last = blink;
  }
}

}  // namespace

std::string_view name(FaceEventType type) {
  switch (type) {
    case FaceEventType::Blink:
      return "blink";
    case FaceEventType::TurnLeft:
      return "turn_left";
    case FaceEventType::TurnRight:
      return "turn_right";
    case FaceEventType::Down:
      return "down";
    case FaceEventType::Up:
      return "up";
  }
  return "";
}

std::vector<FaceEvent> eventsOf(const Frames& frames) {
  std::vector<FaceEvent> events;
  if (frames.empty()) return events;
  addBlinks(frames, events);
  addTurns(frames, events);
  std::stable_sort(events.begin(), events.end(),
                   [](const FaceEvent& a, const FaceEvent& b) { return a.start < b.start; });
  return events;
}

}  // namespace vision::face
