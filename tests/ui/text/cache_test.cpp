#include "ui/text/cache.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace {

using ui::text::Cache;
using ui::text::Setting;
using ui::text::Typesetter;

/// Keeps masks in memory and remembers which were overwritten.
class Shelf final : public ui::text::MaskStore {
 public:
  std::uint32_t store(const ui::text::Mask& mask) override {
    ++stored;
    kept[++last_] = mask.coverage.size();
    return last_;
  }
  void drop(std::uint32_t texture, bool overwrite) override {
    EXPECT_EQ(kept.erase(texture), 1U);
    if (overwrite) ++overwritten;
  }
  std::map<std::uint32_t, std::size_t> kept;
  int stored = 0;
  int overwritten = 0;

 private:
  std::uint32_t last_ = 0;
};

class TextCache : public testing::Test {
 protected:
  TextCache() : setter_(std::move(*Typesetter::create())) {}
  static ui::Text::Resolved words(const std::string& words) {
    return ui::data(words).resolve(assets::Language::Chinese);
  }
  static ui::Text::Resolved sentence() {
    return ui::Text(assets::StringId::HallName).resolve(assets::Language::Chinese);
  }
  Typesetter setter_;
  Shelf shelf_;
};

TEST_F(TextCache, DrawsATextOnce) {
  Cache cache(setter_, shelf_, 1U << 20U);
  const std::uint32_t first = cache.draw(words("孔令辉"), {}, 1.0F).plain;
  EXPECT_NE(first, 0U);
  EXPECT_EQ(cache.draw(words("孔令辉"), {}, 1.0F).plain, first);
  EXPECT_EQ(shelf_.stored, 1);
  Setting larger;
  larger.size = 48;
  EXPECT_NE(cache.draw(words("孔令辉"), larger, 1.0F).plain, first);
  EXPECT_NE(cache.draw(words("孔令辉"), {}, 0.5F).plain, first);
  EXPECT_NE(cache.draw(words("孔令挥"), {}, 1.0F).plain, first);
  EXPECT_EQ(shelf_.stored, 4);
}

TEST_F(TextCache, StaysWithinItsBytes) {
  constexpr std::size_t kMost = 64 * 1024;
  Cache cache(setter_, shelf_, kMost);
  for (int number = 0; number < 200; ++number) {
    cache.draw(words("第 " + std::to_string(number) + " 页，请重拍"), {}, 1.0F);
    cache.endFrame();
    EXPECT_LE(cache.bytes(), kMost);
  }
  std::size_t held = 0;
  for (const auto& [texture, bytes] : shelf_.kept)
    held += bytes;
  EXPECT_LE(held, kMost);
  EXPECT_GT(shelf_.kept.size(), 1U);
}

TEST_F(TextCache, WhatWasDrawnLongestAgoGoesFirst) {
  Cache cache(setter_, shelf_, 40 * 1024);
  cache.draw(words("一直在用"), {}, 1.0F);
  for (int number = 0; number < 50; ++number) {
    cache.endFrame();
    cache.draw(words("一直在用"), {}, 1.0F);
    cache.draw(words("只用一次 " + std::to_string(number)), {}, 1.0F);
  }
  EXPECT_EQ(shelf_.stored, 51);  // the one in use was never drawn again
}

TEST_F(TextCache, TheFrameBeingDrawnKeepsItsTextures) {
  Cache cache(setter_, shelf_, 1024);  // less than one text
  const std::uint32_t one = cache.draw(words("第一行"), {}, 1.0F).plain;
  const std::uint32_t two = cache.draw(words("第二行"), {}, 1.0F).plain;
  EXPECT_EQ(shelf_.kept.count(one) + shelf_.kept.count(two), 2U);
}

TEST_F(TextCache, ForgetsAVisitorAndKeepsTheCatalogue) {
  Cache cache(setter_, shelf_, 1U << 20U);
  cache.draw(words("孔令辉"), {}, 1.0F);
  cache.measure(words("370811199001011234"), {});
  const std::uint32_t hall = cache.draw(sentence(), {}, 1.0F).plain;
  EXPECT_GT(cache.forgetPersonal(), 0U);
  EXPECT_EQ(shelf_.overwritten, 1);
  EXPECT_EQ(shelf_.kept.size(), 1U);
  EXPECT_EQ(cache.entries(), 1U);
  EXPECT_EQ(cache.draw(sentence(), {}, 1.0F).plain, hall);
}

TEST(Texts, FillTheirPlaceholders) {
  const ui::Text text(assets::StringId::IdleQueue, {{"n", 6}, {"m", 18}});
  const auto resolved = text.resolve(assets::Language::Chinese);
  EXPECT_NE(resolved.utf8.find("6"), std::string::npos);
  EXPECT_NE(resolved.utf8.find("18"), std::string::npos);
  EXPECT_EQ(resolved.utf8.find("{"), std::string::npos);
  EXPECT_TRUE(resolved.personal);
  EXPECT_TRUE(resolved.strong.empty());
}

TEST(Texts, KnowWhatIsSetOff) {
  const ui::Text text(assets::StringId::IdleQueue, {{"n", ui::Value(6).strong()}, {"m", ui::Value(18).strong()}});
  const auto resolved = text.resolve(assets::Language::Chinese);
  ASSERT_EQ(resolved.strong.size(), 2U);
  const auto part = [&](std::size_t index) {
    const auto& span = resolved.strong[index];
    return resolved.utf8.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(part(0), "6");
  EXPECT_EQ(part(1), "18");
}

TEST(Texts, AMovedTextLeavesNothingBehind) {
  ui::Value value(std::string("孔令辉370811199001011234"));
  const ui::Value taken(std::move(value));
  const auto* bytes = reinterpret_cast<const char*>(&value);  // NOLINT(bugprone-use-after-move): what is left of it
  EXPECT_EQ(std::string_view(bytes, sizeof value).find("370811"), std::string_view::npos);
}

}  // namespace
