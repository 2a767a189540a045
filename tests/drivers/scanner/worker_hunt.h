#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/types.h>
#include <unistd.h>

/// The scan workers this test started, by /proc.
inline std::vector<pid_t> scanWorkers() {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    // pid (comm) state ppid …; the kernel keeps 15 letters of the name.
    std::ifstream stat(entry.path() / "stat");
    std::string pid;
    std::string comm;
    std::string state;
    pid_t parent = 0;
    stat >> pid >> comm >> state >> parent;
    if (parent == getpid() && comm == "(hall-scan-worke)" && state != "Z") found.push_back(std::stoi(pid));
  }
  return found;
}
