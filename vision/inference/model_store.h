#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "assets/error.h"
#include "vision/inference/runtime.h"
#include "vision/inference/session.h"

namespace vision::inference {

/// One row of assets/models/manifest.toml.
struct ModelEntry {
  std::string role;    ///< what it is for, e.g. "face_detector"
  std::string name;    ///< which one it is, e.g. "yunet_n_320"; decides how the caller feeds it
  std::string file;    ///< file name inside one of the model folders
  std::string origin;  ///< npm package@version, or "operator-supplied: …"
  std::string sha256;  ///< lower-case hexadecimal
  std::string licence;
  int rank = 0;             ///< the highest rank present in a role is the one used
  std::string inputFormat;  ///< for people: shape, colour order, normalisation
};

/// What the store found of one entry.
struct ModelPresence {
  ModelEntry entry;
  std::filesystem::path path;  ///< empty when absent
  bool chosen = false;         ///< the one its role uses
};

/// Where models and the runtime library lie.
struct ModelPlaces {
  std::filesystem::path manifest;
  std::vector<std::filesystem::path> folders;  ///< searched in this order
  RuntimePlace runtime;
};

/// $HALL_MODELS (else .deps/models, or the installed folder), its subfolder operator/, and $HALL_OPERATOR_MODELS.
ModelPlaces defaultPlaces();

/// The models the manifest names, each checked against its sha256 before it is given to the runtime. Thread-safe; a
/// session is loaded once and shared.
class ModelStore {
 public:
  /// Errors: ModelManifestUnreadable, InferenceUnavailable.
  static assets::Result<std::shared_ptr<ModelStore>> open(const ModelPlaces& places = defaultPlaces());

  /// The best present model of a role: its entry, so that the caller knows how to feed it.
  /// Errors: ModelMissing.
  [[nodiscard]] assets::Result<ModelEntry> best(std::string_view role) const;

  /// The session of an entry. Errors: ModelMissing, ModelRefused (wrong hash, named in the detail), ModelNotLoaded.
  /// The threads are those of whoever asks first.
  assets::Result<std::shared_ptr<Session>> session(const ModelEntry& entry, Threads threads = Threads::Pool);

  /// The bytes of an entry that is not a network, e.g. a dictionary. Errors as session().
  assets::Result<std::vector<unsigned char>> bytes(const ModelEntry& entry) const;

  /// Everything the manifest names, for staff and for the field tool.
  [[nodiscard]] std::vector<ModelPresence> inventory() const;

  [[nodiscard]] const Runtime& runtime() const { return *runtime_; }

 private:
  ModelStore(std::vector<ModelPresence> models, std::shared_ptr<Runtime> runtime);

  std::vector<ModelPresence> models_;
  std::shared_ptr<Runtime> runtime_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Session>, std::less<>> sessions_;  ///< by model name
};

}  // namespace vision::inference
