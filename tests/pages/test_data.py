"""The page Data: every file with its forms, what is in it, and its address for a script."""

from __future__ import annotations

import re
from html import unescape

from tests.pages.reading import rows
from tracker.outputs.downloads.catalogue import BY_FILE
from tracker.ui.shell.fetching.question import question_of


def addresses(markup: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'<a href="(data/[^"]+)" class="fetch"', markup)]


def test_every_file_is_offered_at_the_position_that_is_shown(open_page):
    page = open_page("data", as_at="2020-02-29")

    assert [each.partition("?")[0] for each in addresses(page.markup)] == [f"data/{file}" for file in BY_FILE]
    assert {each.partition("?")[2] for each in addresses(page.markup)} == {"as_at=2020-02-29"}


def test_what_is_known_at_a_meeting_goes_with_every_address(open_page, register, replayed):
    register(replayed / "data")
    markup = open_page("data", as_at="2023-10-11", known_at="jab-2023-10").markup

    assert {each.partition("?")[2] for each in addresses(markup)} == {"as_at=2023-10-11&known_at=jab-2023-10"}


def test_an_address_for_a_script_is_one_that_is_answered(open_page):
    markup = open_page("data", as_at="2020-02-29").markup
    lines = [unescape(each) for each in re.findall(r"<pre[^>]*>(curl [^<]*)</pre>", markup)]

    assert len(lines) == len(BY_FILE)
    for line in lines:
        file, _, query = re.findall(r'/data/([^"?]+)(\?)([^"]*)"$', line)[0]
        assert (
            question_of(file, [tuple(each.split("=")) for each in query.split("&")]).as_at.isoformat() == "2020-02-29"
        )
        assert "Authorization" not in line


def test_every_table_of_the_register_says_what_a_row_is_and_opens_to_its_columns(open_page):
    page = open_page("data")
    assert '<a href="data?table=action_update&amp;as_at=2020-01-08#columns">action_update</a>' in page.markup
    assert "A dated claim by an action owner. Never overwritten; a new one is added." in page.text

    listed = rows(open_page("data", table="action").markup, "action")
    columns = {each["Column"]: (each["Holds"], each["It says"]) for each in listed}
    assert columns["due"] == ("day", "Its deadline; empty: the recommendation's own. Of a month its last day.")
    assert columns["yaml_line"] == ("whole number", "The line of that file on which it begins.")


def test_the_overview_leads_to_it(open_page):
    assert '<a href="data?as_at=2020-01-08">Data</a>' in open_page("overview").markup
