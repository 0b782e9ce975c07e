"""What is alike is one thing on every screen: Overview, the agenda of a meeting and the chair's sheet agree."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
import streamlit as st

from tracker.ui.guide.guide import chair_sheet
from tracker.ui.meetings.agenda import agenda_items
from tracker.ui.overview import attention

DAYS = 120


def draw_many_days(first, step):
    """Return what draws the three screens for many days, one after the other, in the place of Overview's list."""

    def draw(view):
        for number in range(DAYS):
            day = date.fromisoformat(first) + number * timedelta(step)
            of_day = replace(view, snapshot=view.snapshot.on(day))
            agenda = agenda_items(of_day, of_day.as_at + timedelta(92), "")
            for html in (attention.look_first(of_day), agenda, chair_sheet(of_day)):
                st.html(f"<section>{of_day.as_at}</section>{html}")

    return draw


def text_of(markup):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def listed(markup):
    """Return each matter of the lists: how urgent, and what it is about."""
    heads = re.findall(r'<p class="subject">(.*?)<strong>(.*?)</strong>', markup)
    return [(text_of(urgency), text_of(subject)) for urgency, subject in heads]


def on_the_sheet(markup):
    """Return what the chair's sheet names first, of what is to be escalated and of what is to be asked about."""
    rows = {text_of(row).partition(" ")[0]: row for row in re.findall(r"<tr>(.*?)</tr>", markup)}
    return [
        [text_of(item).rpartition(": ")[0].strip() for item in re.findall(r"<li>(.*?)</li>", rows.get(name, ""))]
        for name in ("Matters", "To")
    ]


@pytest.mark.parametrize(
    ("folder", "first", "step"), [("data", "2018-12-01", 24), ("tests/registers/borsetshire", "2023-03-01", 9)]
)
def test_the_three_screens_group_the_same_exceptions_the_same_way(
    open_page, register, monkeypatch, folder, first, step
):
    register(folder)
    monkeypatch.setattr(attention, "draw_look_first", draw_many_days(first, step))
    drawn = re.split(r"<section>(\d{4}-\d\d-\d\d)</section>", open_page("overview").markup)[1:]
    of_day = [drawn[at : at + 6] for at in range(0, len(drawn), 6)]
    assert len(of_day) == DAYS
    several = 0
    for day, overview, _, agenda, _, sheet in of_day:
        first_lines, matters = listed(overview), listed(agenda)
        assert [line for line in first_lines if line[0] != "note"] == matters[: len(first_lines)], day
        to_escalate = [subject for urgency, subject in matters if urgency == "act now"]
        to_ask = [subject for urgency, subject in matters if urgency == "ask"]
        assert on_the_sheet(sheet) == [to_escalate[:3], to_ask[:3]], day
        several += any(" of " in subject or ", " in subject for _, subject in matters)
    assert several > 10  # else there was nothing to group


def test_what_is_drawn_is_read_as_it_stands():
    line = '<li><p class="subject"><span>act now</span> <strong><a>ICO-05 Sharing</a></strong></p></li>'
    assert listed(line) == [("act now", "ICO-05 Sharing")]
    assert date(2018, 12, 1) + 119 * timedelta(24) < date(2026, 11, 1)  # each day lies within the register's own time
