"""The second register, tests/registers/borsetshire: every feature, and what its README worked out by hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from tracker.dates import as_written
from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Flag, Rule, State, Timeliness
from tracker.words.exceptions import clears, message

FOLDER = Path(__file__).parent / "registers" / "borsetshire"
DAY = date(2025, 3, 31)
FOUND = read_folder(FOLDER)
REGISTER, PROBLEMS = read(FOUND.texts, FOUND.held, DAY)


def standings():
    return position(REGISTER, spans_of_register(REGISTER), DAY)


def raised():
    return exceptions(REGISTER, standings())


def by_hand(heading):
    """Return the rows of the table below a heading of the README, cell by cell."""
    below = (FOLDER / "README.md").read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


BY_HAND = by_hand("Each recommendation at 2025-03-31")


def test_it_is_sound():
    assert PROBLEMS == ()
    assert len(REGISTER.recommendations) == 24


def test_it_shows_every_state_timeliness_and_flag():
    found = standings().standings.values()
    assert {each.span.state for each in found} == set(State)
    assert {each.timeliness for each in found} == set(Timeliness)
    assert {flag for each in found for flag in each.span.flags} == set(Flag)


@pytest.mark.parametrize("rule", Rule, ids=str)
def test_it_shows_every_rule_in_a_sentence(rule):
    found = [each for each in raised() if each.rule is rule]
    assert found
    for each in found:
        told, ends = message(REGISTER, each), clears(each)
        assert told[0].isupper() or told[0].isdigit()
        assert not told.endswith(".")
        assert ends.endswith(".")
        assert "None" not in told + ends
        assert "{" not in told + ends


def test_every_recommendation_was_worked_out_by_hand():
    assert [row[0] for row in BY_HAND] == list(REGISTER.recommendations)


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_a_recommendation_stands_as_worked_out_by_hand(row):
    id, state, timely, _, rules = row
    standing = standings().standings[id]
    timeliness, _, days = timely.partition(", ")
    told = (standing.span.state, standing.timeliness, standing.days)
    assert told == (state, timeliness, int(days) if days else None)
    found = sorted(
        str(each.rule) for each in raised() if each.kind in ("recommendation", "action") and id in each.recommendations
    )
    assert found == sorted(re.findall(r"[a-z_]{5,}", rules))


def test_the_exceptions_about_other_things_are_those_worked_out_by_hand():
    expected = set()
    for rule, about, since in by_hand("Exceptions about other things at 2025-03-31"):
        subjects = [re.split("[:,]", each)[0].strip() for each in about.split(";")]
        expected |= {(rule, subject, when.strip()) for subject, when in zip(subjects, since.split(";"), strict=True)}
    others = [each for each in raised() if each.kind not in ("recommendation", "action")]
    assert {(str(each.rule), each.subject, as_written(each.since)) for each in others} == expected
