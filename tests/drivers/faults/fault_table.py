#!/usr/bin/python3
"""The fault tables of drivers/README.md, made of what the device tests noted (fault_note.h).

    fault_table.py README RESULT.xml…            says whether the README's tables are those of the tests that ran
    fault_table.py --write README RESULT.xml…    writes them

A test that failed or was skipped notes nothing. With skipped tests (a sanitizer's build leaves some out) the rows that
are there must be in the README; without, the tables must be the same to the letter."""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path

BEGIN = "<!-- The tables below are written by tests/drivers/faults/fault_table.py from the tests that ran. -->\n"
END = "<!-- End of what the tests wrote. -->\n"
TITLES = {
    "id-card": "ID-card reader",
    "social-card": "Social-security card reader",
    "scanner": "Scanner",
    "face-camera": "Cameras",
    "receipt-printer": "Receipt printer",
    "a4-printer": "A4 printer",
    "lamps": "Lamps and sensors",
}


class Mistake(Exception):
    """What the person who runs this must mend."""


def rows_of(results):
    """{device: {fault: (visitor, staff, heals)}} in the order of the tests, and whether any test was skipped."""
    table = {device: {} for device in TITLES}
    skipped = False
    for result in results:
        for case in xml.parse(result).getroot().iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            if case.find("failure") is not None:
                raise Mistake(f"{name} failed: no table is made of it")
            skipped |= case.get("result") != "completed" or case.find("skipped") is not None
            for row in case.iter("property"):
                if not row.get("name").startswith("fault_row_"):
                    continue
                device, fault, *cells = row.get("value").split("\t")
                if device not in table:
                    raise Mistake(f"{name} notes a fault of {device}: no such device in TITLES")
                known = table[device].setdefault(fault, tuple(cells))
                if known != tuple(cells):
                    raise Mistake(f"{name} and a test before it disagree about {device} {fault}:\n  {known}\n  {cells}")
    return table, skipped


def line(fault, cells):
    return f"| {fault} | " + " | ".join(cells) + " |\n"


def written(table):
    text = BEGIN
    for device, rows in table.items():
        if not rows:
            raise Mistake(f"no test noted a fault of {device}")
        text += f"\n### {TITLES[device]}\n| fault | the visitor | staff | heals |\n|---|---|---|---|\n"
        text += "".join(line(fault, cells) for fault, cells in rows.items())
    return text + "\n" + END


def main(arguments):
    write = arguments[:1] == ["--write"]
    readme, *results = map(Path, arguments[1:] if write else arguments)
    table, skipped = rows_of(results)
    text = readme.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise Mistake(f"{readme} has not the two marks between which the tables stand")
    before, rest = text.split(BEGIN)
    shown, after = rest.split(END)
    count = sum(map(len, table.values()))
    if write:
        readme.write_text(before + written(table) + after, encoding="utf-8")
        print(f"{count} faults written")
        return
    missing = [row for device in table for row in map(lambda item: line(*item), table[device].items()) if row not in shown]
    if missing or (not skipped and BEGIN + shown + END != written(table)):
        raise Mistake("drivers/README.md is not what the tests saw; build the target fault-table to write it\n" + "".join(missing))
    print(f"{count} faults of {len(table)} devices, each as its test saw it")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Mistake as mistake:
        sys.exit(str(mistake))
