#include "ui/shell/window.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "ui/shell/screenshot.h"
#include "ui/shell/window_impl.h"

namespace ui {
namespace {

constexpr int kTitleBar = 40;  // px, of the desktop's window manager
constexpr std::size_t kMostTextBytes = std::size_t{24} * 1024 * 1024;

int contextMask(bool glEs) {
  return glEs ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE;
}

}  // namespace

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool Window::Impl::openContext(const WindowOptions& options, bool glEs, std::string& fault) {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, contextMask(glEs));
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, glEs ? 0 : 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  const std::uint32_t flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI |
                              (options.windowed ? SDL_WINDOW_RESIZABLE : SDL_WINDOW_FULLSCREEN_DESKTOP);
  shell::WindowSize size{options.width, options.height};
  SDL_Rect room;
  if (options.fitDisplay && SDL_GetDisplayUsableBounds(0, &room) == 0 && (room.w < size.width || room.h < size.height))
    size = shell::fitInside(size, {room.w, room.h - kTitleBar});
  window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, size.width,
                            size.height, flags);
  if (window != nullptr) gl = SDL_GL_CreateContext(window);
  if (gl != nullptr) {
    auto made = shell::Renderer::create(glEs);
    if (made) {
      renderer = std::move(*made);
      return true;
    }
    fault = made.error().detail;
  } else {
    fault = SDL_GetError();
  }
  if (gl != nullptr) SDL_GL_DeleteContext(gl);
  if (window != nullptr) SDL_DestroyWindow(window);
  gl = nullptr;
  window = nullptr;
  return false;
}

Window::Impl::~Impl() {
  writers.clear();
  context.reset();
  renderer.reset();
  if (gl != nullptr) SDL_GL_DeleteContext(gl);
  if (window != nullptr) SDL_DestroyWindow(window);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

assets::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, theme::Tokens tokens) {
  auto typesetter = text::Typesetter::create();
  if (!typesetter) return tl::unexpected(typesetter.error());
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");  // a finger is a finger, not also a mouse
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // the program decides what SIGTERM means
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
    return assets::failure(assets::ErrorId::DisplayUnavailable, SDL_GetError());
  auto impl = std::make_unique<Impl>(std::move(tokens), std::move(*typesetter));
  std::string fault;
  if (!impl->openContext(options, options.glEs, fault) && !impl->openContext(options, !options.glEs, fault)) {
    return assets::failure(assets::ErrorId::DisplayUnavailable, fault);
  }
  SDL_GL_SetSwapInterval(1);
  if (!options.showCursor && !options.windowed) SDL_ShowCursor(SDL_DISABLE);
  impl->wakeEvent = SDL_RegisterEvents(1);
  impl->context = std::make_unique<FrameContext>(impl->tokens, impl->typesetter, *impl->renderer, kMostTextBytes);
  impl->context->dueAt = std::numeric_limits<double>::infinity();
  return std::unique_ptr<Window>(new Window(std::move(impl)));
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

void Window::run(Scenery& scenery) {
  constexpr int kLongest = 60'000;  // a minute: nothing depends on it
  while (turn(scenery, kLongest)) {
  }
}

bool Window::turn(Scenery& scenery, int milliseconds) {
  Impl& impl = *impl_;
  if (impl.closed) return false;
  double wait = impl.dirty || impl.updateWanted ? 0.0 : milliseconds / 1000.0;
  wait = std::clamp(std::min(wait, impl.context->dueAt - steadySeconds()), 0.0, 3600.0);
  SDL_Event event;
  const int timeout = static_cast<int>(std::ceil(wait * 1000.0));
  if (timeout > 0 ? SDL_WaitEventTimeout(&event, timeout) != 0 : SDL_PollEvent(&event) != 0) {
    do {
      impl.handle(event);
    } while (SDL_PollEvent(&event) != 0);
  }
  impl.takePosted();
  if (impl.updateWanted.exchange(false) && scenery.update()) impl.dirty = true;
  if (impl.context->dueAt <= steadySeconds()) impl.dirty = true;
  if (impl.dirty && !impl.closed) impl.drawFrame(scenery);
  return !impl.closed;
}

shell::Viewport Window::Impl::viewport() const {
  int width = 0;
  int height = 0;
  SDL_GL_GetDrawableSize(window, &width, &height);
  return shell::viewportFor(width, height);
}

void Window::Impl::drawFrame(Scenery& scenery) {
  const double began = steadySeconds();
  dirty = false;
  const shell::Viewport view = viewport();
  const bool acting = context->pointer.waiting();
  context->begin(view, look, began);
  Frame frame(*context);
  scenery.draw(frame);
  renderer->draw(context->canvas.list(), view.width, view.height, context->theme().colour(theme::Colour::Surface));
  if (!context->moving) takeScreenshots(view.width, view.height);
  SDL_GL_SwapWindow(window);
  const double done = steadySeconds();
  frameFigures.add(done - began);
  if (touchedAt > 0.0) {
    touchFigures.add(done - touchedAt);
    touchedAt = 0.0;
  }
  const bool more = context->end(done - began);
  // What a touch has changed is drawn at once.
  if (more || acting) dirty = true;
  {
    const std::lock_guard lock(mutex);
    published = context->shown;
    publishedPage = context->shownPage;
    publishedWords = context->reading;
  }
  ++frames;
}

void Window::Impl::takeScreenshots(int width, int height) {
  std::vector<Screenshot> wanted;
  {
    const std::lock_guard lock(mutex);
    wanted.swap(screenshots);
  }
  if (wanted.empty()) return;
  const auto pixels = std::make_shared<const std::vector<std::uint8_t>>(renderer->readPixels(width, height));
  // A thread that has ended keeps its stack until somebody asks for it.
  std::erase_if(writers, [](const std::future<void>& writer) {
    return writer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  });
  writers.push_back(std::async(std::launch::async, [pixels, width, height, wanted = std::move(wanted)]() mutable {
    for (Screenshot& shot : wanted)
      shot.done.set_value(shell::writePng(shot.file, width, height, *pixels));
  }));
}

void Window::setLook(const Look& look) {
  if (impl_->look == look) return;
  impl_->look = look;
  impl_->dirty = true;
}

double Window::lastTouch() const {
  return impl_->lastTouch;
}

const Look& Window::look() const {
  return impl_->look;
}

std::size_t Window::forgetVisitor() {
  impl_->context->pointer.forget();
  impl_->dirty = true;
  return impl_->context->texts.forgetPersonal() + impl_->context->artwork.forgetPictures();
}

WindowFigures Window::figures() const {
  WindowFigures figures;
  figures.frames = impl_->frames;
  figures.textureBytes = impl_->renderer->textureBytes();
  figures.textTextureBytes = impl_->context->texts.bytes();
  figures.textEntries = impl_->context->texts.entries();
  figures.touchToFrameMicros = impl_->touchFigures.values();
  figures.frameMicros = impl_->frameFigures.values();
  return figures;
}

std::vector<char32_t> Window::missingCharacters() const {
  return impl_->typesetter.missing();
}

std::string Window::renderer() const {
  return impl_->renderer->description();
}

}  // namespace ui
