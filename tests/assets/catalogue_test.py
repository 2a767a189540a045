"""The catalogue generator: what it writes, and what it refuses and how it says so."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

GENERATOR = pathlib.Path(__file__).resolve().parents[2] / "assets" / "generate.py"

GOOD_STRING = '["home.title"]\nzh = "您好，{name}"\nen = "Hello, {name}"\n'
GOOD_ERROR = """[PRN-F01]
name = "PrinterOffline"
citizen = { zh = "打印机没有连上", en = "The printer is not connected" }
cause = { zh = "没通电", en = "No power" }
remedy = { zh = "检查电源", en = "Check the power" }
"""

GOOD_EVENT = """["visit.began"]
meaning = { zh = "来访者开始办事", en = "A visitor began" }
values = ["service"]
"""


class Catalogue(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        for folder in ("strings", "errors", "events"):
            (self.root / "in" / folder).mkdir(parents=True)
        self.put("strings/a.toml", GOOD_STRING)
        self.put("errors/a.toml", GOOD_ERROR)
        self.put("events/a.toml", GOOD_EVENT)

    def put(self, name, text):
        (self.root / "in" / name).write_text(text, encoding="utf-8")

    def run_generator(self):
        return subprocess.run(
            [sys.executable, GENERATOR, self.root / "in", self.root / "out"], capture_output=True, text=True
        )

    def refused(self, sentence):
        done = self.run_generator()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(sentence, done.stderr)

    def test_writes_an_enumerator_and_both_languages(self):
        self.assertEqual(self.run_generator().returncode, 0)
        self.assertIn("HomeTitle,  // home.title", (self.root / "out/string_id.h").read_text())
        self.assertIn('"您好，{name}", "Hello, {name}"', (self.root / "out/string_id.cpp").read_text())
        self.assertIn("PrinterOffline,  // PRN-F01", (self.root / "out/error_id.h").read_text())
        self.assertIn("ErrorFamily::Fault", (self.root / "out/error_id.cpp").read_text())

    def test_an_event_says_what_it_may_carry(self):
        self.assertEqual(self.run_generator().returncode, 0)
        self.assertIn("VisitBegan,  // visit.began", (self.root / "out/event_id.h").read_text())
        self.assertIn('"来访者开始办事", "A visitor began"}, "service"', (self.root / "out/event_id.cpp").read_text())

    def test_an_event_carries_names_only(self):
        self.put("events/b.toml", GOOD_EVENT.replace("visit.began", "visit.ended").replace('"service"', '"Full Name"'))
        self.refused("visit.ended.values is a list of names")

    def test_unchanged_catalogues_touch_nothing(self):
        self.run_generator()
        before = (self.root / "out/string_id.h").stat().st_mtime_ns
        self.run_generator()
        self.assertEqual(before, (self.root / "out/string_id.h").stat().st_mtime_ns)

    def test_a_missing_language_is_refused(self):
        self.put("strings/b.toml", '["home.more"]\nzh = "更多"\n')
        self.refused("home.more needs exactly zh and en")

    def test_different_placeholders_are_refused(self):
        self.put("strings/b.toml", '["home.more"]\nzh = "{n} 人"\nen = "people"\n')
        self.refused("different placeholders")

    def test_the_same_key_in_two_files_is_refused(self):
        self.put("strings/b.toml", GOOD_STRING)
        self.refused("home.title is already in a.toml")

    def test_an_empty_sentence_is_refused(self):
        self.put("errors/b.toml", GOOD_ERROR.replace("PRN-F01", "PRN-F02").replace("PrinterOffline", "Other").replace("没通电", " "))
        self.refused("PRN-F02.cause.zh is empty")

    def test_a_name_used_twice_is_refused(self):
        self.put("errors/b.toml", GOOD_ERROR.replace("PRN-F01", "PRN-F02"))
        self.refused("name is missing, misspelt or already used")

    def test_broken_toml_names_its_file(self):
        self.put("strings/b.toml", '["home.more"\n')
        self.refused("b.toml")

    def test_quotes_and_backslashes_survive(self):
        self.put("strings/b.toml", "[\"home.more\"]\nzh = '说\"好\"\\'\nen = 'say \"ok\"\\'\n")
        self.assertEqual(self.run_generator().returncode, 0)
        self.assertIn(r"说\"好\"\\", (self.root / "out/string_id.cpp").read_text())


if __name__ == "__main__":
    unittest.main()
