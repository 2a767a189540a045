#include "ui/shell/window_impl.h"

namespace ui {

void Window::Impl::nudge() noexcept {
  // One event is enough however many threads ask.
  if (nudged.exchange(true)) return;
  SDL_Event event{};
  event.type = wakeEvent;
  if (SDL_PushEvent(&event) != 1) nudged = false;
}

void Window::wake() noexcept {
  impl_->updateWanted = true;
  impl_->nudge();
}

void Window::close() noexcept {
  impl_->closed = true;
  impl_->nudge();
}

void Window::touch(const Touch& touch) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->posted.emplace_back(touch, steadySeconds());
  }
  impl_->nudge();
}

WidgetMap Window::widgets() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->published;
}

std::vector<std::string> Window::words() const {
  const std::lock_guard lock(impl_->mutex);
  std::vector<std::string> keys;
  for (const assets::StringId sentence : impl_->publishedWords)
    keys.emplace_back(assets::key(sentence));
  return keys;
}

std::string Window::page() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->publishedPage;
}

std::uint64_t Window::frameNumber() const {
  return impl_->frames;
}

std::future<assets::Result<void>> Window::screenshot(std::filesystem::path file) {
  std::promise<assets::Result<void>> done;
  std::future<assets::Result<void>> result = done.get_future();
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->screenshots.push_back({std::move(file), std::move(done)});
  }
  impl_->nudge();
  return result;
}

void Window::Impl::takePosted() {
  std::deque<std::pair<Touch, double>> touches;
  {
    const std::lock_guard lock(mutex);
    touches.swap(posted);
    if (!screenshots.empty()) dirty = true;
  }
  for (const auto& [touch, when] : touches)
    takeTouch(touch.phase, touch.at, when);
}

void Window::Impl::takeTouch(TouchPhase phase, Point design, double when) {
  shell::Pointer& pointer = context->pointer;
  const bool before = pointer.touching();
  if (phase == TouchPhase::Down || before) lastTouch = when;
  if (phase == TouchPhase::Down) {
    pointer.down(design, when, context->shown);
    context->focus.clear();
  } else if (phase == TouchPhase::Move) {
    if (!before) return;
    pointer.move(design, when, context->shown);
  } else {
    pointer.up(design, when, context->shown);
  }
  if (!before && !pointer.touching()) return;  // it met nothing
  dirty = true;
  if (touchedAt <= 0.0) touchedAt = when;
}

void Window::Impl::handle(const SDL_Event& event) {
  // SDL's time of the event on our clock.
  const double when = steadySeconds() - static_cast<double>(SDL_GetTicks() - event.common.timestamp) / 1000.0;
  const shell::Viewport view = viewport();
  const auto fromFinger = [&] {
    return view.toDesign(
        {event.tfinger.x * static_cast<float>(view.width), event.tfinger.y * static_cast<float>(view.height)});
  };
  const auto fromMouse = [&](int x, int y) {
    int width = 1;
    int height = 1;
    SDL_GetWindowSize(window, &width, &height);
    const float density = static_cast<float>(view.width) / static_cast<float>(std::max(width, 1));
    return view.toDesign({static_cast<float>(x) * density, static_cast<float>(y) * density});
  };
  if (event.type == wakeEvent) {
    nudged = false;
    return;
  }
  switch (event.type) {
    case SDL_QUIT:
      closed = true;
      break;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
        dirty = true;
      break;
    case SDL_FINGERDOWN:
      if (fingerDown) break;  // the first finger counts
      fingerDown = true;
      finger = event.tfinger.fingerId;
      takeTouch(TouchPhase::Down, fromFinger(), when);
      break;
    case SDL_FINGERMOTION:
      if (fingerDown && finger == event.tfinger.fingerId) takeTouch(TouchPhase::Move, fromFinger(), when);
      break;
    case SDL_FINGERUP:
      if (!fingerDown || finger != event.tfinger.fingerId) break;
      fingerDown = false;
      takeTouch(TouchPhase::Up, fromFinger(), when);
      break;
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button == SDL_BUTTON_LEFT) {
        takeTouch(TouchPhase::Down, fromMouse(event.button.x, event.button.y), when);
      }
      break;
    case SDL_MOUSEMOTION:
      takeTouch(TouchPhase::Move, fromMouse(event.motion.x, event.motion.y), when);
      break;
    case SDL_MOUSEBUTTONUP:
      if (event.button.button == SDL_BUTTON_LEFT) {
        takeTouch(TouchPhase::Up, fromMouse(event.button.x, event.button.y), when);
      }
      break;
    case SDL_KEYDOWN:
      handleKey(event.key);
      break;
    default:
      break;
  }
}

void Window::Impl::handleKey(const SDL_KeyboardEvent& key) {
  // The tactile keypad: arrows or tab walk the screen, enter presses.
  const bool shift = (key.keysym.mod & KMOD_SHIFT) != 0;
  switch (key.keysym.sym) {
    case SDLK_TAB:
      context->moveFocus(shift ? -1 : 1);
      break;
    case SDLK_DOWN:
    case SDLK_RIGHT:
      context->moveFocus(1);
      break;
    case SDLK_UP:
    case SDLK_LEFT:
      context->moveFocus(-1);
      break;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: {
      const Widget* widget = context->shown.find(context->focus);
      if (widget != nullptr && key.repeat == 0) context->pointer.activate(*widget, steadySeconds());
      break;
    }
    default:
      return;
  }
  dirty = true;
}

}  // namespace ui
