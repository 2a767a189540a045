// Waiting for a card, against a reader that plays a list of what happens on its plate.
#include <deque>

#include <gtest/gtest.h>

#include "drivers/id_card/reader.h"

namespace drivers::id_card {
namespace {

using assets::ErrorId;

/// What findCard() and, after Found, selectCard() come to; the last entry stays.
struct Moment {
  Presence presence = Presence::None;
  bool chosen = true;
};

using Moments = std::deque<Moment>;

class PlateReader final : public Reader {
 public:
  explicit PlateReader(Moments moments) : moments_(std::move(moments)) {}
  assets::Result<std::string> samId() override { return std::string(); }
  assets::Result<Presence> findCard(const std::stop_token& stop) override {
    if (stop.stop_requested() || ++polls_ > 50) return assets::failure(ErrorId::DeviceJobCancelled, "");
    now_ = moments_.front();
    if (moments_.size() > 1) moments_.pop_front();
    return now_.presence;
  }
  assets::Result<void> selectCard(const std::stop_token&) override {
    if (!now_.chosen) return assets::failure(ErrorId::IdCardNotChosen, "");
    return {};
  }
  assets::Result<IdCard> readCard(const std::stop_token&, const ReadWatcher&, ReadScope) override {
    IdCard card;
    card.name = "张试";
    return card;
  }
  assets::Result<std::vector<std::string>> newestAddress(const std::stop_token&) override {
    return std::vector<std::string>{};
  }
  assets::Result<std::string> managementNumber(const std::stop_token&) override { return std::string(); }
  assets::Result<void> reset() override { return {}; }
  DeviceStatus check() override { return {}; }

 private:
  Moments moments_;
  Moment now_;
  int polls_ = 0;
};

TEST(AwaitCard, ACardThatBouncesOnThePlateIsReadWithoutAWord) {
  PlateReader reader(Moments{{}, {Presence::Found, false}, {}, {Presence::Found, true}});
  const auto card = awaitCard(reader, {});
  ASSERT_TRUE(card);
  EXPECT_EQ(card->name, "张试");
}

TEST(AwaitCard, ACardTakenAwayAgainIsAskedForNotWaitedForInSilence) {
  PlateReader reader(Moments{{}, {Presence::Found, false}, {}, {}});
  const auto card = awaitCard(reader, {});
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().id, ErrorId::IdCardLifted);
}

TEST(AwaitCard, AnEmptyPlateIsWaitedForUntilStopped) {
  PlateReader reader(Moments{Moment{}});
  const auto card = awaitCard(reader, {});
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().id, ErrorId::DeviceJobCancelled);
}

TEST(AwaitCard, ThreeRefusalsAreNotTriedFurther) {
  PlateReader reader(Moments{{Presence::Found, false}});
  const auto card = awaitCard(reader, {});
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().id, ErrorId::IdCardNotChosen);
}

}  // namespace
}  // namespace drivers::id_card
