#include "vision/field_tool/command.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "vision/image_file.h"

namespace vision::field_tool {

void print(const Json& line) {
  // Lines are read by programs: text that is not UTF-8 must not stop them.
  std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
}

void complain(const std::string& about, const assets::Error& error) {
  const assets::ErrorEntry& entry = assets::entry(error.id);
  std::cerr << "hall-vision: " << about << ": " << entry.cause.in(assets::Language::English);
  if (!error.detail.empty()) std::cerr << " (" << error.detail << ')';
  std::cerr << '\n';
}

double millisecondsSince(std::chrono::steady_clock::time_point begin) {
  const double value = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return std::round(value * 10) / 10;
}

bool forEachPicture(const std::vector<std::string>& paths, const PictureJob& job) {
  bool all = true;
  std::size_t done = 0;
  for (const std::string& path : paths) {
    std::cerr << "hall-vision: " << ++done << '/' << paths.size() << ' ' << path << '\n';
    const auto picture = readImage(path);
    if (!picture) {
      complain(path, picture.error());
      all = false;
      continue;
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = job(*picture);
    if (!answer) {
      complain(path, answer.error());
      all = false;
      continue;
    }
    Json line = {{"image", path}};
    line.update(*answer);
    line["ms"] = millisecondsSince(begin);
    print(line);
  }
  return all;
}

}  // namespace vision::field_tool
