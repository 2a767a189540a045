"""待遇资格认证 through the real programs: by face to the next due date and a slip; told when there is nothing to do; a home
visit; somebody from elsewhere; and a face that is not the card's, which ends at a person with the evidence kept.

usage: certification.py --binaries DIR --deps DIR --out DIR [--material DIR]
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from stage import cast, memory  # noqa: E402
from stage.story import command_line, must, play  # noqa: E402

STRANGER = ["device person stranger", "wait idle", "touch idle.start", "wait home", "touch home.retired", "wait card",
            "device id-card place homebound", "wait certification", "touch cert.by_face", "wait consent",
            "touch consent.agree", "wait face", "wait staff 120", "read staff.not_matched", "touch staff.leave",
            "wait take_card", "device id-card lift", "wait idle"]


def roll(*who):
    return [{"number": cast.RETIREES[name]["number"], "name": cast.RETIREES[name]["name"], "district": "370811"}
            for name in who]


def waiting(officer):
    return {entry["state"]: entry for entry in officer.call("GET", "/api/certifications")["certifications"]}


def tell(scene):
    office, kiosk = scene.office, scene.kiosk
    office.pensioners("import", "pensioners", roll("retiree", "homebound"))
    officer = scene.officer(cast.INTAKE)

    pages = kiosk.visit("certify", ["arrive", "certify"])
    must(len(scene.receipts()) == 1, "a slip must have been printed")
    slip = scene.read_slip()
    due = scene.today.replace(year=scene.today.year + 1)
    must("下次认证不晚于" in slip and str(due.year) in slip, f"the slip must say until when:\n{slip}")
    must(not waiting(officer), "nothing is left for an officer")
    kiosk.visit("again", ["arrive", "certified_already"])

    kiosk.visit("book", ["arrive", "book_home_visit"])
    visit = waiting(officer).get("visit_booked")
    must(visit, "the visit must wait for an officer")
    must(visit["name"] == cast.RETIREES["homebound"]["name"] and visit["phone"] == "13905370000", f"booked: {visit}")

    kiosk.visit("elsewhere", ["arrive", "certify_for_elsewhere"])
    entry = waiting(officer).get("to_forward")
    must(entry and entry["paying_place"] == "江苏省" and entry["face"] == "passed", f"in the ledger: {entry}")
    officer.call("POST", f"/api/certifications/{entry['certification_id']}/forward", {})

    process = kiosk.begin("stranger", [], *STRANGER)
    must(process.wait(240) == 0, "the visit must end with a person:\n" + process.text())
    evidence = waiting(officer).get("at_counter")
    must(evidence and evidence["face"] == "handed_to_staff", f"the evidence must be kept: {evidence}")
    officer.call("POST", f"/api/certifications/{visit['certification_id']}/certify", {})
    must(set(waiting(officer)) == {"at_counter"}, "the visit is done")
    officer.call("POST", f"/api/certifications/{evidence['certification_id']}/certify", {})
    must(not waiting(officer), "nothing is left for an officer")

    words = [card[part] for card in cast.RETIREES.values() for part in ("name", "number")]
    left = memory.in_folder(kiosk.folder / "data", words)
    must(not left, f"left on the terminal's disk: {left}")
    office.stop()
    said = office.pensioners("match", "matches", [{**{key: roll("homebound")[0][key] for key in ("number", "name")},
                                                   "on": scene.today.isoformat(), "evidence": "clinic"}])
    must("not_newer 1" in said, f"who was certified today is not certified again: {said}")
    must(office.verify(), "the records must agree")
    steps = ", ".join(f"{page['page']} {page['machine_ms']}" for page in pages)
    machine = sum(page["machine_ms"] for page in pages)
    person = sum(page["person_ms"] for page in pages)
    print(f"certified by face: machine {machine} ms, person {person} ms: {steps}")


if __name__ == "__main__":
    sys.exit(play("certification", tell, command_line(__doc__).parse_args()))
