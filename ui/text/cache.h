#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "ui/text/typesetter.h"

namespace ui::text {

/// Where masks become textures: the graphics side of the cache.
class MaskStore {
 public:
  virtual ~MaskStore() = default;
  /// A texture of one channel; its number is never 0.
  virtual std::uint32_t store(const Mask& mask) = 0;
  /// `overwrite`: with zeros before it is given back, because it shows data of a visitor.
  virtual void drop(std::uint32_t texture, bool overwrite) = 0;
};

/// A text ready to draw.
struct Drawing {
  TextExtent extent;
  int originX = 0;
  int originY = 0;
  int width = 0;  ///< of the textures, px
  int height = 0;
  std::uint32_t plain = 0;   ///< texture; 0: nothing to draw
  std::uint32_t strong = 0;  ///< 0: nothing is set off
};

/// Texts that were drawn lately, as textures. It never holds a text itself, only a 128-bit digest of it; what is not
/// drawn goes first when the bytes run out. Textures drawn in the current frame stay.
class Cache {
 public:
  Cache(Typesetter& typesetter, MaskStore& store, std::size_t mostBytes);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  const Drawing& draw(const Text::Resolved& text, const Setting& setting, float scale);
  TextExtent measure(const Text::Resolved& text, const Setting& setting);
  /// The frame is done: what was not drawn in it may go.
  void endFrame();
  /// Overwrites and drops what showed data. Returns the bytes.
  std::size_t forgetPersonal();
  void clear();

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t entries() const { return entries_.size(); }
  [[nodiscard]] std::uint64_t misses() const { return misses_; }

 private:
  struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key.low); }
  };
  struct Entry {
    Key key;
    Drawing drawing;
    std::size_t bytes = 0;
    std::uint64_t usedIn = 0;
    bool drawn = false;  ///< false: only measured so far
    bool personal = false;
  };
  using Entries = std::list<Entry>;  // the last used first

  static Key keyOf(const Text::Resolved& text, const Setting& setting, float scale);
  Entry& find(const Key& key, bool& isNew);
  void drop(Entries::iterator entry);
  void makeRoom();

  Typesetter& typesetter_;
  MaskStore& store_;
  std::size_t mostBytes_;
  Entries entries_;
  std::unordered_map<Key, Entries::iterator, KeyHash> index_;
  std::size_t bytes_ = 0;
  std::uint64_t frame_ = 1;
  std::uint64_t misses_ = 0;
};

}  // namespace ui::text
