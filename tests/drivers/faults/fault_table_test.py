#!/usr/bin/python3
"""The fault tables follow the tests: what they say is written, what they do not say is refused."""

import tempfile
import unittest
from pathlib import Path

import fault_table


def result(folder, name, rows, inside=""):
    properties = "".join(
        f'<property name="fault_row_{number}" value="{"&#x9;".join(row)}"/>' for number, row in enumerate(rows)
    )
    file = Path(folder) / name
    file.write_text(
        f'<testsuites><testsuite><testcase name="Told" classname="Wire" result="completed">{inside}'
        f"<properties>{properties}</properties></testcase></testsuite></testsuites>",
        encoding="utf-8",
    )
    return file


class FaultTable(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.rows = [[device, "`unplug`", "X-F01: gone", "NoDevice", "by replug"] for device in fault_table.TITLES]
        self.readme = Path(self.folder) / "README.md"
        self.readme.write_text("before\n" + fault_table.BEGIN + fault_table.END + "after\n", encoding="utf-8")

    def run_on(self, *files, write=False):
        fault_table.main((["--write"] if write else []) + [str(self.readme), *map(str, files)])

    def test_what_was_written_is_what_is_found(self):
        file = result(self.folder, "a.xml", self.rows)
        with self.assertRaisesRegex(fault_table.Mistake, "not what the tests saw"):
            self.run_on(file)
        self.run_on(file, write=True)
        self.run_on(file)
        text = self.readme.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("before\n") and text.endswith("after\n"))
        self.assertIn("| `unplug` | X-F01: gone | NoDevice | by replug |", text)

    def test_a_row_no_test_saw_is_found(self):
        file = result(self.folder, "a.xml", self.rows)
        self.run_on(file, write=True)
        text = self.readme.read_text(encoding="utf-8").replace("| `unplug`", "| `invented` | a | b | c |\n| `unplug`", 1)
        self.readme.write_text(text, encoding="utf-8")
        with self.assertRaises(fault_table.Mistake):
            self.run_on(file)

    def test_two_wires_must_agree(self):
        other = [[*self.rows[0][:2], "X-F02: another", *self.rows[0][3:]]]
        with self.assertRaisesRegex(fault_table.Mistake, "disagree"):
            self.run_on(result(self.folder, "a.xml", self.rows), result(self.folder, "b.xml", other), write=True)

    def test_a_failed_test_makes_no_table(self):
        with self.assertRaisesRegex(fault_table.Mistake, "Wire.Told failed"):
            self.run_on(result(self.folder, "a.xml", self.rows, "<failure/>"), write=True)

    def test_a_device_without_faults_is_missed(self):
        with self.assertRaisesRegex(fault_table.Mistake, "lamps"):
            self.run_on(result(self.folder, "a.xml", self.rows[:-1]), write=True)

    def test_with_skipped_tests_fewer_rows_are_enough(self):
        self.run_on(result(self.folder, "a.xml", self.rows), write=True)
        self.run_on(result(self.folder, "a.xml", self.rows[1:], "<skipped/>"))


if __name__ == "__main__":
    unittest.main()
