"""The choice of the day whose position is shown: meetings, quarter-ends, the newest entry, today, or any day typed.

Offers days and writes the chosen one into the address; decides nothing.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from tracker.dates import Quarters, as_written, in_words, last_day, quarter_ends, quarter_name
from tracker.rules.state.spans import Spans
from tracker.snapshots.live import LiveState
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit import address
from tracker.vocabulary import MeetingStatus, QuarterKind
from tracker.words.changes.known import before_meeting_text

_KEY, _KNOWN = "as_at_choice", "known_at_choice"
_NOW = "now"


def choose_day(snapshot: Snapshot, today: date) -> None:
    """Draw the choice, with the day that is shown as chosen."""
    as_at = snapshot.as_at
    offered = snapshot.memo.get(snapshot.valid.key, today, "days", lambda: _offered(snapshot, today))
    # What is chosen reads as the day alone: it stands in a line of words.
    shown = in_words(as_at)
    names = {shown if day == as_at else label: day for day, label in offered.items()}
    labels = list(names) if shown in names else [shown, *names]
    st.session_state[_KEY] = shown
    st.selectbox(
        "Show the position as at",
        labels,
        key=_KEY,
        on_change=_ask_for_chosen,
        args=(names,),
        accept_new_options=True,
        filter_mode="contains",
        label_visibility="collapsed",
    )


def _ask_for_chosen(names: dict[str, date]) -> None:
    chosen = st.session_state[_KEY]
    if chosen:
        address.ask(address.AS_AT, as_written(names[chosen]) if chosen in names else str(chosen))


def choose_known(live: LiveState, snapshot: Snapshot) -> None:
    """Draw the choice of what is known: now, or what a meeting had before it; the address may ask for more."""
    meetings = live.valid.register.meetings if live.valid else ()
    held = [each for each in reversed(meetings) if each.status is MeetingStatus.HELD]
    names = {_NOW: _NOW} | {each.id: before_meeting_text(each) for each in held}
    shown = snapshot.known_at or _NOW
    st.session_state[_KNOWN] = shown
    st.selectbox(
        "As known",
        [*([shown] if shown not in names else []), *names],
        key=_KNOWN,
        format_func=lambda name: names.get(name, name),
        on_change=_ask_for_known,
        args=(snapshot.as_at,),
        label_visibility="collapsed",
    )


def _ask_for_known(as_at: date) -> None:
    """Write what is to be known into the address, and the day with it, so that it stays the one that is shown."""
    chosen = st.session_state[_KNOWN]
    address.ask(address.KNOWN_AT, None if chosen == _NOW else chosen)
    address.ask(address.AS_AT, as_written(as_at))


def _offered(snapshot: Snapshot, today: date) -> dict[date, str]:
    """Return the days to choose from, each with its label: what matters to a meeting first, then the quarters."""
    register = snapshot.register
    offered: dict[date, str] = {}
    if default := register.settings.as_at:
        offered[last_day(default)] = "the register’s own day"
    for meeting in reversed(register.meetings):
        if meeting.status is not MeetingStatus.CANCELLED:
            offered[last_day(meeting.date)] = meeting.title
    if newest := _newest(snapshot):
        offered.setdefault(newest, "newest entry")
    offered.setdefault(today, "today")
    quarters: Quarters = "calendar" if register.settings.quarters is QuarterKind.CALENDAR else "financial"
    if register.sources:
        first = min(source.issued_on for source in register.sources.values())
        for end in reversed(list(quarter_ends(first, today))):
            offered.setdefault(end, f"end of {quarter_name(end, quarters)}")
    return {day: f"{in_words(day)} – {what}" for day, what in offered.items()}


def _newest(snapshot: Snapshot) -> date | None:
    """Return the day of the newest entry about any recommendation."""
    days = (_last(spans) for spans in snapshot.spans.values())
    return max((last_day(day) for day in days if day), default=None)


def _last(spans: Spans) -> date | None:
    return spans.recommendation[-1].last_activity
