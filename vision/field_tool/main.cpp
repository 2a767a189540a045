// hall-vision: the terminal's eyes from the command line, for the field engineer and for measurements.
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "vision/field_tool/command.h"
#include "vision/field_tool/document_commands.h"
#include "vision/field_tool/face_commands.h"
#include "vision/field_tool/video_command.h"
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
    {"eyes", vision::field_tool::tellEyes},
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

bool withDocuments(vision::inference::ModelStore& models,
                   const std::function<bool(const vision::document::DocumentReader&)>& run) {
  const auto reader = vision::document::DocumentReader::load(models);
  if (!reader) {
    complain("text models", reader.error());
    return false;
  }
  // Said, but the command goes on: what Tesseract reads alone is worth having.
  if (const auto& problem = (*reader)->problem()) complain("text models", *problem);
  return run(**reader);
}

/// What the command line asked for.
struct Wish {
  std::string command;
  std::vector<std::string> images;
  std::string pairs;
  bool signals = false;  ///< what each frame showed, beside the events
  std::string kind;
};

bool fields(const vision::document::DocumentReader& reader, const Wish& wish) {
  const auto rules = vision::document::loadPaperRules();
  if (!rules) {
    complain("paper rules", rules.error());
    return false;
  }
  return vision::field_tool::readFields(reader, *rules, wish.kind, wish.images);
}

bool fulfil(const Wish& wish) {
  if (wish.command == "quad") return vision::field_tool::findPages(wish.images);
  auto models = vision::inference::ModelStore::open();
  if (!models) {
    complain("models", models.error());
    return false;
  }
  if (wish.command == "models") return listModels(**models);
  if (wish.command == "ocr" || wish.command == "fields") {
    return withDocuments(**models, [&](const auto& reader) {
      return wish.command == "ocr" ? vision::field_tool::readPages(reader, wish.images) : fields(reader, wish);
    });
  }
  return withFaces(**models, [&](const vision::face::FaceChecker& checker) {
    if (wish.command == "verify") return vision::field_tool::verifyPairs(checker, wish.pairs);
    if (wish.command == "events") return vision::field_tool::findEvents(checker, wish.images, wish.signals);
    return kFaceCommands.at(wish.command)(checker, wish.images);
  });
}

int run(int argc, char** argv) {
  CLI::App app{"Reads pictures as the terminal does; prints one JSON object a line."};
  app.require_subcommand(1);
  Wish wish;
  for (const auto& [name, command] : kFaceCommands) {
    app.add_subcommand(name, "faces")->add_option("IMAGE", wish.images)->required();
  }
  app.add_subcommand("ocr", "lines of text")->add_option("IMAGE", wish.images)->required();
  app.add_subcommand("quad", "corners of the page")->add_option("IMAGE", wish.images)->required();
  CLI::App* fieldCommand = app.add_subcommand("fields", "kind of paper and its fields");
  fieldCommand->add_option("IMAGE", wish.images)->required();
  fieldCommand->add_option("--kind", wish.kind, "rules to use whatever the title says");
  CLI::App* eventCommand = app.add_subcommand("events", "blinks and turns of the head, by frame");
  eventCommand->add_option("VIDEO", wish.images)->required();
  eventCommand->add_flag("--signals", wish.signals, "what each frame showed, too");
  app.add_subcommand("verify", "compare pairs of faces")
      ->add_option("--pairs", wish.pairs, "JSON array of pairs")
      ->required();
  app.add_subcommand("models", "which models are there and which are used");
  CLI11_PARSE(app, argc, argv);
  wish.command = app.get_subcommands().front()->get_name();
  return fulfil(wish) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hall-vision: %s\n", error.what());
    return 1;
  }
}
