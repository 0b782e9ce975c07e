"""Update: what is chosen and typed becomes an entry, shown with what it does; nothing is saved."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"
ACTION = {"about": "ICO-05.1", "party": "mps-intelligence"}


def field(page, kind: str, name: str):
    """The field of an entry, by its kind and its name in the format."""
    [found] = [
        each
        for each in (
            *(*page.app.text_input, *page.app.text_area, *page.app.selectbox),
            *(*page.app.multiselect, *page.app.radio, *page.app.checkbox),
        )
        if each.key and each.key.startswith("update|") and each.key.endswith(f"|{kind}|{name}")
    ]
    return found


def fill(page, kind: str, **values):
    """Types and chooses in the fields of an entry; `from` is spelt `from_`."""
    for name, value in values.items():
        field(page, kind, name.rstrip("_").replace("__", "|")).set_value(value)
    page.again()
    assert not page.app.exception
    return page


def added(page) -> list[str]:
    """The new lines that are shown, as they will stand in the file."""
    [*lines] = re.findall(
        r'<span class="added">(.*?)</span>(?=\n|<span class="left-out">|</pre>)', page.markup, re.DOTALL
    )
    return [unescape(re.sub(r"^<span.*?</span><span aria-hidden=\"true\">\+ </span>", "", each)) for each in lines]


def choices(page, name: str) -> list[str]:
    [box] = [each for each in page.app.selectbox if each.key == f"update_{name}"]
    return box.options


def test_whoever_reports_is_asked_first_and_then_what_is_theirs(open_page):
    page = open_page("update", party="mps-intelligence")

    assert [each.label for each in page.app.selectbox if each.key.startswith("update_")] == [
        *("You report for", "What is it about?"),
    ]
    about = choices(page, "about")
    assert about[:2] == [
        "ICO-05.1 Agree and sign Data Sharing Agreements with partners (in progress, past its deadline)",
        "MOPAC-04.1 Capture police and partner activity (in progress, past its deadline)",
    ]
    assert not any(each.startswith("MOPAC-09") for each in about)
    assert 'href="update?party=mps-intelligence&amp;about=ICO-05.1&amp;as_at=2020-01-08">ICO-05.1</a>' in page.markup


def test_an_update_shows_both_sides_the_lines_and_what_is_missing(open_page):
    page = open_page("update", **ACTION)
    assert "Still to fill in: Status and Note." in page.text
    page = fill(page, "update", date="26 November 2026", status="implemented", note="All are signed.")

    assert added(page) == [
        "      - date: 2026-11-26",
        "        status: implemented",
        "        by: mps-intelligence",
        "        note: All are signed.",
    ]
    assert "ICO-05.1 In progress Implemented" in page.text
    assert "Still missing ICO-05.1: claimed done, and no evidence is cited." in page.text
    assert "Download the patch" in [each.label for each in page.app.get("download_button")]
