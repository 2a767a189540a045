// hall-devices: the field engineer's tool for the terminal's devices.
#include <string>

#include <CLI/CLI.hpp>

#include "drivers/field_tool/decode_command.h"

int main(int argc, char** argv) {
  CLI::App app{"Looks after the terminal's devices from the command line"};
  app.require_subcommand(1);

  int result = 0;
  CLI::App* decode = app.add_subcommand("decode", "Decode captured bytes");
  decode->require_subcommand(1);
  std::string capture;
  CLI::App* card = decode->add_subcommand("id-card", "A raw reply of an ID-card reader, as JSON");
  card->add_option("FILE", capture, "Captured bytes, possibly with garbage around the reply; - reads standard input")
      ->required();
  card->callback([&] { result = drivers::field_tool::decodeIdCard(capture); });

  CLI11_PARSE(app, argc, argv);
  return result;
}
