"""A meeting and its positions → the whole paper: what it says in which order, its imprint and what it encloses.

Takes values, returns values: no clock, no files. Same inputs, same paper.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from tracker.outputs.compared import Recorder
from tracker.outputs.data import as_json, position_data
from tracker.outputs.pack.facts import PackFacts
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Enclosure,
    Heading,
    Imprint,
    MeetingPaper,
    PaperColumn,
    PaperTable,
    Paragraph,
    line,
)
from tracker.register.schema.levels import EVERYTHING
from tracker.snapshots.clocks import MeetingSnapshots
from tracker.vocabulary import Timeliness
from tracker.words.deadlines import short_standing_text
from tracker.words.headline import source_headline, text_of
from tracker.words.pack import sections as words
from tracker.words.recommendation import owners_text
from tracker.words.states import state_text


def meeting_pack(about: MeetingSnapshots, who: Recorder) -> MeetingPaper:
    """Return a meeting's pack for the audience of its snapshots; `who`: who recorded a line of a file of `about.after`.

    Words that the audience may not read are stubs in the snapshots already.
    """
    facts = PackFacts(about, who)
    title = words.title_text(facts.register, facts.meeting)
    return MeetingPaper(
        title=title,
        subject=words.purpose_text(facts.register, len(facts.position.standings), len(facts.sources), facts.as_at),
        imprint=imprint(facts),
        blocks=(Heading(1, title), *_blocks(facts)),
        enclosures=enclosures(facts),
    )


def imprint(facts: PackFacts) -> Imprint:
    """Return what every page names."""
    shown = facts.shown
    return Imprint(
        meeting=facts.meeting.title,
        as_at=facts.as_at,
        known_at=facts.meeting.id if facts.revision else "now",
        commit=shown.commit,
        inputs=_inputs(facts),
        audience=shown.valid.audience,
        restricted=shown.valid.stubs,
        made_at=(shown.recorded_on if facts.revision else None) or facts.as_at,
    )


def _inputs(facts: PackFacts) -> str:
    """Return one hash for all that the paper was made from, and for whom."""
    about, shown = facts.about, facts.shown
    made_from = {
        "meeting": facts.meeting.id,
        "as_at": facts.as_at.isoformat(),
        "commit": shown.commit,
        "after": shown.valid.content,
        "before": about.before.valid.content if about.before else None,
        "audience": shown.valid.audience.value,
        "restricted": shown.valid.stubs,
    }
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def enclosures(facts: PackFacts) -> tuple[Enclosure, ...]:
    """Return the position as data; for readers of everything the register's texts as well."""
    shown = facts.shown
    recorded_on = shown.recorded_on if facts.revision else None
    position = as_json(position_data(facts.register, facts.position, shown.commit, recorded_on)).encode()
    whole = [Enclosure("position.json", "application/json", "The position, as data", position)]
    if shown.valid.audience is EVERYTHING:
        whole += [
            Enclosure(f"register/{path}", "application/yaml", "A text of the register", text)
            for path, text in sorted(shown.valid.texts.items())
        ]
    return tuple(whole)


def _blocks(facts: PackFacts) -> Iterator[Block]:
    yield Heading(2, words.SUMMARY)
    yield Heading(3, words.PURPOSE)
    yield Paragraph(
        line(words.purpose_text(facts.register, len(facts.position.standings), len(facts.sources), facts.as_at))
    )
    yield Heading(3, words.STANDS)
    yield Bullets(
        tuple(line(f"{each.source.id}: {text_of(source_headline(facts.register, each))}") for each in facts.sources)
    )
    yield Heading(2, words.CONSIDERATIONS)
    yield Heading(2, words.TO_DECIDE)
    yield Heading(2, words.SUPPORTING, "supporting", on_new_page=True)
    yield Heading(3, words.POSITION)
    yield _position(facts)
    yield Heading(2, words.OUTCOMES)
    yield Heading(2, words.DECISIONS)
    yield Heading(2, words.CONCERNS)
    yield Heading(2, words.CONTACT)
    yield Heading(2, words.ANNEX, on_new_page=True)
    for id in facts.position.standings:
        yield Heading(3, words.recommendation_title(facts.register, id), anchor(id))


def anchor(id: str) -> str:
    """Return the name of a recommendation's heading within the paper."""
    return f"recommendation-{id}"


def _position(facts: PackFacts) -> PaperTable:
    register = facts.register
    rows = [
        (
            line(id),
            line(register.recommendations[id].title),
            line(owners_text(register, standing)),
            line(state_text(register, standing.span)),
            line(
                "not applicable"
                if standing.timeliness is Timeliness.NOT_APPLICABLE
                else short_standing_text(register, standing)
            ),
        )
        for id, standing in facts.position.standings.items()
    ]
    columns = (
        PaperColumn("No."),
        PaperColumn("Recommendation", 3),
        PaperColumn("Owner", 2),
        PaperColumn("State", 2),
        PaperColumn("Deadline", 2),
    )
    return PaperTable("Each recommendation on a line", columns, tuple(rows))
