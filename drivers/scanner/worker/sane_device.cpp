#include "drivers/scanner/worker/sane_device.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

#include <sane/saneopts.h>

#include "drivers/scanner/sane_words.h"
#include "drivers/scanner/worker/row_converter.h"

namespace drivers::scanner {
namespace {

constexpr std::size_t kPiece = 256U * 1024U;  // of rows, as they are handed on
constexpr double kMillimetresPerInch = 25.4;

tl::unexpected<Failed> fail(Stage stage, int status, std::string text) {
  return tl::unexpected<Failed>(Failed{stage, status, std::move(text)});
}

double valueOf(const SANE_Option_Descriptor& about, SANE_Word word) {
  return about.type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : word;
}
SANE_Word wordOf(const SANE_Option_Descriptor& about, double value) {
  return about.type == SANE_TYPE_FIXED ? SANE_FIX(value) : static_cast<SANE_Word>(std::lround(value));
}

/// A list's values; its first word is their count.
std::span<const SANE_Word> listOf(const SANE_Option_Descriptor& about) {
  const SANE_Word* list = about.constraint.word_list;
  return {list + 1, static_cast<std::size_t>(std::max(0, list[0]))};
}

double allowed(const SANE_Option_Descriptor& about, double value) {
  if (about.constraint_type == SANE_CONSTRAINT_RANGE) {
    const SANE_Range& range = *about.constraint.range;
    return std::clamp(value, valueOf(about, range.min), std::max(valueOf(about, range.min), valueOf(about, range.max)));
  }
  if (about.constraint_type != SANE_CONSTRAINT_WORD_LIST) return value;
  double best = value;
  double far = -1;
  for (const SANE_Word word : listOf(about)) {
    const double one = valueOf(about, word);
    if (far >= 0 && std::abs(one - value) > far) continue;
    far = std::abs(one - value);
    best = one;
  }
  return best;
}

double mostOf(const SANE_Option_Descriptor& about) {
  if (about.constraint_type == SANE_CONSTRAINT_RANGE) return valueOf(about, about.constraint.range->max);
  if (about.constraint_type != SANE_CONSTRAINT_WORD_LIST) return 0;
  double most = 0;
  for (const SANE_Word word : listOf(about))
    most = std::max(most, valueOf(about, word));
  return most;
}

/// Maker and model of a device, else its name.
std::string modelOf(const std::string& name) {
  const SANE_Device** devices = nullptr;
  if (sane_get_devices(&devices, SANE_TRUE) != SANE_STATUS_GOOD || devices == nullptr) return name;
  for (; *devices != nullptr; ++devices) {
    if (name == (*devices)->name) return std::string((*devices)->vendor) + " " + (*devices)->model;
  }
  return name;
}

}  // namespace

SaneDevice::Result<std::unique_ptr<SaneDevice>> SaneDevice::open(const std::string& name) {
  SANE_Handle handle = nullptr;
  const SANE_Status opened = sane_open(name.c_str(), &handle);
  if (opened != SANE_STATUS_GOOD) return fail(Stage::Open, opened, name + ": " + sane_strstatus(opened));
  std::unique_ptr<SaneDevice> device(new SaneDevice(handle));
  device->model_ = modelOf(name);
  return device;
}

SaneDevice::~SaneDevice() {
  sane_close(handle_);
}

std::optional<SaneDevice::Option> SaneDevice::option(const char* name) const {
  const std::string_view wanted(name);
  SANE_Int count = 0;
  if (sane_control_option(handle_, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) return std::nullopt;
  for (SANE_Int index = 1; index < count; ++index) {
    const SANE_Option_Descriptor* about = sane_get_option_descriptor(handle_, index);
    if (about == nullptr || about->name == nullptr || wanted != about->name) continue;
    if (!SANE_OPTION_IS_ACTIVE(about->cap)) continue;
    return Option{index, about};
  }
  return std::nullopt;
}

std::vector<std::string> SaneDevice::choices(const char* name) const {
  const auto found = option(name);
  if (!found || found->about->constraint_type != SANE_CONSTRAINT_STRING_LIST) return {};
  std::vector<std::string> texts;
  for (const SANE_String_Const* text = found->about->constraint.string_list; *text != nullptr; ++text)
    texts.emplace_back(*text);
  return texts;
}

std::vector<int> SaneDevice::resolutions() const {
  const auto found = option(SANE_NAME_SCAN_RESOLUTION);
  if (!found) return {};
  const SANE_Option_Descriptor& about = *found->about;
  if (about.constraint_type == SANE_CONSTRAINT_RANGE) {
    const SANE_Range& range = *about.constraint.range;
    return resolutionsWithin(valueOf(about, range.min), valueOf(about, range.max));
  }
  if (about.constraint_type != SANE_CONSTRAINT_WORD_LIST) return {};
  std::vector<int> list;
  for (const SANE_Word word : listOf(about))
    list.push_back(static_cast<int>(std::lround(valueOf(about, word))));
  std::sort(list.begin(), list.end());
  return list;
}

double SaneDevice::number(const char* name) const {
  const auto found = option(name);
  if (!found || found->about->size != sizeof(SANE_Word)) return 0;
  SANE_Word word = 0;
  const SANE_Status read = sane_control_option(handle_, found->index, SANE_ACTION_GET_VALUE, &word, nullptr);
  return read == SANE_STATUS_GOOD ? valueOf(*found->about, word) : 0;
}

SaneDevice::Result<void> SaneDevice::setText(const char* name, const std::string& value) {
  const auto found = option(name);
  if (!found || !SANE_OPTION_IS_SETTABLE(found->about->cap)) return {};
  std::vector<char> text(std::max<std::size_t>(value.size() + 1, static_cast<std::size_t>(found->about->size)));
  std::copy(value.begin(), value.end(), text.begin());
  const SANE_Status set = sane_control_option(handle_, found->index, SANE_ACTION_SET_VALUE, text.data(), nullptr);
  if (set == SANE_STATUS_GOOD) return {};
  return fail(Stage::Set, set, std::string(name) + "=" + value + ": " + sane_strstatus(set));
}

SaneDevice::Result<void> SaneDevice::setNumber(const char* name, double value) {
  const auto found = option(name);
  if (!found || !SANE_OPTION_IS_SETTABLE(found->about->cap) || found->about->size != sizeof(SANE_Word)) return {};
  SANE_Word word = wordOf(*found->about, allowed(*found->about, value));
  const SANE_Status set = sane_control_option(handle_, found->index, SANE_ACTION_SET_VALUE, &word, nullptr);
  if (set == SANE_STATUS_GOOD) return {};
  return fail(Stage::Set, set, std::string(name) + "=" + std::to_string(value) + ": " + sane_strstatus(set));
}

ScannerCapabilities SaneDevice::capabilities() {
  ScannerCapabilities can;
  can.model = model_;
  for (const std::string& name : choices(SANE_NAME_SCAN_SOURCE)) {
    const auto source = sourceOf(name);
    if (source && std::find(can.sources.begin(), can.sources.end(), *source) == can.sources.end()) {
      can.sources.push_back(*source);
    }
  }
  if (can.sources.empty()) can.sources.push_back(Source::Flatbed);
  can.resolutions = resolutions();
  const auto extent = [this](const char* name) {
    const auto found = option(name);
    if (!found) return 0.0;
    const double most = mostOf(*found->about);
    const double dpi = number(SANE_NAME_SCAN_RESOLUTION);
    return found->about->unit == SANE_UNIT_PIXEL && dpi > 0 ? most / dpi * kMillimetresPerInch : most;
  };
  can.maxWidth = extent(SANE_NAME_SCAN_BR_X);
  can.maxHeight = extent(SANE_NAME_SCAN_BR_Y);
  return can;
}

SaneDevice::Result<void> SaneDevice::chooseSource(Source source) {
  const auto offered = choices(SANE_NAME_SCAN_SOURCE);
  if (offered.empty() && source == Source::Flatbed) return {};
  for (const std::string& name : offered) {
    if (sourceOf(name) == source) return setText(SANE_NAME_SCAN_SOURCE, name);
  }
  return fail(Stage::Set, SANE_STATUS_UNSUPPORTED, "the scanner has no such source of paper");
}

SaneDevice::Result<void> SaneDevice::chooseArea(const Area& area) {
  const auto corner = option(SANE_NAME_SCAN_BR_X);
  const bool inPixels = corner && corner->about->unit == SANE_UNIT_PIXEL;
  const double scale = inPixels ? number(SANE_NAME_SCAN_RESOLUTION) / kMillimetresPerInch : 1;
  // The far corner first: a corner may never pass the other.
  const std::pair<const char*, double> corners[] = {{SANE_NAME_SCAN_TL_X, 0},
                                                    {SANE_NAME_SCAN_TL_Y, 0},
                                                    {SANE_NAME_SCAN_BR_X, area.left + area.width},
                                                    {SANE_NAME_SCAN_BR_Y, area.top + area.height},
                                                    {SANE_NAME_SCAN_TL_X, area.left},
                                                    {SANE_NAME_SCAN_TL_Y, area.top}};
  for (const auto& [name, length] : corners) {
    if (auto set = setNumber(name, length * scale); !set) return set;
  }
  return {};
}

SaneDevice::Result<void> SaneDevice::setUp(const ScanRequest& request) {
  if (auto set = chooseSource(request.source); !set) return set;
  if (const auto mode = modeFor(request.colour, choices(SANE_NAME_SCAN_MODE))) {
    if (auto set = setText(SANE_NAME_SCAN_MODE, *mode); !set) return set;
  }
  if (auto set = setNumber(SANE_NAME_BIT_DEPTH, 8); !set) return set;
  if (auto set = setNumber(SANE_NAME_SCAN_RESOLUTION, nearestResolution(resolutions(), request.dpi)); !set) return set;
  return chooseArea(request.area);
}

void SaneDevice::scan(const ScanRequest& request, const Sink& sink) {
  if (auto set = setUp(request); !set) {
    sink(set.error());
    return;
  }
  {
    const std::lock_guard lock(cancelling_);
    scanning_ = true;
  }
  const auto outcome = scanPages(request, sink);
  // Told before the backend is put to rest, where some hang.
  sink(outcome ? Answer(AllPages{}) : Answer(outcome.error()));
  const std::lock_guard lock(cancelling_);
  scanning_ = false;
  sane_cancel(handle_);
}

SaneDevice::Result<void> SaneDevice::scanPages(const ScanRequest& request, const Sink& sink) {
  for (int page = 0;; ++page) {
    const SANE_Status started = sane_start(handle_);
    if (started == SANE_STATUS_NO_DOCS && page > 0) return {};
    if (started != SANE_STATUS_GOOD) return fail(Stage::Start, started, sane_strstatus(started));
    if (auto read = readPage(request, sink); !read || request.source == Source::Flatbed) return read;
  }
}

SaneDevice::Result<void> SaneDevice::readPage(const ScanRequest& request, const Sink& sink) {
  SANE_Parameters frame{};
  const SANE_Status told = sane_get_parameters(handle_, &frame);
  if (told != SANE_STATUS_GOOD) return fail(Stage::Start, told, sane_strstatus(told));
  const RowFormat format{frame.format == SANE_FRAME_RGB, frame.depth, frame.pixels_per_line, frame.bytes_per_line};
  const bool known = frame.format == SANE_FRAME_RGB || frame.format == SANE_FRAME_GRAY;
  const int needed = bytesNeeded(format);
  if (!known || needed == 0 || frame.bytes_per_line < needed || frame.last_frame != SANE_TRUE) {
    return fail(Stage::Start, SANE_STATUS_UNSUPPORTED, "an unusual layout of pixels");
  }
  const int channels = request.colour == Colour::Colour ? 3 : 1;
  const int dpi = static_cast<int>(std::lround(number(SANE_NAME_SCAN_RESOLUTION)));
  sink(PageBegun{format.width, std::max(0, frame.lines), channels, dpi > 0 ? dpi : request.dpi});

  const std::size_t stride = static_cast<std::size_t>(format.width) * static_cast<std::size_t>(channels);
  const std::size_t rowsAtOnce = std::max<std::size_t>(1, kPiece / stride);
  const auto lineBytes = static_cast<std::size_t>(frame.bytes_per_line);
  WipedBytes line(std::max(kPiece, lineBytes));
  std::size_t filled = 0;  // of whole lines and a part of the next
  int rows = 0;
  SANE_Status read = SANE_STATUS_GOOD;
  while (read == SANE_STATUS_GOOD) {
    SANE_Int got = 0;
    read = sane_read(handle_, line.data() + filled, static_cast<SANE_Int>(line.size() - filled), &got);
    if (read != SANE_STATUS_GOOD) break;
    filled += static_cast<std::size_t>(std::clamp(got, 0, static_cast<SANE_Int>(line.size() - filled)));
    std::size_t whole = filled / lineBytes;
    std::span<const std::uint8_t> waiting(line.data(), filled);
    while (whole > 0) {
      PageRows piece;
      const std::size_t count = std::min(whole, rowsAtOnce);
      piece.pixels.resize(count * stride);
      for (std::size_t row = 0; row < count; ++row) {
        convertRow(format, waiting, channels, std::span(piece.pixels).subspan(row * stride, stride));
        waiting = waiting.subspan(lineBytes);
      }
      rows += static_cast<int>(count);
      whole -= count;
      sink(piece);
    }
    std::copy(waiting.begin(), waiting.end(), line.begin());
    filled = waiting.size();
  }
  if (read != SANE_STATUS_EOF) return fail(Stage::Read, read, sane_strstatus(read));
  if (rows == 0 || (frame.lines > 0 && rows != frame.lines)) {
    return fail(Stage::Read, SANE_STATUS_EOF, std::to_string(rows) + " of " + std::to_string(frame.lines) + " rows");
  }
  sink(PageEnded{});
  return {};
}

void SaneDevice::cancel() {
  const std::lock_guard lock(cancelling_);
  if (scanning_) sane_cancel(handle_);
}

}  // namespace drivers::scanner
