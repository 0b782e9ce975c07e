"""A register that lacks what most have reads sensibly: nothing is counted, or awaited, that cannot be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pages.odd_registers import ODD, write
from tests.pages.reading import text_of_page, words_of
from tracker.ui.shell.menu import PAGES

# Each page, and what it has for one; what the Guide, About and Data explain is the same of every register.
ADDRESSES = (
    *((page, {}) for page in PAGES if page not in ("guide", "about", "data")),
    ("recommendations", {"id": "INSP-01"}),
    ("actions", {"owner": "head-of-custody"}),
    ("guide", {"sheet": "chair"}),
)
EXPLAINING = (("guide", {}), ("about", {}), ("data", {}))
_UNDATED = ("no-deadlines", "nothing-but-questions")
_UNVERIFIED = ("no-verifiers", "nothing-but-questions")
_WITHOUT_MEETINGS = ("no-meetings", "nothing-but-questions")
_HEADING = re.compile(r"<h([1-4])[^>]*>(.*?)</h\1>", re.DOTALL)
_SUMMARY = re.compile(r"<summary>.*?</summary>", re.DOTALL)

Markups = Callable[[str], Iterator[tuple[str, str]]]


@pytest.fixture(scope="module")
def drawn() -> dict[tuple[str, str], str]:
    """What was drawn already: each page is drawn once for all tests."""
    return {}


@pytest.fixture
def markups(drawn, open_page, register, tmp_path: Path) -> Markups:
    """`markups("no-meetings")` yields each page's address with what is drawn there of that register."""

    def of_register(name: str, addresses=ADDRESSES):
        folder = None
        for page, asked in addresses:
            address = f"{page}?{next(iter(asked.items()), '')}"
            if (name, address) not in drawn:
                folder = folder or write(ODD[name], tmp_path / name)
                register(folder)
                drawn[name, address] = open_page(page, **asked).markup
            yield address, drawn[name, address]

    return of_register


def texts(markups: Markups, name: str) -> Iterator[tuple[str, str]]:
    return ((address, text_of_page(markup)) for address, markup in markups(name))


def over_nothing(markup: str) -> list[str]:
    """Return the headings after which the next one follows, or nothing: of a section, not of the page."""
    drawn = re.sub(r'<style>.*?</style>|<p class="how">.*?</p>|<script.*?</script>', "", markup, flags=re.DOTALL)
    headings = list(_HEADING.finditer(drawn))
    ends = [*(each.start() for each in headings[1:]), len(drawn)]
    levels = [*(int(each[1]) for each in headings[1:]), 0]
    return [
        words_of(heading[2])
        for heading, end, next_level in zip(headings, ends, levels, strict=True)
        if 1 < int(heading[1]) >= next_level and not words_of(_SUMMARY.sub("", drawn[heading.end() : end]))
    ]


@pytest.mark.parametrize("name", ODD)
def test_no_heading_stands_over_nothing_and_no_table_is_without_rows(markups: Markups, name: str) -> None:
    for address, markup in markups(name, (*ADDRESSES, *EXPLAINING)):
        assert over_nothing(markup) == [], address
        tables = re.findall(r"<table.*?</table>", markup, re.DOTALL)
        assert [
            words_of(each) for each in tables if "<tbody>" in each and "<tr" not in each.partition("<tbody>")[2]
        ] == []


def test_a_heading_over_nothing_is_found():
    over_a_list = "<h2>Owed</h2><h3>By posts</h3><ul><li>One</li></ul>"
    assert over_nothing(f"<h1>Actions</h1>{over_a_list}") == []
    assert over_nothing(f"{over_a_list}<h2>Ended</h2><details><summary>As a table</summary></details>") == ["Ended"]
    assert over_nothing("<h2>Ended</h2><h2>Owed</h2><p>None.</p>") == ["Ended"]


def found(markups: Markups, name: str, pattern: str, without: str = r"(?!)") -> dict[str, list[str]]:
    """Return by page what of it matches, with the words before and after; `without`: markup that is left out."""
    around = re.compile(f".{{0,40}}(?:{pattern}).{{0,20}}", re.IGNORECASE)
    left_out = re.compile(without, re.DOTALL)
    matches = {page: around.findall(text_of_page(left_out.sub("", markup))) for page, markup in markups(name)}
    return {address: each for address, each in matches.items() if each}


@pytest.mark.parametrize("name", ODD)
def test_why_something_is_not_there_is_said_once(markups: Markups, name: str) -> None:
    reasons = ("no earlier meeting", "not under version control", "no meeting is on the register")
    closed = re.compile(r"(<details(?! open)[^>]*>\s*<summary.*?</summary>).*?</details>", re.DOTALL)
    shown = {address: text_of_page(closed.sub(r"\1", markup)) for address, markup in markups(name)}
    counts = {(address, reason): text.lower().count(reason) for address, text in shown.items() for reason in reasons}
    assert {where: number for where, number in counts.items() if number > 1} == {}


@pytest.mark.parametrize("name", _UNDATED)
def test_where_nothing_has_a_deadline_nothing_is_counted_as_late_or_in_time(markups: Markups, name: str) -> None:
    none_late = r"(?:past (?:the |its )?deadline|overdue|\blate|due soon)\W+(?:stayed at )?0\b"
    none_late += r"|\b0 (?:are |is )?(?:past|overdue|late)\b"
    assert found(markups, name, f"{none_late}|past its deadline|(?:Past deadline|Overdue) [A-Z]") == {}
    overview = dict(texts(markups, name))["overview?"]
    assert "no deadline" in overview or "has a deadline" in overview  # that there is none is said


@pytest.mark.parametrize("name", _UNVERIFIED)
def test_where_nobody_may_verify_nobody_waits_for_a_verdict(markups: Markups, name: str) -> None:
    pattern = r"awaiting verification|waits? for a verdict|\bverified (?:stayed at )?0\b|0 verified|not verified"
    assert found(markups, name, pattern) == {}


@pytest.mark.parametrize("name", _WITHOUT_MEETINGS)
def test_where_there_are_no_meetings_nothing_is_told_of_the_last_or_the_next(markups: Markups, name: str) -> None:
    pattern = r"(?:earlier|last|next) meeting|meetings? (?:were|was) told|since the meeting"
    assert {page: words for page, words in found(markups, name, pattern).items() if page != "meetings?"} == {}
    assert "No meeting is on the register" in dict(texts(markups, name))["meetings?"]


def test_one_is_told_as_one(markups: Markups) -> None:
    tiles = r'<dl class="tiles".*?</dl>'  # there the number of one stands before the name of the next
    one_as_many = r"(?<![\d,.-])1 (?:are|have|were|recommendations|actions|exceptions|items|sources|owners|matters)\b"
    pattern = rf"{one_as_many}|(?-i:\ball 1\b)|\(of 1\)|\beach of the 1\b"
    assert found(markups, "one-recommendation", pattern, without=tiles) == {}


@pytest.mark.parametrize("name", ["none-done", "no-response", "nothing-but-questions"])
def test_where_none_is_done_it_is_said(markups: Markups, name: str) -> None:
    overview = dict(texts(markups, name))["overview?"]
    assert re.search(r"0 of 3|none of (its|the) 3|no .* done|nothing is (done|reported)", overview, re.I)
    assert "may be" not in overview


def test_where_all_are_done_nothing_is_to_be_looked_at(markups: Markups) -> None:
    assert found(markups, "all-done", r"\b0 (?:are|is) still open|act now|What is overdue") == {}
    assert re.search(r"\b(3 of 3|all 3)\b", dict(texts(markups, "all-done"))["overview?"], re.IGNORECASE)
