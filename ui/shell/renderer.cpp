#include "ui/shell/renderer.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <imgui.h>

#include "ui/shell/gl.h"

namespace ui::shell {
namespace {

constexpr const char* kVertex = R"(
uniform vec2 toClip;
in vec2 position;
in vec2 place;
in vec4 colour;
out vec2 texturePlace;
out vec4 tint;
void main() {
  texturePlace = place;
  tint = colour;
  gl_Position = vec4(position.x * toClip.x - 1.0, 1.0 - position.y * toClip.y, 0.0, 1.0);
}
)";

// Fills need no texture at all: a software rasteriser is several times faster without the look-up.
constexpr const char* kFillFragment = R"(
in vec4 tint;
out vec4 result;
void main() { result = tint; }
)";
constexpr const char* kPictureFragment = R"(
uniform sampler2D picture;
in vec2 texturePlace;
in vec4 tint;
out vec4 result;
void main() { result = tint * texture(picture, texturePlace); }
)";

struct Program {
  GLuint id = 0;
  GLint toClip = -1;
};

GLuint compile(GLenum kind, const char* head, const char* body, std::string& fault) {
  const GLuint shader = glCreateShader(kind);
  const std::array<const char*, 2> parts = {head, body};
  glShaderSource(shader, 2, parts.data(), nullptr);
  glCompileShader(shader);
  GLint good = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good != GL_TRUE) {
    std::array<char, 512> log{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    fault = log.data();
  }
  return shader;
}

Program link(const char* head, const char* fragment, std::string& fault) {
  Program program;
  program.id = glCreateProgram();
  const GLuint vertexShader = compile(GL_VERTEX_SHADER, head, kVertex, fault);
  const GLuint fragmentShader = compile(GL_FRAGMENT_SHADER, head, fragment, fault);
  glAttachShader(program.id, vertexShader);
  glAttachShader(program.id, fragmentShader);
  glBindAttribLocation(program.id, 0, "position");
  glBindAttribLocation(program.id, 1, "place");
  glBindAttribLocation(program.id, 2, "colour");
  glLinkProgram(program.id);
  glDeleteShader(vertexShader);
  glDeleteShader(fragmentShader);
  GLint good = GL_FALSE;
  glGetProgramiv(program.id, GL_LINK_STATUS, &good);
  if (good != GL_TRUE && fault.empty()) fault = "program does not link";
  program.toClip = glGetUniformLocation(program.id, "toClip");
  return program;
}

const void* offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr): OpenGL's way to say an offset
}

// The attributes from a vertex on: OpenGL ES 3.0 has no base vertex.
void pointAt(std::size_t firstVertex) {
  constexpr GLsizei kStride = sizeof(ImDrawVert);
  const std::size_t start = firstVertex * sizeof(ImDrawVert);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(start + offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(start + offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(start + offsetof(ImDrawVert, col)));
}

}  // namespace

struct Renderer::Programs {
  Program fill;
  Program picture;
  GLuint vertexArray = 0;
  GLuint vertices = 0;
  GLuint indices = 0;
  std::vector<GLuint> names;  ///< OpenGL's names by our numbers
};

assets::Result<std::unique_ptr<Renderer>> Renderer::create(bool glEs) {
  const char* head = glEs ? "#version 300 es\nprecision mediump float;\n" : "#version 330\n";
  auto programs = std::make_unique<Programs>();
  std::string fault;
  programs->fill = link(head, kFillFragment, fault);
  programs->picture = link(head, kPictureFragment, fault);
  if (!fault.empty()) return assets::failure(assets::ErrorId::DisplayUnavailable, fault);
  glGenVertexArrays(1, &programs->vertexArray);
  glGenBuffers(1, &programs->vertices);
  glGenBuffers(1, &programs->indices);
  glBindVertexArray(programs->vertexArray);
  glBindBuffer(GL_ARRAY_BUFFER, programs->vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, programs->indices);
  for (GLuint attribute = 0; attribute < 3; ++attribute)
    glEnableVertexAttribArray(attribute);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  return std::unique_ptr<Renderer>(new Renderer(std::move(programs)));
}

Renderer::Renderer(std::unique_ptr<Programs> programs) : programs_(std::move(programs)) {
  textures_.push_back({});  // kFill
  programs_->names.push_back(0);
}

Renderer::~Renderer() {
  for (const GLuint name : programs_->names) {
    if (name != 0) glDeleteTextures(1, &name);
  }
  glDeleteBuffers(1, &programs_->vertices);
  glDeleteBuffers(1, &programs_->indices);
  glDeleteVertexArrays(1, &programs_->vertexArray);
  glDeleteProgram(programs_->fill.id);
  glDeleteProgram(programs_->picture.id);
}

Renderer::Texture* Renderer::find(std::uint32_t texture) {
  return texture != kFill && texture < textures_.size() && textures_[texture].width > 0 ? &textures_[texture] : nullptr;
}

namespace {

void setFilter(GLint filter) {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
}

void setUp(GLint filter) {
  setFilter(filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

std::size_t area(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

}  // namespace

std::uint32_t Renderer::add(const Texture& texture, std::uint32_t name) {
  bytes_ += area(texture.width, texture.height) * static_cast<std::size_t>(texture.bytesPerPixel);
  if (!free_.empty()) {
    const std::uint32_t number = free_.back();
    free_.pop_back();
    textures_[number] = texture;
    programs_->names[number] = name;
    return number;
  }
  textures_.push_back(texture);
  programs_->names.push_back(name);
  return static_cast<std::uint32_t>(textures_.size() - 1);
}

std::uint32_t Renderer::store(const text::Mask& mask) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  setUp(GL_NEAREST);
  // Coverage as alpha of white: the vertex colour gives the ink.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_G, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, mask.width, mask.height, 0, GL_RED, GL_UNSIGNED_BYTE, mask.coverage.data());
  return add({mask.width, mask.height, 1, false}, name);
}

std::uint32_t Renderer::storePicture(int width, int height, std::span<const std::uint8_t> rgba) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  setUp(GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  return add({width, height, 4, false}, name);
}

void Renderer::updatePicture(std::uint32_t texture, int width, int height, std::span<const std::uint8_t> rgba) {
  Texture* known = find(texture);
  if (known == nullptr || rgba.size() < area(width, height) * 4) return;
  glBindTexture(GL_TEXTURE_2D, programs_->names[texture]);
  if (known->width == width && known->height == height) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    return;
  }
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  bytes_ += area(width, height) * 4 - area(known->width, known->height) * 4;
  known->width = width;
  known->height = height;
}

void Renderer::drop(std::uint32_t texture, bool overwrite) {
  const Texture* known = find(texture);
  if (known == nullptr) return;
  if (overwrite) {
    const std::vector<std::uint8_t> zeros(
        area(known->width, known->height) * static_cast<std::size_t>(known->bytesPerPixel), 0);
    glBindTexture(GL_TEXTURE_2D, programs_->names[texture]);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, known->width, known->height, known->bytesPerPixel == 1 ? GL_RED : GL_RGBA,
                    GL_UNSIGNED_BYTE, zeros.data());
    glFinish();  // before the memory is given back
  }
  release(texture);
}

void Renderer::release(std::uint32_t texture) {
  Texture& known = textures_[texture];
  bytes_ -= area(known.width, known.height) * static_cast<std::size_t>(known.bytesPerPixel);
  glDeleteTextures(1, &programs_->names[texture]);
  programs_->names[texture] = 0;
  known = {};
  free_.push_back(texture);
}

void Renderer::draw(const ImDrawList& list, int width, int height, theme::Rgba ground) {
  const auto unit = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(unit(ground.r), unit(ground.g), unit(ground.b), 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glBindVertexArray(programs_->vertexArray);
  glBindBuffer(GL_ARRAY_BUFFER, programs_->vertices);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.VtxBuffer.size_in_bytes()), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.IdxBuffer.size_in_bytes()), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  for (const Program* program : {&programs_->picture, &programs_->fill}) {
    glUseProgram(program->id);
    glUniform2f(program->toClip, 2.0F / static_cast<float>(width), 2.0F / static_cast<float>(height));
  }
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    const int left = std::max(static_cast<int>(command.ClipRect.x), 0);
    const int top = std::max(static_cast<int>(command.ClipRect.y), 0);
    const int right = std::min(static_cast<int>(command.ClipRect.z), width);
    const int bottom = std::min(static_cast<int>(command.ClipRect.w), height);
    if (right <= left || bottom <= top) continue;
    glScissor(left, height - bottom, right - left, bottom - top);
    const auto drawn = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(command.TextureId));
    const std::uint32_t texture = drawn & ~(kCopy | kSmooth);
    const bool copy = (drawn & kCopy) != 0;
    Texture* known = find(texture);
    if (texture != kFill && known == nullptr) continue;  // dropped between drawing and now
    glUseProgram(texture == kFill ? programs_->fill.id : programs_->picture.id);
    if (known != nullptr) {
      glBindTexture(GL_TEXTURE_2D, programs_->names[texture]);
      const bool smooth = (drawn & kSmooth) != 0;
      if (smooth != known->smooth) setFilter(smooth ? GL_LINEAR : GL_NEAREST);
      known->smooth = smooth;
    }
    if (copy) glDisable(GL_BLEND);
    static_assert(sizeof(ImDrawIdx) == 2);
    pointAt(command.VtxOffset);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                   offset(command.IdxOffset * sizeof(ImDrawIdx)));
    if (copy) glEnable(GL_BLEND);
  }
}

std::vector<std::uint8_t> Renderer::readPixels(int width, int height) const {
  const std::size_t row = static_cast<std::size_t>(width) * 4;
  std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>(bottom * row));
  }
  return pixels;
}

std::string Renderer::description() const {
  const auto say = [](GLenum what) {
    const auto* text = reinterpret_cast<const char*>(glGetString(what));
    return std::string(text == nullptr ? "?" : text);
  };
  return say(GL_VERSION) + "; " + say(GL_RENDERER);
}

}  // namespace ui::shell
