"""Who reports, on what, and what there is to record: chosen in the address, so that a link opens the form so far.

Draws the choices; whose is whose is decided in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from tracker.dates import in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import state_mark, status_mark
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.parts.showing import section
from tracker.outputs.parts.states import against_deadline
from tracker.rules.changes.reportable import Reportable, awaiting_verdict, holder_of_deadline, reportable
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit import address
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.ui.update import copy
from tracker.ui.update.drafting import Subject
from tracker.ui.update.kinds import RECORDINGS, WHOLE_OR_PART, Recording
from tracker.ui.update.offered import holders, waiting
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.figures import small
from tracker.words.meetings.owed import owner_name, said_text
from tracker.words.states import state_text

PARTY, ABOUT, RECORD, OF, ENTRY = "party", "about", "record", "of", "entry"
CHOICES = (PARTY, ABOUT, RECORD, OF, ENTRY)
_OTHERS = "update_others"
_MOST = 15  # rows of the list that is shown before anything is chosen


class Chosen(NamedTuple):
    """What was chosen: who reports, what is recorded, and what it is about; `reported`: where that stands."""

    party: str | None
    recording: Recording
    subject: Subject
    reported: Reportable


def choose_what(view: View, now: Snapshot) -> Chosen | None:
    """Draw the choices; return what is chosen, None while something is left to choose."""
    with st.container(key="update_choices"):
        party = _party(view, now)
        own = [each for each in _everything(now, party) if each.is_own]
        listed = {each.id: each for each in _listed(now, party, own)}
        about = _select(copy.ABOUT, ABOUT, _labels(now, listed))
    if own:
        st.checkbox(copy.OTHERS_TOO, key=_OTHERS, persist_state="session")
    verdicts = _verdicts(view, now, party)
    if party is not None and not own and not verdicts:
        say(copy.NOTHING_OWN)
    if about is None:
        st.html(joined([verdicts, _list(view, now, party, list(listed.values()))]))
        return None
    reported = listed[about]
    st.html(_about(view, now, reported))
    with st.container(key="update_choices_more"):
        offered = {name: each.label for name, each in RECORDINGS.items() if each.on != "action" or reported.owed}
        name = _whole_or_part(offered) if reported.owed else _select(copy.WHAT, RECORD, offered)
        recording = RECORDINGS[name] if name else None
        subject = _subject(now, recording, reported) if recording else None
    return Chosen(party, recording, subject, reported) if recording and subject else None


def _whole_or_part(offered: Mapping[str, str]) -> str | None:
    """Ask whether all of an action is reported on or a part of it, with neither chosen before; or else something else.

    Nothing is taken for granted: whoever reports one partner's agreement must not claim every partner's.
    """
    key, wanted = f"update_{RECORD}_of", address.asked(RECORD)
    st.session_state[key] = wanted if wanted in WHOLE_OR_PART else None
    st.radio(
        copy.WHOLE_OR_PART,
        WHOLE_OR_PART,
        None,
        offered.__getitem__,
        key=key,
        on_change=_take,
        args=(RECORD, key),
    )
    others = {name: label for name, label in offered.items() if name not in WHOLE_OR_PART}
    return _select(copy.SOMETHING_ELSE, RECORD, others) or st.session_state[key]


def _party(view: View, now: Snapshot) -> str | None:
    register = now.register
    own = register.parties_at(view.reader)
    names = {id: party.name for id, party in sorted(register.parties.items(), key=lambda each: each[1].name)}
    return _select(copy.WHO, PARTY, names, own[0] if own else None, copy.ANYBODY)


def _everything(now: Snapshot, party: str | None) -> tuple[Reportable, ...]:
    make = lambda: reportable(now.register, now.position, party)  # noqa: E731
    return now.memo.get(now.valid.key, now.as_at, ("reportable", party), make)


def _listed(now: Snapshot, party: str | None, own: Sequence[Reportable]) -> Sequence[Reportable]:
    """Return what may be chosen: a party's own, or all where it has none, or its reader asks for what others own."""
    asked = address.asked(ABOUT)
    is_others = bool(own) and asked is not None and asked not in {each.id for each in own}
    if is_others and _OTHERS not in st.session_state:
        st.session_state[_OTHERS] = True
    return own if own and not st.session_state.get(_OTHERS) else _everything(now, party)


def _about(view: View, now: Snapshot, reported: Reportable) -> Html:
    """Return what is reported on, in full, with where it stands now."""
    whole = view.recommendation(reported.standing.span.recommendation)
    if reported.owed is None:
        return paragraph(whole, ": ", stands_mark(now, reported), class_="about-entry")
    said = said_text(now.register, reported.owed)
    named = joined([element("strong", reported.id), f" {title_of(now, reported)}: "])
    parts = [named, stands_mark(now, reported), " ", against_deadline(reported.owed), f" {said}. For ", whole, "."]
    return paragraph(*parts, class_="about-entry")


def _verdicts(view: View, now: Snapshot, party: str | None) -> Html:
    """Return what awaits a verdict of whoever reports, each a link to the form for it."""
    waiting_ones = awaiting_verdict(now.register, now.position, party) if party else ()
    if not waiting_ones:
        return NOTHING
    columns: list[Column[Reportable]] = [
        Column("What", lambda each: _chooses(view, now, party, each, record="verification"), header=True),
        Column("Where it stands", lambda each: stands_mark(now, each)),
        Column("Claimed on", lambda each: in_words(each.standing.span.reported_on or now.as_at)),
        Column("Owner", lambda each: owner_name(now.register, _owner(each))),
    ]
    return joined([element("h2", copy.VERDICTS), table(copy.VERDICTS, columns, waiting_ones, "lines", unseen=True)])


def _list(view: View, now: Snapshot, party: str | None, listed: list[Reportable]) -> Html:
    """Return the first of what may be reported on, each a link that chooses it, and where the others are."""
    columns: list[Column[Reportable]] = [
        Column("What", lambda each: _chooses(view, now, party, each), header=True),
        Column("Where it stands", lambda each: stands_mark(now, each)),
        Column("Owner", lambda each: owner_name(now.register, _owner(each))),
    ]
    if not listed:
        return NOTHING
    made = table(copy.CHOOSE_ONE, columns, listed[:_MOST], "lines", unseen=True)
    more = paragraph(copy.others_above(len(listed) - _MOST), class_="quiet") if len(listed) > _MOST else NOTHING
    return joined([section(view, copy.CHOOSE_ONE, "states"), made, more])


def _chooses(view: View, now: Snapshot, party: str | None, each: Reportable, record: str | None = None) -> Html:
    asked: dict[str, str | None] = {PARTY: party, ABOUT: each.id, RECORD: record}
    return joined([link(each.id, view.link("update", "", **asked)), " ", title_of(now, each)])


def title_of(now: Snapshot, each: Reportable) -> str:
    """Return the title of an action or a recommendation."""
    return each.owed.action.title if each.owed else now.register.recommendations[each.id].title


def _owner(each: Reportable) -> str | None:
    return each.owed.action.owner if each.owed else each.standing.span.owner


def stands_mark(now: Snapshot, each: Reportable) -> Html:
    """Return where an action or a recommendation stands, as a mark."""
    if each.owed:
        return status_mark(each.owed.standing.span.status, each.owed.past)
    span = each.standing.span
    late = each.standing.timeliness in PAST_DEADLINE
    return state_mark(span.state, state_text(now.register, span), span.by_statement, late)


def _labels(now: Snapshot, listed: Mapping[str, Reportable]) -> Mapping[str, str]:
    """Return what each is called in the list to choose from, by its id."""
    make = lambda: {each.id: _label(now, each) for each in reportable(now.register, now.position, None)}  # noqa: E731
    labels = now.memo.get(now.valid.key, now.as_at, "reportable labels", make)
    return {id: labels[id] for id in listed}


def _label(now: Snapshot, each: Reportable) -> str:
    stands = each.owed.standing.span.status.label if each.owed else state_text(now.register, each.standing.span)
    timeliness = each.owed.standing.timeliness if each.owed else each.standing.timeliness
    past = ", past its deadline" if timeliness in PAST_DEADLINE else ""
    return f"{each.id} {title_of(now, each)} ({small(stands)}{past})"


def _subject(now: Snapshot, recording: Recording, reported: Reportable) -> Subject | None:
    """Return what an entry is about; None while it is to be chosen."""
    register, id = now.register, reported.id
    if recording.on in ("action", "recommendation"):
        action = reported.owed.action if reported.owed else None
        of_deadline = holder_of_deadline(action, reported.standing.span.recommendation) if action else id
    else:
        of_deadline = ""
        known = holders(register, recording.on)
        chosen = _select(copy.WHICH, OF, known) if known and recording.on != recording.kind else ""
        if chosen is None:
            return None
        id = chosen
    if not recording.completes:
        return Subject(id, of_deadline)
    holder = id if of_deadline == "" else reported.standing.span.recommendation
    entry = _select(copy.WHICH, ENTRY, waiting(register, recording.kind, holder))
    return Subject(id, of_deadline, entry) if entry else None


def _select(
    label: str, name: str, offered: Mapping[str, str], default: str | None = None, hint: str = copy.CHOOSE
) -> str | None:
    """Draw a choice that the address keeps; return what is chosen."""
    key, wanted = f"update_{name}", address.asked(name)
    st.session_state[key] = wanted if wanted in offered else default if default in offered else None
    st.selectbox(
        label,
        list(offered),
        None,
        offered.__getitem__,
        key=key,
        placeholder=hint,
        on_change=_take,
        args=(name, key),
        filter_mode="contains",
    )
    chosen: str | None = st.session_state[key]
    return chosen


def _take(name: str, key: str) -> None:
    address.ask(name, st.session_state[key])
