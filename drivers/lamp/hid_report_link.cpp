#include "drivers/lamp/hid_report_link.h"

#include <algorithm>

#include "drivers/lamp/board_reports.h"

namespace drivers::lamp {

using transport::LinkError;
using transport::LinkFault;
using transport::LinkResult;

LinkResult<std::unique_ptr<ReportLink>> HidReportLink::open(const transport::UsbFound& found) {
  const auto& interfaces = found.device.interfaces;
  const auto hid = std::find_if(interfaces.begin(), interfaces.end(), [](const transport::UsbInterface& interface) {
    return interface.classCode == transport::kUsbHid;
  });
  const auto bad = [&](const char* what) {
    return tl::unexpected<LinkError>(LinkError{LinkFault::BadSetting, found.device.name() + ": " + what});
  };
  if (hid == interfaces.end()) return bad("no HID interface");
  auto link = transport::HidLink::open(found, *hid);
  if (!link) return tl::unexpected<LinkError>(link.error());
  const transport::HidReports& reports = (*link)->reports();
  if (reports.number != 0 || reports.input != kReportBytes || reports.output != kReportBytes) {
    return bad("its reports are not those of this driver");
  }
  return std::unique_ptr<ReportLink>(new HidReportLink(std::move(*link)));
}

}  // namespace drivers::lamp
