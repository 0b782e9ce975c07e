"""No restricted word is in a pack for a lower audience; the figures are the same for everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.outputs.pack.packs import pack_of, rows_of, section, table_below
from tests.registers.canaries import AUTHOR, CANARY, SUBJECT, canaries_into, committed  # noqa: F401  (fixture)
from tracker.outputs.paper.blocks import MeetingPaper
from tracker.register.schema.levels import EVERYTHING
from tracker.vocabulary import Marking

MEETINGS = ("jab-2025-02", "jab-2025-04", "jab-2022-09")


def everything_in(paper: MeetingPaper) -> str:
    return repr(paper)


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return canaries_into(tmp_path_factory.mktemp("canaries") / "data")


@pytest.mark.parametrize("meeting", MEETINGS)
def test_no_canary_is_in_a_public_pack_or_in_what_it_encloses(canaries: Path, meeting: str) -> None:
    told = everything_in(pack_of(canaries, meeting))

    assert CANARY not in told
    assert CANARY in everything_in(pack_of(canaries, meeting, EVERYTHING))


@pytest.mark.parametrize("audience", [Marking.PUBLIC, Marking.OFFICIAL])
def test_words_that_were_public_once_are_not_told_of_the_past_either(committed: Path, audience: Marking) -> None:  # noqa: F811
    told = everything_in(pack_of(committed / "data", "jab-2025-04", audience))

    assert CANARY not in told
    assert SUBJECT not in told


def test_a_public_pack_names_nobody_who_commits(committed: Path) -> None:  # noqa: F811
    assert AUTHOR not in everything_in(pack_of(committed / "data", "jab-2025-04"))
    assert AUTHOR in everything_in(pack_of(committed / "data", "jab-2025-04", Marking.OFFICIAL))


def test_a_pack_says_how_many_entries_are_restricted(canaries: Path) -> None:
    paper = pack_of(canaries, "jab-2025-04")
    number = paper.imprint.restricted

    assert number > 100
    assert (
        f"For these readers the words of {number:,} entries are restricted; every figure counts them."
        in (section(paper, "Purpose of this paper")[0])
    )
    assert pack_of(canaries, "jab-2025-04", EVERYTHING).imprint.restricted == 0


def test_the_figures_are_the_same_for_every_audience(canaries: Path) -> None:
    public, whole = pack_of(canaries, "jab-2025-04"), pack_of(canaries, "jab-2025-04", EVERYTHING)

    for caption in ("How many stand where", "What each source comes to", "Each recommendation on a line"):
        assert rows_of(table_below(public, caption)) == rows_of(table_below(whole, caption))
    assert (
        section(public, "Where things stand")[0].partition(" Reported in")[0]
        == (section(whole, "Where things stand")[0].partition(" Reported in")[0])
    )


def test_a_stub_stands_where_words_are_kept(canaries: Path) -> None:
    entries = rows_of(table_below(pack_of(canaries, "jab-2025-04"), "Everything dated about ICP-01, newest first"))

    updates = [row[1] for row in entries if row[1].startswith("Update on")]
    assert updates
    assert all(re.search(r": restricted.*\(official – sensitive\)$", update) for update in updates)
