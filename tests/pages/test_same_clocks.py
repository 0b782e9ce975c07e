"""One question, one answer: a meeting's page, the command `compare` and the Overview compare the same two positions."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from typer.testing import CliRunner

from tests.pages.history import named
from tracker.commands import app

CLOCKS = re.compile(r"Compared: \d+ \w+ \d+, as known[^.;]*?; and \d+ \w+ \d+, as known[^.]*?\.")
WHO = re.compile(r" \((?:[^()]*, )?[0-9a-f]{7}\)$")


def compare(*words: str) -> str:
    result = CliRunner().invoke(app, ["compare", *words, "--audience", "official_sensitive"])
    assert result.exit_code == 0, result.output
    return result.stdout


def text_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", markup)).split())


def told_by_command(markdown: str) -> dict[str, list[str]]:
    """The sentences of a comparison in Markdown, by the heading that they stand under, of a recommendation its id."""
    groups = re.split(r"^## ", markdown, flags=re.M)[1:]
    plain = [re.sub(r"\\(.)", r"\1", group) for group in groups]
    return {
        re.sub(r"^([A-Z]+(-\d+)?) .*", r"\1", group.partition("\n")[0]): [
            WHO.sub("", line[2:]) for line in group.splitlines() if line.startswith("- ")
        ]
        for group in plain
        if "\n- " in group
    }


def told_by_page(markup: str) -> dict[str, list[str]]:
    """The sentences of a meeting's page, by what they are about: its id, or what it is called."""
    groups = re.findall(
        r'<li class="changed"><span class="subject">(.*?)</span>(.*?)</details></li>', markup, re.DOTALL
    )
    without_who = re.compile(r'<span class="quiet"> \(<span class="recorded">.*?</span>\)</span>', re.DOTALL)
    return {
        text_of(name).removesuffix(" as a whole"): [
            text_of(item) for item in re.findall(r"<li>(.*?)</li>", without_who.sub("", items), re.DOTALL)
        ]
        for name, items in groups
    }


def outstanding_of_page(markup: str) -> list[list[str]]:
    table = markup.partition("outstanding now, and progress since</caption>")[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    return [[text_of(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)] for row in rows][1:]


def outstanding_of_command(markdown: str) -> list[list[str]]:
    rows = [line for line in markdown.splitlines() if line.startswith("| ")]
    return [[re.sub(r"\\(.)", r"\1", cell) for cell in row.strip("| ").split(" | ")] for row in rows][1:]


@pytest.mark.parametrize(
    ("meeting", "clocks"),
    [
        (
            "jab-2023-05",
            "Compared: 22 February 2023, as known then (commit {2023-02-22});"
            " and 17 May 2023, as known then (commit {2023-05-17}).",
        ),
        (
            "jab-2024-07",
            "Compared: 19 June 2024, as known then (commit {2024-06-19}); and 24 July 2024, as known now.",
        ),
        (
            "jab-2025-02",
            "Compared: 27 November 2024, as known then (commit {papers-2024-11}); and 12 February 2025, as known now.",
        ),
        (
            "jab-2025-04",
            "Compared: 12 February 2025, as known then (commit {papers-2025-02}); and 31 March 2025, as known now.",
        ),
    ],
)
def test_a_meetings_page_and_the_command_say_the_same(register, replayed, open_page, meeting, clocks):
    register(replayed / "data")
    clocks = named(replayed, clocks)
    markup, markdown = open_page("meetings", meeting=meeting).markup, compare("--since-last", meeting)

    since = markup.partition('id="since"')[2].partition("</section>")[0]
    assert CLOCKS.findall(text_of(since)) == [clocks]
    assert CLOCKS.findall(re.sub(r"\\(.)", r"\1", markdown)) == [clocks]
    assert told_by_page(since) == told_by_command(markdown)
    assert outstanding_of_page(markup) == outstanding_of_command(markdown) != []


def test_a_meeting_to_come_is_about_the_day_shown_and_hides_nothing(register, replayed):
    register(replayed / "data")
    found = json.loads(compare("--since-last", "jab-2025-04", "--format", "json"))

    assert (found["from"]["as_at"], found["from"]["known_at"]) == ("2025-02-12", "2025-01-24")
    assert (found["to"]["as_at"], found["to"]["known_at"]) == ("2025-03-31", None)
    assert "ICP-03" in [each["id"] for each in found["recommendations"]]
    assert [each["what"] for each in found["decisions"]][:2] == ["decided", "decided"]
    [icp, _] = found["outstanding"]
    assert icp["then"] == {"shown": 5, "least": 0, "most": 5}


def test_the_overview_counts_since_what_the_last_meeting_had_before_it(register, replayed, open_page):
    register(replayed / "data")
    page = open_page()
    markdown = compare("jab-2025-02", "2025-03-31")

    clocks = named(
        replayed,
        "Compared: 12 February 2025, as known then (commit {papers-2025-02}); and 31 March 2025, as known now.",
    )
    assert CLOCKS.findall(page.text) == CLOCKS.findall(re.sub(r"\\(.)", r"\1", markdown)) == [clocks]
    assert markdown == compare("--since-last", "jab-2025-04")
    # The Board saw 2 and 5 in its papers. By what was recorded late of that day it would have been 1 and 6.
    assert "Implemented – awaiting verification 3 1 by statement +1" in page.text
    assert "In progress 4 −1" in page.text


@pytest.mark.parametrize("history", [True, False])
def test_without_a_history_that_reaches_so_far_all_three_say_so(
    register, open_page, monkeypatch, tmp_path, small_register, history
):
    meetings = small_register / "meetings.yaml"
    added = "  - {id: panel-2020-03, date: 2020-03-11, body: audit-panel, title: Panel, status: planned}\n"
    meetings.write_text(meetings.read_text(encoding="utf-8") + added, encoding="utf-8")
    why = "The register is not under version control here, so its history cannot be shown."
    if history:
        from tests.pages.history import git

        git(tmp_path, "init", "--quiet")
        git(tmp_path, "add", ".")
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-02T12:00:00+00:00")
        git(tmp_path, "commit", "--quiet", "-m", "The register begins")
        why = "The register began on 2 November 2026; it said nothing before."
    register(small_register)
    sentence = f"{why} Both positions are as known now."

    day = {"as_at": "2020-02-29"}
    assert sentence in open_page(**day).text
    page = open_page("meetings", meeting="panel-2020-03", **day)
    assert sentence in page.text
    markdown = compare("audit-panel-2020-01", "2020-02-29")
    assert sentence in markdown
    found = json.loads(compare("audit-panel-2020-01", "2020-02-29", "--format", "json"))
    assert (found["from"]["known_at"], found["to"]["known_at"]) == (None, None)
    assert told_by_page(page.markup) == told_by_command(markdown)


def test_the_first_meeting_has_none_before_it_for_either(register, open_page, tmp_path):
    result = CliRunner().invoke(app, ["compare", "--since-last", "audit-panel-2020-01", "--register", "data"])
    told = "'audit-panel-2020-01' is the first meeting held, so there is none before it to compare with.\n"

    assert (result.stderr, result.exit_code) == (told, 2)
    page = open_page("meetings")
    assert "No earlier meeting that was held is on the register, so there is nothing to compare with." in page.text
    assert not CLOCKS.findall(open_page(as_at="2020-01-08").text)
