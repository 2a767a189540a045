// hall-vision: the terminal's eyes from the command line, for the field engineer and for measurements.
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "vision/field_tool/command.h"
#include "vision/field_tool/face_commands.h"
#include "vision/inference/model_store.h"

namespace {

using vision::field_tool::complain;
using vision::field_tool::Json;

bool listModels(const vision::inference::ModelStore& models) {
  std::cerr << "hall-vision: ONNX Runtime " << models.runtime().version() << ", " << models.runtime().threads()
            << " threads\n";
  for (const auto& model : models.inventory()) {
    const bool sound = !model.path.empty() && models.bytes(model.entry).has_value();
    vision::field_tool::print({{"role", model.entry.role},
                               {"name", model.entry.name},
                               {"present", !model.path.empty()},
                               {"hash_ok", sound},
                               {"used", model.chosen},
                               {"origin", model.entry.origin},
                               {"licence", model.entry.licence}});
  }
  return true;
}

using FaceCommand = bool (*)(const vision::face::FaceChecker&, const std::vector<std::string>&);
const std::map<std::string, FaceCommand> kFaceCommands = {
    {"detect", vision::field_tool::detectFaces},
    {"pose", vision::field_tool::tellPose},
    {"live", vision::field_tool::scoreLiveness},
};

bool withFaces(vision::inference::ModelStore& models,
               const std::function<bool(const vision::face::FaceChecker&)>& run) {
  const auto policy = vision::face::loadFacePolicy();
  if (!policy) {
    complain("face policy", policy.error());
    return false;
  }
  const auto checker = vision::face::FaceChecker::load(models, *policy);
  if (!checker) {
    complain("face models", checker.error());
    return false;
  }
  return run(**checker);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Reads pictures as the terminal does; prints one JSON object a line."};
  app.require_subcommand(1);
  std::vector<std::string> images;
  std::string pairs;
  for (const auto& [name, command] : kFaceCommands)
    app.add_subcommand(name, "faces")->add_option("IMAGE", images)->required();
  app.add_subcommand("verify", "compare pairs of faces")
      ->add_option("--pairs", pairs, "JSON array of pairs")
      ->required();
  app.add_subcommand("models", "which models are there and which are used");
  CLI11_PARSE(app, argc, argv);

  auto models = vision::inference::ModelStore::open();
  if (!models) {
    complain("models", models.error());
    return 1;
  }
  const std::string chosen = app.get_subcommands().front()->get_name();
  if (chosen == "models") return listModels(**models) ? 0 : 1;
  const bool fine = withFaces(**models, [&](const vision::face::FaceChecker& checker) {
    return chosen == "verify" ? vision::field_tool::verifyPairs(checker, pairs)
                              : kFaceCommands.at(chosen)(checker, images);
  });
  return fine ? 0 : 1;
}
