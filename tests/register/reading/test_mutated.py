"""Registers spoilt at random: nothing is raised, and every problem is told at a place that is there."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.files import read_folder
from tracker.problems import Problem
from tracker.register.reading.reading import Memory, Reading, read

TODAY = date(2026, 11, 23)
SHIPPED = read_folder(Path(__file__).parents[3] / "data")
SPOILS = (
    *("null", "~", "no", "010", "12:30", "1e3", "2024-02-30", "9999-12-31", "[]", "{}", "''", "[a, b]", "{a: b}"),
    *("[", "]", "{", "}", "'", '"', "|", ">", "&a ", "*a", "!t ", "- ", ": ", " # ", "\n---\n", "...", "%", "@", "\t"),
    *("\\", "\r", "\x07", "\x85", "\u2028", "\ufeff", "é", "😀", '"\\0place"', '"\\n"', "<<", "place", "x" * 300),
    *("mps", "ICO-01", "ICO-05.1", "E1", "evidence/../x", "../x", "file://", "http://", "9" * 5000, "9" * 400 + ".5"),
)


def spoilt(text: bytes, how: str, where: float, other: float, spoil: bytes) -> bytes:
    lines = text.split(b"\n")
    at, line, to = int(where * len(text)), int(where * len(lines)), int(other * len(lines))
    match how:
        case "insert":
            return text[:at] + spoil + text[at:]
        case "overwrite":
            return text[:at] + spoil + text[at + len(spoil) :]
        case "leave out":
            return text[:at] + text[at + 1 :]
        case "cut off":
            return text[:at]
        case "flip":
            return text[:at] + bytes([int(other * 256)]) + text[at + 1 :]
        case "value":
            lines[line] = lines[line].partition(b":")[0] + b": " + spoil
        case "name":
            lines[line] = lines[line].replace(b"e", b"", 1)
        case "indent":
            lines[line] = b"  " + lines[line]
        case "dedent":
            lines[line] = lines[line][1:]
        case "drop":
            del lines[line]
        case "repeat":
            lines[to:to] = lines[line : line + 6]
        case "swap":
            lines[line], lines[to] = lines[to], lines[line]
    return b"\n".join(lines)


HOW = [
    *("insert", "overwrite", "leave out", "cut off", "flip", "value", "name"),
    *("indent", "dedent", "drop", "repeat", "swap"),
]
FRACTIONS = st.floats(0, 1, exclude_max=True)
MUTATIONS = st.lists(
    st.tuples(
        *(st.sampled_from(sorted(SHIPPED.texts)), st.sampled_from(HOW), FRACTIONS, FRACTIONS, st.sampled_from(SPOILS))
    ),
    min_size=1,
    max_size=5,
)
UNSPOILT = Memory()
read(*SHIPPED, TODAY, UNSPOILT)


def told_well(problem: Problem, texts: dict[str, bytes]) -> bool:
    """Return whether a problem names a line and a column of a file of the register, in words on one line."""
    lines = texts[problem.path].decode("utf-8-sig", errors="replace").splitlines() or [""]
    is_there = 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    return is_there and problem.message.isprintable() and len(problem.message) < 400


def spoilt_register(mutations: list[tuple[str, str, float, float, str]]) -> dict[str, bytes]:
    texts = dict(SHIPPED.texts)
    for path, how, where, other, spoil in mutations:
        texts[path] = spoilt(texts[path], how, where, other, spoil.encode())
    return texts


def remembered(texts: dict[str, bytes]) -> Reading:
    """Return the reading of a spoilt register by somebody who has read it before it was spoilt."""
    return read(texts, SHIPPED.held, TODAY, Memory(dict(UNSPOILT.files), UNSPOILT.last))


@settings(max_examples=300, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(MUTATIONS)
def test_a_spoilt_register_is_told_and_never_raises(mutations):
    texts = spoilt_register(mutations)
    reading = remembered(texts)
    assert [problem for problem in reading.problems if not told_well(problem, texts)] == []
    assert (reading.register is None) == any(problem.level == "error" for problem in reading.problems)
    assert list(reading.problems) == sorted(set(reading.problems))


@settings(max_examples=20, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(MUTATIONS)
def test_what_is_remembered_changes_nothing_that_is_told(mutations):
    texts = spoilt_register(mutations)
    assert remembered(texts) == read(texts, SHIPPED.held, TODAY)
