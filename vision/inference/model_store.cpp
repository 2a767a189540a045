#include "vision/inference/model_store.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include <sodium.h>

#include "assets/directory.h"
#include "vision/inference/model_manifest.h"

namespace vision::inference {
namespace {

std::filesystem::path environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here writes the environment
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

std::string sha256Of(const std::vector<unsigned char>& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

std::vector<ModelPresence> look(const std::vector<ModelEntry>& entries,
                                const std::vector<std::filesystem::path>& folders) {
  std::vector<ModelPresence> found;
  for (const ModelEntry& entry : entries) {
    ModelPresence presence{.entry = entry, .path = {}, .chosen = false};
    for (const std::filesystem::path& folder : folders) {
      std::error_code ignored;
      if (std::filesystem::is_regular_file(folder / entry.file, ignored)) {
        presence.path = folder / entry.file;
        break;
      }
    }
    found.push_back(std::move(presence));
  }
  for (ModelPresence& candidate : found) {
    candidate.chosen =
        !candidate.path.empty() && std::none_of(found.begin(), found.end(), [&](const ModelPresence& other) {
          return other.entry.role == candidate.entry.role && !other.path.empty() &&
                 other.entry.rank > candidate.entry.rank;
        });
  }
  return found;
}

}  // namespace

ModelPlaces defaultPlaces() {
  const std::filesystem::path chosenModels = environment("HALL_MODELS");
  const std::filesystem::path chosenLibrary = environment("HALL_ONNXRUNTIME");
  const std::filesystem::path deps = HALL_DEPS_DIR;
  ModelPlaces places;
  places.manifest = assets::directory() / "models" / "manifest.toml";
  const std::filesystem::path models = chosenModels.empty() ? deps / "models" : chosenModels;
  places.folders = {models, models / "operator"};
  if (const auto extra = environment("HALL_OPERATOR_MODELS"); !extra.empty()) places.folders.push_back(extra);
  places.runtime.library = chosenLibrary.empty() ? deps / "onnxruntime" / "lib" / "libonnxruntime.so" : chosenLibrary;
  return places;
}

ModelStore::ModelStore(std::vector<ModelPresence> models, std::shared_ptr<Runtime> runtime)
    : models_(std::move(models)), runtime_(std::move(runtime)) {}

assets::Result<std::shared_ptr<ModelStore>> ModelStore::open(const ModelPlaces& places) {
  auto entries = readManifest(places.manifest);
  if (!entries) return tl::unexpected(entries.error());
  auto runtime = Runtime::load(places.runtime);
  if (!runtime) return tl::unexpected(runtime.error());
  return std::shared_ptr<ModelStore>(new ModelStore(look(*entries, places.folders), *runtime));
}

assets::Result<ModelEntry> ModelStore::best(std::string_view role) const {
  const auto found = std::find_if(models_.begin(), models_.end(), [role](const ModelPresence& presence) {
    return presence.chosen && presence.entry.role == role;
  });
  if (found == models_.end()) return assets::failure(assets::ErrorId::ModelMissing, "role " + std::string(role));
  return found->entry;
}

assets::Result<std::vector<unsigned char>> ModelStore::bytes(const ModelEntry& entry) const {
  const auto found = std::find_if(models_.begin(), models_.end(),
                                  [&](const ModelPresence& presence) { return presence.entry.name == entry.name; });
  if (found == models_.end() || found->path.empty()) {
    return assets::failure(assets::ErrorId::ModelMissing, entry.name);
  }
  std::ifstream stream(found->path, std::ios::binary);
  std::vector<unsigned char> content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) return assets::failure(assets::ErrorId::ModelMissing, entry.name + ": cannot be read");
  if (const std::string hash = sha256Of(content); hash != found->entry.sha256) {
    return assets::failure(assets::ErrorId::ModelRefused,
                           entry.name + ": " + found->path.string() + " has sha256 " + hash);
  }
  return content;
}

assets::Result<std::shared_ptr<Session>> ModelStore::session(const ModelEntry& entry, Threads threads) {
  const std::lock_guard lock(mutex_);
  if (const auto loaded = sessions_.find(entry.name); loaded != sessions_.end()) return loaded->second;
  const auto content = bytes(entry);
  if (!content) return tl::unexpected(content.error());
  auto session = Session::create(runtime_, entry.name, *content, threads);
  if (session) sessions_.emplace(entry.name, *session);
  return session;
}

std::vector<ModelPresence> ModelStore::inventory() const {
  return models_;
}

}  // namespace vision::inference
