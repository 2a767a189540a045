#pragma once

#include <string>
#include <vector>

#include "assets/error.h"

namespace soci {
class session;
}

namespace kiosk::backoffice::store {

/// One numbered file of store/migrations; a file that has been released never changes.
struct Migration {
  std::string name;  ///< "0001_cases.sql"
  std::string sql;   ///< statements, each ending with ";" at a line's end; comments on lines of their own
};

/// All of them in order.
const std::vector<Migration>& migrations();

/// Brings the schema up to date in one transaction. Refuses a store whose migrations are unknown to this program or
/// have other content (SHA-256) than this program's.
assets::Result<void> migrate(soci::session& sql);

}  // namespace kiosk::backoffice::store
