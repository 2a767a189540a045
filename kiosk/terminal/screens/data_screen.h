#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/terminal/screens/chrome.h"
#include "ui/input/entry_panel.h"

namespace kiosk::terminal::screens {

/// What a visitor checks and may change. The order is the order on the screen.
enum class DataField : std::uint8_t {
  Employer,
  InjuryDate,  ///< value "YYYY-MM-DD" or empty
  InjuryPlace,
  BodyPart,
  DeterminationNumber,  ///< 工伤认定决定书 number
  Phone,
  PostalAddress,
  EmergencyName,
  EmergencyPhone,
};

/// Where a value came from, shown beside it.
enum class DataSource : std::uint8_t { Nobody, OnFile, ReadFromPaper, Typed };

struct DataRow {
  DataField field{};
  std::string value;
  DataSource source = DataSource::Nobody;
  bool required = false;
  bool needsLook = false;  ///< read with doubt: 请您核对
};

/// Whether a value can stand as it is.
enum class DataProblem : std::uint8_t { None, Missing, TooShort, TooLong, NotADate, InTheFuture, NotAPhone };
/// `today` bounds the injury date. An empty value is only a problem when it is required.
DataProblem problemOf(DataField field, bool required, const std::string& value, const domain::Date& today);

/// 07: check what is known, one field open at a time.
struct DataModel {
  std::string name;               ///< from the card, shown in full to its holder
  std::string number;             ///< from the card, shown masked
  std::vector<DataRow> rows;      ///< at most 9
  std::optional<DataField> open;  ///< the field being edited; empty: the list
  domain::Date today{};
};

struct DataAction {
  enum class Kind : std::uint8_t { None, Open, Written, Cancel, GoOn };
  Kind kind = Kind::None;
  DataField field{};
  std::string value;  ///< with Written: the new value
};

/// `panel` holds the text being written while a field is open; call `panel.begin(...)` (see entryFor) when opening one.
DataAction drawData(ui::Frame& frame, const DataModel& model, ui::input::EntryPanel& panel);

/// How a field is written: keyboard, longest length, starting text.
ui::input::EntryForm entryFor(DataField field, const std::string& value);

}  // namespace kiosk::terminal::screens
