#include "assets/directory.h"

#include <cstdlib>

namespace assets {

std::filesystem::path directory() {
  const char* chosen =
      std::getenv("HALL_ASSETS");  // NOLINT(concurrency-mt-unsafe): nothing here writes the environment
  return chosen != nullptr && *chosen != '\0' ? chosen : HALL_ASSETS_DIR;
}

}  // namespace assets
