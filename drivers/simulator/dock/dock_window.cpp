#include "drivers/simulator/dock/dock_window.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <utility>

#include <SDL2/SDL.h>
#include <SDL2/SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <imgui.h>

namespace drivers::simulator::dock {
namespace {

constexpr int kWidth = 540;  // px
constexpr int kHeight = 1000;
constexpr int kFramesPerEvent = 3;  // a press, its release and what follows are each a frame to Dear ImGui
constexpr float kTextSize = 19.0F;  // px

/// Of Debian's fonts-noto-cjk; without it the dock writes in Dear ImGui's own font.
constexpr const char* kFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr int kSimplifiedChinese = 2;  ///< the face in that collection

void dress() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  ImGui::StyleColorsDark();
  ImGuiStyle& style = ImGui::GetStyle();
  style.FrameRounding = 4;
  style.FramePadding = {9, 5};
  style.ItemSpacing = {7, 6};
  std::error_code ignored;
  if (!std::filesystem::exists(kFont, ignored)) return;
  ImFontConfig font;
  font.FontNo = kSimplifiedChinese;
  io.Fonts->AddFontFromFileTTF(kFont, kTextSize, &font, io.Fonts->GetGlyphRangesChineseSimplifiedCommon());
}

}  // namespace

struct DockWindow::Impl {
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (dressed) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplSDL2_Shutdown();
    }
    if (imgui != nullptr) ImGui::DestroyContext(imgui);
    if (gl != nullptr) SDL_GL_DeleteContext(gl);
    if (window != nullptr) SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }

  bool open(const std::string& title) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_Rect room{0, 0, kWidth, kHeight};
    SDL_GetDisplayUsableBounds(0, &room);
    const int width = std::min(kWidth, room.w);
    const int height = std::min(kHeight, room.h);
    window = SDL_CreateWindow(title.c_str(), room.x + room.w - width, room.y, width, height,
                              SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE);
    if (window != nullptr) gl = SDL_GL_CreateContext(window);
    if (gl == nullptr) return false;
    imgui = ImGui::CreateContext();
    dress();
    dressed = ImGui_ImplSDL2_InitForOpenGL(window, gl) && ImGui_ImplOpenGL3_Init("#version 330");
    return dressed;
  }

  void drawFrame(const std::function<void()>& draw) const {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window);
  }

  SDL_Window* window = nullptr;
  SDL_GLContext gl = nullptr;
  ImGuiContext* imgui = nullptr;
  bool dressed = false;
  std::uint32_t wakeEvent = 0;
  std::atomic<bool> nudged{false};
  int framesWanted = kFramesPerEvent;
};

tl::expected<std::unique_ptr<DockWindow>, std::string> DockWindow::open(const std::string& title) {
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return tl::unexpected<std::string>(SDL_GetError());
  auto impl = std::make_unique<Impl>();
  if (!impl->open(title)) return tl::unexpected<std::string>(SDL_GetError());
  SDL_GL_SetSwapInterval(1);
  impl->wakeEvent = SDL_RegisterEvents(1);
  return std::unique_ptr<DockWindow>(new DockWindow(std::move(impl)));
}

DockWindow::DockWindow(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DockWindow::~DockWindow() = default;

bool DockWindow::turn(const std::function<void()>& draw, int milliseconds) {
  SDL_Event event;
  const int wait = impl_->framesWanted > 0 ? 0 : milliseconds;
  if (wait > 0 ? SDL_WaitEventTimeout(&event, wait) != 0 : SDL_PollEvent(&event) != 0) {
    do {
      if (event.type == impl_->wakeEvent) impl_->nudged = false;
      if (event.type == SDL_QUIT) return false;
      ImGui_ImplSDL2_ProcessEvent(&event);
      impl_->framesWanted = kFramesPerEvent;
    } while (SDL_PollEvent(&event) != 0);
  }
  if (impl_->framesWanted == 0) return true;
  impl_->drawFrame(draw);
  --impl_->framesWanted;
  return true;
}

void DockWindow::wake() noexcept {
  if (impl_->nudged.exchange(true)) return;
  SDL_Event event{};
  event.type = impl_->wakeEvent;
  if (SDL_PushEvent(&event) != 1) impl_->nudged = false;
}

}  // namespace drivers::simulator::dock
