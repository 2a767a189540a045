#!/usr/bin/env python3
"""Turns the catalogues into C++, so that a string or an error that is not in a catalogue does not compile.

usage: generate.py ASSETS_DIR OUTPUT_DIR
Reads strings/*.toml, errors/*.toml and events/*.toml; writes string_id, error_id and event_id .h/.cpp (only when their
content changes).
Stops with a sentence naming the entry when a catalogue is incomplete, doubled or misspelt.
"""
import pathlib
import re
import sys
import tomllib

LANGUAGES = ("zh", "en")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fail(message):
    sys.exit(f"catalogue: {message}")


def load(folder):
    entries = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            fail(f"{path.name}: {error}")
        for key, value in tables.items():
            if key in entries:
                fail(f"{path.name}: {key} is already in {entries[key][0]}")
            if not isinstance(value, dict):
                fail(f"{path.name}: {key} is not a table")
            entries[key] = (path.name, value)
    return entries


def literal(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def enumerator(key):
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[._-]", key))


def both_languages(key, where, value):
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        fail(f"{where}: {key} needs exactly {' and '.join(LANGUAGES)}")
    for language in LANGUAGES:
        if not isinstance(value[language], str) or not value[language].strip():
            fail(f"{where}: {key}.{language} is empty")
    holders = [set(PLACEHOLDER.findall(value[language])) for language in LANGUAGES]
    if holders[0] != holders[1]:
        fail(f"{where}: {key}: the languages name different placeholders: {holders[0]} and {holders[1]}")
    return [value[language] for language in LANGUAGES]


def strings(entries):
    header, rows = [], []
    for key in sorted(entries):
        where, value = entries[key]
        if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+", key):
            fail(f"{where}: {key}: keys are room.name in lower case")
        texts = both_languages(key, where, value)
        header.append(f"  {enumerator(key)},  // {key}")
        rows.append(f"    {{{literal(key)}, {{{', '.join(literal(text) for text in texts)}}}}},")
    return header, rows


ERROR_FIELDS = ("citizen", "cause", "remedy")


def errors(entries):
    header, rows, names = [], [], {}
    for code in sorted(entries):
        where, value = entries[code]
        if not re.fullmatch(r"[A-Z]{2,4}-[RF][0-9]{2}", code):
            fail(f"{where}: {code}: codes are AREA-R01 (retry) or AREA-F01 (fault)")
        unknown = set(value) - {"name", *ERROR_FIELDS}
        if unknown:
            fail(f"{where}: {code}: unknown fields {sorted(unknown)}")
        name = value.get("name", "")
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]+", name) or name in names:
            fail(f"{where}: {code}: name is missing, misspelt or already used")
        names[name] = code
        family = "Retry" if code.split("-")[1][0] == "R" else "Fault"
        texts = [both_languages(f"{code}.{field}", where, value.get(field)) for field in ERROR_FIELDS]
        header.append(f"  {name},  // {code}")
        cells = ", ".join("{" + ", ".join(literal(text) for text in pair) + "}" for pair in texts)
        rows.append(f"    {{{literal(code)}, ErrorFamily::{family}, {cells}}},")
    return header, rows


def events(entries):
    header, rows = [], []
    for key in sorted(entries):
        where, value = entries[key]
        if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+", key):
            fail(f"{where}: {key}: keys are room.name in lower case")
        unknown = set(value) - {"meaning", "values"}
        if unknown:
            fail(f"{where}: {key}: unknown fields {sorted(unknown)}")
        texts = both_languages(f"{key}.meaning", where, value.get("meaning"))
        values = value.get("values", [])
        if not isinstance(values, list) or not all(isinstance(v, str) and re.fullmatch(r"[a-z][a-z_]*", v) for v in values):
            fail(f"{where}: {key}.values is a list of names in lower case")
        header.append(f"  {enumerator(key)},  // {key}")
        cells = ", ".join(literal(text) for text in texts)
        rows.append(f"    {{{literal(key)}, {{{cells}}}, {literal(' '.join(values))}}},")
    return header, rows


STRING_HEADER = """// Generated from assets/strings by assets/generate.py.
#pragma once

#include <cstdint>
#include <string_view>

#include "assets/language.h"

namespace assets {{

enum class StringId : std::uint16_t {{
{body}
}};

inline constexpr std::uint16_t kStringCount = {count};

/// The catalogue's key, e.g. "home.title".
std::string_view key(StringId id);
/// The text in a language, with its {{placeholders}} unfilled.
std::string_view text(StringId id, Language language);

}}  // namespace assets
"""

STRING_SOURCE = """// Generated from assets/strings by assets/generate.py.
#include "assets/string_id.h"

#include <array>
#include <cstddef>

namespace assets {{
namespace {{
struct Row {{
  std::string_view key;
  std::array<std::string_view, 2> texts;
}};
constexpr std::array<Row, {count}> kRows = {{{{
{body}
}}}};
}}  // namespace

std::string_view key(StringId id) {{ return kRows[static_cast<std::size_t>(id)].key; }}

std::string_view text(StringId id, Language language) {{
  return kRows[static_cast<std::size_t>(id)].texts[static_cast<std::size_t>(language)];
}}

}}  // namespace assets
"""

ERROR_HEADER = """// Generated from assets/errors by assets/generate.py.
#pragma once

#include <cstdint>

#include "assets/error_entry.h"

namespace assets {{

enum class ErrorId : std::uint16_t {{
{body}
}};

inline constexpr std::uint16_t kErrorCount = {count};

const ErrorEntry& entry(ErrorId id);

}}  // namespace assets
"""

ERROR_SOURCE = """// Generated from assets/errors by assets/generate.py.
#include "assets/error_id.h"

#include <array>
#include <cstddef>

namespace assets {{
namespace {{
constexpr std::array<ErrorEntry, {count}> kRows = {{{{
{body}
}}}};
}}  // namespace

const ErrorEntry& entry(ErrorId id) {{ return kRows[static_cast<std::size_t>(id)]; }}

}}  // namespace assets
"""


EVENT_HEADER = """// Generated from assets/events by assets/generate.py.
#pragma once

#include <cstdint>
#include <string_view>

#include "assets/language.h"

namespace assets {{

/// What an audit log may say happened.
enum class EventId : std::uint16_t {{
{body}
}};

inline constexpr std::uint16_t kEventCount = {count};

/// The catalogue's key, e.g. "visit.began".
std::string_view key(EventId id);
/// What the event means, for people who read the log.
std::string_view meaning(EventId id, Language language);
/// True when the catalogue allows this event to carry a value of that name.
bool mayCarry(EventId id, std::string_view valueName);

}}  // namespace assets
"""

EVENT_SOURCE = """// Generated from assets/events by assets/generate.py.
#include "assets/event_id.h"

#include <array>
#include <cstddef>

namespace assets {{
namespace {{
struct Row {{
  std::string_view key;
  std::array<std::string_view, 2> meaning;
  std::string_view values;  // names, one blank between them
}};
constexpr std::array<Row, {count}> kRows = {{{{
{body}
}}}};
}}  // namespace

std::string_view key(EventId id) {{ return kRows[static_cast<std::size_t>(id)].key; }}

std::string_view meaning(EventId id, Language language) {{
  return kRows[static_cast<std::size_t>(id)].meaning[static_cast<std::size_t>(language)];
}}

bool mayCarry(EventId id, std::string_view valueName) {{
  std::string_view left = kRows[static_cast<std::size_t>(id)].values;
  while (!left.empty()) {{
    const auto end = left.find(' ');
    if (left.substr(0, end) == valueName) return true;
    if (end == std::string_view::npos) return false;
    left.remove_prefix(end + 1);
  }}
  return false;
}}

}}  // namespace assets
"""


def write(path, content):
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main():
    source, output = map(pathlib.Path, sys.argv[1:3])
    output.mkdir(parents=True, exist_ok=True)
    for read, folder, name, header_form, source_form in (
        (strings, "strings", "string_id", STRING_HEADER, STRING_SOURCE),
        (errors, "errors", "error_id", ERROR_HEADER, ERROR_SOURCE),
        (events, "events", "event_id", EVENT_HEADER, EVENT_SOURCE),
    ):
        header, rows = read(load(source / folder))
        if not rows:
            fail(f"{folder}: nothing there")
        write(output / f"{name}.h", header_form.format(body="\n".join(header), count=len(rows)))
        write(output / f"{name}.cpp", source_form.format(body="\n".join(rows), count=len(rows)))


main()
