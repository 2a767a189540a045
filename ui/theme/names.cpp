#include <array>

#include "ui/theme/tokens.h"

namespace ui::theme {
namespace {

constexpr std::array<std::string_view, kColourCount> kColours = {
    "surface",      "surface-raised",  "surface-sunken", "ink",          "ink-muted",      "ink-disabled",
    "primary",      "primary-pressed", "primary-tint",   "on-primary",   "accent",         "accent-pressed",
    "accent-tint",  "on-accent",       "success",        "success-tint", "on-success",     "warning",
    "warning-tint", "warning-fill",    "on-warning",     "danger",       "danger-pressed", "danger-tint",
    "on-danger",    "focus",           "line",           "line-strong",  "stage",          "stage-raised",
    "on-stage",     "on-stage-muted",  "stage-line",     "scrim",        "skeleton"};

constexpr std::array<std::string_view, kRoleCount> kRoles = {"display-xl", "display",   "display-s", "h1",
                                                             "h2",         "h3",        "body",      "body-strong",
                                                             "caption",    "button-lg", "button",    "service"};

}  // namespace

std::string_view name(Colour token) {
  return kColours[static_cast<std::size_t>(token)];
}

std::string_view name(Role role) {
  return kRoles[static_cast<std::size_t>(role)];
}

}  // namespace ui::theme
