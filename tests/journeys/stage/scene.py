"""The hall made ready for a story: the back office with its officers and the worker's record, the simulator with what she
brings, and an enrolled terminal."""
import datetime
import json
import shutil

from . import cast
from .back_office import BackOffice, Officer
from .programs import run
from .terminal import Hall, Kiosk
from .working_days import WorkingDays


def make_material(binaries, folder):
    """What visitors bring: photographed papers and people before the face camera. Takes half a minute."""
    folder.mkdir(parents=True, exist_ok=True)
    run([binaries / "hall-material", "all", folder], folder / "material.log", seconds=300)


class Scene:
    """Everything of one story, under one folder. `settings` are further tables of the terminal's configuration."""

    def __init__(self, binaries, deps, folder, display, material, settings=""):
        self.binaries = binaries
        self.folder = folder
        self.calendar = WorkingDays()
        self.office = BackOffice(binaries, folder / "back-office")
        self.office.init(cast.INTAKE["login"], cast.INTAKE["password"])
        for officer in (cast.REVIEW, cast.AUDITOR):
            self.office.add_officer(officer["login"], officer["name"], officer["roles"], officer["password"])
        card, record = cast.WORKER["card"], cast.WORKER["record"]
        photo = str(material / "people" / "worker" / "record_photo.jpg")
        self.office.import_people([{"name": card["name"], "number": card["number"], "photo_file": photo, **record}], folder)
        self.hall = None
        try:
            self.today = datetime.date.fromisoformat(self.office.serve())
            self.hall = Hall(binaries, folder / "hall", material, cast.WORKER)
            self.kiosk = Kiosk(
                binaries, folder / "kiosk", self.hall, self.office, cast.KIOSK["id"], deps, display, settings
            )
            self.kiosk.enrol(self.office.enrolment_code(cast.KIOSK["id"], cast.KIOSK["district"]))
        except BaseException:
            self.stop()
            raise

    def officer(self, who):
        return Officer(self.office, who["login"], who["name"]).sign_in(who["password"])

    def receipts(self):
        """The slips the receipt printer has printed, oldest first, as pictures of the paper."""
        return sorted(self.hall.wires.glob("receipts/*.png"))

    def read_slip(self):
        """The newest slip as somebody reads it."""
        lines = json.loads(run([self.binaries / "hall-vision", "ocr", self.receipts()[-1]], self.folder / "slip.log"))
        return json.dumps(lines, ensure_ascii=False)

    def stop(self):
        self.office.stop()
        if self.hall:
            self.hall.stop()


def fresh(folder):
    """The folder, new and empty."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder
