#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "kiosk/papers/form.h"
#include "kiosk/terminal/devices/inbox.h"
#include "kiosk/terminal/session/order.h"

namespace kiosk::terminal::forms {

/// The thread that draws the application form for the screen; a page takes a tenth of a second, more than a frame may.
/// A form that waits is overtaken by a newer one. Every call is from any thread and never blocks.
class FormDesk {
 public:
  FormDesk(papers::FormBook forms, Inbox& inbox);
  ~FormDesk();
  FormDesk(const FormDesk&) = delete;
  FormDesk& operator=(const FormDesk&) = delete;

  /// → FormDrawn or FormNotDrawn
  void draw(std::uint64_t visit, order::DrawForm order);
  /// Drops the form that waits.
  void forget();

 private:
  struct Job {
    std::uint64_t visit = 0;
    order::DrawForm order;
  };
  void run();
  /// Waits for a form and draws it; false when the desk closes.
  bool serveNext();
  [[nodiscard]] Event answer(int edition, const papers::Paper& form) const;

  const papers::FormBook forms_;
  Inbox& inbox_;
  std::mutex mutex_;
  std::condition_variable signal_;
  std::unique_ptr<Job> waiting_;  ///< on the heap, which is overwritten when it is given back
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kiosk::terminal::forms
