#pragma once

#include <filesystem>

#include "assets/error.h"
#include "kiosk/backoffice/api/router.h"

namespace kiosk::backoffice::api {

/// The officers' console on the staff port: what the front end's build left in `folder` (kiosk/console).
///
/// Every file is read once, now, and gets a route with exactly its path: nothing that a browser sends is ever put
/// together to a file name. Files below assets/ carry their hash in their name and may be kept for ever; the others are
/// asked for again with their ETag. `/` and all of `/desk/…` answer index.html, whose style nonce is new each time.
/// Nobody is asked to sign in: the files say nothing of anybody.
///
/// OfficeFolderUnusable: no folder, no index.html in it, a file of an unknown type, a name the router cannot hold, or
/// more than the console ever needs.
assets::Result<void> addConsoleRoutes(Router& router, const std::filesystem::path& folder);

}  // namespace kiosk::backoffice::api
