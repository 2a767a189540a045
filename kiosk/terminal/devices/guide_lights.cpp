#include "kiosk/terminal/devices/guide_lights.h"

#include <variant>

namespace kiosk::terminal::devices {
namespace {

using drivers::lamp::Light;
using drivers::lamp::Pattern;

template <class... Handlers>
struct When : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
When(Handlers...) -> When<Handlers...>;

}  // namespace

void GuideLights::ordered(const Order& order) {
  std::visit(When{[&](const order::ReadCard&) { plan_.set(Light::IdArea, Pattern::Medium); },
                  [&](const order::AwaitRemoval&) { plan_.set(Light::IdArea, Pattern::Quick); },
                  [&](const order::StopCard&) { plan_.set(Light::IdArea, Pattern::Off); },
                  [&](const order::CheckFace&) { plan_.set(Light::Camera, Pattern::On); },
                  [&](const order::TryFaceAgain&) { plan_.set(Light::Camera, Pattern::On); },
                  [&](const order::StopFace&) { plan_.set(Light::Camera, Pattern::Off); },
                  [&](const order::PrintReceipt&) { plan_.set(Light::PrinterMouth, Pattern::Slow); },
                  [&](const order::PrintNotice&) { plan_.set(Light::PrinterMouth, Pattern::Slow); },
                  [&](const order::CallStaff&) { plan_.set(Light::Alarm, Pattern::Slow); }, [](const auto&) {}},
             order);
}

void GuideLights::heard(const Event& event) {
  std::visit(When{[&](const event::CardRead&) { plan_.set(Light::IdArea, Pattern::Off); },
                  [&](const event::CardNotRead& missed) {
                    // A wait that was called off says so when the next one may have begun.
                    if (missed.error.id == assets::ErrorId::DeviceJobCancelled) return;
                    plan_.set(Light::IdArea, Pattern::Off);
                  },
                  [&](const event::CardLifted&) { plan_.set(Light::IdArea, Pattern::Off); },
                  [&](const event::FaceNotPossible&) { plan_.set(Light::Camera, Pattern::Off); },
                  [&](const event::Printed&) { plan_.set(Light::PrinterMouth, Pattern::Medium); },
                  [&](const event::NotPrinted&) { plan_.set(Light::PrinterMouth, Pattern::Off); }, [](const auto&) {}},
             event);
}

void GuideLights::visitEnded() {
  plan_.set(Light::PrinterMouth, Pattern::Off);
  plan_.set(Light::Camera, Pattern::Off);
  plan_.set(Light::Alarm, Pattern::Off);
}

}  // namespace kiosk::terminal::devices
