#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "ui/text/cache.h"
#include "ui/theme/colour.h"

struct ImDrawList;

namespace ui::shell {

/// Draws vertex lists with OpenGL 3.3 or OpenGL ES 3.0 and keeps the textures. Needs a current context; one thread.
class Renderer final : public text::MaskStore {
 public:
  /// The texture number that means: fill, no texture at all.
  static constexpr std::uint32_t kFill = 0;
  /// Added to a texture's number in a draw command: copy it without blending. Its pixels must be opaque.
  static constexpr std::uint32_t kCopy = 0x8000'0000U;
  /// Added likewise: it is turned or stretched, so neighbouring pixels are mixed. Else the nearest counts: exact, and
  /// several times cheaper in software.
  static constexpr std::uint32_t kSmooth = 0x4000'0000U;

  static assets::Result<std::unique_ptr<Renderer>> create(bool glEs);
  ~Renderer() override;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  std::uint32_t store(const text::Mask& mask) override;
  void drop(std::uint32_t texture, bool overwrite) override;
  /// RGBA with straight alpha.
  std::uint32_t storePicture(int width, int height, std::span<const std::uint8_t> rgba);
  /// Fills a picture again; another size makes another texture of the same number.
  void updatePicture(std::uint32_t texture, int width, int height, std::span<const std::uint8_t> rgba);

  /// Clears the window and draws. Vertex positions are window px from the top left.
  void draw(const ImDrawList& list, int width, int height, theme::Rgba ground);
  /// What was drawn last, RGBA rows from the top. Call it before the buffers are swapped.
  [[nodiscard]] std::vector<std::uint8_t> readPixels(int width, int height) const;

  [[nodiscard]] std::size_t textureBytes() const { return bytes_; }
  [[nodiscard]] std::string description() const;

 private:
  struct Texture {
    int width = 0;
    int height = 0;
    int bytesPerPixel = 0;
    bool smooth = false;  ///< how it is filtered now
  };
  struct Programs;
  explicit Renderer(std::unique_ptr<Programs> programs);
  std::uint32_t add(const Texture& texture, std::uint32_t name);
  void release(std::uint32_t texture);
  [[nodiscard]] Texture* find(std::uint32_t texture);

  std::unique_ptr<Programs> programs_;
  std::vector<Texture> textures_;  ///< by number; width 0: free
  std::vector<std::uint32_t> free_;
  std::size_t bytes_ = 0;
};

}  // namespace ui::shell
