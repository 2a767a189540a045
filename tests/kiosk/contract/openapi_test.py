"""The contract document: sound in itself, its examples fit its schemas, and its paths are the routes of the program."""
import pathlib
import re
import unittest

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "kiosk" / "contract" / "openapi.yaml"
METHODS = {"get", "put", "post", "delete", "patch"}


def plain(path):
    return re.sub(r"\{[^}]*\}", "{}", path)


class Openapi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))

    def target(self, ref):
        node = self.document
        for name in ref.removeprefix("#/").split("/"):
            node = node[name]
        return node

    def walk(self, node, where=""):
        yield where, node
        if isinstance(node, dict):
            for name, child in node.items():
                yield from self.walk(child, f"{where}/{name}")
        elif isinstance(node, list):
            for index, child in enumerate(node):
                yield from self.walk(child, f"{where}/{index}")

    def operations(self):
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method in METHODS:
                    yield path, method, item, operation

    def test_every_reference_leads_somewhere_and_every_part_is_used(self):
        used = set()
        for where, node in self.walk(self.document):
            if isinstance(node, dict) and isinstance(node.get("$ref"), str):
                with self.subTest(where=where):
                    self.target(node["$ref"])
                used.add(node["$ref"])
        parts = {
            f"#/components/{kind}/{name}"
            for kind in ("parameters", "requestBodies", "responses", "schemas", "examples")
            for name in self.document["components"][kind]
        }
        # These travel inside other bodies; their examples are there to be read.
        self.assertEqual(parts - used, {
            "#/components/examples/Conclusion",
            "#/components/examples/Application",
            "#/components/examples/CertificationRequest",
            "#/components/schemas/CertificationRequest",
        })

    def test_operations_are_whole(self):
        names = [operation["operationId"] for _, _, _, operation in self.operations()]
        self.assertEqual(len(names), len(set(names)))
        for path, method, item, operation in self.operations():
            with self.subTest(path=path, method=method):
                self.assertIn("default", operation["responses"])
                self.assertIn("security", operation)
                given = item.get("parameters", []) + operation.get("parameters", [])
                given = [self.target(p["$ref"]) if "$ref" in p else p for p in given]
                declared = {p["name"] for p in given if p["in"] == "path"}
                self.assertEqual(declared, set(re.findall(r"\{([^}]*)\}", path)))

    def test_examples_fit_their_schemas(self):
        resolver = jsonschema.RefResolver.from_schema(self.document)
        examples = self.document["components"]["examples"]
        self.assertGreater(len(examples), 10)
        for name, example in examples.items():
            with self.subTest(name=name):
                schema = self.document["components"]["schemas"][name]
                checker = jsonschema.Draft202012Validator(schema, resolver=resolver)
                self.assertEqual([error.message for error in checker.iter_errors(example["value"])], [])
                broken = dict(example["value"], surely_unknown=1)
                if name != "Problem":
                    self.assertTrue(list(checker.iter_errors(broken)), "takes unknown members")

    def test_paths_are_the_programs_routes(self):
        sources = sorted((ROOT / "kiosk" / "backoffice" / "api").glob("*_api.cpp"))
        self.assertTrue(sources, "the back office's routes are not where they were")
        routes = {
            (method.lower(), plain(path))
            for source in sources
            for method, path in re.findall(r'add\(Method::(\w+), "(/[^"]+)"', source.read_text(encoding="utf-8"))
        }
        described = {(method, plain(path)) for path, method, _, _ in self.operations()}
        self.assertEqual(described, routes)


if __name__ == "__main__":
    unittest.main()
