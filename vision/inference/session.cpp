#include "vision/inference/session.h"

#include <functional>
#include <numeric>
#include <utility>

#include "vision/inference/runtime_parts.h"

namespace vision::inference {
namespace {

std::size_t elements(const std::vector<std::int64_t>& shape) {
  return static_cast<std::size_t>(std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()));
}

/// Counts a run, also one that throws.
class Running {
 public:
  explicit Running(NetworkClock& clock) : clock_(clock) { clock_.begin(); }
  ~Running() { clock_.end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  NetworkClock& clock_;
};

}  // namespace

Tensor::Tensor(std::vector<std::int64_t> shapeOfIt) : shape(std::move(shapeOfIt)), values(elements(shape), 0.0F) {}

struct Outputs::Parts {
  std::vector<Ort::Value> values;
};

Outputs::Outputs(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Outputs::Outputs(Outputs&&) noexcept = default;
Outputs& Outputs::operator=(Outputs&&) noexcept = default;
Outputs::~Outputs() = default;

std::size_t Outputs::count() const {
  return parts_->values.size();
}

std::vector<std::int64_t> Outputs::shape(std::size_t output) const {
  return parts_->values[output].GetTensorTypeAndShapeInfo().GetShape();
}

std::span<const float> Outputs::values(std::size_t output) const {
  const Ort::Value& value = parts_->values[output];
  const auto info = value.GetTensorTypeAndShapeInfo();
  if (info.GetElementType() != ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT) return {};
  return {value.GetTensorData<float>(), info.GetElementCount()};
}

struct Session::Parts {
  std::shared_ptr<Runtime> runtime;  ///< outlives the session
  std::string name;
  Ort::Session session{nullptr};
  Ort::MemoryInfo memory{nullptr};
  std::string input;
  std::vector<std::string> outputs;
  std::vector<const char*> outputNames;
};

Session::Session(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Session::~Session() = default;

const std::string& Session::name() const {
  return parts_->name;
}

assets::Result<std::shared_ptr<Session>> Session::create(std::shared_ptr<Runtime> runtime, std::string name,
                                                         std::span<const unsigned char> model, Threads threads) {
  try {
    Ort::SessionOptions options;
    if (threads == Threads::Pool) {
      options.DisablePerSessionThreads();
    } else {
      options.SetIntraOpNumThreads(1);
    }
    options.SetGraphOptimizationLevel(ORT_ENABLE_ALL);
    // A pattern is kept for every shape seen, and lines come in hundreds of widths: memory would grow from visit to
    // visit.
    options.DisableMemPattern();
    auto parts = std::make_unique<Parts>();
    parts->session = Ort::Session(runtime->parts().env, model.data(), model.size(), options);
    parts->memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
    const Ort::AllocatorWithDefaultOptions allocator;
    parts->input = parts->session.GetInputNameAllocated(0, allocator).get();
    for (std::size_t i = 0; i < parts->session.GetOutputCount(); ++i) {
      parts->outputs.emplace_back(parts->session.GetOutputNameAllocated(i, allocator).get());
    }
    for (const std::string& output : parts->outputs)
      parts->outputNames.push_back(output.c_str());
    parts->runtime = std::move(runtime);
    parts->name = std::move(name);
    return std::shared_ptr<Session>(new Session(std::move(parts)));
  } catch (const Ort::Exception& error) {
    return assets::failure(assets::ErrorId::ModelNotLoaded, name + ": " + error.what());
  }
}

assets::Result<Outputs> Session::run(Tensor& input) const {
  try {
    const Ort::Value value = Ort::Value::CreateTensor<float>(parts_->memory, input.values.data(), input.values.size(),
                                                             input.shape.data(), input.shape.size());
    const char* inputName = parts_->input.c_str();
    auto outputs = std::make_unique<Outputs::Parts>();
    const Running running(parts_->runtime->parts().clock);
    outputs->values = parts_->session.Run(Ort::RunOptions{nullptr}, &inputName, &value, 1, parts_->outputNames.data(),
                                          parts_->outputNames.size());
    return Outputs(std::move(outputs));
  } catch (const Ort::Exception& error) {
    return assets::failure(assets::ErrorId::InferenceFailed, parts_->name + ": " + error.what());
  }
}

}  // namespace vision::inference
