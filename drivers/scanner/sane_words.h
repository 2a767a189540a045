#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error_id.h"
#include "drivers/scanner/scanner.h"
#include "drivers/scanner/worker_protocol.h"

namespace drivers::scanner {

// SANE's words (SANE Standard 1.06, chapter 4) and ours. Pure.

/// The catalogue's row for a SANE_Status met at a stage.
assets::ErrorId errorOf(Stage stage, int status);

/// What a value of the option "source" means; empty: something else, as a unit for slides.
std::optional<Source> sourceOf(std::string_view name);
/// The value of the option "mode" that comes nearest; empty: there is none of use.
std::optional<std::string> modeFor(Colour colour, std::span<const std::string> offered);
/// The nearest of `offered`, the finer of two as near; `wanted` when nothing is offered.
int nearestResolution(std::span<const int> offered, int wanted);
/// The usual resolutions within a range, with its ends when it holds none of them.
std::vector<int> resolutionsWithin(double least, double most);

}  // namespace drivers::scanner
