#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assets/error.h"
#include "vision/inference/runtime.h"
#include "vision/wiping_allocator.h"

namespace vision::inference {

/// What goes into a network: numbers with a shape, last dimension fastest. Overwritten when given back, because it is
/// made from pictures of people.
struct Tensor {
  explicit Tensor(std::vector<std::int64_t> shape);

  std::vector<std::int64_t> shape;
  std::vector<float, WipingAllocator<float>> values;
};

/// What came out of a network. Owns the runtime's own memory, so nothing is copied.
class Outputs {
 public:
  struct Parts;
  explicit Outputs(std::unique_ptr<Parts> parts);
  Outputs(Outputs&&) noexcept;
  Outputs& operator=(Outputs&&) noexcept;
  ~Outputs();

  [[nodiscard]] std::size_t count() const;
  /// Empty when the output is not of 32-bit floats.
  [[nodiscard]] std::span<const float> values(std::size_t output) const;
  [[nodiscard]] std::vector<std::int64_t> shape(std::size_t output) const;

 private:
  std::unique_ptr<Parts> parts_;
};

/// Whose threads a network runs on.
enum class Threads : std::uint8_t {
  Pool,    ///< the pool all networks share: the shortest time for one picture
  Caller,  ///< the caller's alone: for many small inputs, which several callers share better than a network does
};

/// One network. run() is thread-safe and may be called from several threads at once.
class Session {
 public:
  /// `model` is the file's bytes, already checked. Errors: ModelNotLoaded.
  static assets::Result<std::shared_ptr<Session>> create(std::shared_ptr<Runtime> runtime, std::string name,
                                                         std::span<const unsigned char> model,
                                                         Threads threads = Threads::Pool);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Every network of the terminal has one input; all outputs come back in the model's order.
  /// Errors: InferenceFailed (the detail names the network, never the content).
  [[nodiscard]] assets::Result<Outputs> run(Tensor& input) const;

  [[nodiscard]] const std::string& name() const;

 private:
  struct Parts;
  explicit Session(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vision::inference
