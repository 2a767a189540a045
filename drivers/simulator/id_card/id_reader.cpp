#include "drivers/simulator/id_card/id_reader.h"

#include "drivers/simulator/id_card/serial_id_reader.h"
#include "drivers/simulator/id_card/usb_id_reader.h"

namespace drivers::simulator {

tl::expected<std::unique_ptr<Emulator>, std::string> makeIdReader(const Setup& setup) {
  const std::string wire = setup.settings.text("wire").value_or("serial");
  return wire == "serial" ? makeSerialIdReader(setup) : makeUsbIdReader(setup, wire);
}

}  // namespace drivers::simulator
