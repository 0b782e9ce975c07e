"""What is alike is one thing on every screen: Overview, the agenda of a meeting and the chair's sheet agree."""

import re

from tests.pages.reading import words_of


def listed(markup):
    """Return each matter of the lists: how urgent, and what it is about."""
    heads = re.findall(r'<p class="subject">(.*?)<strong>(.*?)</strong>', markup)
    return [(words_of(urgency), words_of(subject)) for urgency, subject in heads]


def on_the_sheet(markup):
    """Return what the chair's sheet names first, of what is to be escalated and of what is to be asked about."""
    rows = {words_of(row).partition(" ")[0]: row for row in re.findall(r"<tr>(.*?)</tr>", markup)}
    return [
        [words_of(item).rpartition(": ")[0].strip() for item in re.findall(r"<li>(.*?)</li>", rows.get(name, ""))]
        for name in ("Matters", "To")
    ]


def test_the_three_screens_group_the_same_exceptions_the_same_way(days):
    several = 0
    for day in days:
        with day:
            overview = day.pages["overview"]
            first, matters = listed(overview.markup), listed(overview.apart["agenda"])
            assert [line for line in first if line[0] != "note"] == matters[: len(first)]
            to_escalate = [subject for urgency, subject in matters if urgency == "act now"]
            to_ask = [subject for urgency, subject in matters if urgency == "ask"]
            assert on_the_sheet(overview.apart["sheet"]) == [to_escalate[:3], to_ask[:3]]
            several += any(" of " in subject or ", " in subject for _, subject in matters)
    assert several > 5  # else there was nothing to group


def test_what_is_drawn_is_read_as_it_stands():
    line = '<li><p class="subject"><span>act now</span> <strong><a>ICO-05 Sharing</a></strong></p></li>'
    assert listed(line) == [("act now", "ICO-05 Sharing")]
