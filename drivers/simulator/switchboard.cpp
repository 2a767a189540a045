#include "drivers/simulator/switchboard.h"

#include <algorithm>
#include <utility>

#include "drivers/simulator/words.h"

namespace drivers::simulator {

tl::expected<Switchboard, std::string> Switchboard::make(const Scenario& scenario, std::filesystem::path directory,
                                                         std::span<const Registration> registry) {
  Switchboard board(scenario);
  for (const auto& device : scenario.devices) {
    const auto& [name, settings] = device;
    const auto row =
        std::find_if(registry.begin(), registry.end(), [&](const Registration& r) { return r.name == device.first; });
    if (row == registry.end()) return tl::unexpected<std::string>("there is no emulator called " + name);
    auto emulator = row->make(Setup{scenario, settings, directory});
    if (!emulator) return tl::unexpected<std::string>(name + ": " + emulator.error());
    board.emulators_.push_back(std::move(*emulator));
  }
  return board;
}

Switchboard::Switchboard(Switchboard&& other) noexcept
    : scenario_(other.scenario_),
      emulators_(std::move(other.emulators_)),
      started_(std::exchange(other.started_, 0)),
      quitting_(other.quitting_) {}

Switchboard::~Switchboard() {
  stop();
}

tl::expected<void, std::string> Switchboard::start() {
  while (started_ < emulators_.size()) {
    Emulator& emulator = *emulators_[started_];
    if (auto reply = emulator.start(); !reply) {
      stop();
      return tl::unexpected<std::string>(std::string(emulator.name()) + ": " + reply.error());
    }
    ++started_;
  }
  return {};
}

void Switchboard::stop() {
  while (started_ > 0)
    emulators_[--started_]->stop();
}

Emulator* Switchboard::device(std::string_view name) const {
  for (const auto& emulator : emulators_) {
    if (emulator->name() == name) return emulator.get();
  }
  return nullptr;
}

Reply Switchboard::person(std::span<const std::string> words) {
  if (words.size() != 2) return tl::unexpected<std::string>("person PERSON|none");
  const Person* person = words[1] == "none" ? nullptr : scenario_->person(words[1]);
  if (person == nullptr && words[1] != "none") return tl::unexpected<std::string>("nobody is called " + words[1]);
  for (const auto& emulator : emulators_)
    emulator->personStands(person);
  return words[1];
}

Reply Switchboard::plug(std::span<const std::string> words) {
  if (words.size() != 2) return tl::unexpected<std::string>(words[0] + " DEVICE");
  Emulator* emulator = device(words[1]);
  if (emulator == nullptr) return tl::unexpected<std::string>("there is no device called " + words[1]);
  return words[0] == "unplug" ? emulator->unplug() : emulator->replug();
}

std::string Switchboard::help() const {
  std::string text = "help; devices; people; person PERSON|none; unplug DEVICE; replug DEVICE; quit";
  for (const auto& emulator : emulators_)
    text += "; " + emulator->help();
  return text;
}

Reply Switchboard::execute(std::string_view line) {
  const auto split = splitWords(line);
  if (!split) return tl::unexpected<std::string>(split.error());
  const std::span<const std::string> words(*split);
  if (words.empty()) return tl::unexpected<std::string>("say a command, e.g. help");
  const std::string& first = words.front();
  if (first == "help") return help();
  if (first == "quit") {
    quitting_ = true;
    return "bye";
  }
  if (first == "person") return person(words);
  if (first == "unplug" || first == "replug") return plug(words);
  if (first == "devices" || first == "people") {
    std::vector<std::string> names;
    if (first == "devices") {
      for (const auto& emulator : emulators_)
        names.emplace_back(emulator->name());
    } else {
      for (const auto& [key, person] : scenario_->people)
        names.push_back(key);
    }
    return joinWords(names);
  }
  if (Emulator* emulator = device(first)) return emulator->command(words.subspan(1));
  for (const auto& emulator : emulators_) {
    const auto verbs = emulator->verbs();
    if (std::find(verbs.begin(), verbs.end(), first) != verbs.end()) return emulator->command(words);
  }
  return tl::unexpected<std::string>("unknown command " + first + "; try help");
}

}  // namespace drivers::simulator
