#include "ui/text/cache.h"

#include <cstring>
#include <string_view>

namespace ui::text {
namespace {

// Measured texts have no texture; this bounds how many are remembered.
constexpr std::size_t kMostEntries = 2000;
constexpr std::size_t kEntryOverhead = 256;

// Two FNV-1a runs from different starts. Texts on a terminal are few; nobody gains by making two of them meet.
class Digest {
 public:
  void add(const void* bytes, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (std::size_t index = 0; index < size; ++index) {
      low_ = (low_ ^ at[index]) * kPrime;
      high_ = (high_ ^ at[index] ^ 0x5AU) * kPrime;
      high_ ^= high_ >> 29U;
    }
  }
  template <class T>
  void value(const T& value) {
    add(&value, sizeof value);
  }
  [[nodiscard]] std::uint64_t low() const { return low_; }
  [[nodiscard]] std::uint64_t high() const { return high_; }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t low_ = 0xCBF29CE484222325ULL;
  std::uint64_t high_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace

Cache::Cache(Typesetter& typesetter, MaskStore& store, std::size_t mostBytes)
    : typesetter_(typesetter), store_(store), mostBytes_(mostBytes) {}

Cache::~Cache() {
  clear();
}

Cache::Key Cache::keyOf(const Text::Resolved& text, const Setting& setting, float scale) {
  Digest digest;
  digest.add(text.utf8.data(), text.utf8.size());
  for (const Text::Span& span : text.strong) {
    digest.value(span.begin);
    digest.value(span.end);
  }
  digest.value(setting.size);
  digest.value(setting.line);
  digest.value(setting.weight);
  digest.value(setting.family);
  digest.value(setting.align);
  digest.value(setting.maxWidth);
  digest.value(setting.maxLines);
  digest.value(setting.tracking);
  digest.value(scale);
  return {digest.high(), digest.low()};
}

Cache::Entry& Cache::find(const Key& key, bool& isNew) {
  const auto found = index_.find(key);
  isNew = found == index_.end();
  if (isNew) {
    entries_.push_front({});
    entries_.front().key = key;
    entries_.front().bytes = kEntryOverhead;
    bytes_ += kEntryOverhead;
    index_.emplace(key, entries_.begin());
  } else {
    entries_.splice(entries_.begin(), entries_, found->second);
  }
  entries_.front().usedIn = frame_;
  return entries_.front();
}

const Drawing& Cache::draw(const Text::Resolved& text, const Setting& setting, float scale) {
  bool isNew = false;
  Entry& entry = find(keyOf(text, setting, scale), isNew);
  if (!entry.drawn) {
    ++misses_;
    Block block = typesetter_.set(text.utf8, text.strong, setting, scale);
    entry.drawn = true;
    entry.personal = text.personal;
    entry.drawing.extent = block.extent;
    entry.drawing.originX = block.originX;
    entry.drawing.originY = block.originY;
    entry.drawing.width = block.plain.width;
    entry.drawing.height = block.plain.height;
    for (Mask* mask : {&block.plain, &block.strong}) {
      if (mask->coverage.empty()) continue;
      (mask == &block.plain ? entry.drawing.plain : entry.drawing.strong) = store_.store(*mask);
      entry.bytes += mask->coverage.size();
      bytes_ += mask->coverage.size();
      if (text.personal) explicit_bzero(mask->coverage.data(), mask->coverage.size());
    }
    makeRoom();
  }
  return entry.drawing;
}

TextExtent Cache::measure(const Text::Resolved& text, const Setting& setting) {
  bool isNew = false;
  Entry& entry = find(keyOf(text, setting, 0.0F), isNew);
  if (isNew) {
    entry.drawing.extent = typesetter_.measure(text.utf8, text.strong, setting);
    entry.personal = text.personal;
    makeRoom();
  }
  return entry.drawing.extent;
}

void Cache::drop(Entries::iterator entry) {
  for (const std::uint32_t texture : {entry->drawing.plain, entry->drawing.strong}) {
    if (texture != 0) store_.drop(texture, entry->personal);
  }
  bytes_ -= entry->bytes;
  index_.erase(entry->key);
  entries_.erase(entry);
}

void Cache::makeRoom() {
  while ((bytes_ > mostBytes_ || entries_.size() > kMostEntries) && !entries_.empty()) {
    const auto oldest = std::prev(entries_.end());
    if (oldest->usedIn == frame_) break;
    drop(oldest);
  }
}

void Cache::endFrame() {
  ++frame_;
  makeRoom();
}

std::size_t Cache::forgetPersonal() {
  std::size_t forgotten = 0;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const auto next = std::next(entry);
    if (entry->personal) {
      forgotten += entry->bytes;
      drop(entry);
    }
    entry = next;
  }
  return forgotten;
}

void Cache::clear() {
  while (!entries_.empty())
    drop(entries_.begin());
}

}  // namespace ui::text
