// Frames glued to a reply that reach the terminal only after its next request has gone out: a stale "no card" must not
// be taken for the answer. The link is this test's own, so that the order of bytes is certain.
#include <algorithm>
#include <memory>
#include <utility>

#include <gtest/gtest.h>

#include "drivers/id_card/sam_codec.h"
#include "drivers/id_card/sam_reader.h"
#include "drivers/simulator/id_card/sam_module.h"
#include "tests/drivers/id_card/reader_trial.h"

namespace drivers::id_card {
namespace {

using simulator::Bytes;

/// A module whose every reply has a "no card" glued to it that arrives with the next exchange, in front of its reply.
class StragglingLink final : public transport::ByteLink {
 public:
  transport::LinkResult<void> write(std::span<const std::uint8_t> bytes) override {
    inbox_.insert(inbox_.end(), bytes.begin(), bytes.end());
    const auto request = simulator::takeRequest(inbox_);
    arrived_.insert(arrived_.end(), tail_.begin(), tail_.end());
    const Bytes reply = module.answer(request.value());
    arrived_.insert(arrived_.end(), reply.begin(), reply.end());
    tail_ = straggle ? simulator::replyFrame(kNoCard) : Bytes{};
    return {};
  }
  transport::LinkResult<std::size_t> read(std::span<std::uint8_t> buffer, std::chrono::milliseconds) override {
    const std::size_t count = std::min(buffer.size(), arrived_.size());
    std::copy_n(arrived_.begin(), count, buffer.begin());
    arrived_.erase(arrived_.begin(), arrived_.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
  }
  transport::LinkResult<void> drain() override {
    arrived_.clear();
    return {};
  }
  [[nodiscard]] std::string name() const override { return "straggling"; }

  simulator::SamModule module;
  bool straggle = false;

 private:
  Bytes inbox_;
  Bytes arrived_;
  Bytes tail_;
};

class StragglingTailTest : public testing::Test {
 protected:
  StragglingTailTest() {
    auto made = std::make_unique<StragglingLink>();
    link = made.get();
    reader = SamReader::open(std::move(made), std::nullopt, trial::kTiming).value();
    simulator::CardText card;
    card.name = "张试";
    card.number = "37081119600101001X";
    auto chip = std::make_shared<simulator::Chip>();
    chip->text = simulator::encodeCardText(card).value();
    chip->photo.assign(1024, 0x57);
    link->module.place(chip);
  }
  std::unique_ptr<SamReader> reader;
  StragglingLink* link = nullptr;
  const std::stop_token never;
};

TEST_F(StragglingTailTest, TheCardIsSelected) {
  link->straggle = true;
  ASSERT_EQ(trial::look(*reader), Presence::Found);
  EXPECT_TRUE(reader->selectCard(never));
}

TEST_F(StragglingTailTest, TheCardReadLastIsStillThere) {
  ASSERT_EQ(trial::codeOf(trial::readOnce(*reader)), "read 张试");
  link->straggle = true;
  EXPECT_EQ(trial::look(*reader), Presence::StillThere);
  EXPECT_EQ(trial::look(*reader), Presence::StillThere);
}

TEST_F(StragglingTailTest, ACardThatIsGoneIsGone) {
  ASSERT_EQ(trial::codeOf(trial::readOnce(*reader)), "read 张试");
  link->straggle = true;
  link->module.lift();
  EXPECT_EQ(trial::look(*reader), Presence::None);
}

}  // namespace
}  // namespace drivers::id_card
