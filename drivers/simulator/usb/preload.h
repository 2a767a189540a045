#pragma once

#include <string>

#include "drivers/simulator/scenario.h"

namespace drivers::simulator {

/// Some device of the scenario hangs on USB: its setting `wire` begins with "usb".
bool wantsUsb(const Scenario& scenario);

/// Telling programs that a USB device came or went works only in a process that has umockdev's library loaded in front
/// of all others. Starts this program anew with it, with the same arguments; returns when it is loaded already, or when
/// that cannot be done, in which case plugging a device in says so.
void startAgainPreloaded(char** arguments);

/// ASAN_OPTIONS a program of this build needs to start with a library in front; empty in builds without that sanitizer.
std::string sanitizerOptions();

/// What a program under test needs in front of the C library to see the devices.
inline constexpr const char* kPreloadLibrary = "libumockdev-preload.so.0";

}  // namespace drivers::simulator
