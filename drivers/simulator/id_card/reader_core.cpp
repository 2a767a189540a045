#include "drivers/simulator/id_card/reader_core.h"

#include <memory>
#include <utility>

#include "drivers/simulator/id_card/portrait.h"

namespace drivers::simulator {
namespace {

using std::chrono::milliseconds;

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

tl::expected<std::shared_ptr<const Chip>, std::string> chipOf(const Person& person) {
  auto text = encodeCardText(person.card);
  if (!text) return error(person.key + ": " + text.error());
  auto photo = photoBlockOf(person);
  if (!photo) return error(photo.error());
  auto chip = std::make_shared<Chip>();
  chip->text = std::move(*text);
  chip->photo = std::move(*photo);
  chip->fingerprints = encodeFingerprints(person.card.fingers);
  for (const std::string& line : person.card.newestAddress) {
    auto address = encodeAddress(line);
    if (!address) return error(person.key + ": " + address.error());
    chip->addresses.insert(chip->addresses.end(), address->begin(), address->end());
  }
  if (chip->addresses.size() > 280) return error(person.key + ": a card holds four added addresses at most");
  return chip;
}

}  // namespace

ReaderPace ReaderPace::from(const Settings& settings) {
  const auto ms = [&](std::string_view key, milliseconds otherwise) {
    return milliseconds(settings.number(key).value_or(otherwise.count()));
  };
  ReaderPace pace;
  pace.thinking.find = ms("find_ms", pace.thinking.find);
  pace.thinking.select = ms("select_ms", pace.thinking.select);
  pace.thinking.read = ms("read_ms", pace.thinking.read);
  pace.thinking.address = ms("address_ms", pace.thinking.address);
  pace.late = ms("late_ms", pace.late);
  return pace;
}

std::string ReaderCore::help(bool packets) {
  return "id-card place PERSON; id-card lift; id-card swap PERSON; id-card fault " + std::string(kFaultNames) +
         std::string(packets ? kPacketFaultNames : "") + std::string(kFaultLimits) + "; id-card status";
}

Reply ReaderCore::command(std::span<const std::string> words, bool plugged, bool packets) {
  if (words.empty()) return error(help(packets));
  const std::string& verb = words[0];
  if ((verb == "place" || verb == "swap") && words.size() == 2) {
    const Person* person = scenario_.person(words[1]);
    if (person == nullptr) return error("nobody is called " + words[1]);
    auto chip = chipOf(*person);
    if (!chip) return error(chip.error());
    if (verb == "place" && module_.cardThere()) return error("a card lies there already");
    module_.place(std::move(*chip));
    return words[1];
  }
  if (verb == "lift" && words.size() == 1) {
    if (!module_.cardThere()) return error("no card lies there");
    module_.lift();
    return "lifted";
  }
  if (verb == "fault") {
    auto fault = parseFault(words.subspan(1));
    if (!fault) return error(fault.error());
    if (fault->needsPackets() && !packets) return error("this wire has no packets");
    fault_ = std::move(*fault);
    return fault_.word;
  }
  if (verb == "status" && words.size() == 1) {
    return std::string(plugged ? "plugged" : "unplugged") + (module_.cardThere() ? " card" : " empty") + " fault " +
           (fault_.times == 0 ? "none" : fault_.word);
  }
  return error(help(packets));
}

ReaderCore::Outgoing ReaderCore::answer(const Request& request) {
  const bool strikes = fault_.strikes(stepOf(request.code));
  Outgoing outgoing;
  outgoing.bytes = module_.answer(request, strikes ? fault_.status : std::nullopt);
  outgoing.fault = strikes ? fault_.wire : WireFault::None;
  outgoing.bytes = spoil(outgoing.fault, std::move(outgoing.bytes));
  if (strikes && fault_.times > 0) --fault_.times;
  return outgoing;
}

}  // namespace drivers::simulator
