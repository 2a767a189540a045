#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "drivers/simulator/emulator.h"

namespace drivers::simulator::camera {

/// Both cameras serve a socket in the words of the driver mjpeg-stream, or, with wire = "usb", hang as USB cameras on
/// the test bed every USB device here hangs on, as /dev/video0 and so on. Then also: usb_port (4, 5), metadata
/// none|before|after (a second node without pictures); commands where; controls; node NUMBER (which number it gets
/// when it is plugged in again); fault silent|truncated|marked|drops|busy.

/// The face camera: sees whoever stands in front of the machine.
/// Settings: socket (default face-camera.sock), sensor ("640x480"), previews (list of sizes), fps (15), infrared (the
/// socket of an infrared eye beside it; none without).
/// Commands: show PATH; clip CLIP (a folder beside the person's pictures, once); clips (their names); nobody; fault
/// none|black|freeze; medium living|print|toner|screen (what holds the person's face, seen in infrared); infrared
/// unplug|replug; infrared fault none|black|freeze.
tl::expected<std::unique_ptr<Emulator>, std::string> makeFaceCamera(const Setup& setup);

/// The document camera: sees the desk and the paper on it.
/// Settings: socket (default document-camera.sock), sensor ("2592x1944"), previews (default one quarter), fps (15).
/// Commands: place PAGE|NUMBER|PATH (one of the person's papers by its file's name or by its place, from 1); pages
/// (their names); remove; fault none|black|freeze.
tl::expected<std::unique_ptr<Emulator>, std::string> makeDocumentCamera(const Setup& setup);

}  // namespace drivers::simulator::camera
