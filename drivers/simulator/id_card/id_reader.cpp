#include "drivers/simulator/id_card/id_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/simulator/id_card/portrait.h"
#include "drivers/simulator/id_card/pty.h"
#include "drivers/simulator/id_card/reader_fault.h"
#include "drivers/simulator/id_card/sam_module.h"

namespace drivers::simulator {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kBitsPerByte = 10;  // 8N1
constexpr auto kStride = std::chrono::milliseconds(2);

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

class IdReader final : public Emulator {
 public:
  IdReader(const Scenario& scenario, std::filesystem::path link, int baud, Thinking thinking, milliseconds late)
      : scenario_(scenario), link_(std::move(link)), baud_(baud), thinking_(thinking), late_(late) {}
  ~IdReader() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "id-card"; }
  [[nodiscard]] std::string help() const override {
    return "id-card place PERSON; id-card lift; id-card swap PERSON; id-card fault " + std::string(kFaultUsage) +
           "; id-card status";
  }

  Reply start() override {
    wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    auto plugged = replug();
    if (plugged) thread_ = std::thread([this] { serve(); });
    return plugged;
  }

  void stop() override {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake();
    thread_.join();
    pty_.close();
    ::close(std::exchange(wake_, -1));
  }

  Reply command(std::span<const std::string> words) override;
  Reply unplug() override {
    const std::lock_guard lock(mutex_);
    if (!pty_.isOpen()) return error("it is unplugged already");
    pullCable();
    wake();
    return "unplugged";
  }
  Reply replug() override {
    const std::lock_guard lock(mutex_);
    if (pty_.isOpen()) return error("it is plugged in already");
    auto pty = Pty::open(link_);
    if (!pty) return error(pty.error());
    pty_ = std::move(*pty);
    module_.powerUp(baud_);
    wake();
    return link_.string();
  }

 private:
  void wake() const {
    const std::uint64_t one = 1;
    if (wake_ >= 0) [[maybe_unused]]
      const auto written = ::write(wake_, &one, sizeof one);
  }
  /// The module loses its power and forgets what it was doing.
  void pullCable() {
    pty_.close();
    inbox_.clear();
    outgoing_.clear();
    sent_ = 0;
    request_.reset();
  }

  void serve();
  void receive();
  /// Advances the work on the wire; returns when it wants to be called again.
  Clock::time_point advance(Clock::time_point now);
  void beginReply(Clock::time_point now);
  /// Writes the bytes whose time has come.
  Clock::time_point send(Clock::time_point now);
  [[nodiscard]] std::chrono::nanoseconds wireTime(std::size_t bytes) const {
    return std::chrono::nanoseconds(bytes * std::size_t{1'000'000'000} * kBitsPerByte /
                                    static_cast<std::size_t>(pace_));
  }

  const Scenario& scenario_;
  const std::filesystem::path link_;
  const int baud_;  ///< after power-up
  const Thinking thinking_;
  const milliseconds late_;
  int wake_ = -1;
  std::thread thread_;

  std::mutex mutex_;
  bool stopping_ = false;
  Pty pty_;
  SamModule module_;
  ReaderFault fault_;

  // The wire; only the serving thread, under the mutex.
  int pace_ = 115200;  ///< of the reply going out: a change of rate comes after it
  Bytes inbox_;
  std::optional<Request> request_;  ///< being thought about
  Clock::time_point due_{};
  Bytes outgoing_;
  std::size_t sent_ = 0;
  Clock::time_point began_{};
  WireFault spoiling_ = WireFault::None;
};

Reply IdReader::command(std::span<const std::string> words) {
  if (words.empty()) return error(help());
  const std::string& verb = words[0];
  if ((verb == "place" || verb == "swap") && words.size() == 2) {
    const Person* person = scenario_.person(words[1]);
    if (person == nullptr) return error("nobody is called " + words[1]);
    auto chip = chipOf(*person);
    if (!chip) return error(chip.error());
    const std::lock_guard lock(mutex_);
    if (verb == "place" && module_.cardThere()) return error("a card lies there already");
    module_.place(std::move(*chip));
    return words[1];
  }
  const std::lock_guard lock(mutex_);
  if (verb == "lift" && words.size() == 1) {
    if (!module_.cardThere()) return error("no card lies there");
    module_.lift();
    return "lifted";
  }
  if (verb == "fault") {
    auto fault = parseFault(words.subspan(1));
    if (!fault) return error(fault.error());
    fault_ = std::move(*fault);
    return fault_.word;
  }
  if (verb == "status" && words.size() == 1) {
    return std::string(pty_.isOpen() ? "plugged" : "unplugged") + (module_.cardThere() ? " card" : " empty") +
           " fault " + (fault_.times == 0 ? "none" : fault_.word);
  }
  return error(help());
}

void IdReader::serve() {
  while (true) {
    std::array<pollfd, 2> watched{};
    auto until = Clock::time_point::max();
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      if (pty_.isOpen()) {
        receive();
        until = advance(Clock::now());
      }
      watched = {pollfd{wake_, POLLIN, 0}, pollfd{pty_.isOpen() ? pty_.master() : -1, POLLIN, 0}};
    }
    timespec wait{};
    const timespec* timeout = nullptr;
    if (until != Clock::time_point::max()) {
      const auto left = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(until - Clock::now()));
      wait.tv_sec = left.count() / 1'000'000'000;
      wait.tv_nsec = left.count() % 1'000'000'000;
      timeout = &wait;
    }
    ::ppoll(watched.data(), watched.size(), timeout, nullptr);
    std::uint64_t count = 0;
    if (watched[0].revents != 0) [[maybe_unused]]
      const auto got = ::read(wake_, &count, sizeof count);
  }
}

void IdReader::receive() {
  std::array<std::uint8_t, 512> bytes{};
  const ssize_t got = ::read(pty_.master(), bytes.data(), bytes.size());
  if (got <= 0) return;
  // At another rate the module sees no bytes it could understand.
  if (pty_.programBaud() != module_.baud()) return;
  inbox_.insert(inbox_.end(), bytes.begin(), bytes.begin() + got);
}

Clock::time_point IdReader::advance(Clock::time_point now) {
  while (true) {
    if (sent_ < outgoing_.size()) return send(now);
    if (request_) {
      if (now < due_) return due_;
      beginReply(now);
      continue;
    }
    request_ = takeRequest(inbox_);
    if (!request_) return Clock::time_point::max();
    pace_ = module_.baud();
    const Step step = stepOf(request_->code);
    // The terminal hands a request over at once; on a wire its bytes take their time.
    due_ = now + wireTime(request_->data.size() + 10) + thinking_.of(step);
  }
}

void IdReader::beginReply(Clock::time_point now) {
  const Step step = stepOf(request_->code);
  const bool strikes = fault_.strikes(step);
  outgoing_ = module_.answer(*request_, strikes ? fault_.status : std::nullopt);
  spoiling_ = strikes ? fault_.wire : WireFault::None;
  outgoing_ = spoil(spoiling_, std::move(outgoing_));
  if (strikes && fault_.times > 0) --fault_.times;
  request_.reset();
  sent_ = 0;
  began_ = spoiling_ == WireFault::Late ? now + late_ : now;
}

Clock::time_point IdReader::send(Clock::time_point now) {
  if (now < began_) return began_;
  const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(now - began_).count();
  const auto arrived = static_cast<std::size_t>(passed * pace_ / (std::int64_t{1'000'000'000} * kBitsPerByte));
  const std::size_t reach = std::min(arrived, outgoing_.size());
  if (spoiling_ == WireFault::Unplug && reach >= outgoing_.size() / 2) {
    pullCable();
    return Clock::time_point::max();
  }
  if (reach > sent_) {
    // What the program does not fetch in time is lost, as on a real port.
    [[maybe_unused]] const auto written = ::write(pty_.master(), outgoing_.data() + sent_, reach - sent_);
    sent_ = reach;
  }
  const auto next = std::min(now + kStride, began_ + wireTime(outgoing_.size()));
  return std::max(next, now + std::chrono::microseconds(100));
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeIdReader(const Setup& setup) {
  const Settings& settings = setup.settings;
  const auto unknown =
      settings.unknownKeys({"port", "baud", "find_ms", "select_ms", "read_ms", "address_ms", "late_ms"});
  if (!unknown.empty()) return error("there is no setting " + unknown.front());
  const auto port = settings.text("port");
  if (!port) return error("port is missing");
  const auto ms = [&](std::string_view key, milliseconds otherwise) {
    return milliseconds(settings.number(key).value_or(otherwise.count()));
  };
  Thinking thinking;
  thinking.find = ms("find_ms", thinking.find);
  thinking.select = ms("select_ms", thinking.select);
  thinking.read = ms("read_ms", thinking.read);
  thinking.address = ms("address_ms", thinking.address);
  const auto baud = settings.number("baud").value_or(115200);
  if (baud != 115200 && baud != 57600 && baud != 38400 && baud != 19200 && baud != 9600) {
    return error("baud is 115200, 57600, 38400, 19200 or 9600");
  }
  return std::make_unique<IdReader>(setup.scenario, setup.directory / *port, static_cast<int>(baud), thinking,
                                    ms("late_ms", milliseconds(3000)));
}

}  // namespace drivers::simulator
