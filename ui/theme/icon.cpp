#include "ui/theme/icon.h"

#include <array>

namespace ui::theme {
namespace {

constexpr std::array<std::string_view, kIconCount> kNames = {
    "injury",       "retiree",   "notice",      "employer", "calculate", "policy",   "id-card",   "social-card",
    "on-behalf",    "staff",     "help-bell",   "home",     "back",      "forward",  "chevron",   "text-size",
    "language",     "speak",     "mute",        "check",    "close",     "warning",  "bang",      "info",
    "question",     "print",     "print-fault", "phone",    "qr",        "document", "diagnosis", "report",
    "occupational", "mental",    "form",        "pen",      "face",      "scan",     "turn-left", "redo",
    "undo",         "backspace", "erase",       "lock",     "eye",       "eye-off",  "clock",     "calendar",
    "queue",        "touch",     "light",       "distance", "mask",      "camera",   "network",   "outbox",
    "self-test",    "play",      "pause",       "star",     "privacy",   "exit",     "keyboard",  "radical",
    "digits",       "zoom",      "plus",        "place",    "message",   "device",   "rate-1",    "rate-2",
    "rate-3",       "rate-4",    "rate-5",
};

}  // namespace

std::string_view name(Icon icon) {
  return kNames[static_cast<std::size_t>(icon)];
}

}  // namespace ui::theme
