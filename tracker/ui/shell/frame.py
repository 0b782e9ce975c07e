"""What is round every page: the register's name, the menu, the position shown, and what is wrong with the files.

`begin` is the first statement of every page, whoever opened it. Knows nothing of what a page is about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

import streamlit as st

from tracker.dates import NotADay, in_words
from tracker.outputs.markup import NOTHING, Html, element, joined, link, outward
from tracker.problems import Problem, errors_in
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.live import LiveState
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit import address
from tracker.ui.shell import loading
from tracker.ui.shell.chooser import choose_day, choose_known
from tracker.ui.shell.gate import Access, Reader, admit, draw_reader, is_still_admitted
from tracker.ui.shell.menu import draw_menu
from tracker.ui.shell.notices import PROBLEMS, draw_in_place_of, draw_nothing_to_show, draw_notices
from tracker.ui.shell.streamlit_seam import reader_went_back, send_script_file
from tracker.ui.shell.view import View, head_of_page, name_page
from tracker.ui.shell.visits import note_visit
from tracker.words.changes.known import NOW_SHOWN, SOUND, audience_text, clocks_text, stood_text
from tracker.words.figures import count

_SCRIPTS = Path(__file__).with_name("browser")  # served as files, so that no page holds a script


class Surroundings(Access, Protocol):
    """What the frame must be told: where the register is, and what is made from it."""

    @property
    def register_folder(self) -> Path:
        """Return the register's folder."""
        ...

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return a sentence for each setting that is wrong and counts as absent."""
        ...

    @property
    def time_zone(self) -> str:
        """Return the name of the time zone in which the days of the history are told."""
        ...


OpensOn = Callable[[Snapshot, ReaderView, LiveState], Snapshot]


def begin(title: str, surroundings: Surroundings, opens_on: OpensOn | None = None) -> View:
    """Draw the frame of a page; return what it shows. Where there is nothing to show, say why and stop.

    `opens_on`: takes the position that the address asks for, returns that on which the page opens; the frame, and
    every link in it, then say that one.
    """
    address.keep_what_was_written(title, reader_went_back())
    now = datetime.now(UTC).astimezone()
    reader = admit(surroundings, now)
    folder, zone = surroundings.register_folder, surroundings.time_zone
    door = loading.door(folder, surroundings.cache, zone, reader.audience)
    today, no_zone = loading.day_in(zone, now)
    live = door.live(today)
    found, unknown = _asked_for(door, live, today)
    as_at, slips = _day_asked_for(found.as_at if found else today)
    shown = found.on(as_at) if found else None
    if shown and opens_on:
        shown = opens_on(shown, door, live)
    name_page(title, shown.register if shown else None)
    send_script_file(_SCRIPTS, "page.js")
    st.html(_top(shown))
    draw_menu(title, shown.as_at if shown else as_at, shown.known_at if shown else None)
    if shown is None:
        draw_nothing_to_show(live, folder)
        _watch(door, live.number, reader, surroundings)
        st.stop()
    draw_reader(reader)
    _draw_status(shown, live, today)
    heading = st.empty()
    heading.html(head_of_page(title))
    # A zone that nobody knows is also why the past cannot be shown: it is said once.
    clocks = filter(None, [clocks_text(shown.wrong_clocks)])
    draw_notices(live, folder, as_at, [*surroundings.wrong, *slips, *(unknown or no_zone), *clocks])
    if shown.in_place_of:
        draw_in_place_of(title, shown, shown.in_place_of, folder)
    _watch(door, live.number, reader, surroundings)
    _note(title, shown, reader)
    return View(shown, today, folder, live, door, heading, reader.address)


def _asked_for(door: ReaderView, live: LiveState, today: date) -> tuple[Snapshot | None, list[str]]:
    """Return the register as the address asks for it, and what is to be said where it is shown as known now instead."""
    now, wanted = door.now(live, today), address.asked(address.KNOWN_AT)
    if wanted in (None, "now") or now is None:
        return now, []
    try:
        return door.past.at(wanted, live), []
    except CannotAnswer as error:
        return now, [f"{error} {NOW_SHOWN}"]


def _day_asked_for(default: date) -> tuple[date, list[str]]:
    """Return the day to show, and what is to be said where the address asks for one that cannot be shown."""
    wanted = address.asked(address.AS_AT)
    if wanted is None:
        return default, []
    try:
        return address.day_asked(wanted), []
    except NotADay as error:
        return default, [f"{error} The position shown is that of {in_words(default)}."]


def _note(title: str, shown: Snapshot, reader: Reader) -> None:
    id = address.asked("id")
    note_visit(
        reader=reader.address,
        audience=reader.audience.value,
        page=title.lower(),
        id=id if id in shown.register.recommendations else None,
        as_at=shown.as_at.isoformat(),
        known_at=shown.revision,
    )


@st.fragment(run_every=2)
def _watch(door: ReaderView, number: int, reader: Reader, surroundings: Surroundings) -> None:
    """Draw the page again when the register's files have changed, or its reader may no longer see it."""
    now = datetime.now(UTC).astimezone()
    today, _ = loading.day_in(surroundings.time_zone, now)
    if door.live(today).number != number or not is_still_admitted(reader, surroundings, now):
        st.rerun()


def _top(shown: Snapshot | None) -> Html:
    title = shown.register.settings.title if shown else "Recommendations tracker"
    skip = link("Skip to the content", "#content", class_="skip")
    return joined([skip, element("div", element("p", title, class_="register"), class_="top")])


def _draw_status(shown: Snapshot, live: LiveState, today: date) -> None:
    """Draw one line: the position that is shown and what was known, each to be chosen there; how sound, for whom."""
    with st.container(key="status", horizontal=True, vertical_alignment="center", gap=None):
        _in_line(_for_paper("Position as at", in_words(shown.as_at)))
        choose_day(shown, today)
        if live.head:
            # On paper, where no field is, what follows says which revision of the past is shown.
            past = element("span", "as known", class_="no-print")
            _in_line(_for_paper("as known", "now") if shown.known_at is None else past)
            choose_known(live, shown)
        parts = [
            *(["as known now"] if shown.known_at is None and not live.head else []),
            *([_commit(shown, live), _soundness(shown, live)] if shown.known_at is None else _stood(shown)),
            element("span", audience_text(shown.valid.audience, shown.valid.stubs), class_="audience"),
        ]
        _in_line(joined(parts, element("span", " · ", class_="dot")))


def _in_line(content: object) -> None:
    st.html(element("p", content, class_="position"), width="content")


def _for_paper(words: str, chosen: str) -> Html:
    """Return words that a field follows on the screen, and what is chosen in it on paper, where no field is."""
    return joined([words, " ", element("strong", chosen, class_="on-paper")])


def _stood(shown: Snapshot) -> list[Html]:
    """Return which revision is shown, a link where the register says where it is hosted; and whether it was sound."""
    assert shown.head is not None
    assert shown.recorded_on is not None
    text = stood_text(shown.head.commit, shown.recorded_on)
    revision = _to_commit(shown, text) or element("span", text)
    if shown.in_place_of is None:
        return [revision, element("span", SOUND)]
    return [revision, link(_checks_failed(shown.in_place_of.problems), "#problems-then")]


def _commit(shown: Snapshot, live: LiveState) -> Html:
    if shown.head is None:
        return element("span", "no commit", title=live.no_head)
    short = element("span", f"commit {shown.head.commit[:7]}", class_="commit")
    return joined([_to_commit(shown, short) or short, ", and changes since" if shown.head.changed else NOTHING])


def _to_commit(shown: Snapshot, text: object) -> Html | None:
    """Return a link to the commit that is shown; None where the register does not say where it is hosted."""
    repository = shown.register.settings.repository
    if not repository or shown.head is None:
        return None
    return outward(text, f"{repository.rstrip('/')}/commit/{shown.head.commit}", names_host=False)


def _soundness(shown: Snapshot, live: LiveState) -> Html:
    if live.trouble:
        return link("the files cannot be read", f"#{PROBLEMS}")
    if errors_in(live.problems):
        return link(_checks_failed(live.problems), f"#{PROBLEMS}")
    if live.problems:
        listed = address.to_page("assurance", {}, shown.as_at, shown.known_at, "files")
        return link(f"{SOUND}, {count(len(live.problems), 'warning')}", listed)
    return element("span", SOUND)


def _checks_failed(problems: tuple[Problem, ...]) -> str:
    return f"{count(errors_in(problems), 'check')} failed"
