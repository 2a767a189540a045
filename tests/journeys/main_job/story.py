"""The main job, from the card on the reader to the delivered notice, through the real programs.

usage: story.py --binaries DIR --deps DIR --out DIR [--own-display] [--stay]
Ends with 0 only when the case really went all the way; otherwise says where it stopped.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from stage import cast  # noqa: E402
from stage.back_office import Refused  # noqa: E402
from stage.programs import Display, NotReady  # noqa: E402
from stage.scene import Scene, fresh, make_material  # noqa: E402
from stage.terminal import VisitEnded  # noqa: E402


APPLY = ["arrive", "card_for_assessment", "face", "choose_grade", "medical_papers", "no_further_papers", "check_and_sign",
         "submit", "take_receipt", "leave"]


class Stopped(Exception):
    """The story did not go on as it must."""


class Timeline:
    """What happened, on which day of the story, and how long the machine took."""

    def __init__(self):
        self.entries = []

    def tell(self, day, who, what):
        self.entries.append((day, who, what))
        print(f"  {day}  {who:<10}{what}", flush=True)


def must(condition, sentence):
    if not condition:
        raise Stopped(sentence)


class Story:
    def __init__(self, arguments):
        self.binaries = arguments.binaries.resolve()
        self.deps = arguments.deps.resolve()
        self.out = arguments.out.resolve()
        self.timeline = Timeline()
        self.display = Display(self.out, own=arguments.own_display)
        self.scene = None
        self.pages = {}

    # The hall is set up ------------------------------------------------------------------------------------------
    def set_up(self):
        material = self.out / "material"
        make_material(self.binaries, material)
        self.scene = Scene(self.binaries, self.deps, self.out, self.display, material)
        self.office, self.kiosk, self.calendar = self.scene.office, self.scene.kiosk, self.scene.calendar
        self.officer, self.today = self.scene.officer, self.scene.today
        self.timeline.tell(self.today, "hall", f"terminal {cast.KIOSK['id']} enrolled, back office open")

    # The worker applies ------------------------------------------------------------------------------------------
    def apply(self):
        self.pages["apply"] = self.kiosk.visit("apply", APPLY)
        queue = self.officer(cast.INTAKE).queue()
        must(len(queue) == 1, f"one case must have come in, not {len(queue)}")
        self.case = queue[0]
        self.number = self.case["acceptance_number"]
        self.timeline.tell(self.today, "worker", f"applied at the terminal, 受理号 {self.number}")
        receipts = self.scene.receipts()
        must(receipts, "a receipt must have been printed")
        shutil.copy(receipts[-1], self.out / "receipt.png")

    # Officers bring it to the conclusion -------------------------------------------------------------------------
    def check(self):
        clerk = self.officer(cast.INTAKE)
        case = clerk.case(self.case["case_id"])
        must(not any(item["required"] and item["missing"] for item in case["materials"]), "no required paper may be missing")
        clerk.act(self.case["case_id"], "confirm_materials")
        self.timeline.tell(self.today, cast.INTAKE["name"], "checked the papers: complete (收讫告知书)")
        self.session_day = self.calendar.after(self.today, 4)
        clerk.act(self.case["case_id"], "schedule", day=self.session_day.isoformat(), time="09:00",
                  place="济宁市任城区第二人民医院 门诊三楼 鉴定室")
        self.timeline.tell(self.today, cast.INTAKE["name"], f"published the on-site assessment for {self.session_day} 09:00")

    def look_up(self):
        self.pages["progress"] = self.kiosk.visit("progress", ["arrive", "progress"])
        self.timeline.tell(self.today, "worker", "asked the terminal how far it is: assessment scheduled")

    def conclude(self):
        self.office.restart(self.session_day)
        reviewer = self.officer(cast.REVIEW)
        case_id = self.case["case_id"]
        conclusion = {"kind": "disability_grade", "grade": 8, "dependency": "none",
                      "concluded_on": self.session_day.isoformat(), "experts": 3}
        reviewer.act(case_id, "record_conclusion", conclusion=conclusion)
        self.timeline.tell(self.session_day, cast.REVIEW["name"], "recorded the conclusion of 3 experts: grade 8")
        reviewer.act(case_id, "issue_notice")
        self.timeline.tell(self.session_day, cast.REVIEW["name"], "issued the notice (劳动能力鉴定结论通知书)")

    # The worker collects the notice ------------------------------------------------------------------------------
    def collect(self):
        day = self.calendar.after(self.session_day, 1)
        self.office.restart(day)
        self.pages["collect"] = self.kiosk.visit("collect", ["arrive", "collect"])
        case = self.officer(cast.INTAKE).case(self.case["case_id"])
        must(case["stage"] == "delivered", f"the case must be delivered, not {case['stage']}")
        self.timeline.tell(day, "worker", "signed for the notice and took it printed from the terminal")
        notice = next(n for n in case["notices"] if n["kind"] == "conclusion")
        document = self.officer(cast.REVIEW).call("GET", f"/api/notices/{notice['notice_id']}/pdf", raw=True)
        must(hashlib.sha256(document).hexdigest() == notice["pdf_sha256"], "the notice must be the one that was issued")
        printed = [file.read_bytes() for file in self.scene.hall.wires.glob("prints/*.pdf")]
        must(document in printed, "the printed document must be the issued one, byte for byte")
        (self.out / "notice.pdf").write_bytes(document)
        form = self.officer(cast.INTAKE).call("GET", f"/api/cases/{self.case['case_id']}/form.pdf", raw=True)
        must(form.startswith(b"%PDF"), "the signed application form must be on file")
        (self.out / "application-form.pdf").write_bytes(form)
        (self.out / "case.json").write_text(json.dumps(case, ensure_ascii=False, indent=2), encoding="utf-8")
        audit = self.officer(cast.AUDITOR).call("GET", "/api/audit?limit=200")["events"]
        (self.out / "audit.json").write_text(json.dumps(audit, ensure_ascii=False, indent=2), encoding="utf-8")
        self.office.stop()
        self.verdict = self.office.verify()
        self.timeline.tell(day, "office", "evidence verified: " + self.verdict.splitlines()[-1])

    # And what it all took ----------------------------------------------------------------------------------------
    def report(self):
        print(f"\n  受理号 {self.number[:6]} {self.number[6:8]} {self.number[8:]}\n\n  machine time, page by page (ms)")
        for visit, pages in self.pages.items():
            total = sum(page["machine_ms"] for page in pages)
            person = sum(page["person_ms"] for page in pages)
            steps = ", ".join(f"{page['page']} {page['machine_ms']}" for page in pages)
            print(f"  {visit:<9} machine {total}, person {person}: {steps}")
        figures = {"machine_ms": self.pages, "acceptance_number": self.number}
        (self.out / "figures.json").write_text(json.dumps(figures, ensure_ascii=False, indent=2), encoding="utf-8")
        print(f"\n  {self.out}")
        for name in ("kiosk/screens", "receipt.png", "application-form.pdf", "notice.pdf", "case.json", "audit.json", "figures.json"):
            print(f"    {name}")

    def tell(self):
        for chapter in (self.set_up, self.apply, self.check, self.look_up, self.conclude, self.collect, self.report):
            chapter()

    def stay(self):
        """Leaves the terminal in the hands of whoever sits before the display, with the dock to be the visitor."""
        self.office.serve(self.calendar.after(self.session_day, 1))
        print("\n  The terminal is yours: the window hall-dock steps before it, lays down the card, the papers and takes")
        print("  paper out of the printers. Close the terminal's window to end.")
        dock = self.scene.hall.dock(self.display)
        try:
            self.kiosk.open("yours").process.wait()
        finally:
            dock.stop()

    def close(self):
        if self.scene:
            self.scene.stop()
        self.display.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binaries", type=pathlib.Path, required=True, help="where the programs were built")
    parser.add_argument("--deps", type=pathlib.Path, required=True, help="where setup put the models")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="a new folder for everything that comes out")
    parser.add_argument("--own-display", action="store_true", help="an Xvfb of its own even where there is a display")
    parser.add_argument("--stay", action="store_true", help="afterwards leave the terminal open, where there is a display")
    arguments = parser.parse_args()
    fresh(arguments.out)
    story = Story(arguments)
    began = time.monotonic()
    try:
        story.tell()
        print(f"\n  From card to delivered notice in {time.monotonic() - began:.0f} s.")
        if arguments.stay and story.display.server is None:
            story.stay()
        return 0
    except (Stopped, NotReady, Refused, VisitEnded) as problem:
        print(f"\n  The story stopped: {problem}\n  Everything until then is in {arguments.out}", file=sys.stderr)
        return 1
    finally:
        story.close()


if __name__ == "__main__":
    sys.exit(main())
