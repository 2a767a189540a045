"""A day in the hall on a fast clock: visit after visit in one terminal that is never restarted, and between and within them
every device is pulled, jammed, emptied and put back. What a hall waits between two visitors is left out: 24 hours are
24 × 6 visits. At the end nothing may be lost or stuck, and memory, threads and open files must stand where they stood.

usage: soak.py --binaries DIR --deps DIR --out DIR [--hours 24] [--seed 1] [--material DIR]
"""
import json
import os
import pathlib
import random
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "journeys"))
from stage import cast  # noqa: E402
from stage.story import Wrong, command_line, play  # noqa: E402

VISITS_AN_HOUR = 6
#: Of these visits one hands an application in; the others ask how the case stands.
APPLICATION_EVERY = 6
#: Most growth of resident memory from the second visit of a kind to the last, in MB.
MEMORY_BOUND = 12

PROGRESS = ["arrive", "progress"]
APPLY = ["arrive", "card_for_assessment", "face", "choose_grade", "medical_papers", "no_further_papers", "check_and_sign",
         "submit", "take_receipt", "leave"]

#: While nobody is there: what breaks and what mends it.
BETWEEN = [
    (f"unplug {device}", f"replug {device}")
    for device in ("id-card", "face-camera", "document-camera", "receipt-printer", "a4-printer", "scanner")
] + [
    ("id-card fault silent", "id-card fault none"),
    ("id-card fault truncated", "id-card fault none"),
    ("receipt-printer paper out", "receipt-printer paper ok"),
    ("face-camera fault freeze", "face-camera fault none"),
    ("document-camera fault black", "document-camera fault none"),
]
#: With a visitor at the card page: the person sees it, it heals, the visit goes on.
AT_THE_CARD = [
    ["device unplug id-card", "read card.trouble_hint", "device replug id-card", "read card.waiting"],
    ["device id-card fault garbage", "pause 300", "device id-card fault none"],
    ["device id-card fault glued", "pause 300", "device id-card fault none"],
]


def lines_of(kiosk, scenes):
    return kiosk.script("soak-part", scenes).read_text(encoding="utf-8").splitlines()


def plan(kiosk, hours, dice):
    """The whole day as one script, and how many applications it hands in."""
    script, applications = [], 0
    for visit in range(hours * VISITS_AN_HOUR):
        script.append(f"# visit {visit}")
        breaks, mends = dice.choice(BETWEEN)
        script += ["wait idle", f"device {breaks}", f"pause {dice.randrange(300, 1500)}", f"device {mends}", "pause 3000"]
        applies = visit % APPLICATION_EVERY == 1
        applications += applies
        lines = lines_of(kiosk, APPLY if applies else PROGRESS)
        at = next(place for place, line in enumerate(lines) if line.startswith("device id-card place"))
        script += [*lines[:at], *dice.choice(AT_THE_CARD), *lines[at:]]
    return [*script, "wait idle", "pause 4000"], applications


class Watched:
    """What a process holds, looked at every few seconds."""

    def __init__(self, pid):
        self.pid = pid
        self.samples = []

    def look(self):
        status = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines())
        self.samples.append((int(status["VmRSS"].split()[0]) / 1024, int(status["Threads"]),
                             len(os.listdir(f"/proc/{self.pid}/fd"))))

    def quarter(self, last, column):
        """The median of the second or the last quarter: the first has caches to fill."""
        size = max(1, len(self.samples) // 4)
        part = self.samples[-size:] if last else self.samples[size:2 * size]
        return statistics.median(sample[column] for sample in part)


def waits(record, act):
    """How long each such act took, in seconds."""
    return [entry["took_ms"] / 1000 for entry in record if entry["act"] == act]


def live(scene, hours, seed):
    dice = random.Random(seed)
    script, applications = plan(scene.kiosk, hours, dice)
    began = time.monotonic()
    visit = scene.kiosk.begin("soak", [], *script)
    terminal, office = Watched(visit.process.pid), Watched(scene.office.process.process.pid)
    while visit.process.poll() is None:
        time.sleep(2)
        try:
            terminal.look()
            office.look()
        except (FileNotFoundError, ProcessLookupError, KeyError):
            break  # it ended in between
    if visit.wait(30) != 0:
        raise Wrong("the day did not reach its end:\n" + "\n".join(visit.text().splitlines()[-12:]))
    took = time.monotonic() - began
    for name, watched in (("terminal", terminal), ("back-office", office)):
        rows = "".join("%.1f %d %d\n" % sample for sample in watched.samples)
        (scene.kiosk.screens("soak") / f"{name}.held").write_text("MB threads files\n" + rows, encoding="utf-8")
    acts = [json.loads(line) for line in (scene.kiosk.screens("soak") / "acts.jsonl").read_text("utf-8").splitlines()]

    came_in = len(scene.officer(cast.INTAKE).queue())
    print(f"  simulated hours {hours}, visits {hours * VISITS_AN_HOUR}, applications {applications}, in {took:.0f} s")
    print(f"  cases that came in {came_in}, slips printed {len(scene.receipts())}")
    for what, key in (("unplugged reader shown", "read card.trouble_hint"), ("replugged reader ready", "read card.waiting")):
        times = waits(acts, key)
        if times:
            print(f"  {what:<30} median {statistics.median(times):.2f} s, longest {max(times):.2f} s of {len(times)}")
    grown = {}
    for name, watched in (("terminal", terminal), ("back office", office)):
        for column, unit in enumerate(("MB resident", "threads", "open files")):
            early, late = watched.quarter(False, column), watched.quarter(True, column)
            grown[name, unit] = late - early
            print(f"  {name:<12} {unit:<12} {early:8.1f} -> {late:8.1f}")
    if came_in != applications:
        raise Wrong(f"{applications} applications were handed in and {came_in} came in")
    if len(scene.receipts()) != applications:
        raise Wrong(f"{applications} slips were due and {len(scene.receipts())} were printed")
    for (name, unit), growth in grown.items():
        if growth > (MEMORY_BOUND if unit == "MB resident" else 3):
            raise Wrong(f"{name}: {unit} grew by {growth:.1f}")


def main():
    parser = command_line(__doc__)
    parser.add_argument("--hours", type=int, default=24, help="simulated hours")
    parser.add_argument("--seed", type=int, default=1, help="of the faults' order")
    arguments = parser.parse_args()
    return play("soak", lambda scene: live(scene, arguments.hours, arguments.seed), arguments)


if __name__ == "__main__":
    sys.exit(main())
