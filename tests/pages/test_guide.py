"""The guide: how to read the screens, the chair's sheet, and the links from figures to their rules."""

import re
from pathlib import Path

import pytest

from tests.pages.reading import rows
from tracker.ui.shell.menu import PAGES
from tracker.words.meetings.meeting import ITEMS

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"


def test_it_says_how_to_read_every_state_and_leads_to_every_page(open_page):
    page = open_page("guide")

    for words in (
        "What was asked of whom, what is said to be done,",
        "Claim What its owner, or a statement about the whole source, says",
        "Implemented – awaiting verification Claimed to be done; no verifier has said so.",
        "No progress reported The register holds no report about this one by itself.",
    ):
        assert words in page.text
    for name in PAGES:
        assert f'href="{name}?as_at=2020-01-08"' in page.markup


def test_the_chairs_sheet_counts_what_the_meeting_has_before_it(open_page, register):
    register(BORSETSHIRE)
    text = open_page("guide", sheet="chair").text

    assert "Matters to escalate 6 ICP-06 Fund an independent ombudsman for custody : rejected 10 May 2022," in text
    assert "and 3 more What will you do, by when, and what do you need from us?" in text
    assert "Open decisions 3 Name a lead for old paper records. (31 Dec 2024, 90 days past)" in text
    assert "Answers awaited 1 " in text
    assert "Nothing on this day under: evidence that expires by then." in text
    assert "This covers the time to the next meeting: Joint Assurance Board, 30 April 2025." in text


def test_the_chairs_sheet_counts_what_the_meetings_page_counts(open_page, register):
    register(BORSETSHIRE)
    sheet, meeting = open_page("guide", sheet="chair").markup, open_page("meetings").markup
    number = {row["What"]: int(row["How many"]) for row in rows(sheet, "In the meeting, in this order")}
    figures = re.findall(r'<dt><span>(.*?)</span></dt><dd>(?:<a [^>]*>)?<span class="figure">(\d+)', meeting)
    counted = {name: int(figure) for name, figure in figures}

    assert list(number) == [title for title in ITEMS.values() if title != "Evidence that expires by then"]
    assert counted["to escalate"] == number["Matters to escalate"]
    assert counted["to ask about"] == number["To ask about"]
    assert counted["decisions open"] == number["Open decisions"]
    coming = ("Answers awaited", "Due by then", "Evidence that expires by then")
    assert counted["due or expiring before this meeting"] == sum(number.get(each, 0) for each in coming)


def test_without_a_later_meeting_the_chairs_sheet_says_how_far_it_looks(open_page, small_register, register):
    (small_register / "meetings.yaml").unlink()
    register(small_register)
    text = open_page("guide", sheet="chair").text

    assert "No later meeting is on the register, so this covers the next quarter, to " in text
    assert "before the next meeting" not in text


@pytest.mark.parametrize("name", [page for page in PAGES if page not in ("recommendations", "guide", "about")])
def test_every_page_with_figures_leads_to_their_rules(open_page, name):
    about = open_page("about").markup
    places = re.findall(r'<a href="about\?[^"]*#([\w-]+)" class="how"', open_page(name).markup)

    assert places
    for place in places:
        assert f'id="{place}"' in about


def test_a_recommendation_leads_to_its_rules_too(open_page):
    markup = open_page("recommendations", id="ICO-05").markup

    assert re.findall(r'<a href="about\?[^"]*#([\w-]+)" class="how"', markup) == ["states", "deadline"]
