#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "vision/inference/runtime.h"

namespace vision::inference {

/// Numbers with a shape, rows last; owned, wiped when given back because they are made from pictures of people.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;

  Tensor() = default;
  explicit Tensor(std::vector<std::int64_t> shape);
  Tensor(const Tensor&) = default;
  Tensor(Tensor&&) noexcept = default;
  Tensor& operator=(const Tensor&) = default;
  Tensor& operator=(Tensor&&) noexcept = default;
  ~Tensor();
};

/// One network. run() is thread-safe and may be called from several threads at once.
class Session {
 public:
  /// `model` is the file's bytes, already checked. Errors: ModelNotLoaded.
  static assets::Result<std::shared_ptr<Session>> create(std::shared_ptr<Runtime> runtime, std::string name,
                                                         std::span<const unsigned char> model);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Every network of the terminal has one input; all outputs come back in the model's order.
  /// Errors: InferenceFailed (the detail names the network, never the content).
  [[nodiscard]] assets::Result<std::vector<Tensor>> run(const Tensor& input) const;

  [[nodiscard]] const std::string& name() const;

 private:
  struct Parts;
  explicit Session(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vision::inference
