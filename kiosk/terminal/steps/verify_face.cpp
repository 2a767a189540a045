#include "kiosk/terminal/steps/verify_face.h"

#include "kiosk/terminal/screens/wait_screen.h"
#include "vision/image_file.h"

namespace kiosk::terminal::steps {
namespace {

using domain::FaceCheck;
using screens::FaceMove;
using screens::FacePrompt;
using screens::HandoverReason;
using screens::Progress;
using vision::face::ChallengePhase;
using vision::face::Instruction;

constexpr std::chrono::milliseconds kPassedShown{900};
constexpr std::chrono::milliseconds kTryAgainShown{2500};

std::vector<screens::FaceMoveState> movesOf(vision::face::Action action, ChallengePhase phase) {
  const FaceMove turn = action == vision::face::Action::TurnLeft ? FaceMove::TurnLeft : FaceMove::TurnRight;
  const auto at = [phase](ChallengePhase own) {
    if (phase == own) return Progress::Now;
    return phase > own ? Progress::Done : Progress::ToCome;
  };
  return {{FaceMove::LookAhead, at(ChallengePhase::Settling)},
          {turn, at(ChallengePhase::Turning)},
          {FaceMove::LookAhead, at(ChallengePhase::Returning)}};
}

}  // namespace

FacePrompt promptOf(Instruction instruction) {
  switch (instruction) {
    case Instruction::None:
      return FacePrompt::HoldStill;
    case Instruction::ShowFace:
      return FacePrompt::ComeIntoView;
    case Instruction::OnePersonOnly:
      return FacePrompt::OnePersonOnly;
    case Instruction::ComeCloser:
      return FacePrompt::ComeCloser;
    case Instruction::MoveBack:
      return FacePrompt::StepBack;
    case Instruction::MoveToCentre:
      return FacePrompt::ComeIntoView;
    case Instruction::MoreLight:
      return FacePrompt::MoreLight;
    case Instruction::LessLight:
      return FacePrompt::LessLight;
    case Instruction::UncoverFace:
      return FacePrompt::TakeOffMask;
    case Instruction::HoldStill:
      return FacePrompt::HoldStill;
    case Instruction::LookStraight:
      return FacePrompt::LookAhead;
    case Instruction::TurnLeft:
      return FacePrompt::TurnLeft;
    case Instruction::TurnRight:
      return FacePrompt::TurnRight;
  }
  return FacePrompt::HoldStill;
}

void showVerdicts(const vision::face::FrameAnalysis& frame, screens::FaceModel& model) {
  using namespace screens;
  const bool seen = !frame.faces.empty();
  model.light = seen ? LightVerdict::Fine : LightVerdict::Unknown;
  model.distance = seen ? DistanceVerdict::Fine : DistanceVerdict::Unknown;
  model.cover = seen ? CoverVerdict::None : CoverVerdict::Unknown;
  switch (frame.instruction) {
    case Instruction::MoreLight:
      model.light = LightVerdict::TooDark;
      break;
    case Instruction::LessLight:
      model.light = LightVerdict::TooBright;
      break;
    case Instruction::ComeCloser:
      model.distance = DistanceVerdict::TooFar;
      break;
    case Instruction::MoveBack:
      model.distance = DistanceVerdict::TooClose;
      break;
    case Instruction::UncoverFace:
      model.cover = CoverVerdict::Covered;
      break;
    default:
      break;
  }
}

bool VerifyFace::settled(const Visit& visit) const {
  return visit.face.outcome == FaceCheck::Outcome::Passed && !visit.face.comparedWith.empty();
}

void VerifyFace::enter(Context& context) {
  model_ = {};
  model_.triesLeft = kTries;
  holdUntil_.reset();
  fetching_ = false;
  // What the office knows is asked for in any case: the form is filled from it. Its picture is only used where the
  // chip's cannot be read.
  if (!context.visit.record) {
    context.orders.emplace_back(order::LookUpPerson{{context.visit.person.number, context.visit.person.name}});
  }
  vision::Image chip = context.visit.card ? chipPicture(*context.visit.card) : vision::Image();
  if (!chip.empty()) {
    begin(std::move(chip), "chip_photo", context);
  } else if (context.visit.record) {
    beginWithRecord(*context.visit.record, context);
  } else {
    fetching_ = true;
  }
}

void VerifyFace::begin(vision::Image reference, std::string_view comparedWith, Context& context) {
  comparedWith_ = comparedWith;
  fetching_ = false;
  context.orders.emplace_back(order::CheckFace{std::move(reference)});
}

void VerifyFace::beginWithRecord(const contract::PersonRecord& record, Context& context) {
  fetching_ = false;
  auto picture = vision::decodeImage(record.photoJpeg);
  if (!picture) {
    handOver(HandoverReason::NoPicture, context);
    return;
  }
  begin(std::move(*picture), "record_photo", context);
}

void VerifyFace::leave(Context& context) {
  context.orders.emplace_back(order::StopFace{});
  model_ = {};
}

void VerifyFace::on(const Event& event, Context& context) {
  std::visit(Hear{[&](const event::PersonFound& found) {
                    context.visit.record = found.record;
                    if (fetching_) beginWithRecord(*context.visit.record, context);
                  },
                  [&](const event::OfficeSilent&) {
                    if (fetching_) handOver(HandoverReason::NoPicture, context);
                  },
                  [&](const event::FaceWatched& seen) { watched(seen); },
                  [&](const event::FaceTried& outcome) { tried(outcome, context); },
                  [&](const event::FaceNotPossible& failure) {
                    handOver(failure.error.id == assets::ErrorId::NoFaceInPicture ? HandoverReason::NoPicture
                                                                                  : HandoverReason::DeviceDown,
                             context);
                  }},
             event);
}

void VerifyFace::watched(const event::FaceWatched& seen) {
  model_.live = seen.picture;
  if (holdUntil_) return;
  model_.prompt = promptOf(seen.progress.instruction);
  model_.moves = movesOf(seen.action, seen.progress.phase);
  model_.progress = seen.progress.done;
  showVerdicts(seen.frame, model_);
}

void VerifyFace::tried(const event::FaceTried& tried, Context& context) {
  const auto& outcome = tried.outcome;
  --model_.triesLeft;
  context.audit.write(assets::EventId::FaceTried,
                      {{"passed", outcome.passed},
                       {"attempt", std::int64_t{kTries - model_.triesLeft}},
                       {"reason", outcome.reasons.empty() ? "none" : vision::face::name(outcome.reasons.front())},
                       {"compared_with", comparedWith_}});
  context.visit.face =
      FaceCheck{.outcome = outcome.passed ? FaceCheck::Outcome::Passed : FaceCheck::Outcome::HandedToStaff,
                .similarity = static_cast<double>(outcome.similarity),
                .liveness = static_cast<double>(outcome.live),
                .comparedWith = comparedWith_,
                .challenge = std::string(vision::face::name(tried.action))};
  if (outcome.passed) {
    model_.prompt = FacePrompt::Passed;
    model_.progress = 1.0F;
    for (auto& move : model_.moves)
      move.progress = Progress::Done;
    holdUntil_ = context.facts.now + kPassedShown;
  } else if (model_.triesLeft > 0) {
    model_.prompt = FacePrompt::TryAgain;
    model_.progress = 0.0F;
    holdUntil_ = context.facts.now + kTryAgainShown;
  } else {
    context.staff(HandoverReason::FaceNotMatched);
  }
}

void VerifyFace::handOver(HandoverReason reason, Context& context) {
  context.visit.face =
      FaceCheck{.outcome = FaceCheck::Outcome::HandedToStaff, .comparedWith = "staff", .challenge = {}};
  context.staff(reason);
}

void VerifyFace::tick(Context& context) {
  if (!holdUntil_ || context.facts.now < *holdUntil_) return;
  holdUntil_.reset();
  if (settled(context.visit)) {
    context.next();
  } else {
    context.orders.emplace_back(order::TryFaceAgain{});
  }
}

void VerifyFace::act(screens::FaceAction action, Context& context) {
  if (action == screens::FaceAction::AskStaff) handOver(HandoverReason::CannotMove, context);
}

void VerifyFace::draw(ui::Frame& frame, Context& context) {
  if (fetching_) {
    screens::drawWait(frame, {screens::WaitFor::Records});
  } else {
    act(screens::drawFace(frame, model_), context);
  }
}

}  // namespace kiosk::terminal::steps
