"""Who recorded what: named to readers inside the bodies concerned; to others it is said once that it is not."""

import pytest

from tracker.vocabulary import Marking
from tracker.words.changes.known import NAMES_WITHHELD, audience_text

PLACES = [("assurance", {}), ("meetings", {}), ("recommendations", {"id": "ICP-04"})]


@pytest.mark.parametrize(("audience", "times"), [("public", 1), ("official", 0), ("official_sensitive", 0)])
@pytest.mark.parametrize(("name", "asked"), PLACES, ids=str)
def test_it_is_said_once_that_names_are_kept(open_page, register, replayed, name, asked, audience, times):
    register(replayed / "data", audience)

    assert open_page(name, **asked).text.count(NAMES_WITHHELD) == times


def test_it_is_not_said_where_nothing_is_known_of_who_recorded(open_page, register, small_register):
    register(small_register, "public")

    assert NAMES_WITHHELD not in open_page("recommendations", id="ICO-05").text


def test_for_whom_the_register_is_shown():
    assert audience_text(Marking.PUBLIC, 0) == "for the public"
    assert audience_text(Marking.OFFICIAL, 1) == "for readers of Official, words of 1 entry restricted"
    assert audience_text(Marking.OFFICIAL_SENSITIVE, 0) == "for readers of Official – sensitive"
    assert NAMES_WITHHELD == "Readers of Official see who recorded what; others see the commits."
