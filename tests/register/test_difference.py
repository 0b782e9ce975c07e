"""What changes in a file, line by line: the lines of the patch, and of what is kept from its reader nothing."""

from __future__ import annotations

import pytest

from tracker.outputs.patch import as_read, patch
from tracker.register.difference import FileDifference, difference
from tracker.register.readable_text import Line, whole_lines
from tracker.register.schema.restricted import RESTRICTED

PATH = "responses/A-01.yaml"
WAS = b"recommendation: A-01\nactions: []\nevidence:\n  - id: E1\n    title: Secret\n"
ADDED = WAS + b"  - id: E2\n    title: Mine\n"


def known(hide: int | None) -> dict[str, tuple[Line, ...]]:
    """The lines of the file as they were, one of them kept back, by its number from 1."""
    lines = list(whole_lines(WAS.decode()))
    if hide is not None:
        lines[hide - 1] = ("    title: ", RESTRICTED)
    return {PATH: tuple(lines)}


def told(file: FileDifference) -> list[str]:
    return [f"{line.sign}{''.join(map(str, line.parts))}" for hunk in file.hunks for line in hunk]


def test_its_lines_are_those_of_the_patch() -> None:
    new = ADDED.replace(b"actions: []", b"actions:\n  - id: A-01.1")
    [file] = difference({PATH: WAS}, {PATH: new}, None)

    in_patch = as_read(patch({PATH: WAS}, {PATH: new}, {})).splitlines()[3:]
    assert told(file) == [line for line in in_patch if not line.startswith("@@")]
    assert (file.is_new, file.is_readable, file.is_file_readable) == (False, True, True)
    assert file.added == ("actions:", "  - id: A-01.1", "  - id: E2", "    title: Mine")
    assert [line.number for line in file.hunks[0] if line.sign == "+"] == [2, 3, 7, 8]


def test_a_line_beside_it_that_is_kept_back_is_a_stub_and_there_is_no_patch_to_have() -> None:
    [file] = difference({PATH: WAS}, {PATH: ADDED}, known(5))

    assert told(file) == [" evidence:", "   - id: E1", "     title: restricted", "+  - id: E2", "+    title: Mine"]
    assert (file.is_readable, file.is_file_readable) == (False, False)
    assert file.added == ("  - id: E2", "    title: Mine")
    assert [file.is_new_line(number) for number in (5, 6, 7, 8)] == [False, True, True, False]


def test_a_line_that_is_kept_back_further_off_keeps_back_the_whole_file_alone() -> None:
    far = WAS + b"".join(b"    # %d\n" % number for number in range(8))
    lines = [*known(5)[PATH], *whole_lines("\n".join(f"    # {number}" for number in range(8)))]
    [file] = difference({PATH: far}, {PATH: far + b"  - id: E2\n"}, {PATH: lines})

    assert (file.is_readable, file.is_file_readable) == (True, False)


def test_where_a_line_that_is_kept_back_is_written_anew_no_new_line_is_told() -> None:
    new = WAS.replace(b"title: Secret", b"title: Secrets") + b"corrections:\n  - was: Secret\n"
    [file] = difference({PATH: WAS}, {PATH: new}, known(5))

    assert "Secret" not in "".join(told(file))
    assert (file.added, file.is_readable, file.is_new_line(6)) == ((), False, False)


@pytest.mark.parametrize("lines", [(), [("recommendation: A-01",)]])
def test_where_lines_cannot_be_told_apart_nothing_is_told_of_any(lines: list[Line]) -> None:
    [file] = difference({PATH: WAS}, {PATH: ADDED}, {PATH: lines})
    assert told(file)[:3] == [" restricted"] * 3


@pytest.mark.parametrize(
    ("comment", "is_told"),
    [
        ("# yaml-language-server: $schema=../../schema/response.json", True),
        ("# Add at the end of a list; do not rewrite what is there. data/README.md explains every field.", True),
        ("# Kept by A. Nother", False),
        ("# yaml-language-server: $schema=x.json kept by A. Nother", False),
    ],
)
def test_a_comment_of_a_new_file_that_only_the_product_itself_writes_is_told(comment: str, is_told: bool) -> None:
    new = f"{comment}\nrecommendation: A-01\n".encode()
    [file] = difference({}, {PATH: new}, {})
    assert told(file) == [f"+{comment}" if is_told else "+restricted", "+recommendation: A-01"]
    assert (file.is_new, file.is_readable) == (True, is_told)

    [whole] = difference({}, {PATH: new}, None)
    assert whole.is_readable

    hidden: list[Line] = [("# ", RESTRICTED), ("recommendation: A-01",)]
    [longer] = difference({PATH: new}, {PATH: new + b"evidence: []\n"}, {PATH: hidden})
    assert told(longer)[0] == (f" {comment}" if is_told else " # restricted")
    assert longer.is_file_readable is is_told
