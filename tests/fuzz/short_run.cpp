// Runs a fuzz target without a fuzzing engine, so that every build and every sanitizer tries each parser a little:
//   NAME_short RUNS [SEED_FILE_OR_FOLDER ...]
// Inputs are seeds bent by a fixed random sequence, and plain random bytes; the same each time. What coverage-guided
// fuzzing finds in hours (preset fuzz) this does not find, but a parser that reads past its end falls here too.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kLongestRandom = 600;

Bytes read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Bytes> readSeeds(int count, char** paths) {
  std::vector<std::filesystem::path> files;
  for (int index = 0; index < count; ++index) {
    if (std::filesystem::is_directory(paths[index])) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(paths[index]))
        if (entry.is_regular_file()) files.push_back(entry.path());
    } else {
      files.emplace_back(paths[index]);
    }
  }
  std::sort(files.begin(), files.end());  // a folder lists its files in any order
  std::vector<Bytes> seeds;
  for (const std::filesystem::path& file : files)
    seeds.push_back(read(file));
  return seeds;
}

class Bender {
 public:
  explicit Bender(const std::vector<Bytes>& seeds) : seeds_(seeds) {}

  Bytes next() {
    if (seeds_.empty() || below(4) == 0) return random(below(kLongestRandom));
    Bytes input = seeds_[below(seeds_.size())];
    for (std::size_t edits = below(6); edits > 0; --edits)
      bend(input);
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : engine_() % bound; }
  std::uint8_t byte() {
    // Lengths and marks sit at the ends of the range.
    constexpr std::uint8_t kTelling[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0xAA, '"', '{', '<', '\n'};
    return below(3) == 0 ? kTelling[below(std::size(kTelling))] : static_cast<std::uint8_t>(below(256));
  }
  Bytes random(std::size_t size) {
    Bytes bytes(size);
    std::generate(bytes.begin(), bytes.end(), [this] { return byte(); });
    return bytes;
  }
  void bend(Bytes& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(below(40), input.size() - at);
    const auto from = input.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(6)) {
      case 0:
        if (at < input.size()) input[at] = byte();
        break;
      case 1:
        if (at < input.size()) input[at] ^= static_cast<std::uint8_t>(1U << below(8));
        break;
      case 2:
        input.resize(at);
        break;
      case 3:
        input.erase(from, from + static_cast<std::ptrdiff_t>(length));
        break;
      case 4: {
        const Bytes more = random(below(20));
        input.insert(from, more.begin(), more.end());
        break;
      }
      default: {
        const Bytes again(from, from + static_cast<std::ptrdiff_t>(length));
        input.insert(input.begin() + static_cast<std::ptrdiff_t>(below(input.size() + 1)), again.begin(), again.end());
      }
    }
  }

  const std::vector<Bytes>& seeds_;
  std::mt19937 engine_{20250701};  // NOLINT(cert-msc51-cpp): the same inputs each time are wanted
};

// A block of exactly the input's size: the address sanitizer sees the first byte beyond it.
void run(const Bytes& input) {
  const auto exact = std::make_unique<std::uint8_t[]>(std::max<std::size_t>(input.size(), 1));
  if (!input.empty()) std::memcpy(exact.get(), input.data(), input.size());
  LLVMFuzzerTestOneInput(exact.get(), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t runs = 0;
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  if (std::from_chars(wanted.data(), wanted.data() + wanted.size(), runs).ec != std::errc() || runs == 0) {
    std::fprintf(stderr, "usage: %s RUNS [SEED_FILE_OR_FOLDER ...]\n", argv[0]);
    return 2;
  }
  const std::vector<Bytes> seeds = readSeeds(argc - 2, argv + 2);
  for (const Bytes& seed : seeds)
    run(seed);
  Bender bender(seeds);
  for (std::size_t index = 0; index < runs; ++index)
    run(bender.next());
  std::printf("%zu seeds and %zu bent inputs\n", seeds.size(), runs);
  return 0;
}
