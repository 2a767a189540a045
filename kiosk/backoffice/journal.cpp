#include "kiosk/backoffice/journal.h"

#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kiosk::backoffice {

void startJournal() {
  auto logger = spdlog::stderr_logger_mt("office");
  logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})");
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void journal(Weight weight, std::string_view event, JournalCells cells) {
  nlohmann::ordered_json line = {{"event", event}};
  for (const auto& [key, value] : cells) {
    std::visit([&line, name = std::string(key)](const auto& cell) { line[name] = cell; }, value);
  }
  // The pattern brings the braces, so that time and level stand in the same object.
  const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  const std::string_view inner = std::string_view(text).substr(1, text.size() - 2);
  const auto level = weight == Weight::Info      ? spdlog::level::info
                     : weight == Weight::Warning ? spdlog::level::warn
                                                 : spdlog::level::err;
  spdlog::log(level, "{}", inner);
}

}  // namespace kiosk::backoffice
