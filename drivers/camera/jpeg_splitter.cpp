#include "drivers/camera/jpeg_splitter.h"

#include <algorithm>
#include <cstring>

namespace drivers::camera {
namespace {

constexpr std::uint8_t kEscape = 0xFF;
constexpr std::uint8_t kStartOfImage = 0xD8;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;

bool isRestart(std::uint8_t marker) {
  return marker >= 0xD0 && marker <= 0xD7;
}

}  // namespace

void JpegSplitter::feed(std::span<const std::uint8_t> bytes) {
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

void JpegSplitter::reset() {
  buffer_.clear();
  at_ = 0;
  state_ = State::Outside;
}

void JpegSplitter::drop(std::size_t keepFrom) {
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(keepFrom));
  at_ = 0;
  state_ = State::Outside;
}

std::optional<std::size_t> JpegSplitter::advance() {
  for (;;) {
    switch (state_) {
      case State::Outside: {
        // Skip to FF D8; a lone FF at the very end may be its first half.
        while (at_ + 1 < buffer_.size() && !(buffer_[at_] == kEscape && buffer_[at_ + 1] == kStartOfImage))
          ++at_;
        if (at_ + 1 >= buffer_.size()) {
          const bool half = at_ < buffer_.size() && buffer_[at_] == kEscape;
          drop(half ? at_ : buffer_.size());
          return std::nullopt;
        }
        drop(at_);
        at_ = 2;
        state_ = State::Marker;
        break;
      }
      case State::Marker: {
        if (at_ >= buffer_.size()) return std::nullopt;
        if (buffer_[at_] != kEscape) {
          ++damaged_;
          drop(at_);
          break;
        }
        while (at_ < buffer_.size() && buffer_[at_] == kEscape)
          ++at_;  // any number of fill bytes
        if (at_ >= buffer_.size()) {
          --at_;
          return std::nullopt;
        }
        marker_ = buffer_[at_++];
        if (marker_ == kEndOfImage) return at_;
        if (marker_ == kStartOfImage) {  // the file before broke off and a new one begins
          ++damaged_;
          drop(at_ - 2);
          break;
        }
        state_ = State::Length;
        break;
      }
      case State::Length: {
        if (at_ + 2 > buffer_.size()) return std::nullopt;
        const std::size_t length = (std::size_t{buffer_[at_]} << 8U) | buffer_[at_ + 1];
        if (length < 2) {
          ++damaged_;
          drop(at_);
          break;
        }
        at_ += length;
        state_ = State::Segment;
        break;
      }
      case State::Segment:
        if (at_ > buffer_.size()) return std::nullopt;
        state_ = marker_ == kStartOfScan ? State::Scan : State::Marker;
        break;
      case State::Scan: {
        while (at_ + 1 < buffer_.size() && !(buffer_[at_] == kEscape && buffer_[at_ + 1] != 0 &&
                                             buffer_[at_ + 1] != kEscape && !isRestart(buffer_[at_ + 1]))) {
          ++at_;
        }
        if (at_ + 1 >= buffer_.size()) return std::nullopt;
        state_ = State::Marker;
        break;
      }
    }
  }
}

std::optional<WipedBytes> JpegSplitter::next() {
  const auto end = advance();
  if (!end) {
    if (buffer_.size() > kLargest) {
      ++damaged_;
      drop(buffer_.size());
    }
    return std::nullopt;
  }
  WipedBytes file(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(*end));
  drop(*end);
  return file;
}

}  // namespace drivers::camera
