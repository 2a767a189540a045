// What the infrared eye tells of living faces and of their pictures: the real networks on heads turned in 3-D, and on
// the flat media the simulator shows.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/simulator/camera/infrared_view.h"
#include "tests/vision/face/cast_on_stage.h"
#include "vision/matrix.h"

namespace vision::face {
namespace {

using drivers::simulator::camera::FlatMedium;
using drivers::simulator::camera::infraredView;
using std::chrono::milliseconds;

Image flat(const Image& colour, FlatMedium medium) {
  return imageOf(infraredView(view(colour), medium));
}

InfraredView viewed(const Image& infrared, const Image& colour) {
  return checker()->viewInfrared(infrared, colour, checker()->detect(colour).value().front()).value();
}

TEST(Infrared, ALivingFaceIsBrightAndRound) {
  for (const Person* person : {&worker(), &stranger()}) {
    const InfraredView seen =
        viewed(person->live.renderInfrared({}, person->viewport), person->live.render({}, person->viewport));
    EXPECT_TRUE(seen.face);
    EXPECT_GT(seen.brightness, 100);
    EXPECT_GT(seen.ownLight, 0.25F);
    EXPECT_TRUE(living(seen, checker()->policy()));
  }
}

TEST(Infrared, ADisplayIsDark) {
  const Image colour = worker().live.render({}, worker().viewport);
  const InfraredView seen = viewed(flat(colour, FlatMedium::Screen), colour);
  EXPECT_LT(seen.brightness, 25);
  EXPECT_FALSE(living(seen, checker()->policy()));
}

TEST(Infrared, InkOnPaperShowsNoFaceAndTonerAFlatOne) {
  for (const Person* person : {&worker(), &stranger()}) {
    const Image colour = person->live.render({}, person->viewport);
    EXPECT_FALSE(living(viewed(flat(colour, FlatMedium::Print), colour), checker()->policy()));
    const InfraredView toner = viewed(flat(colour, FlatMedium::Toner), colour);
    EXPECT_TRUE(toner.face) << "toner is black in infrared too, so this is what the roundness is for";
    EXPECT_LT(toner.ownLight, checker()->policy().infrared.minOwnLight);
    EXPECT_FALSE(living(toner, checker()->policy()));
  }
}

TEST(Infrared, AFaceElsewhereIsNotTheOneThatIsSeen) {
  const Image colour = worker().live.render({}, worker().viewport);
  material::Viewport aside = worker().viewport;
  aside.originX += 200 / aside.zoom;
  EXPECT_FALSE(viewed(worker().live.renderInfrared({}, aside), colour).face);
}

TEST(Infrared, SizesOfTheTwoPicturesMayDiffer) {
  const Image colour = worker().live.render({}, worker().viewport);
  material::Viewport half = worker().viewport;
  half.zoom /= 2;
  half.width /= 2;
  half.height /= 2;
  EXPECT_TRUE(living(viewed(worker().live.renderInfrared({}, half), colour), checker()->policy()));
}

/// The worker turns left and comes back, as the two eyes see it; filmed once.
const std::vector<std::pair<Image, Image>>& turnInBothEyes() {
  static const auto kFilm = [] {
    std::vector<std::pair<Image, Image>> pairs;
    for (const material::Motion motion : {material::Motion::TurnLeft, material::Motion::Neutral}) {
      auto colour = material::film(worker().live, motion, worker().viewport, 3);
      auto infrared = material::film(worker().live, motion, worker().viewport, 5, material::Eye::Infrared);
      for (std::size_t i = 0; i < colour.size(); ++i)
        pairs.emplace_back(std::move(colour[i]), std::move(infrared[i]));
    }
    return pairs;
  }();
  return kFilm;
}

/// A whole try in which the infrared eye sees what `eye` makes of each moment; nothing where it is empty.
VisitOutcome visitInInfrared(const std::function<std::optional<Image>(const Image& colour, const Image& living)>& eye) {
  FaceVisit visit(checker(), checker()->describe(worker().photo).value(), Action::TurnLeft, milliseconds(0));
  visit.needInfrared();
  milliseconds now{0};
  for (const auto& [colour, living] : turnInBothEyes()) {
    if (visit.outcome()) break;
    const auto seen = eye(colour, living);
    visit.feed(colour, now, seen ? &*seen : nullptr).value();
    now += milliseconds(67);
  }
  return *visit.outcome();
}

TEST(FaceVisitInInfrared, ALivingVisitorPasses) {
  const VisitOutcome outcome = visitInInfrared([](const Image&, const Image& living) { return living; });
  EXPECT_TRUE(outcome.passed) << (outcome.reasons.empty() ? "" : name(outcome.reasons.front()));
}

TEST(FaceVisitInInfrared, PicturesAreRefused) {
  for (const FlatMedium medium : {FlatMedium::Print, FlatMedium::Toner, FlatMedium::Screen}) {
    const VisitOutcome outcome =
        visitInInfrared([medium](const Image& colour, const Image&) { return flat(colour, medium); });
    EXPECT_FALSE(outcome.passed);
    EXPECT_THAT(outcome.reasons, testing::Contains(Reason::NotInInfrared));
  }
}

TEST(FaceVisitInInfrared, AnEyeThatGivesNoPictureIsNoPass) {
  const VisitOutcome outcome = visitInInfrared([](const Image&, const Image&) { return std::nullopt; });
  EXPECT_THAT(outcome.reasons, testing::ElementsAre(Reason::NotInInfrared));
}

}  // namespace
}  // namespace vision::face
