"""查一查·算一算 and 问政策 through the real window: nobody is asked who they are; the figures, their source and the sentence that
they are for reference stand on the screen; nothing is handed in, printed or kept.

usage: looking_up.py --binaries DIR --deps DIR --out DIR [--material DIR]
"""
import array
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from stage import memory  # noqa: E402
from stage.programs import run  # noqa: E402
from stage.story import command_line, must, play  # noqa: E402


def written_on(scene, visit, page):
    """What somebody reads on the last picture of a page, without spaces and commas."""
    picture = sorted(scene.kiosk.screens(visit).glob(f"*-{page}.png"))[-1]
    lines = json.loads(run([scene.binaries / "hall-vision", "ocr", picture], scene.folder / "read.log"))
    return re.sub(r"[\s,，]", "", json.dumps(lines, ensure_ascii=False))


def must_read(scene, visit, page, *words):
    text = written_on(scene, visit, page)
    for word in words:
        must(word in text, f"{visit}: {word} must stand on {page}:\n{text}")


def spoken(heard):
    """Seconds of sound, and how many pieces it came in: what SDL's disk driver wrote down, 22050 samples a second."""
    samples = array.array("h", heard.read_bytes())
    tenth = 2205
    loud = [max(map(abs, samples[at:at + tenth])) > 500 for at in range(0, len(samples) - tenth, tenth)]
    # Between two words is less than half a second.
    pieces = sum(1 for at, now in enumerate(loud) if now and not any(loud[max(0, at - 5):at]))
    return sum(loud) / 10, pieces


def reads_aloud(scene):
    heard = scene.folder / "heard.raw"
    quiet = dict(scene.kiosk.environment)
    scene.kiosk.environment = {**quiet, "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(heard)}
    scene.kiosk.visit("aloud", ["arrive", "read_aloud"])
    seconds, pieces = spoken(heard)
    # The visitor listens to the first screen for five seconds. What is longer was the second; on a slow machine both are
    # shorter, and there is a gap while the second is being made.
    must(seconds > 6 or (seconds > 1 and pieces >= 2), f"two screens must be read aloud: {seconds} s in {pieces} pieces")
    scene.kiosk.visit("silent", ["arrive"])
    seconds, pieces = spoken(heard)
    must(pieces == 0, f"the next visitor asked for no voice: {seconds} s")
    scene.kiosk.environment = quiet


def tell(scene):
    kiosk = scene.kiosk
    reads_aloud(scene)
    kiosk.visit("benefits", ["arrive", "estimate_benefits"])
    must_read(scene, "benefits", "benefits_result", "108000", "4200", "132000", "216000", "工伤保险条例", "参考")
    kiosk.visit("retirement", ["arrive", "estimate_retirement"])
    must_read(scene, "retirement", "retirement_result", "2026年7月", "2026年3月", "2029年7月", "延迟法定退休年龄")
    kiosk.visit("dates", ["arrive", "estimate_dates"])
    must_read(scene, "dates", "certdue_result", "2027年3月15日", "2026年12月15日")
    must_read(scene, "dates", "terms_result", "2026年9月28日", "第二十六条")
    kiosk.visit("policy", ["arrive", "ask_policy"])
    must_read(scene, "policy", "policy_answer", "三十天", "第十七条")

    must(not scene.receipts(), "nothing is printed")
    left = memory.in_folder(kiosk.folder / "data", ["19660304", "1966-03-04", "gsrd"])
    must(not left, f"left on the terminal's disk: {left}")


if __name__ == "__main__":
    sys.exit(play("looking_up", tell, command_line(__doc__).parse_args()))
