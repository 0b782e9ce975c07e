"""Sound registers → mutants of them: bytes, lines, words, structure, signs and whole files, changed at random.

The same seed makes the same mutants.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.registers.canaries import BORSETSHIRE, canaries_into
from tracker.files import read_folder
from tracker.register.text.folder import LINK, NO_FILE, NO_FOLDER, UNREAD, Folder, NotAFile

SHIPPED = Path(__file__).parents[2] / "data"
BASES = ("shipped", "borsetshire", "canaries")
VALUES = (
    *("null", "~", "no", "010", "12:30", "1e3", "2024-02-30", "9999-12-31", "1800-01", "[]", "{}", "''", "[a, b]"),
    *("{a: b}", "[", "]", "{", "}", "'", '"', "|", ">", "|+", "&a ", "*a", "!t ", "- ", ": ", " # ", "?", "...", "%"),
    *("mps", "ICO-01", "ICO-05.1", "E1", "evidence/../x", "../x", "file://", "http://", "x" * 300, "9" * 5000),
    *("marking: offical", "marking: official", "Marking: official_sensitive", "marking official", "<<", "place"),
    *(
        '"\\0place"',
        '"\\n"',
        '"\\r=1"',
        '"\\e[2J"',
        '"\\ud800"',
        "'   '",
        "=1+1",
        "@SUM(A1)",
        "2018-11-13",
        "implemented",
    ),
)
SIGNS = (
    "\u00a0\u200b\u200c\u200d\u200e\u200f\u2011\u202e\u2066\u00ad\u201c\u201d\u2018\u0410\u0435\u0399\uff11\uff1a\u2028\u0085"
    "\ufeff\u0301\u00e9\U0001f600\U000e0041\ufffe\x00\x07\x1b\r\t\x7f"
)
MARKS = (
    b"<<<<<<< HEAD\n",
    b"=======\n",
    b">>>>>>> b\n",
    b"||||||| 2f4d1c0\n",
    b"---\n",
    b"...\n",
    b"%YAML 1.2\n",
    b"#\n",
)
NAMES = (
    *("responses/ICO-05.yaml.txt", "responses/ICO-05 (1).yaml", "Responses/ICO-05.yaml", "meetings.yml", "notes.yaml"),
    *("responses/ICO-99.yaml", "faq.md", "evidence/x.yaml", "responses/2019/ICO-05.yaml", "data/recommendations.yaml"),
)


class Mutant(NamedTuple):
    """A spoilt register: what it was made from, and its files."""

    base: str
    texts: dict[str, bytes]
    held: dict[str, str]


@cache
def base(name: str) -> Folder:
    """Return a sound register, by its name; of `canaries` every word that is restricted is one."""
    if name == "canaries":
        with tempfile.TemporaryDirectory() as folder:
            return read_folder(canaries_into(Path(folder)))
    return read_folder(SHIPPED if name == "shipped" else BORSETSHIRE)


def mutant(seed: int, number: int) -> Mutant:
    """Return the mutant of a number in the line of a seed: one to five changes to one of the registers."""
    random = Random(f"{seed} {number}")
    name = random.choice(BASES)
    texts, held = dict(base(name).texts), dict(base(name).held)
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        if random.random() < 0.12:
            random.choice(OF_FILES)(texts, held, random)
        else:
            path = random.choice(sorted(texts))
            if not isinstance(texts[path], NotAFile):
                texts[path] = random.choice(OF_TEXT)(texts[path], random)
    return Mutant(name, texts, held)


# Changes to one text


def _flip(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text) + 1)
    return text[:at] + bytes([random.randrange(256)]) + text[at + 1 :]


def _insert(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(VALUES).encode() + text[at:]


def _cut(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice((b"", text[at + random.randrange(1, 40) :]))


def _sign(text: bytes, random: Random) -> bytes:
    letters, sign = text.decode(errors="replace"), random.choice(SIGNS)
    places = [found.start() for found in re.finditer(r"\b", letters)] or [0]
    at = random.choice(places)
    return f"{letters[:at]}{sign}{letters[at + random.randrange(2) :]}".encode(errors="replace")


def _line(text: bytes, random: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    if not lines:
        return random.choice(MARKS)
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines[to:to] = lines[at : at + random.randrange(1, 8)]
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = b" " * random.randrange(1, 5) + lines[at]
        case 4:
            lines[at] = lines[at][random.randrange(1, 5) :]
        case 5:
            lines.insert(at, b" " * random.choice((0, 0, 4)) + random.choice(MARKS))
        case 6:
            lines[at] = lines[at].rstrip(b"\n") + random.choice((b" # cut", b" #4\n", b"\r\n", b"\r", b"", b"\xa0\n"))
    return b"".join(lines)


def _word(text: bytes, random: Random) -> bytes:
    """Put another word of the same text in a word's place, or a value that is none."""
    words = list(re.finditer(rb"[^\s,\[\]{}]+", text))
    if not words:
        return text
    gone, other = random.choice(words), random.choice(words)
    instead = other[0] if random.random() < 0.5 else random.choice(VALUES).encode()
    return text[: gone.start()] + instead + text[gone.end() :]


def _name(text: bytes, random: Random) -> bytes:
    names = list(re.finditer(rb"[a-z_]+(?=:)", text))
    if not names:
        return text
    found, other = random.choice(names), random.choice(names)
    name = random.choice((other[0], found[0][1:], found[0].upper(), found[0] + b"x", found[0].title()))
    return text[: found.start()] + name + text[found.end() :]


def _block(text: bytes, random: Random) -> bytes:
    """Take away, repeat or move a line with all that is indented below it."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = random.randrange(len(lines))
    deep = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > deep:
        end += 1
    block, to = lines[at:end], random.randrange(len(lines))
    if random.random() < 0.6:
        del lines[at:end]
    if random.random() < 0.7:
        lines[to:to] = block
    return b"".join(lines)


def _encoded(text: bytes, random: Random) -> bytes:
    letters = text.decode(errors="replace")
    match random.randrange(4):
        case 0:
            return letters.encode(random.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32")), errors="replace")
        case 1:
            return letters.encode("cp1252", errors="replace")
        case 2:
            return text.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n")))
        case _:
            return random.choice((b"", b"\n", b"# nothing\n", b"~\n", b"[" * 3000, b"- " * 200, b"a: b\n---\nc: d\n"))


OF_TEXT: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flip, _insert, _cut, _sign, _sign, _line, _line, _word, _word, _name, _block, _block, _encoded),
)


# Changes to whole files


def _gone(texts: dict[str, bytes], held: dict[str, str], random: Random) -> None:
    texts.pop(random.choice(sorted(texts)), None)


def _swapped(texts: dict[str, bytes], held: dict[str, str], random: Random) -> None:
    one, other = random.choice(sorted(texts)), random.choice(sorted(texts))
    texts[one], texts[other] = texts[other], texts[one]


def _renamed(texts: dict[str, bytes], held: dict[str, str], random: Random) -> None:
    path = random.choice(sorted(texts))
    texts[random.choice(NAMES)] = texts[path] if random.random() < 0.5 else texts.pop(path)


def _linked(texts: dict[str, bytes], held: dict[str, str], random: Random) -> None:
    path = random.choice((*sorted(texts), "responses", "evidence", "meetings.yaml"))
    texts[path] = NO_FOLDER if path in ("responses", "evidence") else random.choice((LINK, NO_FILE, UNREAD))


def _evidence(texts: dict[str, bytes], held: dict[str, str], random: Random) -> None:
    for path in list(held):
        held[path] = random.choice((held[path], "is a link", "0" * 64))
    held["evidence/Cafe\u0301.txt"] = "0" * 64


OF_FILES: tuple[Callable[[dict[str, bytes], dict[str, str], Random], None], ...] = (
    *(_gone, _swapped, _renamed, _linked, _evidence),
)
