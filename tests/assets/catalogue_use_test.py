"""Every string and every error of the catalogues is used somewhere in the product; a sentence nobody shows is clutter."""
import pathlib
import re
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def enumerator(key):
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[._-]", key))


def product_text():
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("drivers", "vision", "ui", "kiosk")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".h", ".cpp")
    )


def tables(folder):
    for path in sorted((ROOT / "assets" / folder).glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield path.name, key, value


class CatalogueUse(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.used = set(re.findall(r"\b(?:StringId|ErrorId|EventId|S|E)::([A-Z]\w*)", product_text()))

    def test_every_string_is_shown_somewhere(self):
        self.assertEqual([f"{name}: {key}" for name, key, _ in tables("strings") if enumerator(key) not in self.used], [])

    def test_every_error_can_happen(self):
        self.assertEqual(
            [f"{name}: {code} {row['name']}" for name, code, row in tables("errors") if row["name"] not in self.used], []
        )

    def test_every_event_is_written_somewhere(self):
        self.assertEqual([f"{name}: {key}" for name, key, _ in tables("events") if enumerator(key) not in self.used], [])

    def test_citizens_are_spoken_to_kindly(self):
        forbidden = ("失败", "错误", "非法", "异常", "超时", "请联系管理员")
        said = [(name, key, row["zh"]) for name, key, row in tables("strings")]
        said += [(name, code, row["citizen"]["zh"]) for name, code, row in tables("errors")]
        self.assertEqual([f"{name}: {key}: {text}" for name, key, text in said if any(word in text for word in forbidden)], [])


if __name__ == "__main__":
    unittest.main()
