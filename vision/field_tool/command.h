#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "assets/error.h"
#include "vision/image.h"

namespace vision::field_tool {

using Json = nlohmann::ordered_json;

/// What one command does with one picture: the keys to print beside "image".
using PictureJob = std::function<assets::Result<Json>(const Image& picture)>;

/// Prints one line of JSON for each picture: {"image": path as given, ..., "ms": time without reading the file}. Says
/// on stderr which file could not be read or judged; false when there was one.
bool forEachPicture(const std::vector<std::string>& paths, const PictureJob& job);

/// One line on stdout.
void print(const Json& line);
/// One sentence on stderr: what could not be done, and the catalogue's cause.
void complain(const std::string& about, const assets::Error& error);

double millisecondsSince(std::chrono::steady_clock::time_point begin);

}  // namespace vision::field_tool
