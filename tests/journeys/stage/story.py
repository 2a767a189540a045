"""How a story is run from the command line: the words every story takes, the scene it plays in, and what is said when
something is not as it should be."""
import argparse
import pathlib
import sys

from .back_office import Refused
from .programs import Display, NotReady
from .scene import Scene, fresh, make_material
from .terminal import VisitEnded


class Wrong(Exception):
    """Something was lost, came twice, grew, or was not said."""


def must(condition, sentence):
    if not condition:
        raise Wrong(sentence)


def command_line(description):
    """A parser with the words every story takes."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binaries", type=pathlib.Path, required=True, help="where the programs were built")
    parser.add_argument("--deps", type=pathlib.Path, required=True, help="where setup put the models")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="a new folder for everything that comes out")
    parser.add_argument("--material", type=pathlib.Path, help="papers and people made before")
    return parser


def play(name, tell, arguments, settings=""):
    """Makes the scene on a display of its own and tells the story in it; the exit code."""
    out = fresh(arguments.out.resolve())
    material = arguments.material.resolve() if arguments.material else out / "material"
    display = scene = None
    try:
        if not arguments.material:
            make_material(arguments.binaries.resolve(), material)
        display = Display(out, own=True)
        scene = Scene(arguments.binaries.resolve(), arguments.deps.resolve(), out, display, material, settings)
        tell(scene)
        print(f"{name}: as it should be")
        return 0
    except (Wrong, NotReady, Refused, VisitEnded) as problem:
        print(f"{name}: {problem}\nEverything until then is in {out}", file=sys.stderr)
        return 1
    finally:
        for part in (scene, display):
            if part:
                part.stop()
