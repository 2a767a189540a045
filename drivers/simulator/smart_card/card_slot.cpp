#include "drivers/simulator/smart_card/card_slot.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/simulator/smart_card/virtual_card.h"
#include "drivers/simulator/smart_card/vpcd_link.h"

namespace drivers::simulator::smart_card {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A card that lies there while pcscd is away is offered again this often.
constexpr milliseconds kRetry{100};
/// How long a command waits for the card to be in.
constexpr milliseconds kPatience{900};
/// No card's answer to reset is that long: the reader takes it for none.
constexpr std::size_t kImpossibleAtr = 40;

tl::unexpected<std::string> error(std::string sentence) {
  return tl::unexpected<std::string>(std::move(sentence));
}

/// The words behind `place` and `swap`.
struct Placing {
  std::string person;
  bool contactless = false;
  int generation = 0;  ///< 0: what the person's card says
};

std::optional<Placing> parsePlacing(std::span<const std::string> words) {
  if (words.empty()) return std::nullopt;
  Placing placing{.person = words[0]};
  for (const std::string& word : words.subspan(1)) {
    if (word == "contactless") {
      placing.contactless = true;
    } else if (word == "v1" || word == "v2" || word == "v3") {
      placing.generation = word[1] - '0';
    } else {
      return std::nullopt;
    }
  }
  return placing;
}

class CardSlot final : public Emulator {
 public:
  CardSlot(const Scenario& scenario, std::string address, milliseconds gap)
      : scenario_(scenario), address_(std::move(address)), gap_(gap) {}
  ~CardSlot() override { stop(); }

  [[nodiscard]] std::string_view name() const override { return "social-card"; }
  [[nodiscard]] std::string help() const override {
    return "social-card place PERSON [contactless] [v1|v2|v3]; social-card lift; social-card swap PERSON [contactless] "
           "[v1|v2|v3]; social-card fault " +
           std::string(kCardFaultUsage) + "; social-card status";
  }

  Reply start() override {
    wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    thread_ = std::thread([this] { serve(); });
    return address_;
  }

  void stop() override {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake();
    thread_.join();
    link_.close();
    ::close(std::exchange(wake_, -1));
  }

  Reply command(std::span<const std::string> words) override;
  Reply unplug() override {
    const std::lock_guard lock(mutex_);
    if (!plugged_) return error("it is unplugged already");
    plugged_ = false;
    takeOut();
    return "unplugged";
  }
  Reply replug() override {
    std::unique_lock lock(mutex_);
    if (plugged_) return error("it is plugged in already");
    plugged_ = true;
    return awaitContact(lock, address_);
  }

 private:
  Reply place(const std::string& verb, std::span<const std::string> words);
  void wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  }
  /// The reader sees no card any more; whether one lies ready is another matter.
  void takeOut() {
    if (link_.isOpen()) outSince_ = Clock::now();
    link_.close();
    wake();
  }
  /// Until the card that lies ready is in the reader.
  Reply awaitContact(std::unique_lock<std::mutex>& lock, std::string answer) {
    wake();
    if (!card_) return answer;
    changed_.wait_for(lock, kPatience, [&] { return link_.isOpen(); });
    if (link_.isOpen()) return answer;
    return error(refusal_.empty() ? "the reader does not take the card" : refusal_);
  }

  void serve();
  /// Puts the card in when there is one and it is time. When it wants to be called again.
  Clock::time_point offer(Clock::time_point now);
  void handle(const Bytes& message);

  const Scenario& scenario_;
  const std::string address_;
  const milliseconds gap_;
  int wake_ = -1;
  std::thread thread_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool plugged_ = true;
  std::optional<VirtualCard> card_;
  CardFault fault_;
  VpcdLink link_;
  Clock::time_point outSince_{};
  std::string refusal_;   ///< why the last attempt to put the card in came to nothing
  bool powered_ = false;  ///< the next answer to reset is the one that counts
};

Reply CardSlot::place(const std::string& verb, std::span<const std::string> words) {
  const auto placing = parsePlacing(words);
  if (!placing) return error(help());
  const Person* person = scenario_.person(placing->person);
  if (person == nullptr) return error("nobody is called " + placing->person);
  auto files = encodeSocialCard(*person, placing->generation);
  if (!files) return error(files.error());
  std::unique_lock lock(mutex_);
  if (verb == "place" && card_) return error("a card is in already");
  takeOut();
  card_.emplace(std::move(*files), placing->contactless, person->social.protectsHolder);
  card_->misbehave(fault_);
  if (!plugged_) return placing->person;
  auto reply = awaitContact(lock, placing->person);
  // A command that was refused leaves nothing behind.
  if (!reply) card_.reset();
  return reply;
}

Reply CardSlot::command(std::span<const std::string> words) {
  if (words.empty()) return error(help());
  const std::string& verb = words[0];
  if (verb == "place" || verb == "swap") return place(verb, words.subspan(1));
  const std::lock_guard lock(mutex_);
  if (verb == "lift" && words.size() == 1) {
    if (!card_) return error("no card is in");
    card_.reset();
    takeOut();
    return "lifted";
  }
  if (verb == "fault") {
    auto fault = parseCardFault(words.subspan(1));
    if (!fault) return error(fault.error());
    fault_ = std::move(*fault);
    if (card_) card_->misbehave(fault_);
    return fault_.word;
  }
  if (verb == "status" && words.size() == 1) {
    return std::string(plugged_ ? "plugged" : "unplugged") + (card_ ? " card" : " empty") +
           (link_.isOpen() ? " in-reader" : "") + " fault " + fault_.word;
  }
  return error(help());
}

void CardSlot::serve() {
  while (true) {
    std::array<pollfd, 2> watched{};
    int timeout = -1;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      while (link_.isOpen()) {
        const auto message = link_.receive();
        if (!message) break;
        handle(*message);
      }
      const auto now = Clock::now();
      const auto until = offer(now);
      if (until != Clock::time_point::max()) {
        timeout = static_cast<int>(std::chrono::ceil<milliseconds>(until - now).count());
      }
      watched = {pollfd{wake_, POLLIN, 0}, pollfd{link_.descriptor(), POLLIN, 0}};
    }
    ::poll(watched.data(), watched.size(), timeout);
    std::uint64_t count = 0;
    if (watched[0].revents != 0) [[maybe_unused]]
      const auto got = ::read(wake_, &count, sizeof count);
  }
}

Clock::time_point CardSlot::offer(Clock::time_point now) {
  if (!card_ || !plugged_ || link_.isOpen()) return Clock::time_point::max();
  if (now < outSince_ + gap_) return outSince_ + gap_;
  auto link = VpcdLink::connect(address_);
  if (!link) {
    refusal_ = link.error();
    return now + kRetry;
  }
  card_->reset();
  powered_ = false;
  refusal_.clear();
  link_ = std::move(*link);
  changed_.notify_all();
  return Clock::time_point::max();
}

void CardSlot::handle(const Bytes& message) {
  if (message.size() > 1) {
    const auto response = card_->answer(message);
    if (response) return link_.send(*response);
    card_.reset();
    takeOut();
    return;
  }
  if (message.empty()) return;
  switch (static_cast<VpcdControl>(message[0])) {
    case VpcdControl::PowerOn:
    case VpcdControl::Reset:
      powered_ = true;
      card_->reset();
      return;
    case VpcdControl::PowerOff:
      powered_ = false;
      card_->reset();
      return;
    case VpcdControl::AnswerToReset:
      // The reader asks for it all the time to see whether a card is there; behind a power-up it is the card's own.
      const bool silent = std::exchange(powered_, false) && fault_.quirk == CardQuirk::Mute;
      return link_.send(silent ? Bytes(kImpossibleAtr, 0x3B) : card_->atr());
  }
}

}  // namespace

tl::expected<std::unique_ptr<Emulator>, std::string> makeCardSlot(const Setup& setup) {
  const auto unknown = setup.settings.unknownKeys({"vpcd", "gap_ms"});
  if (!unknown.empty()) return error("there is no setting " + unknown.front());
  const auto gap = setup.settings.number("gap_ms").value_or(700);
  if (gap < 0 || gap > 800) return error("gap_ms is 0 to 800");
  return std::make_unique<CardSlot>(setup.scenario, setup.settings.text("vpcd").value_or("127.0.0.1:35963"),
                                    milliseconds(gap));
}

}  // namespace drivers::simulator::smart_card
