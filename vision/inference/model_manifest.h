#pragma once

#include <filesystem>
#include <vector>

#include "assets/error.h"
#include "vision/inference/model_store.h"

namespace vision::inference {

/// Reads assets/models/manifest.toml. Errors: ModelManifestUnreadable (the detail names file and key).
assets::Result<std::vector<ModelEntry>> readManifest(const std::filesystem::path& file);

}  // namespace vision::inference
