#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "assets/error.h"
#include "drivers/supervision/health_record.h"
#include "drivers/supervision/supervised.h"

namespace drivers::supervision {

/// A job that was handed in. Throwing the ticket away does not cancel the job.
template <class T>
struct Ticket {
  std::future<assets::Result<T>> result;  ///< becomes ready exactly once, whatever happens
  std::stop_source cancel;                ///< request_stop(): a waiting job is refused, a running one told
};

/// How a device class is opened and looked after. All three are called on the device's thread only.
template <class Device>
struct Care {
  std::function<assets::Result<std::unique_ptr<Device>>()> open;
  /// A quick health check between jobs. Offline, NoDevice, PowerOff or HardwareError: the device is closed and opened
  /// again later.
  std::function<DeviceStatus(Device&)> check;
  /// Which state an error of open() means.
  std::function<DeviceState(assets::ErrorId)> stateOf = [](assets::ErrorId) { return DeviceState::Offline; };
};

/// The one thread that owns a device: opens it, again and again at a fixed delay while it is away, checks its health
/// and runs jobs on it, one at a time, from a bounded queue. An object that is sick is gone before its successor is
/// made.
template <class Device>
class DeviceThread final : public Supervised {
 public:
  static constexpr std::size_t kLongestQueue = 8;

  DeviceThread(
      std::string role, Care<Device> care, Pace pace = {}, Changed changed = {},
      WallClock clock = [] { return std::chrono::system_clock::now(); })
      : shared_(
            std::make_shared<Shared>(std::move(role), std::move(care), pace, std::move(changed), std::move(clock))) {
    thread_ = std::thread([shared = shared_] {
      shared->run();
      shared->over.set_value();
    });
  }
  ~DeviceThread() override { stop(); }

  /// Hands a job in; from any thread, never blocks. `work` runs on the device's thread and should give up soon after
  /// its token asks it to; `done` is told the outcome there too (or at once, here, when the job is refused). Refusals:
  /// DeviceBusy (queue full), DeviceJobCancelled, or why the device is away.
  template <class T>
  Ticket<T> post(std::function<assets::Result<T>(Device&, const std::stop_token&)> work,
                 std::function<void(const assets::Result<T>&)> done = {}) {
    auto promise = std::make_shared<std::promise<assets::Result<T>>>();
    Ticket<T> ticket{promise->get_future(), std::stop_source{}};
    auto settle = [promise, done = std::move(done)](assets::Result<T> outcome) {
      if (done) done(outcome);
      promise->set_value(std::move(outcome));
    };
    Job job;
    job.cancel = ticket.cancel;
    job.refuse = [settle](const assets::Error& why) { settle(tl::unexpected<assets::Error>(why)); };
    job.run = [settle, work = std::move(work)](Device& device, const std::stop_token& token) {
      assets::Result<T> outcome = work(device, token);
      const bool fault = !outcome && assets::entry(outcome.error().id).family == assets::ErrorFamily::Fault;
      settle(std::move(outcome));
      return fault;
    };
    shared_->enqueue(std::move(job));
    return ticket;
  }

  [[nodiscard]] const std::string& role() const override { return shared_->health.role(); }
  [[nodiscard]] DeviceStatus status() const override { return shared_->health.status(); }
  [[nodiscard]] std::vector<DeviceStatus> history() const override { return shared_->health.history(); }
  [[nodiscard]] std::size_t turnedAway() const override {
    const std::lock_guard lock(shared_->mutex);
    return shared_->turnedAway;
  }
  void nudge() override { shared_->wake(); }

  bool stop() override {
    if (!thread_.joinable()) return stopped_;
    auto over = shared_->over.get_future();
    shared_->beginStop();
    stopped_ = over.wait_for(shared_->pace.stop) == std::future_status::ready;
    if (stopped_) {
      thread_.join();
    } else {
      thread_.detach();  // it keeps what it uses alive; the device is lost until the process ends
    }
    return stopped_;
  }

 private:
  struct Job {
    std::stop_source cancel;
    std::function<void(const assets::Error&)> refuse;
    std::function<bool(Device&, const std::stop_token&)> run;  ///< true: the device itself is at fault
  };

  struct Shared {
    Shared(std::string role, Care<Device> deviceCare, Pace devicePace, Changed changed, WallClock clock)
        : care(std::move(deviceCare)),
          pace(devicePace),
          health(std::move(role), std::move(changed), std::move(clock)) {}

    void enqueue(Job job) {
      assets::Error why{assets::ErrorId::DeviceBusy, {}};
      {
        const std::lock_guard lock(mutex);
        if (!stopping && queue.size() < kLongestQueue) {
          queue.push_back(std::move(job));
          signal.notify_all();
          return;
        }
        if (stopping) {
          why.id = assets::ErrorId::DeviceJobCancelled;
        } else {
          ++turnedAway;
        }
      }
      job.refuse(why);
    }

    void wake() {
      const std::lock_guard lock(mutex);
      nudged = true;
      signal.notify_all();
    }

    void beginStop() {
      const std::lock_guard lock(mutex);
      stopping = true;
      running.request_stop();
      signal.notify_all();
    }

    /// The next job; empty when `until` has come, somebody nudged, or the end is near.
    std::optional<Job> next(std::chrono::steady_clock::time_point until) {
      std::unique_lock lock(mutex);
      signal.wait_until(lock, until, [&] { return stopping || nudged || !queue.empty(); });
      nudged = false;
      if (stopping || queue.empty()) return std::nullopt;
      Job job = std::move(queue.front());
      queue.pop_front();
      running = job.cancel;
      return job;
    }

    bool ending() {
      const std::lock_guard lock(mutex);
      return stopping;
    }

    void run() {
      while (!ending()) {
        auto opened = care.open();
        if (opened) {
          serve(**opened);
          opened->reset();
        } else {
          DeviceStatus away;
          away.state = care.stateOf(opened.error().id);
          away.problem = opened.error().id;
          away.detail = opened.error().detail;
          health.publish(std::move(away));
        }
        waitAway();
      }
      refuseAll();
    }

    /// Until the device is found sick or the end is near.
    void serve(Device& device) {
      if (!healthy(device)) return;
      auto due = std::chrono::steady_clock::now() + pace.check;
      while (!ending()) {
        if (auto job = next(due)) {
          if (!carryOut(*job, device)) continue;
        } else if (ending()) {
          return;
        }
        if (!healthy(device)) return;
        due = std::chrono::steady_clock::now() + pace.check;
      }
    }

    bool carryOut(Job& job, Device& device) {
      if (job.cancel.stop_requested()) {
        job.refuse({assets::ErrorId::DeviceJobCancelled, {}});
        return false;
      }
      health.busy(true);
      const bool fault = job.run(device, job.cancel.get_token());
      health.busy(false);
      return fault;
    }

    bool healthy(Device& device) {
      DeviceStatus status = care.check(device);
      const bool well = status.state != DeviceState::Offline && status.state != DeviceState::NoDevice &&
                        status.state != DeviceState::PowerOff && status.state != DeviceState::HardwareError;
      health.publish(std::move(status));
      return well;
    }

    /// Refuses jobs while the device is away, until it is time to open it again.
    void waitAway() {
      const auto until = std::chrono::steady_clock::now() + pace.reopen;
      while (auto job = next(until)) {
        const DeviceStatus status = health.status();
        job->refuse({status.problem.value_or(assets::ErrorId::DeviceNotReady), status.detail});
      }
    }

    void refuseAll() {
      std::deque<Job> left;
      {
        const std::lock_guard lock(mutex);
        left.swap(queue);
      }
      for (Job& job : left)
        job.refuse({assets::ErrorId::DeviceJobCancelled, {}});
    }

    const Care<Device> care;
    const Pace pace;
    HealthRecord health;
    std::promise<void> over;

    std::mutex mutex;
    std::condition_variable signal;
    std::deque<Job> queue;
    std::stop_source running{std::nostopstate};
    std::size_t turnedAway = 0;
    bool nudged = false;
    bool stopping = false;
  };

  std::shared_ptr<Shared> shared_;
  std::thread thread_;
  bool stopped_ = true;
};

}  // namespace drivers::supervision
