"""A meeting and its positions → the whole paper: what it says in which order, its imprint and what it encloses.

Takes values, returns values: no clock, no files. Same inputs, same paper.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from tracker.outputs.compared import Recorder
from tracker.outputs.data import as_json, position_data
from tracker.outputs.pack.sections.annex import annex_blocks
from tracker.outputs.pack.sections.deciding import deciding_blocks
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.figures import quarter_blocks
from tracker.outputs.pack.sections.findings import coming_blocks, each_on_a_line, exception_blocks
from tracker.outputs.pack.sections.outcomes import outcome_blocks
from tracker.outputs.pack.sections.records import concern_blocks, contact_blocks, decision_blocks
from tracker.outputs.pack.sections.since import since_blocks
from tracker.outputs.pack.sections.sources import position_blocks, said_blocks
from tracker.outputs.pack.sections.summary import purpose, summary_blocks
from tracker.outputs.paper.blocks import Block, Enclosure, Heading, Imprint, MeetingPaper
from tracker.outputs.paper.imprint import NOW
from tracker.register.schema.levels import EVERYTHING
from tracker.snapshots.clocks import MeetingSnapshots
from tracker.words.pack import sections


def meeting_pack(about: MeetingSnapshots, who: Recorder) -> MeetingPaper:
    """Return a meeting's pack for the audience of its snapshots; `who`: who recorded a line of a file of `about.after`.

    Words that the audience may not read are stubs in the snapshots already.
    """
    facts = PackFacts(about, who)
    title = sections.title_text(facts.register, facts.meeting)
    return MeetingPaper(
        title=title,
        subject=purpose(facts),
        imprint=_imprint(facts),
        blocks=(Heading(1, title), *_blocks(facts)),
        enclosures=_enclosures(facts),
    )


def _blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the paper in the order in which the Joint Audit Panel reads: two pages, then what they rest on."""
    yield from summary_blocks(facts)
    yield from deciding_blocks(facts)
    yield Heading(2, sections.SUPPORTING, "supporting", on_new_page=True)
    yield from position_blocks(facts)
    yield from said_blocks(facts)
    yield from since_blocks(facts)
    yield from exception_blocks(facts)
    yield from each_on_a_line(facts)
    yield from quarter_blocks(facts)
    yield from coming_blocks(facts)
    yield from outcome_blocks(facts)
    yield from decision_blocks(facts)
    yield from concern_blocks(facts)
    yield from contact_blocks(facts)
    yield from annex_blocks(facts)


def _imprint(facts: PackFacts) -> Imprint:
    """Return what every page names."""
    shown = facts.shown
    return Imprint(
        meeting=facts.meeting.title,
        as_at=facts.as_at,
        known_at=shown.known_at or NOW,
        commit=shown.commit,
        inputs=_inputs(facts),
        audience=shown.valid.audience,
        restricted=shown.valid.stubs,
        made_at=shown.recorded_on or facts.as_at,
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


def _enclosures(facts: PackFacts) -> tuple[Enclosure, ...]:
    """Return the position as data; for readers of everything the register's texts as well."""
    shown = facts.shown
    position = as_json(position_data(facts.register, facts.position, shown.commit, shown.recorded_on)).encode()
    whole = [Enclosure("position.json", "application/json", "The position, as data", position)]
    if shown.valid.audience is EVERYTHING:
        whole += [
            Enclosure(f"register/{path}", "application/yaml", "A text of the register", text)
            for path, text in sorted(shown.valid.texts.items())
        ]
    return tuple(whole)
