"""Contract: an indicator's change is told where figures follow one another; those in dispute are never compared."""

from decimal import Decimal

import pytest

from tests.rules import day, register_of
from tracker.rules.lists.published import published


def change(*observations, as_at="2020-12-31"):
    """By how much, since what and how roughly the newest figure changed; None where none is told."""
    register = register_of(f"indicators: [{{observations: [{', '.join(observations)}]}}]")
    [found] = published(register.indicators, day(as_at))
    return found.change and (found.change.by, found.change.since, found.change.is_rough)


FIRST = "{as_of: 2020-01-31, value: 19.4, published_on: 2020-02-01}"
SECOND = "{as_of: 2020-03-31, value: 19.1, published_on: 2020-04-01}"
OTHER = "{as_of: 2020-03-31, value: 20, published_on: 2020-05-01}"


def test_by_the_figures_as_they_are_published_and_only_once_they_are():
    assert change(FIRST, SECOND) == (Decimal("-0.3"), day("2020-01-31"), False)
    assert change(FIRST, SECOND, as_at="2020-03-31") is None


def test_nothing_is_compared_with_what_is_in_dispute():
    assert change(FIRST, SECOND, OTHER, as_at="2020-04-30") == (Decimal("-0.3"), day("2020-01-31"), False)
    assert change(FIRST, SECOND, OTHER) is None
    later = "{as_of: 2020-06-30, value: 21, published_on: 2020-07-01}"
    assert change(FIRST, SECOND, OTHER, later) is None


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("approximate: true", (Decimal("0.6"), day("2020-01-31"), True)),
        ("certainty: reported, reported_in: A newspaper", (Decimal("0.6"), day("2020-01-31"), True)),
        ("certainty: inferred", None),
    ],
)
def test_what_is_not_sure_changes_roughly_and_what_is_inferred_not_at_all(doubt, expected):
    assert change(FIRST, f"{{as_of: 2020-03-31, value: 20, published_on: 2020-04-01, {doubt}}}") == expected
