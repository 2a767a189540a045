"""What a running program holds in its memory, and what lies in a folder: looked through for a visitor's words."""
import pathlib


def writings(words):
    """Each word in the ways programs write text; what is on the chip is UTF-16."""
    return {(word, name): word.encode(name) for word in words for name in ("utf-8", "utf-16-le", "utf-32-le")}


def in_memory(pid, words):
    """(word, encoding, region) for every find in memory the program can write to."""
    found = []
    needles = writings(words)
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *rest = line.split(maxsplit=5)
            if not rights.startswith("rw"):
                continue
            begin, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(begin)
                block = memory.read(end - begin)
            except (OSError, ValueError, OverflowError):
                continue
            region = rest[3] if len(rest) > 3 else "anonymous"
            found += [(word, name, region) for (word, name), needle in needles.items() if needle in block]
    return found


def in_folder(folder, words):
    """(word, encoding, file) for every find in the files of the folder."""
    needles = writings(words)
    return [
        (word, name, str(file.relative_to(folder)))
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for (word, name), needle in needles.items()
        if needle in file.read_bytes()
    ]
