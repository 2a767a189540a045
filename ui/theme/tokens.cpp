#include "ui/theme/tokens.h"

#include <cmath>
#include <fstream>
#include <iterator>

#include "ui/theme/token_parts.h"

namespace ui::theme {
namespace {

constexpr std::size_t kLargestFile = std::size_t{4} * 1024 * 1024;

Motion readMotion(const TokenReader& from) {
  const auto transition = [&from](std::string_view key) { return from[key].integer(0, 200); };
  const TokenReader loops = from["guidanceLoops"];
  const auto loop = [&loops](std::string_view key) { return loops[key].integer(200, 20000); };
  Motion motion;
  motion.press = transition("press");
  motion.fade = transition("fade");
  motion.enter = transition("enter");
  motion.exit = transition("exit");
  motion.page = transition("page");
  motion.progress = transition("progress");
  motion.stamp = transition("stamp");
  motion.pageSlide = from["pageSlidePx"].real(0, 200);
  motion.cardDrop = loop("cardDrop");
  motion.readerPulse = loop("readerPulse");
  motion.turnHeadArrow = loop("turnHeadArrow");
  motion.spinner = loop("spinner");
  return motion;
}

CameraLook readCamera(const TokenReader& from) {
  CameraLook look;
  look.outline = from["outline"].colour();
  look.outlineWidth = from["outlineWidth"].real(1, 60);
  look.cornerLength = from["cornerLength"].real(1, 400);
  look.fill = from["fill"].colour();
  look.searching = from["searching"].colour();
  const TokenReader ground = from["letterbox"];
  if (ground.count(2, 2) == 2) look.letterbox = {ground.at(0).colour(), ground.at(1).colour()};
  return look;
}

}  // namespace

assets::Result<Tokens> parseTokens(std::string_view json) {
  const nlohmann::json root = nlohmann::json::parse(json, nullptr, false);
  if (root.is_discarded()) return assets::failure(assets::ErrorId::ThemeUnreadable, "not JSON");
  std::optional<std::string> fault;
  const TokenReader file(root, "", fault);
  Tokens tokens;
  readThemes(file, tokens);
  tokens.motion = readMotion(file["motion"]);
  tokens.camera = readCamera(file["camera"]);
  tokens.art = readArt(file["art"]);
  readIcons(file["icons"], tokens);
  tokens.contrastRules = readContrast(file["contrast"]);
  checkContrast(file["contrast"], tokens);
  if (fault) return assets::failure(assets::ErrorId::ThemeUnreadable, *fault);
  return tokens;
}

assets::Result<Tokens> readTokens(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return assets::failure(assets::ErrorId::ThemeUnreadable, file.filename().string() + ": cannot be opened");
  std::string content;
  content.reserve(64 * 1024);
  for (char piece[8192]; stream.read(piece, sizeof piece), stream.gcount() > 0;) {
    content.append(piece, static_cast<std::size_t>(stream.gcount()));
    if (content.size() > kLargestFile) return assets::failure(assets::ErrorId::ThemeUnreadable, "larger than 4 MiB");
  }
  return parseTokens(content);
}

}  // namespace ui::theme
