"""The first page of the site: where things stand, what is late, what comes up."""

from __future__ import annotations

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.tiles import tiles
from tracker.outputs.markup import NOTHING, Html, details, element, joined, link, paragraph
from tracker.outputs.parts.counts import counts, key_line
from tracker.outputs.parts.deadlines import deadlines_table, timeline_of_deadlines
from tracker.outputs.parts.glance import where_things_stand
from tracker.outputs.parts.showing import section
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.sources import sources_table
from tracker.rules.lists.deadlines import running_deadlines
from tracker.rules.lists.sources import MANY_SOURCES, worst_first
from tracker.rules.meetings.ahead import Ahead, ahead, whose
from tracker.snapshots.clocks import SnapshotPair, since_last_meeting
from tracker.words.deadlines import timeline_reading
from tracker.words.figures import listed
from tracker.words.meetings.coming import COMES_UP, ahead_text, nothing_ahead, until_text
from tracker.words.meetings.meeting import clocks_text, without_history

_MOST_DEADLINES, _MOST_SOURCES, _MOST_COMING = 25, 25, 10


def overview(page: SitePage) -> Content:
    """Return where things stand."""
    body = [
        where_things_stand(page, page.edition.figures),
        _counts(page),
        _many_sources(page),
        _deadlines(page),
        _coming(page),
    ]
    coming = page.edition.coming[0] if page.edition.coming else None
    return Content("Overview", copy.OVERVIEW, joined(body), coming=coming)


def _counts(page: SitePage) -> Html:
    if not page.position.sources:
        return NOTHING
    snapshot = page.edition.snapshot
    pair = since_last_meeting(snapshot, page.edition.at_revision)
    meeting = page.register.held_before(page.as_at)
    shown = counts(page, pair.before.position if pair else None, meeting)
    clocks = _clocks(pair) if pair and any(tile.change for tile in shown) else ""
    return joined([tiles(shown), key_line(page, clocks)])


def _clocks(pair: SnapshotPair) -> str:
    if pair.why_known_now:
        return without_history(pair.why_known_now)
    return clocks_text(*pair.before.clocks, *pair.after.clocks)


def _many_sources(page: SitePage) -> Html:
    figures = page.edition.figures
    if len(figures) <= MANY_SOURCES:
        return NOTHING
    shown = worst_first(figures)[:_MOST_SOURCES]
    everything = link(f"all {len(figures):,}", page.to(addresses.SOURCES)) if len(shown) < len(figures) else None
    heading = section(page, "Sources", "states", "sources", everything)
    return joined([heading, sources_table(page, shown, "Sources, the most past their deadline first")])


def _deadlines(page: SitePage) -> Html:
    """Return the deadlines of what is open, the longest past first, drawn and as a table."""
    running = running_deadlines(page.register, page.position)
    shown = running[:_MOST_DEADLINES]
    ids = [each.standing.span.recommendation for each in shown]
    reading = paragraph(timeline_reading(page.register, page.position, ids), class_="wide")
    heading = section(page, copy.DEADLINES, "deadline", "deadlines")
    if not shown:
        return joined([heading, reading])
    return joined(
        [heading, reading, timeline_of_deadlines(page, shown), details(copy.AS_A_TABLE, deadlines_table(page, shown))]
    )


def _coming(page: SitePage) -> Html:
    """Return what comes up until the next meeting, day by day."""
    until, items = ahead(page.register, page.position)
    meeting = page.edition.next_meeting
    name = f"Until the next meeting, {in_words(meeting.date)}" if meeting else "Coming up"
    parts = [element("h2", name, id="coming")]
    if meeting is None:
        parts.append(paragraph(until_text(None, until)))
    if not items:
        return joined([*parts, paragraph(nothing_ahead(until))])
    columns: list[Column[Ahead]] = [
        Column("When", lambda each: in_few_words(each.on) if each.on else "no day set", one_line=True),
        Column("What", lambda each: _what(page, each), header=True),
        Column("Whose", lambda each: _whose(page, each)),
    ]
    parts.append(table(COMES_UP, columns, items[:_MOST_COMING], "lines coming", unseen=True))
    more = len(items) - _MOST_COMING
    return joined([*parts, paragraph(copy.more_coming_text(more)) if more > 0 else NOTHING])


def _what(page: SitePage, each: Ahead) -> Html:
    about = joined([page.recommendation(each.recommendation, titled=False), ": "]) if each.recommendation else NOTHING
    return joined([about, ahead_text(page.register, each)])


def _whose(page: SitePage, each: Ahead) -> str:
    names = [page.register.name_of(party) for party in whose(each, page.position)]
    return listed(names or [page.register.name_of(None)])
