"""What is round every page: the register's name, the menu, the position shown, and what is wrong with the files.

`begin` is the first statement of every page, whoever opened it. Knows nothing of what a page is about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn, Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.dates import NotADay, in_words, last_day
from tracker.problems import Problem, errors_in
from tracker.repository.history import Head
from tracker.ui.kit import address
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, joined, link, outward, paragraph
from tracker.ui.kit.script import send_script
from tracker.ui.kit.styles import send_styles
from tracker.ui.shell import loading
from tracker.ui.shell.audience import audience_text
from tracker.ui.shell.chooser import choose_day, choose_known
from tracker.ui.shell.gate import Access, Reader, admit, draw_reader, is_still_admitted
from tracker.ui.shell.loading import Loaded, Sound
from tracker.ui.shell.menu import draw_menu
from tracker.ui.shell.past import NotThen, Past, Then
from tracker.ui.shell.seen import Seen, seen
from tracker.ui.shell.view import View, head_of_page, name_page
from tracker.ui.shell.visits import note_visit
from tracker.vocabulary import Marking
from tracker.words.known import NOW_SHOWN, departure_text, stood_text

_FIRST_PROBLEMS, _MOST_PROBLEMS = 2, 200


class Surroundings(Access, Protocol):
    """What the frame must be told: where the register is, and what is made from it."""

    @property
    def register_folder(self) -> Path:
        """Return the register's folder."""
        ...

    @property
    def cache(self) -> Path:
        """Return the folder for files that may be thrown away."""
        ...

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return a sentence for each setting that is wrong and counts as absent."""
        ...

    @property
    def time_zone(self) -> str:
        """Return the name of the time zone in which the days of the history are told."""
        ...


def begin(title: str, surroundings: Surroundings) -> View:
    """Draw the frame of a page; return what it shows. Where there is nothing to show, say why and stop."""
    now = datetime.now(UTC).astimezone()
    reader = admit(surroundings, now)
    today, folder = now.date(), surroundings.register_folder
    shown = _seen_by(reader, surroundings)
    loaded, before = shown.load(today), shown.past
    then, unknown = _then(before, loaded)
    sound, known_at = (then.sound, address.asked(address.KNOWN_AT)) if then else (loaded.sound, None)
    name_page(title, sound.register if sound else None)
    send_styles()
    send_script()
    as_at, slips = _as_at(sound, then.day if then else today)
    st.html(_top(sound))
    draw_menu(title, as_at, known_at)
    if sound is None:
        _draw_nothing_to_show(loaded, folder, lambda: _watch(shown, loaded.number, reader, surroundings))
    draw_reader(reader)
    heading = _draw_status(sound, loaded, then, as_at, today, reader.audience)
    heading.html(head_of_page(title))
    _draw_notices(loaded, folder, [*surroundings.wrong, *slips, *unknown])
    if then and then.unsound:
        _draw_unsound(title, then, as_at, folder)
    _watch(shown, loaded.number, reader, surroundings)
    _note(title, sound, then, as_at, reader)
    return View(
        sound=sound,
        position=loading.position_of(sound, as_at),
        exceptions=loading.exceptions_of(sound, as_at),
        as_at=as_at,
        known_at=known_at,
        today=today,
        folder=folder,
        head=Head(then.revision.commit, changed=False) if then else loaded.head,
        problems=loaded.problems,
        heading=heading,
        loaded=loaded,
        past=before,
        audience=reader.audience,
    )


def say(sentence: object) -> None:
    """Tell the reader something about what the address asks for, in a place that is read out."""
    st.html(element("div", paragraph(sentence), class_="notice", role="status"))


def _seen_by(reader: Reader, surroundings: Surroundings) -> Seen:
    folder, cache = surroundings.register_folder.absolute(), surroundings.cache.absolute()
    keeper = loading.keeper(str(folder), str(cache))
    return seen(keeper, reader.audience, surroundings.time_zone)


def _note(title: str, sound: Sound, then: Then | None, as_at: date, reader: Reader) -> None:
    asked = address.asked("id")
    note_visit(
        reader=reader.address,
        audience=reader.audience.value,
        page=title.lower(),
        id=asked if asked in sound.register.recommendations else None,
        as_at=as_at.isoformat(),
        known_at=then.revision.commit if then else None,
    )


@st.fragment(run_every=2)
def _watch(shown: Seen, number: int, reader: Reader, access: Access) -> None:
    """Draw the page again when the register's files have changed, or its reader may no longer see it."""
    now = datetime.now(UTC).astimezone()
    if shown.load(now.date()).number != number or not is_still_admitted(reader, access, now):
        st.rerun()


def _as_at(sound: Sound | None, today: date) -> tuple[date, list[str]]:
    """Return the day to show, and what is to be said where the address asks for one that cannot be shown."""
    default = last_day((sound.register.settings.as_at if sound else None) or today)
    wanted = address.asked(address.AS_AT)
    if wanted is None:
        return default, []
    try:
        return address.day_asked(wanted), []
    except NotADay as error:
        return default, [f"{error} The position shown is that of {in_words(default)}."]


def _then(before: Past, loaded: Loaded) -> tuple[Then | None, list[str]]:
    """Return the register as the address asks for it, None as it is now; and why it cannot be shown as it then was."""
    wanted = address.asked(address.KNOWN_AT)
    if wanted in (None, "now") or loaded.sound is None:
        return None, [before.no_zone] if before.no_zone else []
    try:
        return before.at(wanted, loaded), []
    except NotThen as error:
        return None, [f"{error} {NOW_SHOWN}"]


def _top(sound: Sound | None) -> Html:
    title = sound.register.settings.title if sound else "Recommendations tracker"
    skip = link("Skip to the content", "#content", class_="skip")
    return joined([skip, element("div", element("p", title, class_="register"), class_="top")])


def _draw_status(
    sound: Sound, loaded: Loaded, then: Then | None, as_at: date, today: date, audience: Marking
) -> DeltaGenerator:
    """Draw what is shown and the choice of another day; return the place of the page's heading."""
    with st.container(key="status"):
        widths = [5, 3, 2] if loaded.head else [6, 4]
        left, right, *beside = st.columns(widths, vertical_alignment="center", gap="small")
        parts = [
            joined(["Position as at ", element("strong", in_words(as_at))]),
            *(_stood(sound, then) if then else ["as known now", _commit(sound, loaded), _soundness(loaded)]),
            element("span", audience_text(audience, sound.stubs), class_="audience"),
        ]
        left.html(element("p", joined(parts, element("span", " · ", class_="dot")), class_="position"))
        with right:
            choose_day(sound, as_at, today)
        for room in beside:
            with room:
                choose_known(loaded, as_at)
    return left.empty()


def _stood(sound: Sound, then: Then) -> list[Html]:
    """Return which revision is shown, a link where the register says where it is hosted; and whether it was sound."""
    commit, repository = then.revision.commit, sound.register.settings.repository
    told = stood_text(commit, then.day)
    shown = outward(told, f"{repository.rstrip('/')}/commit/{commit}") if repository else element("span", told)
    failed = errors_in(then.problems)
    sound_then = link(f"{failed} {'check' if failed == 1 else 'checks'} failed", "#problems-then")
    return [shown, sound_then if then.unsound else element("span", "record sound")]


def _commit(sound: Sound, loaded: Loaded) -> Html:
    if loaded.head is None:
        return element("span", "no commit", title=loaded.no_head)
    commit, repository = loaded.head.commit, sound.register.settings.repository
    short = element("span", f"commit {commit[:7]}", class_="commit")
    shown = outward(short, f"{repository.rstrip('/')}/commit/{commit}") if repository else short
    return joined([shown, ", and changes since" if loaded.head.changed else NOTHING])


def _soundness(loaded: Loaded) -> Html:
    failed = errors_in(loaded.problems)
    if loaded.trouble:
        return link("record not readable", "#problems")
    if failed:
        return link(f"{failed} {'check' if failed == 1 else 'checks'} failed", "#problems")
    if loaded.problems:
        number = len(loaded.problems)
        return link(f"record sound, {number} {'warning' if number == 1 else 'warnings'}", "#problems")
    return element("span", "record sound")


def _draw_notices(loaded: Loaded, folder: Path, slips: list[str]) -> None:
    if loaded.broken:
        st.html(_banner(loaded, folder))
    elif loaded.problems:
        warnings = "Warnings about the register’s files, which take nothing away"
        st.html(element("div", details(warnings, problem_list(loaded.problems, folder)), id="problems"))
    if loaded.departure:
        say(departure_text(*loaded.departure))
    for slip in slips:
        say(slip)


def _draw_unsound(title: str, then: Then, as_at: date, folder: Path) -> None:
    """Say that the revision asked for is not sound, what is wrong with it, and which one is shown."""
    commit = then.revision.commit
    there = link(f"Go to commit {commit[:7]}", address.to_page(title.lower(), {}, as_at, commit))
    wrong = details("What was wrong with it", problem_list(then.problems, folder))
    st.html(
        element(
            "div", paragraph(then.unsound, " ", there, "."), wrong, class_="notice", role="status", id="problems-then"
        )
    )


def _banner(loaded: Loaded, folder: Path) -> Html:
    """Return the banner over the last sound register."""
    shown = "What is shown below is the register as it was when it was last sound."
    if loaded.trouble:
        body = joined([paragraph(loaded.trouble), paragraph(shown)])
        return element("div", element("h2", "The register cannot be read"), body, class_="banner", id="problems")
    failed = errors_in(loaded.problems)
    heading = f"The register’s files have {failed} {'mistake' if failed == 1 else 'mistakes'}"
    told = paragraph(f"{shown} Put this right, and the page follows within seconds:")
    first, more = loaded.problems[:_FIRST_PROBLEMS], loaded.problems[_FIRST_PROBLEMS:]
    rest = details(f"{len(more):,} more", problem_list(more, folder)) if more else NOTHING
    body = joined([told, problem_list(first, folder), rest])
    return element("div", element("h2", heading), body, class_="banner", id="problems", role="alert")


def problem_list(problems: tuple[Problem, ...], folder: Path) -> Html:
    """Return every problem with its file, line and what to do; of very many the first."""
    items = [
        joined(
            [
                element("span", f"{folder.as_posix()}/{each.path}, line {each.line}", class_="place"),
                element("span", each.message, class_="said"),
            ],
            " ",
        )
        for each in problems[:_MOST_PROBLEMS]
    ]
    left = len(problems) - _MOST_PROBLEMS
    return joined([bullets(items, "problems"), paragraph(f"… and {left:,} more.") if left > 0 else NOTHING])


def _draw_nothing_to_show(loaded: Loaded, folder: Path, watch: Callable[[], None]) -> NoReturn:
    """Say why there is no register to show, and go no further; look again when the files change."""
    heading = "There is no register to show" if loaded.trouble else "The register cannot be shown yet"
    st.html(element("div", head_of_page(heading), class_="alone"))
    if loaded.trouble:
        st.html(paragraph(loaded.trouble, class_="lead"))
    else:
        failed = errors_in(loaded.problems)
        lead = (
            f"Its files have {failed} {'mistake' if failed == 1 else 'mistakes'}. Put them right, and the page follows."
        )
        st.html(joined([paragraph(lead, class_="lead"), problem_list(loaded.problems, folder)]))
    watch()
    st.stop()
