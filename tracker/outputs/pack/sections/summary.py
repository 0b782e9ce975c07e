"""The first two pages: what the paper is for, where things stand, what is late, what changed, what to decide.

Puts blocks in order; the figures come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.figures import recommendations_figure
from tracker.outputs.pack.sections.parts import RowsColumn, as_line, more_in, note, reference, rows_table, strong
from tracker.outputs.pack.sections.sources import figure_columns
from tracker.outputs.paper.blocks import Block, Bullets, Heading, Line, Paragraph, Plain, Reference, StateMark, line
from tracker.register.schema.recommendations import Statement
from tracker.rules.changes.change import AnyChange
from tracker.rules.history.settled import is_resolved
from tracker.rules.lists.later import days_of_entries, later_than
from tracker.rules.lists.published import published
from tracker.rules.lists.sources import MANY_SOURCES, in_all, worst_first
from tracker.rules.lists.vouching import not_vouched_for
from tracker.rules.meetings.counts import StandingCount
from tracker.rules.meetings.late import late_by_owner
from tracker.rules.meetings.meetings import concerns_before
from tracker.snapshots.clocks import in_place_of_text
from tracker.vocabulary import DONE_OR_LAPSED, OPEN, Rule, State
from tracker.words.changes.known import stood_text
from tracker.words.changes.summary import summary_text
from tracker.words.exceptions import message
from tracker.words.headline import NOTHING_ISSUED, Headline, register_headline, source_headline
from tracker.words.meetings import meeting as meeting_words
from tracker.words.overview import later_text
from tracker.words.pack import sections, summary
from tracker.words.series.outcomes import all_text
from tracker.words.states import state_label

MOST_SOURCES, MOST_MISSING = 8, 2  # of each list; two pages hold no more


def summary_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the report summary and the key considerations."""
    yield Heading(2, sections.SUMMARY, "summary")
    yield Heading(3, sections.PURPOSE)
    yield Paragraph(line(f"{purpose(facts)} {_known(facts)}"))
    yield Heading(3, sections.STANDS)
    yield from _headlines(facts)
    yield from recommendations_figure(facts)
    yield from _counts(facts)
    yield Heading(2, sections.CONSIDERATIONS, "considerations")
    yield Bullets(tuple(_considerations(facts)))
    yield from _changes(facts)


def purpose(facts: PackFacts) -> str:
    """Return what the paper is for, in a sentence."""
    return summary.purpose_text(len(facts.position.standings), len(facts.sources), facts.as_at)


def _known(facts: PackFacts) -> str:
    """Return at which revision the position is told, and why not as the meeting had it."""
    shown = facts.shown
    stood = ""
    if facts.revision and shown.recorded_on:
        stood = stood_text(facts.revision, shown.recorded_on)
    why = "" if stood else facts.about.why_no_history
    said = summary.known_text(shown.commit, why, stood)
    restricted = summary.restricted_text(shown.valid.stubs)
    later = later_than(days_of_entries(facts.register), facts.as_at)
    beyond = f"{later_text(later)}." if later else ""
    return " ".join(filter(None, [said, in_place_of_text(shown), beyond, restricted]))


def _headlines(facts: PackFacts) -> Iterator[Block]:
    """Yield a headline for each source; of many sources one for all, and the worst of them as a table."""
    if not facts.sources:
        yield Paragraph(line(NOTHING_ISSUED))
        return
    if len(facts.sources) <= MANY_SOURCES:
        headlines = ((each, source_headline(facts.register, each)) for each in facts.sources)
        yield Bullets(tuple(line(strong(each.source.id), " ", *_linked(one)) for each, one in headlines))
        return
    yield Paragraph(line(*_linked(register_headline(in_all(facts.sources)))))
    worst = worst_first(facts.sources)
    caption = f"The {min(MOST_SOURCES, len(worst))} sources with the most past their deadline"
    yield rows_table(caption, figure_columns(facts), worst[:MOST_SOURCES])
    left = len(worst) - MOST_SOURCES
    yield from more_in({("position", sections.POSITION): left} if left > 0 else {})


def _linked(headline: Headline) -> Iterator[Plain | Reference]:
    """Yield a headline; what somebody said of a source leads to where all that was said stands."""
    said: list[Statement] = []
    for piece in headline:
        if piece.statement is None:
            yield Plain(piece.text)
        else:
            yield Reference(piece.text, "said")
            said.append(piece.statement)
    if where := summary.where_said(said):
        yield Plain(where)


def _counts(facts: PackFacts) -> Iterator[Block]:
    counts, last = facts.counts, facts.about.last
    if not counts:
        return
    columns: list[RowsColumn[StandingCount]] = [
        RowsColumn("Where they stand", lambda each: _counted(facts, each), 3),
        RowsColumn("How many", lambda each: f"{len(each.standings):,}", number=True),
    ]
    if facts.about.before is not None:
        columns.append(RowsColumn("Since the last meeting", lambda each: summary.change_of_count(each, last), 1.5))
    yield rows_table("How many stand where", columns, counts)


def _counted(facts: PackFacts, each: StandingCount) -> Line:
    if not isinstance(each.of, State):
        return line(summary.label_of_count(facts.register, each, each.of.label))
    label = summary.label_of_count(facts.register, each, state_label(facts.register, facts.position.sources, each.of))
    is_hollow = bool(each.standings) and all(one.span.by_statement for one in each.standings)
    return line(StateMark(each.of, label, by_statement=is_hollow))


def _considerations(facts: PackFacts) -> Iterator[Line]:
    register, position = facts.register, facts.position
    states = Counter(each.span.state for each in position.standings.values())
    is_open, done = sum(states[each] for each in OPEN), sum(states[each] for each in DONE_OR_LAPSED)
    late = summary.late_text(register, in_all(facts.sources), is_open, late_by_owner(position))
    yield _consideration(summary.LATE, late)
    passed = [each for each in facts.exceptions if each.rule is Rule.EXPECTATION_PASSED]
    if passed:
        yield _consideration(summary.EXPECTED, summary.expected_text(register, passed))
    with_claim = [each.source.id for each in facts.sources if each.claim]
    doubts = summary.doubted_text(not_vouched_for(register, position), done, with_claim)
    yield _consideration(summary.DOUBTED, doubts)
    if facts.restated and (facts.restated.recommendations or facts.restated.sources):
        yield _consideration(summary.RESTATED, summary.told_differently_text(facts.restated))
    missing = [each for each in facts.exceptions if each.rule in (Rule.WORDING_MISSING, Rule.COUNT_MISMATCH)]
    if missing:
        told = [f"{each.subject}: {message(register, each)}." for each in missing[:MOST_MISSING]]
        left = len(missing) - MOST_MISSING
        told += [f"{sections.more_text(left, sections.EXCEPTIONS).capitalize()}."] if left > 0 else []
        yield _consideration(summary.MISSING, " ".join(told))
    yield _consideration(summary.OUTCOMES, all_text(published(register.indicators, facts.as_at), facts.as_at))
    concerns = concerns_before(register, facts.as_at, facts.as_at)
    if any(not is_resolved(each, facts.as_at) for each in concerns):
        yield _consideration(summary.CONCERNS, summary.concerns_text(concerns, facts.as_at))


def _consideration(name: str, text: str) -> Line:
    return line(strong(f"{name}: "), text)


def _changes(facts: PackFacts) -> Iterator[Block]:
    """Yield what changed since the last meeting, a line a recommendation, the most important and the newest first."""
    changes, last = facts.changes, facts.about.last
    yield Heading(3, summary.since_heading(last, facts.as_at))
    if changes is None:
        yield Paragraph(line(meeting_words.FIRST))
        return
    ordered = facts.changed_in_order
    if not ordered:
        yield Paragraph(line(meeting_words.NOTHING_CHANGED))
        return
    changed = meeting_words.changed_text(len(ordered), len(facts.position.standings))
    yield Paragraph(line(f"{changed} ", Reference(sections.all_text(sections.SINCE), "since")))
    yield Bullets(tuple(_changed(facts, id, of_one) for id, of_one in ordered[: facts.most.changes]))
    if facts.about.why_known_now:
        yield note(meeting_words.without_history(facts.about.why_known_now, facts.revision))


def _changed(facts: PackFacts, id: str, changes: tuple[AnyChange, ...]) -> Line:
    subject = line(reference(id)) if id in facts.position.standings else as_line(id)
    return line(*subject, f" {summary_text(facts.register, changes)}")
