#include <stdexcept>

#include <toml++/toml.h>

#include "tests/material/paper.h"

namespace material {
namespace {

std::map<std::string, std::string> texts(const toml::table& table) {
  std::map<std::string, std::string> found;
  for (const auto& [key, node] : table) {
    if (const auto text = node.value<std::string>()) found[std::string(key.str())] = *text;
  }
  return found;
}

Shot shotFrom(const toml::table& table) {
  Shot shot;
  const auto number = [&table](const char* key, double usual) { return table["shot"][key].value_or(usual); };
  shot.seed = static_cast<std::uint32_t>(number("seed", shot.seed));
  shot.fill = number("fill", shot.fill);
  shot.tilt = number("tilt", shot.tilt);
  shot.perspective = number("perspective", shot.perspective);
  shot.shade = number("shade", shot.shade);
  shot.blur = number("blur", shot.blur);
  shot.noise = number("noise", shot.noise);
  shot.glare = number("glare", shot.glare);
  shot.exposure = number("exposure", shot.exposure);
  return shot;
}

}  // namespace

std::vector<Paper> readPapers(const std::filesystem::path& file, const std::map<std::string, std::string>& overrides) {
  toml::table document;
  try {
    document = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw std::runtime_error(file.string() + ": " + std::string(error.description()));
  }
  std::map<std::string, std::string> everyone;
  if (const toml::table* table = document["everyone"].as_table()) everyone = texts(*table);
  const toml::array* rows = document["paper"].as_array();
  if (rows == nullptr) throw std::runtime_error(file.string() + ": no [[paper]]");
  std::vector<Paper> papers;
  for (const toml::node& node : *rows) {
    const toml::table& table = *node.as_table();
    Paper paper;
    paper.values = texts(table);
    for (const auto& [key, text] : overrides)
      paper.values[key] = text;
    paper.values.insert(everyone.begin(), everyone.end());
    paper.kind = paper.value("kind");
    paper.file = paper.value("file");
    if (paper.kind.empty() || paper.file.empty())
      throw std::runtime_error(file.string() + ": a paper needs kind and file");
    paper.shot = shotFrom(table);
    papers.push_back(std::move(paper));
  }
  return papers;
}

}  // namespace material
