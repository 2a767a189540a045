#include "vision/inference/runtime.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <dlfcn.h>

#include "vision/inference/runtime_parts.h"

namespace vision::inference {
namespace {

using GetApiBase = const OrtApiBase* (*)();

/// "1.23.2" → 23: the library knows the interface tables up to its minor version.
int minorOf(std::string_view version) {
  const auto dot = version.find('.');
  if (dot == std::string_view::npos) return 0;
  return std::atoi(std::string(version.substr(dot + 1)).c_str());
}

/// One pool for all networks: at most `threads` work, and they sleep instead of spinning while they wait, because the
/// same cores draw the screen.
Ort::Env makeEnvironment(int threads) {
  Ort::ThreadingOptions pool;
  pool.SetGlobalIntraOpNumThreads(threads);
  pool.SetGlobalInterOpNumThreads(1);
  pool.SetGlobalSpinControl(0);
  return Ort::Env(pool, ORT_LOGGING_LEVEL_ERROR, "hall");
}

}  // namespace

Runtime::Runtime(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Runtime::~Runtime() = default;

const std::string& Runtime::version() const {
  return parts_->version;
}
int Runtime::threads() const {
  return parts_->threads;
}

std::chrono::nanoseconds Runtime::networkTime() const {
  return parts_->clock.total();
}

assets::Result<std::shared_ptr<Runtime>> Runtime::load(const RuntimePlace& place) {
  // Never closed: the library's own threads and statics may outlive every session.
  void* library = dlopen(place.library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): glibc keeps the text per thread
    return assets::failure(assets::ErrorId::InferenceUnavailable, dlerror());
  }
  const auto getApiBase = reinterpret_cast<GetApiBase>(dlsym(library, "OrtGetApiBase"));
  if (getApiBase == nullptr) {
    return assets::failure(assets::ErrorId::InferenceUnavailable, place.library.string() + ": not an ONNX Runtime");
  }
  const OrtApiBase* base = getApiBase();
  const std::string version = base->GetVersionString();
  const int api = std::min(ORT_API_VERSION, minorOf(version));
  const OrtApi* table = base->GetApi(static_cast<std::uint32_t>(api));
  if (table == nullptr) {
    return assets::failure(assets::ErrorId::InferenceUnavailable,
                           "ONNX Runtime " + version + " has no usable interface");
  }
  Ort::InitApi(table);
  try {
    auto parts = std::make_unique<Parts>();
    parts->version = version;
    parts->threads = place.threads;
    parts->env = makeEnvironment(place.threads);
    return std::shared_ptr<Runtime>(new Runtime(std::move(parts)));
  } catch (const Ort::Exception& error) {
    return assets::failure(assets::ErrorId::InferenceUnavailable, error.what());
  }
}

}  // namespace vision::inference
