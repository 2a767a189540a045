"""The terminal and what stands before it: the simulator's devices, the kiosk program, a visitor's script."""
import json
import pathlib

from programs import Program, run, tell

HERE = pathlib.Path(__file__).resolve().parent
VISITS = HERE / "visits"


def fill(template, **values):
    """A template file of this folder with its {placeholders} filled."""
    return (HERE / template).read_text(encoding="utf-8").format(**values)


class Hall:
    """The simulator with everybody and everything that may come before the terminal."""

    def __init__(self, binaries, folder, material, worker):
        folder.mkdir(parents=True)
        (folder / "people").symlink_to(material / "people")
        (folder / "papers").symlink_to(material / "papers")
        self.control = folder / "control.sock"
        self.wires = folder / "wires"
        pages = ", ".join(f'"papers/{name}.jpg"' for name in worker["papers"])
        scenario = folder / "scenario.toml"
        scenario.write_text(fill("scenario.toml.in", pages=pages, **worker["card"]), encoding="utf-8")
        words = ["--scenario", scenario, "--control", self.control, "--directory", self.wires]
        self.program = Program("hall-simulator", [binaries / "hall-simulator", *words], folder / "simulator.log")
        self.program.wait_for_line("ready")

    def say(self, command):
        return tell(self.control, command)

    def address(self, device):
        """Where a network device serves: host:port, or its uri."""
        words = self.say(f"{device} where").split()
        return words[1] if words[0] == "tcp" else words[0]

    def stop(self):
        self.program.stop()


class Kiosk:
    """The terminal's own program on a display."""

    def __init__(self, binaries, folder, hall, office, name, deps, display):
        folder.mkdir(parents=True)
        self.binaries = binaries
        self.folder = folder
        self.hall = hall
        self.environment = display.environment
        self.program = binaries / "hall-kiosk"
        self.config = folder / "kiosk.toml"
        self.config.write_text(
            fill(
                "kiosk.toml.in",
                kiosk=name,
                kiosk_port=office.kiosk_port,
                staff_port=office.staff_port,
                ca=office.data / "ca.pem",
                data=folder / "data",
                models=deps / "models",
                decoder=binaries.parent / "lib" / "libhall-photo-testcodec.so",
                wires=hall.wires,
                receipt=hall.address("receipt-printer"),
                a4=hall.address("a4-printer"),
            ),
            encoding="utf-8",
        )

    def enrol(self, code):
        run([self.program, "--config", self.config, "--enrol", code], self.folder / "enrol.log")

    def open(self, name, *words):
        log = self.folder / f"{name}.log"
        return Program("hall-kiosk", [self.program, "--config", self.config, *words], log, self.environment)

    def visit(self, name, seconds=240):
        """Plays a visitor's script; returns the record of every page, or raises with the script's line."""
        screens = self.folder / "screens" / name
        process = self.open(
            name, "--script", VISITS / f"{name}.visit", "--screens", screens, "--simulator", self.hall.control
        )
        if process.wait(seconds):
            process.stop()
            raise VisitEnded(f"{name}: the visit did not reach its end\n" + "\n".join(process.text().splitlines()[-15:]))
        process.stop()
        return [json.loads(line) for line in (screens / "visit.jsonl").read_text(encoding="utf-8").splitlines()]


class VisitEnded(Exception):
    """A script stopped before its end; the message says at which line and what was on the screen."""
