"""The page Data: every file with its forms, what is in it, and its address for a script."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from tests.pages.reading import rows
from tracker.outputs.downloads.catalogue import BY_FILE
from tracker.ui.shell.fetching.question import question_of

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"


def addresses(markup: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'<a href="(data/[^"]+)" class="fetch"', markup)]


def asked_by(address: str) -> tuple[str, dict[str, str]]:
    """Return the file that an address asks for, and what else it says."""
    file, _, query = address.removeprefix("data/").partition("?")
    return file, dict(parse_qsl(query))


def test_every_file_is_offered_at_the_position_that_is_shown(open_page, register, replayed):
    register(replayed / "data")
    found = [asked_by(each) for each in addresses(open_page("data", as_at="2024-12-10").markup)]

    assert list(dict.fromkeys(file for file, _ in found)) == list(BY_FILE)
    assert {said["as_at"] for _, said in found} == {"2024-12-10"}
    assert [said["since"] for file, said in found if file == "changes.md"] == ["jab-2024-11"]


def test_what_changed_is_offered_only_since_what_the_history_knows(open_page):
    assert "changes.md" not in open_page("data", as_at="2020-02-29").markup


def test_packs_are_those_of_the_next_meeting_and_of_the_last(open_page, register):
    register(BORSETSHIRE)
    page = open_page("data", as_at="2024-12-10")
    packs = [said["meeting"] for file, said in map(asked_by, addresses(page.markup)) if file == "pack.pdf"]

    assert packs == ["jab-2025-02", "jab-2024-11"]
    assert "27 November 2024: PDF" in page.text


def test_without_meetings_there_is_no_pack(open_page, register, tmp_path):
    (tmp_path / "recommendations.yaml").write_text("register:\n  title: Nothing yet\n")
    register(tmp_path)
    assert "Pack of a meeting" not in open_page("data").text


def test_what_is_known_at_a_meeting_goes_with_every_address(open_page, register, replayed):
    register(replayed / "data")
    markup = open_page("data", as_at="2023-10-11", known_at="jab-2023-10").markup

    found = [asked_by(each)[1] for each in addresses(markup)]
    assert {(said["as_at"], said["known_at"]) for said in found} == {("2023-10-11", "jab-2023-10")}


def test_an_address_for_a_script_is_one_that_is_answered(open_page):
    markup = open_page("data", as_at="2020-02-29").markup
    lines = [unescape(each) for each in re.findall(r"<pre[^>]*>(curl [^<]*)</pre>", markup)]

    assert len(lines) == len(addresses(markup))
    for line in lines:
        [address] = re.findall(r'^curl --fail -OJ "[^"]*/(data/[^"]*)"$', line)
        file, said = asked_by(address)
        assert question_of(file, list(said.items())).as_at.isoformat() == "2020-02-29"


def test_the_first_rows_are_those_of_the_file_with_what_each_column_means(open_page):
    page = open_page("data", as_at="2020-01-08")
    columns = {each["Column"]: each for each in rows(page.markup, "Position: its columns and first rows")}

    assert "29 columns, 25 rows" in page.text
    assert [columns["id"][f"Row {number}"] for number in (1, 2, 3)] == ["ICO-01", "ICO-02", "ICO-03"]
    assert columns["due_now"]["It says"] == "The deadline after every extension. Of a month its last day."
    assert columns["due_now"]["Row 1"] == "2019-05-13"
    assert columns["done_on"]["Row 1"] == "empty"


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


def test_a_meeting_leads_to_its_pack_a_sheet_to_its_calendar_and_the_list_to_all(open_page, register):
    register(BORSETSHIRE)
    packs = [asked_by(each) for each in addresses(open_page("meetings", meeting="jab-2024-11").markup)]
    of_sheet, of_all = (
        [asked_by(each) for each in addresses(open_page("actions", **asked).markup)]
        for asked in ({"owner": "head-custody"}, {})
    )

    assert [file for file, _ in packs] == ["pack.pdf", "pack.docx", "pack.html"]
    assert {(said["meeting"], said["as_at"]) for _, said in packs} == {("jab-2024-11", "2024-11-27")}
    assert of_sheet == [("calendar.ics", {"party": "head-custody", "as_at": "2025-03-31"})]
    assert of_all == [("calendar.ics", {"as_at": "2025-03-31"})]
    assert '<a href="data?as_at=2025-03-31">All data</a>' in open_page("recommendations").markup
