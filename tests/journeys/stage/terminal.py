"""The terminal and what stands before it: the simulator's devices, the kiosk program, a visitor's script."""
import json
import pathlib
import time

from . import cast
from .programs import Program, run, tell

HERE = pathlib.Path(__file__).resolve().parent
VISITS = HERE.parent / "visits"


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
        retirees = "".join(fill("retiree.toml.in", who=who, **card) for who, card in cast.RETIREES.items())
        scenario.write_text(fill("scenario.toml.in", pages=pages, retirees=retirees, **worker["card"]), encoding="utf-8")
        words = ["--scenario", scenario, "--control", self.control, "--directory", self.wires]
        self.binaries = binaries
        self.folder = folder
        self.program = Program("hall-simulator", [binaries / "hall-simulator", *words], folder / "simulator.log")
        self.program.wait_for_line("ready", seconds=90)  # it reads every picture first

    def say(self, command):
        return tell(self.control, command)

    def dock(self, display):
        """The simulator's commands as buttons in a window of their own."""
        words = [self.binaries / "hall-dock", "--simulator", self.control]
        return Program("hall-dock", words, self.folder / "dock.log", display.environment)

    def address(self, device):
        """Where a network device serves: host:port, or its uri."""
        words = self.say(f"{device} where").split()
        return words[1] if words[0] == "tcp" else words[0]

    def stop(self):
        self.program.stop()


class Kiosk:
    """The terminal's own program on a display."""

    def __init__(self, binaries, folder, hall, office, name, deps, display, settings=""):
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
                settings=settings,
            ),
            encoding="utf-8",
        )

    def enrol(self, code):
        run([self.program, "--config", self.config, "--enrol", code], self.folder / "enrol.log")

    def open(self, name, *words):
        log = self.folder / f"{name}.log"
        return Program("hall-kiosk", [self.program, "--config", self.config, *words], log, self.environment)

    def script(self, name, scenes):
        """One script from the scenes of the visits folder, one after the other."""
        file = self.folder / f"{name}.visit"
        file.write_text("\n".join((VISITS / f"{scene}.visit").read_text(encoding="utf-8") for scene in scenes), "utf-8")
        return file

    def begin(self, name, scenes, *further):
        """A visitor's script on its way; `further` are lines of its own at the end. Pictures go to screens/name."""
        script = self.script(name, scenes)
        with script.open("a", encoding="utf-8") as lines:
            lines.writelines(f"{line}\n" for line in further)
        words = ("--script", script, "--screens", self.screens(name), "--simulator", self.hall.control)
        return self.open(name, *words)

    def screens(self, name):
        return self.folder / "screens" / name

    def visit(self, name, scenes, *further, seconds=240):
        """Plays a visitor to the end; returns the record of every page, or raises with the script's line."""
        process = self.begin(name, scenes, *further)
        if process.wait(seconds):
            process.stop()
            raise VisitEnded(f"{name}: the visit did not reach its end\n" + "\n".join(process.text().splitlines()[-15:]))
        process.stop()
        return self.record(name)

    def record(self, name):
        """One entry a page that has been left: what it was, how long the machine and the person took."""
        lines = (self.screens(name) / "visit.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def await_page(self, name, page, seconds=120):
        """Until a page was reached for the first time."""
        until = time.monotonic() + seconds
        while not list(self.screens(name).glob(f"*-{page}.png")):
            if time.monotonic() > until:
                raise VisitEnded(f"{name}: page {page} did not come in {seconds} s")
            time.sleep(0.02)


class VisitEnded(Exception):
    """A script stopped before its end; the message says at which line and what was on the screen."""
