// hall-material: makes what a visitor brings, for demos and tests: photographed papers and people in front of the face
// camera. It stands outside the product: the terminal only ever sees its pictures through cameras.
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "tests/material/cast.h"
#include "tests/material/paper.h"
#include "vision/image_file.h"

namespace {

void save(const std::vector<std::uint8_t>& bytes, const std::filesystem::path& path) {
  std::ofstream stream(path, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) throw std::runtime_error(path.string() + " cannot be written");
}

std::map<std::string, std::string> pairs(const std::vector<std::string>& words) {
  std::map<std::string, std::string> found;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) throw std::runtime_error("--set wants key=text, not " + word);
    found[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return found;
}

void makePapers(const std::filesystem::path& file, const std::vector<std::string>& set, bool flatToo,
                const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const material::Paper& paper : material::readPapers(file, pairs(set))) {
    const vision::Image sheet = material::drawPaper(paper);
    if (flatToo) save(vision::encodePng(sheet), folder / (paper.file + "_flat.png"));
    save(vision::encodeJpeg(material::photograph(sheet, paper.shot).picture, 88), folder / (paper.file + ".jpg"));
    std::cout << (folder / (paper.file + ".jpg")).string() << '\n';
  }
}

std::shared_ptr<const vision::face::FaceChecker> loadChecker() {
  const auto failed = [](const assets::Error& error) {
    return std::runtime_error(std::string(assets::entry(error.id).cause.in(assets::Language::English)) + ": " +
                              error.detail);
  };
  auto models = vision::inference::ModelStore::open();
  if (!models) throw failed(models.error());
  const auto policy = vision::face::loadFacePolicy();
  if (!policy) throw failed(policy.error());
  auto checker = vision::face::FaceChecker::load(**models, *policy);
  if (!checker) throw failed(checker.error());
  return *checker;
}

void makeCast(const std::filesystem::path& portraits, const std::filesystem::path& folder) {
  const auto checker = loadChecker();
  for (const material::CastMember& member : material::kCast) {
    material::makePerson(*checker, {portraits / member.livePortrait, member.liveFromLeft},
                         {portraits / member.photoPortrait, member.photoFromLeft}, member.framing,
                         folder / member.name);
    std::cout << (folder / member.name).string() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Makes papers and people for demos and tests."};
  app.require_subcommand(1);
  std::string papersFile = std::string(HALL_SOURCE_DIR) + "/tests/material/papers.toml";
  std::string portraits = std::string(HALL_DEPS_DIR) + "/portraits";
  std::string folder;
  std::vector<std::string> set;
  bool flatToo = false;
  CLI::App* papers = app.add_subcommand("papers", "draws and photographs papers: DIR/FILE.jpg");
  papers->add_option("--from", papersFile, "TOML file that says which papers; default: the invented worker's");
  papers->add_option("--set", set, "key=text that stands in every paper, e.g. name=张敏");
  papers->add_flag("--flat", flatToo, "the printed sheets too, as DIR/FILE_flat.png");
  papers->add_option("DIR", folder)->required();
  CLI::App* people = app.add_subcommand("people", "films and photographs the cast: DIR/worker, DIR/stranger");
  people->add_option("--portraits", portraits, "folder with the portraits packaging/setup fetched");
  people->add_option("DIR", folder)->required();
  CLI::App* all = app.add_subcommand("all", "both: DIR/papers and DIR/people");
  all->add_option("DIR", folder)->required();
  CLI11_PARSE(app, argc, argv);
  try {
    if (papers->parsed()) makePapers(papersFile, set, flatToo, folder);
    if (people->parsed()) makeCast(portraits, folder);
    if (all->parsed()) {
      makePapers(papersFile, set, flatToo, std::filesystem::path(folder) / "papers");
      makeCast(portraits, std::filesystem::path(folder) / "people");
    }
  } catch (const std::exception& error) {
    std::cerr << "hall-material: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
