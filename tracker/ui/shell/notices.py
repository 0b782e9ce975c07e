"""What a page has to say before it shows anything: what is wrong with the files, with a revision, or with the address.

Draws; knows nothing of what a page is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

import streamlit as st

from tracker.outputs.markup import NOTHING, Html, bullets, details, element, joined, link, paragraph
from tracker.problems import Problem, errors_in
from tracker.snapshots.clocks import in_place_of_text
from tracker.snapshots.live import LiveState
from tracker.snapshots.snapshot import InvalidRevision, Snapshot
from tracker.ui.kit import address
from tracker.ui.kit.places import place_link
from tracker.ui.shell.view import head_of_page
from tracker.words.changes.known import departure_text

PROBLEMS = "problems"  # where the problems of the files stand on a page
_FIRST_PROBLEMS, _MOST_PROBLEMS = 2, 200


def say(sentence: object) -> None:
    """Tell the reader something about what the address asks for, in a place that is read out."""
    st.html(element("div", paragraph(sentence), class_="notice", role="status"))


def draw_notices(live: LiveState, folder: Path, as_at: date, slips: list[str]) -> None:
    if live.broken:
        st.html(_banner(live, folder, as_at))
    if live.no_head and not live.never_versioned:  # that is no fault, and said where a commit is named
        say(live.no_head)
    if live.departure:
        say(departure_text(*live.departure))
    for slip in slips:
        say(slip)


def draw_in_place_of(title: str, shown: Snapshot, asked: InvalidRevision, folder: Path) -> None:
    """Say that the revision asked for is not sound, what is wrong with it, and which one is shown in its place."""
    assert shown.head is not None
    commit = shown.head.commit
    there = link(f"Go to commit {commit[:7]}", address.to_page(title.lower(), {}, shown.as_at, commit))
    wrong = details("What was wrong with it", problem_list(asked.problems, folder))
    said = paragraph(in_place_of_text(shown), " ", there, ".")
    st.html(element("div", said, wrong, class_="notice", role="status", id="problems-then"))


def _banner(live: LiveState, folder: Path, as_at: date) -> Html:
    """Return the banner over the last sound register."""
    shown = "The register is shown below as it was when its files last had no errors."
    if live.trouble:
        body = joined([paragraph(live.trouble), paragraph(shown)])
        return element("div", element("h2", "The register cannot be read"), body, class_="banner", id=PROBLEMS)
    failed = errors_in(live.problems)
    heading = f"The register’s files have {failed} {'error' if failed == 1 else 'errors'}"
    told = paragraph(f"{shown} Put this right, and the page follows within seconds:")
    first, more = live.problems[:_FIRST_PROBLEMS], live.problems[_FIRST_PROBLEMS:]
    rest = details(f"{len(more):,} more", problem_list(more, folder, as_at)) if more else NOTHING
    body = joined([told, problem_list(first, folder, as_at), rest])
    return element("div", element("h2", heading), body, class_="banner", id=PROBLEMS, role="alert")


def problem_list(problems: tuple[Problem, ...], folder: Path, as_at: date | None = None) -> Html:
    """Return every problem with its file, line and what to do; of very many the first. What is the same is said once.

    `as_at`: the day that is shown, where the files are those of now, so that their lines can be opened.
    """
    items = [
        joined([_places(alike, folder, as_at), element("span", message, class_="said")], " ")
        for message, alike in groupby(problems[:_MOST_PROBLEMS], lambda problem: problem.message)
    ]
    left = len(problems) - _MOST_PROBLEMS
    return joined([bullets(items, "problems"), paragraph(f"… and {left:,} more.") if left > 0 else NOTHING])


def _places(problems: Iterable[Problem], folder: Path, as_at: date | None) -> Html:
    return element("span", joined((_place(each, folder, as_at) for each in problems), "; "), class_="places")


def _place(problem: Problem, folder: Path, as_at: date | None) -> Html:
    # Where on the server a folder lies that is named in full is nobody's business but the server's.
    path = problem.path if folder.is_absolute() else f"{folder.as_posix()}/{problem.path}"
    says = f"{path}, line {problem.line}"
    if as_at is None:
        return element("span", says, class_="place")
    return place_link(problem.path, problem.line, as_at, None, says=says, with_mistakes=True)


def draw_nothing_to_show(live: LiveState, folder: Path) -> None:
    """Say why there is no register to show."""
    heading = "There is no register to show" if live.trouble else "The register cannot be shown yet"
    st.html(element("div", head_of_page(heading), class_="alone"))
    if live.trouble:
        st.html(paragraph(live.trouble, class_="lead"))
    else:
        failed = errors_in(live.problems)
        lead = f"Its files have {failed} {'error' if failed == 1 else 'errors'}. Put them right, and the page follows."
        st.html(joined([paragraph(lead, class_="lead"), problem_list(live.problems, folder)]))
