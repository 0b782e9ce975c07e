"""What the surroundings set, and what is said of a variable that says what it cannot."""

import pytest

from tracker.settings import settings
from tracker.vocabulary import Marking


@pytest.fixture
def said(monkeypatch):
    """`said(TRACKER_AUDIENCE="official")`: the settings of a process with that variable."""

    def read(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        return settings()

    yield read
    monkeypatch.undo()
    settings.cache_clear()


def test_a_reader_at_the_machine_is_the_public_unless_more_is_said(said):
    assert said(TRACKER_AUDIENCE="").audience is Marking.PUBLIC
    assert said(TRACKER_AUDIENCE="official").audience is Marking.OFFICIAL


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "TRACKER_AUDIENCE",
            "everybody",
            "TRACKER_AUDIENCE says 'everybody', which is not one of public, official, official_sensitive,"
            " so it counts as not set. Correct it, or leave it out.",
        ),
        (
            "TRACKER_DATABASE_AUDIENCE",
            "everybody",
            "TRACKER_DATABASE_AUDIENCE says 'everybody', which is not one of public, official, official_sensitive,"
            " so it counts as not set. Correct it, or leave it out.",
        ),
        *(
            (
                "TRACKER_SIGN_IN_HOURS",
                hours,
                f"TRACKER_SIGN_IN_HOURS says '{hours}', which is not a number of hours above 0 and up to 720,"
                " so it counts as not set. Correct it, or leave it out.",
            )
            for hours in ("0", "long", "inf", "nan", "721")
        ),
        *(
            (
                "TRACKER_ADDRESS",
                address,
                f"TRACKER_ADDRESS says '{address}', which is not the web address of the dashboard, such as"
                " https://tracker.example.org, so it counts as not set. Correct it, or leave it out.",
            )
            for address in ("tracker.example.org", "javascript:alert(1)", "https://a.example/?x=1", "https://a b/")
        ),
    ],
)
def test_a_variable_that_says_what_it_cannot_counts_as_absent_and_is_told(said, name, value, sentence):
    found = said(**{name: value})

    assert found.wrong == (sentence,)
    assert (found.audience, found.database_audience, found.sign_in_hours) == (Marking.PUBLIC, Marking.PUBLIC, 12)


def test_a_variable_of_another_name_is_none_of_ours(said):
    assert said(wrong="yes").wrong == ()
