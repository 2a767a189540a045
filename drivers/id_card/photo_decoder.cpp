#include "drivers/id_card/photo_decoder.h"

#include <dlfcn.h>

#include "drivers/id_card/photo_decoder_abi.h"

namespace drivers::id_card {

static_assert(HALL_PHOTO_WIDTH == Portrait::kWidth && HALL_PHOTO_HEIGHT == Portrait::kHeight);

void PhotoDecoder::Unload::operator()(void* library) const {
  ::dlclose(library);
}

tl::expected<PhotoDecoder, std::string> PhotoDecoder::load(const std::filesystem::path& plugin) {
  std::unique_ptr<void, Unload> library(::dlopen(plugin.c_str(), RTLD_NOW | RTLD_LOCAL));
  // NOLINTNEXTLINE(concurrency-mt-unsafe): glibc keeps the message per thread
  if (library == nullptr) return tl::unexpected<std::string>(::dlerror());
  void* symbol = ::dlsym(library.get(), "hall_photo_decoder_get");
  if (symbol == nullptr) return tl::unexpected<std::string>(plugin.string() + " is no picture decoder");
  const auto get = reinterpret_cast<decltype(&hall_photo_decoder_get)>(symbol);
  const hall_photo_decoder* decoder = get();
  if (decoder == nullptr || decoder->abi_version != HALL_PHOTO_ABI_VERSION || decoder->decode == nullptr) {
    return tl::unexpected<std::string>(plugin.string() + " is made for another version of the interface");
  }
  return PhotoDecoder(std::move(library), decoder);
}

std::string PhotoDecoder::name() const {
  return decoder_->name == nullptr ? "" : decoder_->name;
}

std::optional<Portrait> PhotoDecoder::decode(std::span<const std::uint8_t> block) const {
  Portrait portrait;
  portrait.rgb.resize(HALL_PHOTO_RGB_BYTES);
  if (decoder_->decode(block.data(), block.size(), portrait.rgb.data()) != HALL_PHOTO_DECODED) return std::nullopt;
  return portrait;
}

std::optional<PhotoDecoder> configuredDecoder(const Settings& settings) {
  const auto plugin = settings.text("photo_decoder");
  if (!plugin) return std::nullopt;
  auto loaded = PhotoDecoder::load(*plugin);
  if (!loaded) return std::nullopt;
  return std::move(*loaded);
}

}  // namespace drivers::id_card
