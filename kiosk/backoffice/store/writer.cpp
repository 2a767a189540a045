#include "kiosk/backoffice/store/writer.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include "kiosk/backoffice/journal.h"
#include "kiosk/backoffice/store/connection.h"

namespace kiosk::backoffice::store {
namespace {
constexpr int kExitForRestart = 75;  // EX_TEMPFAIL: the supervisor starts the program again
}

void Transaction::record(const std::string& actor, const std::string& kind, const std::string& subject,
                         const std::string& body) {
  Event event;
  event.atMs = clock_.nowMs();
  event.clockShiftMs = clock_.shiftMs();
  event.actor = actor;
  event.kind = kind;
  event.subject = subject;
  event.body = body;
  chain_.append(std::move(event));
}

assets::Result<std::unique_ptr<Writer>> Writer::open(const std::filesystem::path& file, std::string region,
                                                     const Clock& clock) {
  auto session = connect(file);
  if (!session) return tl::unexpected(session.error());
  return std::unique_ptr<Writer>(new Writer(std::move(*session), std::move(region), clock));
}

Writer::Writer(std::unique_ptr<soci::session> session, std::string region, const Clock& clock)
    : session_(std::move(session)), region_(std::move(region)), clock_(clock), thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  filled_.notify_one();
  thread_.join();
}

assets::Result<void> Writer::write(Work work) {
  Job job{std::move(work), {}};
  std::future<assets::Result<void>> done = job.done.get_future();
  {
    const std::lock_guard lock(mutex_);
    if (ending_ || waiting_.size() >= kLongestQueue) {
      return assets::failure(assets::ErrorId::OfficeStoreBusy, "the writer's queue is full");
    }
    waiting_.push_back(std::move(job));
  }
  filled_.notify_one();
  return done.get();
}

void Writer::run() {
  while (true) {
    std::deque<Job> group;
    {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kLargestGroup));
      group.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.begin() + count));
      waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    }
    commitGroup(group);
  }
}

void Writer::commitGroup(std::deque<Job>& group) {
  soci::session& sql = *session_;
  std::vector<std::exception_ptr> thrown(group.size());
  try {
    sql << "BEGIN IMMEDIATE";
    ChainTail chain(sql, region_);
    Transaction transaction(sql, chain, region_, clock_);
    for (std::size_t i = 0; i < group.size(); ++i) {
      const ChainTail::Mark mark = chain.mark();
      sql << "SAVEPOINT work";
      try {
        group[i].work(transaction);
      } catch (const std::exception& error) {
        const bool ofTheStore = dynamic_cast<const soci::soci_error*>(&error) != nullptr;
        if (ofTheStore && !isConstraintViolation(error)) throw;  // nothing of this group may be trusted
        thrown[i] = std::current_exception();
        sql << "ROLLBACK TO work";
        chain.rewind(mark);
      }
      sql << "RELEASE work";
    }
    sql << "COMMIT";
  } catch (const soci::soci_error& error) {
    const assets::Error told = storeError(error);
    journal(Weight::Error, "store",
            {{"code", std::string(assets::entry(told.id).code)},
             {"detail", told.detail},
             {"group", static_cast<std::int64_t>(group.size())}});
    if (isDiskTrouble(error)) {
      // After an fsync that failed, the pages count as written though they are not, and a later commit could stand on a
      // hole. Starting anew reads what the disk really holds; nobody has been answered yet.
      std::_Exit(kExitForRestart);
    }
    try {
      sql << "ROLLBACK";
    } catch (const soci::soci_error&) {
      // SQLite has already rolled back by itself, as it does when the disk is full.
    }
    for (Job& job : group)
      job.done.set_value(tl::unexpected(told));
    return;
  }
  ++groups_;
  works_ += group.size();
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (thrown[i]) {
      group[i].done.set_exception(thrown[i]);
    } else {
      group[i].done.set_value({});
    }
  }
}

}  // namespace kiosk::backoffice::store
