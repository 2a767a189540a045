"""What a running program holds in its memory, and what lies in a folder: looked through for a visitor's words."""
import pathlib


def writings(words):
    """Each word in the ways programs write text; what is on the chip is UTF-16."""
    return {(word, name): word.encode(name) for word in words for name in ("utf-8", "utf-16-le", "utf-32-le")}


def resident_regions(pid):
    """(begin, end, name) of every writable mapping that holds anything; what was never touched is left out."""
    region = None
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split(maxsplit=5)
        if "-" in words[0]:
            begin, end = (int(part, 16) for part in words[0].split("-"))
            region = (begin, end, words[5] if len(words) > 5 else "anonymous") if words[1].startswith("rw") else None
        elif words[0] == "Rss:" and region and int(words[1]):
            yield region


def in_memory(pid, words):
    """(word, encoding, region) for every find in memory the program can write to."""
    found = []
    needles = writings(words)
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for begin, end, name in resident_regions(pid):
            try:
                memory.seek(begin)
                block = memory.read(end - begin)
            except OSError:  # a device's memory cannot be read this way
                continue
            found += [(word, how, name) for (word, how), needle in needles.items() if needle in block]
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
