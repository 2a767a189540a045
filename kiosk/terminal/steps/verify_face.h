#pragma once

#include "kiosk/terminal/screens/face_screen.h"
#include "kiosk/terminal/steps/step.h"

namespace kiosk::terminal::steps {

/// 认人: the face before the machine against the chip's picture, or against the back office's where the chip's cannot
/// be decoded. Three tries, then a person; the evidence (similarity, liveness) is kept, the pictures are not.
class VerifyFace final : public Step {
 public:
  static constexpr int kTries = 3;

  [[nodiscard]] std::string_view name() const override { return "verify_face"; }
  [[nodiscard]] std::string_view screen() const override { return fetching_ ? "wait" : "face"; }
  [[nodiscard]] Pace pace() const override { return Pace::Machine; }
  [[nodiscard]] bool settled(const Visit& visit) const override;
  [[nodiscard]] std::optional<std::chrono::milliseconds> wakeAt() const override { return holdUntil_; }

  void enter(Context& context) override;
  void leave(Context& context) override;
  void on(const Event& event, Context& context) override;
  void tick(Context& context) override;
  void draw(ui::Frame& frame, Context& context) override;
  void act(screens::FaceAction action, Context& context);

  [[nodiscard]] const screens::FaceModel& model() const { return model_; }

 private:
  void begin(vision::Image reference, std::string_view comparedWith, Context& context);
  void beginWithRecord(const contract::PersonRecord& record, Context& context);
  void watched(const event::FaceWatched& seen);
  void tried(const event::FaceTried& tried, Context& context);
  void handOver(screens::HandoverReason reason, Context& context);

  screens::FaceModel model_;
  std::string comparedWith_;
  bool fetching_ = false;  ///< the record picture is asked for
  std::optional<std::chrono::milliseconds> holdUntil_;
};

/// What the screen shows of one frame: the one prompt and the three verdicts.
screens::FacePrompt promptOf(vision::face::Instruction instruction);
void showVerdicts(const vision::face::FrameAnalysis& frame, screens::FaceModel& model);

}  // namespace kiosk::terminal::steps
