"""Includes only point down: floor 1 rooms know neither each other nor the floors above, and so on upwards."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#include\s+"((?:assets|drivers|vision|ui|kiosk)/[^"]+)"', re.M)

# room -> what it may include, besides itself
MAY_INCLUDE = {
    "assets": set(),
    "drivers": {"assets"},
    "vision": {"assets"},
    "ui": {"assets"},
    "kiosk/domain": {"assets", "drivers", "vision", "ui"},
    "kiosk/contract": {"assets", "drivers", "vision", "ui", "kiosk/domain"},
    "kiosk/papers": {"assets", "drivers", "vision", "ui", "kiosk/domain"},
    "kiosk/terminal": {"assets", "drivers", "vision", "ui", "kiosk/domain", "kiosk/contract", "kiosk/papers"},
    "kiosk/backoffice": {"assets", "drivers", "vision", "ui", "kiosk/domain", "kiosk/contract", "kiosk/papers"},
}


def room(path):
    for name in sorted(MAY_INCLUDE, key=len, reverse=True):
        if path == name or path.startswith(name + "/"):
            return name
    return None


def climbs(path, text):
    """The includes of one file that do not point down."""
    own = room(path)
    return [
        target
        for target in INCLUDE.findall(text)
        if room(target) != own and room(target) not in MAY_INCLUDE[own]
    ]


class Floors(unittest.TestCase):
    def test_no_include_climbs(self):
        wrong = []
        for folder in ("assets", "drivers", "vision", "ui", "kiosk"):
            for path in sorted((ROOT / folder).rglob("*")):
                if path.suffix in (".h", ".cpp"):
                    name = path.relative_to(ROOT).as_posix()
                    wrong += [f"{name} includes {target}" for target in climbs(name, path.read_text(encoding="utf-8"))]
        self.assertEqual(wrong, [])

    def test_a_climbing_include_is_seen(self):
        self.assertEqual(climbs("ui/shell/window.cpp", '#include "kiosk/domain/application.h"\n'), ["kiosk/domain/application.h"])
        self.assertEqual(climbs("drivers/camera/camera.cpp", '#include "vision/image.h"\n'), ["vision/image.h"])
        self.assertEqual(climbs("kiosk/terminal/main.cpp", '#include "ui/shell/window.h"\n'), [])


if __name__ == "__main__":
    unittest.main()
