#include "kiosk/terminal/forms/form_desk.h"

#include <utility>

#include "kiosk/domain/wipe.h"
#include "kiosk/papers/render.h"
#include "kiosk/terminal/analysis/pictures.h"
#include "kiosk/terminal/session/process_guard.h"
#include "vision/image_file.h"

namespace kiosk::terminal::forms {
namespace {

/// Pixels across a page: the whole screen's width and more, so that 放大看 has something to enlarge.
constexpr int kPageWidth = 1720;

}  // namespace

FormDesk::FormDesk(papers::FormBook forms, Inbox& inbox)
    : forms_(std::move(forms)), inbox_(inbox), thread_([this] { run(); }) {}

FormDesk::~FormDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  signal_.notify_all();
  thread_.join();
}

void FormDesk::draw(std::uint64_t visit, order::DrawForm order) {
  auto job = std::make_unique<Job>(Job{visit, std::move(order)});
  const std::lock_guard lock(mutex_);
  waiting_ = std::move(job);
  signal_.notify_all();
}

void FormDesk::forget() {
  const std::lock_guard lock(mutex_);
  waiting_.reset();
}

void FormDesk::run() {
  while (serveNext())
    scrubStack();  // a short name lies in the string itself, and the string may have lain on the stack
}

/// A frame of its own, so that nothing of the visitor lies in the one that goes on.
[[gnu::noinline]] bool FormDesk::serveNext() {
  std::unique_ptr<Job> job;
  {
    std::unique_lock lock(mutex_);
    signal_.wait(lock, [this] { return stopping_ || waiting_; });
    if (stopping_) return false;
    job = std::move(waiting_);
  }
  const auto form = std::make_unique<papers::Paper>(std::move(job->order.form));
  inbox_.post(job->visit, answer(job->order.edition, *form));
  return true;
}

Event FormDesk::answer(int edition, const papers::Paper& form) const {
  auto pngs = papers::renderPages(form, forms_, kPageWidth);
  if (!pngs) return event::FormNotDrawn{edition, pngs.error()};
  event::FormDrawn drawn{edition, {}};
  for (std::vector<std::uint8_t>& png : *pngs) {
    const auto image = vision::decodeImage(png);
    domain::wipe(png);
    if (!image) return event::FormNotDrawn{edition, image.error()};
    drawn.pages.push_back(analysis::pictureOf(*image, "form.page", kPageWidth * 2));
  }
  return drawn;
}

}  // namespace kiosk::terminal::forms
