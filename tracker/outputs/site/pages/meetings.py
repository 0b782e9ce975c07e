"""The meetings: each with what it decided and what had changed by then; those to come by their days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.parts.changes import (
    changed_beside,
    changes_list,
    late_hint,
    of_recommendations,
    outstanding_section,
)
from tracker.outputs.parts.meetings import decisions_table, meeting_facts
from tracker.outputs.parts.showing import section
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.data import packs_of
from tracker.outputs.site.pages.lists import in_parts
from tracker.register.schema.supporting import Meeting
from tracker.rules.changes.compare import compare
from tracker.rules.changes.importance import most_important_first
from tracker.rules.meetings.meetings import is_held_by
from tracker.snapshots.clocks import meeting_snapshots
from tracker.words.figures import count
from tracker.words.meetings import meeting as words

_MOST = 40  # recommendations and sources that are told one by one: more would be too much to load


def meetings(edition: Edition) -> Iterator[tuple[str, Callable[[SitePage], Content]]]:
    """Yield the list of meetings, the newest first, and a page for each."""
    yield from in_parts(addresses.MEETINGS, edition.register.meetings[::-1], _listed)
    for each in edition.register.meetings:
        yield addresses.meeting(each.id), partial(_meeting, each)


def _listed(page: SitePage, shown: Sequence[Meeting], turner: Html) -> Content:
    columns: list[Column[Meeting]] = [
        Column("Day", lambda each: in_few_words(each.date), one_line=True),
        Column("Meeting", lambda each: link(each.title, page.to(addresses.meeting(each.id))), header=True),
        Column("Which", lambda each: _which(page, each)),
        Column("Decisions", lambda each: _decided(page, each), one_line=True),
    ]
    made = table("Meetings, the newest first", columns, shown, "lines", unseen=True) if shown else NOTHING
    return Content("Meetings", "Meetings", joined([made or paragraph(copy.NO_MEETINGS), turner]))


def _which(page: SitePage, meeting: Meeting) -> str:
    return words.which_text(meeting, page.as_at, meeting == page.edition.next_meeting)


def _decided(page: SitePage, meeting: Meeting) -> str:
    if meeting.date > page.as_at:
        return "not yet"
    if not is_held_by(meeting, page.as_at):
        return "none"
    return count(len(meeting.decisions), "decision") if meeting.decisions else "none on record"


def _meeting(meeting: Meeting, page: SitePage) -> Content:
    title = f"{meeting.title}, {in_words(meeting.date)}"
    return Content(title, title, lambda: _body(page, meeting), link("All meetings", page.to(addresses.MEETINGS)))


def _body(page: SitePage, meeting: Meeting) -> Html:
    is_held, packs = is_held_by(meeting, page.as_at), packs_of(page, meeting)
    body = [
        paragraph(copy.which_sentence(_which(page, meeting))),
        meeting_facts(page.register, meeting, is_held),
        paragraph("Its pack: ", packs) if packs else NOTHING,
        _decisions(page, meeting) if is_held else NOTHING,
        _since(page, meeting) if is_held else NOTHING,
    ]
    return joined(body)


def _decisions(page: SitePage, meeting: Meeting) -> Html:
    """Return what the meeting decided, with what became of it by the day shown."""
    heading = element("h2", words.DECISIONS, id="decisions")
    if not meeting.decisions:
        return joined([heading, paragraph(copy.NO_DECISIONS)])
    made = decisions_table(page, "Decisions of this meeting", meeting.decisions, page.as_at)
    return joined([heading, made, paragraph(words.followed_up_text(page.as_at), class_="quiet")])


def _since(page: SitePage, meeting: Meeting) -> Html:
    """Return what had changed by the meeting since the one held before it, the most important first."""
    edition = page.edition
    about = meeting_snapshots(edition.snapshot, meeting, edition.at_revision)
    if about.last is None or about.before is None:
        return paragraph(words.FIRST)
    found = compare(about.before, about.after)
    ordered, beside = most_important_first(found.recommendations), changed_beside(found, _MOST)
    more = len(ordered) - _MOST
    last = joined([link(about.last.title, page.to(addresses.meeting(about.last.id))), f", {in_words(about.last.date)}"])
    clocks = words.clocks_text(*about.before.clocks, *about.after.clocks)
    parts = [
        section(page, copy.SINCE, "two-dates", "since"),
        paragraph("Since ", last, ". ", clocks),
        paragraph(words.without_history(about.why_known_now), class_="quiet") if about.why_known_now else NOTHING,
        changes_list(page, of_recommendations(page, ordered[:_MOST])),
        paragraph(copy.more_changed_text(more)) if more > 0 else NOTHING,
        changes_list(page, beside),
        paragraph(words.changed_text(len(ordered), len(about.after.position.standings))),
        late_hint(found, about.before.as_at),
        outstanding_section(page, found, _MOST),
    ]
    return joined(parts)
