#include "drivers/supervision/device_thread.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "drivers/supervision/supervisor.h"

namespace drivers::supervision {
namespace {

using assets::ErrorId;
using namespace std::chrono_literals;

/// A machine part whose presence and health the test decides.
struct Part {
  explicit Part(std::atomic<int>& living) : living_(living) { ++living_; }
  ~Part() { --living_; }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  std::atomic<int>& living_;
};

class DeviceThreadTest : public testing::Test {
 protected:
  Care<Part> care() {
    Care<Part> care;
    care.open = [this]() -> assets::Result<std::unique_ptr<Part>> {
      EXPECT_EQ(living, 0) << "the old object must be gone before its successor is made";
      ++opened;
      if (!present) return assets::failure(ErrorId::DeviceMisconfigured, "away");
      return std::make_unique<Part>(living);
    };
    care.check = [this](Part&) {
      DeviceStatus status;
      status.state = present ? DeviceState::Online : DeviceState::NoDevice;
      if (!present) status.problem = ErrorId::DeviceNotReady;
      return status;
    };
    care.stateOf = [](ErrorId) { return DeviceState::NoDevice; };
    return care;
  }
  Pace pace() { return {.check = 1ms, .reopen = 1ms, .stop = 5000ms}; }
  Changed changed() {
    return [this](const std::string&, const DeviceStatus& status) {
      const std::lock_guard lock(mutex);
      seen.push_back(status.state);
      if (status.state == DeviceState::NoDevice && !firstLoss) firstLoss = status.problem;
      signal.notify_all();
    };
  }
  /// Waits until the device was seen in `states`, in this order, with anything between.
  bool sees(std::vector<DeviceState> states) {
    std::unique_lock lock(mutex);
    return signal.wait_for(lock, 5s, [&] {
      std::size_t next = 0;
      for (const DeviceState state : seen) {
        if (next < states.size() && state == states[next]) ++next;
      }
      return next == states.size();
    });
  }

  std::atomic<int> living{0};
  std::atomic<int> opened{0};
  std::atomic<bool> present{true};
  std::mutex mutex;
  std::condition_variable signal;
  std::vector<DeviceState> seen;
  std::optional<ErrorId> firstLoss;  ///< why it was first said to be away; opening it again may find another reason
};

TEST_F(DeviceThreadTest, RunsJobsOnTheDeviceAndShowsItBusy) {
  DeviceThread<Part> part("part", care(), pace(), changed());
  auto ticket = part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 42; });
  const auto result = ticket.result.get();
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 42);
  EXPECT_TRUE(sees({DeviceState::Online, DeviceState::DeviceBusy, DeviceState::Online}));
}

TEST_F(DeviceThreadTest, OpensAgainForEverAndRefusesJobsMeanwhile) {
  present = false;
  DeviceThread<Part> part("part", care(), pace(), changed());
  ASSERT_TRUE(sees({DeviceState::NoDevice}));
  const auto refused =
      part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 1; }).result.get();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, ErrorId::DeviceMisconfigured);
  while (opened < 5)
    std::this_thread::yield();
  present = true;
  EXPECT_TRUE(sees({DeviceState::NoDevice, DeviceState::Online}));
}

TEST_F(DeviceThreadTest, UnpluggedAndReplugged) {
  DeviceThread<Part> part("part", care(), pace(), changed());
  ASSERT_TRUE(sees({DeviceState::Online}));
  present = false;
  ASSERT_TRUE(sees({DeviceState::Online, DeviceState::NoDevice}));
  EXPECT_EQ(part.status().state, DeviceState::NoDevice);
  {
    const std::lock_guard lock(mutex);
    EXPECT_EQ(firstLoss, ErrorId::DeviceNotReady);
  }
  present = true;
  ASSERT_TRUE(sees({DeviceState::Online, DeviceState::NoDevice, DeviceState::Online}));
  std::vector<DeviceState> kept;
  for (const DeviceStatus& status : part.history())
    kept.push_back(status.state);
  EXPECT_EQ(kept.front(), DeviceState::Starting);
  EXPECT_EQ(kept.back(), DeviceState::Online);
}

TEST_F(DeviceThreadTest, AFaultInAJobIsFollowedByACheckAtOnce) {
  Pace slow = pace();
  slow.check = 1h;
  DeviceThread<Part> part("part", care(), slow, changed());
  ASSERT_TRUE(sees({DeviceState::Online}));
  const auto failed = part.post<int>([this](Part&, const std::stop_token&) -> assets::Result<int> {
                            present = false;
                            return assets::failure(ErrorId::DeviceNotReady);
                          })
                          .result.get();
  EXPECT_FALSE(failed);
  EXPECT_TRUE(sees({DeviceState::Online, DeviceState::NoDevice}));
}

TEST_F(DeviceThreadTest, AFullQueueTurnsAwayAndCounts) {
  DeviceThread<Part> part("part", care(), pace(), changed());
  std::promise<void> begun;
  auto holding = part.post<int>([&](Part&, const std::stop_token& token) -> assets::Result<int> {
    begun.set_value();
    while (!token.stop_requested())
      std::this_thread::yield();
    return assets::failure(ErrorId::DeviceJobCancelled);
  });
  begun.get_future().wait();
  std::vector<Ticket<int>> waiting;
  for (std::size_t i = 0; i < DeviceThread<Part>::kLongestQueue; ++i) {
    waiting.push_back(part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 7; }));
  }
  const auto turned =
      part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 8; }).result.get();
  ASSERT_FALSE(turned);
  EXPECT_EQ(turned.error().id, ErrorId::DeviceBusy);
  EXPECT_EQ(part.turnedAway(), 1U);
  waiting[0].cancel.request_stop();
  holding.cancel.request_stop();
  EXPECT_EQ(holding.result.get().error().id, ErrorId::DeviceJobCancelled);
  EXPECT_EQ(waiting[0].result.get().error().id, ErrorId::DeviceJobCancelled) << "cancelled while waiting";
  for (std::size_t i = 1; i < waiting.size(); ++i)
    EXPECT_EQ(waiting[i].result.get().value_or(0), 7);
}

TEST_F(DeviceThreadTest, StopCancelsTheRunningJobAndRefusesTheRest) {
  DeviceThread<Part> part("part", care(), pace(), changed());
  std::promise<void> begun;
  auto running = part.post<int>([&](Part&, const std::stop_token& token) -> assets::Result<int> {
    begun.set_value();
    while (!token.stop_requested())
      std::this_thread::yield();
    return assets::failure(ErrorId::DeviceJobCancelled);
  });
  begun.get_future().wait();
  auto waiting = part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 1; });
  EXPECT_TRUE(part.stop());
  EXPECT_FALSE(running.result.get());
  EXPECT_EQ(waiting.result.get().error().id, ErrorId::DeviceJobCancelled);
  EXPECT_EQ(living, 0);
  const auto late = part.post<int>([](Part&, const std::stop_token&) -> assets::Result<int> { return 1; }).result.get();
  EXPECT_EQ(late.error().id, ErrorId::DeviceJobCancelled);
}

TEST_F(DeviceThreadTest, ADeviceThatHangsIsLeftToItself) {
  auto release = std::make_shared<std::promise<void>>();
  auto released = std::make_shared<std::shared_future<void>>(release->get_future());
  auto ended = std::make_shared<std::promise<void>>();
  auto end = ended->get_future();
  Care<int> hanging;
  hanging.open = []() -> assets::Result<std::unique_ptr<int>> { return std::make_unique<int>(0); };
  hanging.check = [](int&) {
    DeviceStatus status;
    status.state = DeviceState::Online;
    return status;
  };
  Supervisor all;
  auto part =
      std::make_shared<DeviceThread<int>>("part", hanging, Pace{.check = 1ms, .reopen = 1ms, .stop = 10ms}, Changed{});
  all.add(part);
  std::promise<void> begun;
  part->post<int>([&begun, released, ended](int&, const std::stop_token&) -> assets::Result<int> {
    begun.set_value();
    released->wait();
    ended->set_value();
    return 0;
  });
  begun.get_future().wait();
  EXPECT_EQ(all.stopAll(), std::vector<std::string>{"part"});
  release->set_value();
  end.wait();
}

TEST(SupervisorTest, KnowsEveryRole) {
  Supervisor all;
  for (const char* role : {"one", "two"}) {
    Care<int> care;
    care.open = []() -> assets::Result<std::unique_ptr<int>> { return assets::failure(ErrorId::DeviceNotReady); };
    care.check = [](int&) { return DeviceStatus{}; };
    all.add(std::make_shared<DeviceThread<int>>(role, care));
  }
  EXPECT_EQ(all.find("two")->role(), "two");
  EXPECT_EQ(all.find("three"), nullptr);
  EXPECT_EQ(all.statuses().size(), 2U);
  EXPECT_TRUE(all.stopAll().empty());
}

TEST(HealthRecordTest, TheSameHealthIsNotToldTwiceAndKeepsItsMoment) {
  int told = 0;
  std::chrono::system_clock::time_point now{1h};
  HealthRecord record(
      "part", [&](const std::string&, const DeviceStatus&) { ++told; }, [&] { return now; });
  DeviceStatus online;
  online.state = DeviceState::Online;
  record.publish(online);
  now += 1h;
  online.detail = "another word";
  record.publish(online);
  EXPECT_EQ(told, 1);
  EXPECT_EQ(record.status().since, std::chrono::system_clock::time_point{1h});
  EXPECT_EQ(record.status().detail, "another word");
  online.paper = PaperState::Low;
  record.publish(online);
  EXPECT_EQ(told, 2);
}

TEST(HealthRecordTest, HistoryIsBounded) {
  HealthRecord record("part", {}, [] { return std::chrono::system_clock::time_point{}; });
  for (int i = 0; i < 200; ++i) {
    DeviceStatus status;
    status.state = i % 2 == 0 ? DeviceState::Online : DeviceState::Offline;
    record.publish(status);
  }
  EXPECT_EQ(record.history().size(), Supervised::kHistory);
  EXPECT_EQ(record.history().back().state, DeviceState::Offline);
}

}  // namespace
}  // namespace drivers::supervision
