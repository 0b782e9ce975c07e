"""What is alike is one thing on every screen: Overview, the agenda of a meeting and the chair's sheet agree."""

import re

from tests.pages.reading import words_of


def listed(markup):
    """Return each matter of the lists, a line or an item each: how urgent, and what it is about."""
    lines = "".join(re.findall(r'<table class="lines matters">.*?</table>', markup, re.DOTALL))
    heads = re.findall(r'<tr><td[^>]*>(.*?)</td><th scope="row">(.*?)</th>', lines)
    heads = heads or re.findall(r'<p class="subject">(.*?)<strong>(.*?)</strong>', markup)
    return [(words_of(urgency), subject_of(words_of(subject))) for urgency, subject in heads]


def subject_of(words):
    """Return which one it is, without its title: "ICO-05", "15 of ICO", "Decision jag-2020-01/D2"."""
    return re.match(r"\d+ of [\w-]+|(Decision|Concern) \S+|\S+ ?, .*|\S+", words)[0]


def on_the_sheet(markup):
    """Return what the chair's sheet names first, of what is to be escalated and of what is to be asked about."""
    rows = {words_of(row).partition(" ")[0]: row for row in re.findall(r"<tr>(.*?)</tr>", markup)}
    return [
        [subject_of(words_of(item)) for item in re.findall(r"<li><strong>(.*?)</strong>", rows.get(name, ""))]
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
    item = '<li><p class="subject"><span>act now</span> <strong><a>ICO-05 Sharing</a></strong></p></li>'
    row = '<tr><td data-label="a"><span>act now</span></td><th scope="row"><a>ICO-05</a> Sharing</th></tr>'
    assert listed(item) == listed(f'<table class="lines matters">{row}</table>') == [("act now", "ICO-05")]
    assert subject_of("15 of ICO: ICO-01 to ICO-15") == "15 of ICO"
