#include "kiosk/terminal/session/process_guard.h"

#include <array>
#include <cstring>

#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace kiosk::terminal {

std::string guardProcess() {
  std::string undone;
  const rlimit none{0, 0};
  if (prctl(PR_SET_DUMPABLE, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0) undone = "core dumps cannot be turned off";
  // MCL_FUTURE with a small limit would make later allocations fail, so it is only asked for where there is no limit.
  rlimit lock{};
  const bool free = getrlimit(RLIMIT_MEMLOCK, &lock) == 0 && lock.rlim_cur == RLIM_INFINITY;
  if (!free || mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
    if (!undone.empty()) undone += "; ";
    undone += "memory cannot be locked (LimitMEMLOCK=infinity); turn swap off";
  }
  return undone;
}

void boundHeap() {
  constexpr int kArenas = 3;  // the screen's, the vision's, everybody else's
  mallopt(M_ARENA_MAX, kArenas);
}

[[gnu::noinline]] void scrubStack() {
  std::array<unsigned char, 192U * 1024U> below;
  explicit_bzero(below.data(), below.size());
}

}  // namespace kiosk::terminal
