#pragma once

#include <string>

// The interface table comes from the library opened at run time, not from a symbol linked in.
#define ORT_API_MANUAL_INIT
#include <onnxruntime_cxx_api.h>

#include "vision/inference/network_clock.h"
#include "vision/inference/runtime.h"

namespace vision::inference {

struct Runtime::Parts {
  std::string version;
  int threads = 2;
  Ort::Env env{nullptr};
  NetworkClock clock;
};

}  // namespace vision::inference
