"""What goes wrong in a hall, through the real programs: nothing is lost, nobody is left at a dead end, and it is said.

usage: troubles.py STORY --binaries DIR --deps DIR --out DIR [--material DIR]
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from stage import cast, memory  # noqa: E402
from stage.story import command_line, must, play  # noqa: E402

TO_CONSENT = ["arrive", "card_for_assessment"]
TO_KIND = [*TO_CONSENT, "face"]
TO_SIGNATURE = [*TO_KIND, "choose_grade", "medical_papers", "no_further_papers", "check_and_sign"]
#: The time-outs of a hurried hall; what they do is the same.
HURRIED = "[idle]\nsession_s = 2\ndeliberate_s = 2\nwarning_s = 2\nresult_s = 3\nresult_warning_s = 2"


def await_that(condition, sentence, seconds=40):
    until = time.monotonic() + seconds
    while not condition():
        must(time.monotonic() < until, sentence)
        time.sleep(0.05)


def cases(scene):
    return scene.officer(cast.INTAKE).queue()


def office_down_at_submit(scene):
    """The packet waits sealed, the visitor is told so, and it is sent later, once."""
    visit = scene.kiosk.begin("apply", TO_SIGNATURE, "pause 4000", "touch sign.submit", "wait done 40",
                              "read done.waiting_title", "read done.take 20", "pause 500", "touch done.exit",
                              "wait take_card", "device id-card lift", "wait idle")
    scene.kiosk.await_page("apply", "sign")
    scene.office.stop()
    must(visit.wait(240) == 0, "the visit must reach its end without the back office:\n" + visit.text())
    must(len(scene.receipts()) == 1, "a slip must say that it was received")
    slip = scene.read_slip()
    must("已接收" in slip and "待受理" in slip, f"the slip must say received, not accepted:\n{slip}")
    leaks = memory.in_folder(scene.kiosk.folder / "data", private_words())
    must(not leaks, f"what waits must be sealed: {leaks}")
    scene.office.restart(scene.today)
    must(not cases(scene), "nothing has been sent yet")
    for again in ("sends", "sends-nothing-more"):
        terminal = scene.kiosk.open(again)
        await_that(lambda: len(cases(scene)) >= 1, "the waiting application must be sent by itself")
        if again != "sends":
            time.sleep(3)
        terminal.stop()
    must(len(cases(scene)) == 1, f"exactly one case must have come in, not {len(cases(scene))}")


def printer_out_of_paper(scene):
    """Told before the visitor confirms; the application goes in all the same; the number is on the screen."""
    scene.hall.say("receipt-printer paper out")
    scene.kiosk.visit("apply", TO_SIGNATURE, "read sign.no_paper", "touch sign.submit", "wait done 30",
                      "read done.no_print 40", "read done.number", "touch done.exit", "wait take_card",
                      "device id-card lift", "wait idle")
    must(len(cases(scene)) == 1, "the application must have come in")
    must(not scene.receipts(), "nothing can have been printed")


def card_lifted_while_reading(scene):
    """The terminal asks again and goes on with the card that is laid down again."""
    scene.kiosk.visit("lifted", ["arrive"], "touch home.injured", "wait card", "device id-card place worker",
                      "read card.reading", "device id-card lift", "read card.trouble_hint", "pause 600",
                      "device id-card place worker", "wait consent 30", "touch bar.home", "wait take_card",
                      "device id-card lift", "wait home")


def wrong_person(scene):
    """Three tries, then a person with the evidence; nothing of the owner's is shown and nothing is handed in."""
    lines = ["device person stranger", "wait idle", "touch idle.start", "wait home", "touch home.injured", "wait card",
             "device id-card place worker", "wait consent", "touch consent.agree", "wait face", "wait staff 120",
             "read staff.not_matched", "touch staff.leave", "wait take_card", "device id-card lift", "wait idle"]
    process = scene.kiosk.begin("stranger", [], *lines)
    must(process.wait(240) == 0, "the visit must end with a person:\n" + process.text())
    must(not cases(scene), "nothing may have been handed in")


def picture_of_the_worker(scene):
    """Her own face on a display, moving as asked: dark to the infrared eye; three tries, then a person."""
    lines = ["device person worker", "device face-camera medium screen", "wait idle", "touch idle.start", "wait home",
             "touch home.injured", "wait card", "device id-card place worker", "wait consent", "touch consent.agree",
             "wait face", "on face.left device face-camera clip turn_left",
             "on face.right device face-camera clip turn_right", "wait staff 120", "read staff.not_matched",
             "touch staff.leave", "wait take_card", "device id-card lift", "wait idle"]
    process = scene.kiosk.begin("picture", [], *lines)
    must(process.wait(240) == 0, "the visit must end with a person:\n" + process.text())
    must(not cases(scene), "nothing may have been handed in")


def consent_refused(scene):
    """Refusing the face check leads to a person, and there is a way on: agreeing after all."""
    scene.kiosk.visit("refused", TO_CONSENT, "touch consent.refuse", "wait staff", "pause 500", "touch staff.go_on",
                      "wait consent", "touch consent.agree", "wait face",
                      "on face.left device face-camera clip turn_left",
                      "on face.right device face-camera clip turn_right", "wait kind 40", "touch kind.progress",
                      "wait progress", "touch progress.finish", "wait take_card", "device id-card lift", "wait idle")


def private_words():
    card, record = cast.WORKER["card"], cast.WORKER["record"]
    contact, injury = record["contact"], record["injuries"][0]["injury"]
    return [card["number"], card["name"], card["address"], contact["phone"], contact["emergency_name"],
            contact["emergency_phone"], injury["determination_number"]]


def idle_erases_everything(scene):
    """Whoever walks away after reading the form leaves nothing behind: not in the program's memory, not on the disk."""
    visit = scene.kiosk.begin("walks-away", TO_SIGNATURE, "pause 300", "read timeout.title 30", "wait take_card 30",
                              "device id-card lift", "wait idle", "pause 300000")
    scene.kiosk.await_page("walks-away", "document")
    words = private_words()
    pid = visit.process.pid
    must({word for word, _, _ in memory.in_memory(pid, words)} >= {words[0], words[1]},
         "the search must find the visitor while she is here")
    scene.kiosk.await_page("walks-away", "take_card")
    await_that(lambda: len(list(scene.kiosk.screens("walks-away").glob("*-idle.png"))) > 1, "idle must come back")
    time.sleep(2)
    left = memory.in_memory(pid, words)
    visit.stop()
    must(not left, f"left in memory: {left}")
    kept = memory.in_folder(scene.kiosk.folder / "data", words)
    must(not kept, f"left on disk: {kept}")
    must(not cases(scene), "nothing may have been handed in")


def every_kind(scene):
    """All four applications with their papers; an undisputed relapse is told where to go instead."""
    end = ["no_further_papers", "check_and_sign", "submit", "take_receipt", "leave"]
    scene.kiosk.visit("causality", [*TO_KIND, "choose_causality", "medical_papers", "first_onset_paper", *end])
    scene.kiosk.visit("extension", [*TO_KIND, "choose_extension", "medical_papers", "extension_papers", *end])
    scene.kiosk.visit("relapse", [*TO_KIND, "choose_relapse", "medical_papers", *end])
    scene.kiosk.visit("undisputed", [*TO_KIND, "relapse_undisputed"], "wait take_card", "device id-card lift", "wait idle")
    clerk = scene.officer(cast.INTAKE)
    found = sorted((case["kind"], case["with_causality"]) for case in map(clerk.case, (c["case_id"] for c in cases(scene))))
    must(found == [("disability_grade", True), ("leave_extension", False), ("relapse", False)], f"handed in: {found}")


STORIES = {
    "office-down": (office_down_at_submit, "[visit]\nsubmit_patience_s = 2"),
    "no-paper": (printer_out_of_paper, ""),
    "card-lifted": (card_lifted_while_reading, ""),
    "wrong-person": (wrong_person, ""),
    "picture-of-worker": (picture_of_the_worker, ""),
    "consent-refused": (consent_refused, ""),
    "idle-erases": (idle_erases_everything, HURRIED),
    "every-kind": (every_kind, ""),
}


def main():
    parser = command_line(__doc__)
    parser.add_argument("story", choices=STORIES)
    arguments = parser.parse_args()
    story, settings = STORIES[arguments.story]
    return play(arguments.story, story, arguments, settings)


if __name__ == "__main__":
    sys.exit(main())
