#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "ui/art/painter.h"
#include "ui/shell/image.h"
#include "ui/shell/renderer.h"
#include "ui/theme/tokens.h"

namespace ui::shell {

/// A texture with its size in window px.
struct Artefact {
  std::uint32_t texture = 0;
  int width = 0;
  int height = 0;
};

struct ShadowArtefact {
  Artefact art;
  int corner = 0;
  int outset = 0;
  int drop = 0;
};

/// The textures that are not text: icons, shadows and scenes, painted once for each size, and pictures from outside.
class Artwork {
 public:
  Artwork(Renderer& renderer, const theme::Tokens& tokens) : renderer_(renderer), tokens_(tokens) {}

  Artefact icon(theme::Icon icon, int side, float stroke);
  const ShadowArtefact& shadow(theme::Name theme, theme::Elevation level, float radius, float scale);
  Artefact scene(Scene scene, float scale);
  /// The slot's texture, filled with the source's pixels unless it holds that revision or was filled less than 1/30 s
  /// before `now`; then `later` is set to when it may be filled.
  Artefact picture(const ImageSource& source, double now, double& later);

  /// Another scale makes new textures: the old ones go.
  void forgetScale();
  /// Overwrites and drops all pictures from outside. Returns the bytes.
  std::size_t forgetPictures();

 private:
  struct Picture {
    std::uint32_t texture = 0;
    std::uint64_t revision = 0;
    int width = 0;
    int height = 0;
    double filledAt = 0.0;
  };
  Renderer& renderer_;
  const theme::Tokens& tokens_;
  std::map<std::tuple<theme::Icon, int, int>, Artefact> icons_;
  std::map<std::tuple<theme::Name, theme::Elevation, int>, ShadowArtefact> shadows_;
  std::map<Scene, Artefact> scenes_;
  std::map<std::string, Picture, std::less<>> pictures_;
};

}  // namespace ui::shell
