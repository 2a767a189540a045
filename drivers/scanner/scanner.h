#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "assets/error.h"
#include "drivers/device_status.h"
#include "drivers/picture.h"

namespace drivers::scanner {

enum class Source : std::uint8_t { Flatbed, Feeder, FeederDuplex };
enum class Colour : std::uint8_t { Colour, Grey };

/// Millimetres from the top left corner of the glass.
struct Area {
  double left = 0;
  double top = 0;
  double width = 210;
  double height = 297;
};

struct ScanRequest {
  Source source = Source::Flatbed;
  Colour colour = Colour::Colour;
  int dpi = 300;  ///< the nearest the scanner offers is taken
  Area area;
};

struct ScannerCapabilities {
  std::string model;  ///< maker and model as the scanner names itself
  std::vector<Source> sources;
  std::vector<int> resolutions;  ///< ascending; dots per inch
  double maxWidth = 0;           ///< millimetres
  double maxHeight = 0;
};

/// One side of a sheet. `picture` is blue-green-red, or grey when that was asked for.
struct ScannedPage {
  Picture picture;
  int dpi = 0;
};

/// Rows received so far of the page being scanned; `height` is 0 while unknown.
struct ScanProgress {
  int page = 0;  ///< from 0
  int rows = 0;
  int height = 0;
};
using ScanWatcher = std::function<void(const ScanProgress&)>;

/// A scanner. Every call blocks and belongs on the device's own thread; a stop token ends a scan within 200 ms with
/// DeviceJobCancelled. Errors: SCN-R.. the visitor or staff can mend by hand, SCN-F.. the machine cannot.
class Scanner {
 public:
  Scanner() = default;
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;
  virtual ~Scanner() = default;

  virtual assets::Result<ScannerCapabilities> capabilities() = 0;
  /// The page on the glass, or every sheet in the feeder (at least one page, else ScannerNoPaper). An error gives no
  /// page; what the feeder took already must be laid in again.
  virtual assets::Result<std::vector<ScannedPage>> scan(const ScanRequest& request, const std::stop_token& stop,
                                                        const ScanWatcher& watcher = {}) = 0;
  /// Is the scanner well? Quick; for supervision.
  virtual DeviceStatus check() = 0;
};

/// Which device state an error of opening or using a scanner means.
DeviceState stateOf(assets::ErrorId error);

}  // namespace drivers::scanner
