"""The small words that every sentence is made of."""

import pytest

from tests.rules import register_of
from tracker.dates import day_from
from tracker.words.figures import by_the_end, capital, count, days, listed, on_or_in, short_name, times
from tracker.words.statements import said_by

PARTIES = """
    parties:
    - {id: mps, name: Metropolitan Police Service, kind: body}
    - {id: ico, name: Information Commissioner's Office, kind: body}
    - {id: mopac, name: Mayor's Office for Policing and Crime, kind: body}
    - {id: acro, name: Records Office (ACRO), kind: body}
    - {id: head, name: Head of Intelligence, kind: post}
    - {id: commissioner, name: The Commissioner, kind: post}
    - {id: panel, name: Joint Audit Panel, kind: group}
    owner: mps
    issued_by: ico
    issued_on: 2018-11-13
    verifiers: [ico]
"""


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (240, "240 days"), (1514, "1,514 days")]
)
def test_days(number, expected):
    assert days(number) == expected


def test_count_of_words_that_do_not_end_in_s():
    assert [count(each, "is", "are") for each in (0, 1, 2)] == ["0 are", "1 is", "2 are"]


@pytest.mark.parametrize(("number", "expected"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_times(number, expected):
    assert times(number) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([], "")]
)
def test_listed(words, expected):
    assert listed(words) == expected


@pytest.mark.parametrize(
    ("day", "by", "on"),
    [
        ("2020-03-31", "by 31 March 2020", "on 31 March 2020"),
        ("2019-12", "by the end of December 2019", "in December 2019"),
    ],
)
def test_a_day_and_a_month(day, by, on):
    assert (by_the_end(day_from(day)), on_or_in(day_from(day))) == (by, on)


def test_capital_leaves_the_rest():
    assert capital("the ICO said") == "The ICO said"


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ("mps", "the MPS"),
        ("ico", "the ICO"),
        ("acro", "the ACRO"),
        ("mopac", "Mayor's Office for Policing and Crime"),  # MOPAC is not made of its initials
        ("head", "the Head of Intelligence"),
        ("commissioner", "The Commissioner"),
        ("panel", "the Joint Audit Panel"),
        ("Amnesty International", "Amnesty International"),
        (None, "nobody on record"),
    ],
)
def test_what_a_party_is_called(party, expected):
    assert short_name(register_of(PARTIES), party) == expected


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        ("certainty: first_hand", "the ICO said on 4 October 2019"),
        ("certainty: reported, reported_in: The Register", "reported in The Register: the ICO said on 4 October 2019"),
        ("certainty: reported", "reported in a second source: the ICO said on 4 October 2019"),
        ("certainty: partial", "the ICO said (seen in part) on 4 October 2019"),
        ("certainty: inferred", "the ICO said (inferred) on 4 October 2019"),
    ],
)
def test_who_said_it_and_how_the_register_knows(certainty, expected):
    said = f"{{date: 2019-10-04, by: ico, says: implemented, covers: some, {certainty}}}"
    register = register_of(f"{PARTIES}    statements: [{said}]")
    assert said_by(register, register.sources["R"].statements[0]) == expected
