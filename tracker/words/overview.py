"""A position → where things stand, in a sentence for each source.

Takes a register and a position, returns text; decides nothing.
"""

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.rules.history.deadline import is_inferred
from tracker.rules.history.newest import newest
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.sources import SourceStanding
from tracker.vocabulary import DONE, PAST_DEADLINE, Says, State, Timeliness, WordingStatus
from tracker.words.deadlines import standing_text
from tracker.words.figures import capital, count, days, doubt
from tracker.words.statements import quantity_text, said_by
from tracker.words.states import claimed_text, state_text

_AS_FOUND = {
    State.VERIFIED: "verified",
    State.VERIFICATION_LAPSED: "verified on evidence that has expired",
    State.PARTLY_VERIFIED: "verified in part",
    State.PARTLY_IMPLEMENTED: "claimed done in part",
    State.IN_PROGRESS: "in progress",
    State.NOT_STARTED: "not started",
    State.SUPERSEDED: "superseded",
    State.CLOSED_NOT_IMPLEMENTED: "closed without being done",
}


def where_things_stand(register: Register, position: Position) -> list[str]:
    """Return what is to be said of each source that has been issued; of a day before the first, that there is none."""
    if not position.sources:
        return ["No source had been issued on this day."]
    return [_of_source(register, position, source) for source in position.sources.values()]


def range_text(standing: SourceStanding) -> str:
    """Return how many of a source are done, and by statement may be: "9 to 15 of 16 may be done"."""
    total = standing.total
    if not standing.ranged:
        return f"{standing.done} of {total} done"
    if standing.done_from is None or standing.done_to is None:
        return f"{standing.done} of {total} shown as done; a statement that claims more is contradicted"
    if standing.done_from == standing.done_to:
        return f"{standing.done_from} of {total} done{', by what is stated' if standing.gap else ''}"
    return f"{standing.done_from} to {standing.done_to} of {total} may be done"


def stated_text(standing: SourceStanding) -> str:
    """Return "the majority (at least 9) stated; 0 shown one by one", or "" where no statement carries any."""
    claim = standing.contradicted or standing.widest
    parts = [f"{quantity_text(claim.statement, claim.at_least, '')} stated"] if claim else []
    if standing.done_by_statement:
        parts.append(f"{standing.done_by_statement} by statement")
    return "; ".join([*parts, f"{standing.done - standing.done_by_statement} shown one by one"]) if parts else ""


def _of_source(register: Register, position: Position, source: SourceStanding) -> str:
    standings = [each for id, each in position.standings.items() if register.recommendations[id].source == source.id]
    there = [state for state in State if state in source.states and state is not State.NOT_REPORTED]
    parts = [_part(register, position, source, state, standings) for state in there]
    missing = source.total - source.on_file
    if silent := source.states.get(State.NOT_REPORTED, 0):
        parts.append(f"about {_silent(silent, whole=not parts and not missing)} nothing is reported one by one")
    parts += _past(register, source, standings)
    if missing:
        none = "none of its recommendations is on the register"
        parts.append(f"{count(missing, 'is', 'are')} not on the register" if standings else none)
    of_all = [f" {capital(each)}." for each in _statement_behind(register, source)]
    return f"{source.id}’s {source.total}: {'; '.join(parts)}.{''.join(of_all)}"


def _silent(number: int, *, whole: bool) -> str:
    """Return of which ones nothing is reported; `whole`: they are all that the source made."""
    if whole:
        return "it" if number == 1 else f"all {number}"
    return "the other one" if number == 1 else f"the other {number}"


def _part(
    register: Register, position: Position, source: SourceStanding, state: State, standings: list[Standing]
) -> str:
    those = [each for each in standings if each.span.state is state]
    words = claimed_text(register, [source.id]) if state is State.IMPLEMENTED else _AS_FOUND[state]
    number = "all " if len(those) == source.total > 1 else ""
    by_statement = [each for each in those if each.span.by_statement] if state in DONE else []
    if not by_statement:
        return f"{number}{count(len(those), 'is', 'are')} {words}"
    which = "" if len(by_statement) == len(those) else f"{len(by_statement)} of them "
    alone = f"{which}by a statement about the source alone{_doubt_of(register, position, state, by_statement)}"
    return f"{number}{count(len(those), 'is', 'are')} {words}, {alone}"


def _doubt_of(register: Register, position: Position, state: State, by_statement: list[Standing]) -> str:
    """Return how the newest statement is known that these rest on, where the register does not know it first hand."""
    says = Says.VERIFIED if state is State.VERIFIED else Says.IMPLEMENTED
    ids = [each.span.recommendation for each in by_statement]
    statements = register.sources[register.recommendations[ids[0]].source].statements
    those = [each for each in statements if each.says is says and any(register.covers(each, id) for id in ids)]
    statement = newest(those, position.as_at)
    return doubt(statement) if statement else ""


def _past(register: Register, source: SourceStanding, standings: list[Standing]) -> list[str]:
    """Return how many are open and past their deadline: "3 are shown as open, 8 days past the deadline"."""
    late = [each for each in standings if each.timeliness in PAST_DEADLINE]
    if not late:
        return []
    inferred = sum(is_inferred(register.recommendations[each.span.recommendation], each.span.deadline) for each in late)
    most = max(each.days or 0 for each in late)
    up_to = "" if len({each.days for each in late}) == 1 else "up to "
    basis = "an inferred deadline" if inferred == len(late) else "the deadline"
    partly = f", {inferred} of them an inferred one" if 0 < inferred < len(late) else ""
    number = "all " if len(late) == source.total > 1 else ""
    return [f"{number}{count(len(late), 'is', 'are')} shown as open, {up_to}{days(most)} past {basis}{partly}"]


def _statement_behind(register: Register, source: SourceStanding) -> list[str]:
    """Return the statement behind the range, in the source's own word; of several the one that claims most."""
    newest_counted = max(source.counted, key=lambda each: each.statement.date, default=None)
    claim = source.contradicted or source.widest or newest_counted
    if claim is None or source.done_from == source.done_to == source.done:
        return []
    what = "verified" if claim.statement.says is Says.VERIFIED else "done"
    of = f" of {source.total}" if claim.listed is None else f" of the {len(claim.listed)} that it lists"
    sentence = (
        f"{said_by(register, claim.statement)} that {quantity_text(claim.statement, claim.at_least, of)} were {what}"
    )
    if source.contradicted:
        return [f"{sentence}; by what was reported since, no more than {source.contradicted_room} can be"]
    return [f"{sentence}; which ones is not on record"]


def square_text(register: Register, standing: Standing) -> str:
    """Return the name of a recommendation's square: which it is, its state, how it stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    timely = f", {standing_text(register, standing)}" if standing.timeliness is not Timeliness.NOT_APPLICABLE else ""
    return f"{recommendation.id} {recommendation.title}: {state_text(register, standing.span)}{timely}"


def source_text(register: Register, position: Position, standing: SourceStanding) -> str:
    """Return how many of a source are done, honestly: as a range where a statement names none of them."""
    issued = [each for each in register.of_source(standing.id) if each.id in position.standings]
    themes = sum(each.wording_status is WordingStatus.THEME for each in issued)
    parts = [range_text(standing), stated_text(standing)]
    if standing.expected_count is not None and standing.on_file != standing.expected_count:
        parts.append(f"{standing.on_file} on file of the {standing.expected_count} that it makes")
    if themes:
        number = "all" if themes == len(issued) else str(themes)
        parts.append(f"{number} known as themes only, not matched to its own numbers")
    return " · ".join(part for part in parts if part)


def change_text(now: int, before: int | None, meeting: Meeting | None) -> str:
    """Return how a count changed since the last meeting."""
    if before is None or meeting is None:
        return "no earlier meeting"
    since = f"since {in_few_words(meeting.date)}"
    if now == before:
        return f"no change {since}"
    return f"{abs(now - before)} {'more' if now > before else 'fewer'} {since}"
