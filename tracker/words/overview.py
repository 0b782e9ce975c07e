"""A position → where things stand, in a sentence for each source.

Takes a register and a position, returns text; decides nothing.
"""

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.supporting import Meeting
from tracker.rules.state.deadline import is_inferred
from tracker.rules.state.newest import newest
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.sources import SourceStanding
from tracker.vocabulary import DONE, PAST_DEADLINE, Covers, Says, State, Timeliness, WordingStatus
from tracker.words.deadlines import standing_text
from tracker.words.figures import capital, count, days, doubt
from tracker.words.statements import said_by

_AS_FOUND = (
    (State.VERIFIED, "verified"),
    (State.VERIFICATION_LAPSED, "verified on evidence that has expired"),
    (State.IMPLEMENTED, "claimed done and not verified"),
    (State.IN_PROGRESS, "in progress"),
    (State.NOT_STARTED, "not started"),
    (State.CLOSED_NOT_IMPLEMENTED, "closed without being done"),
)


def where_things_stand(register: Register, position: Position) -> list[str]:
    """Return what is to be said of each source that has been issued; of a day before the first, that there is none."""
    if not position.sources:
        return ["No source had been issued on this day."]
    return [_of_source(register, position, source) for source in position.sources.values()]


def range_text(standing: SourceStanding) -> str:
    """Return how many of a source are done, and by statement may be: "9 to 15 of 16 may be done"."""
    if not standing.ranged:
        return f"{standing.done} of {standing.on_file} done"
    if standing.done_from is None or standing.done_to is None:
        return f"{standing.done} of {standing.on_file} done one by one; a statement that claims more is contradicted"
    if standing.done_from == standing.done_to:
        return f"{standing.done_from} of {standing.on_file} done{', by what is stated' if standing.gap else ''}"
    return f"{standing.done_from} to {standing.done_to} of {standing.on_file} may be done"


def stated_text(standing: SourceStanding) -> str:
    """Return "at least 9 stated; 0 shown one by one", or "" where no statement gives a number."""
    one_by_one = standing.done - standing.done_by_statement
    if standing.widest:
        return f"at least {standing.widest.at_least} stated; {one_by_one} shown one by one"
    return (
        f"{standing.done_by_statement} by statement; {one_by_one} shown one by one"
        if standing.done_by_statement
        else ""
    )


def _of_source(register: Register, position: Position, source: SourceStanding) -> str:
    standings = [each for id, each in position.standings.items() if register.recommendations[id].source == source.id]
    parts = [_part(register, position, state, words, standings) for state, words in _AS_FOUND if state in source.states]
    if silent := source.states.get(State.NOT_REPORTED, 0):
        others = "the other one" if silent == 1 else f"the other {silent}"
        which = others if parts else "it" if silent == 1 else f"all {silent}"
        parts.append(f"about {which} nothing is reported one by one")
    parts += _past(register, standings) if standings else ["none of its recommendations is on the register"]
    of_all = [f" {capital(each)}." for each in _told_of_all(register, position, source)]
    return f"{source.id}’s {source.on_file}: {'; '.join(parts)}.{''.join(of_all)}"


def _part(register: Register, position: Position, state: State, words: str, standings: list[Standing]) -> str:
    those = [each for each in standings if each.span.state is state]
    number = "all " if len(those) == len(standings) > 1 else ""
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


def _past(register: Register, standings: list[Standing]) -> list[str]:
    """Return how many are open and past their deadline: "3 are shown as open, 8 days past the deadline"."""
    late = [each for each in standings if each.timeliness in PAST_DEADLINE]
    if not late:
        return []
    inferred = sum(is_inferred(register.recommendations[each.span.recommendation], each.span.deadline) for each in late)
    most = max(each.days or 0 for each in late)
    up_to = "" if len({each.days for each in late}) == 1 else "up to "
    basis = "an inferred deadline" if inferred == len(late) else "the deadline"
    partly = f", {inferred} of them an inferred one" if 0 < inferred < len(late) else ""
    number = "all " if len(late) == len(standings) > 1 else ""
    return [f"{number}{count(len(late), 'is', 'are')} shown as open, {up_to}{days(most)} past {basis}{partly}"]


def _told_of_all(register: Register, position: Position, source: SourceStanding) -> list[str]:
    """Return what statements claim that name no recommendation."""
    if source.widest and source.widest.statement.at_least:
        statement = source.widest.statement
        what = "verified" if statement.says is Says.VERIFIED else "done"
        claim = f"{said_by(register, statement)} that at least {statement.at_least} were {what}"
        return [f"{claim}; which ones is not on record"]
    some = newest(filter(_of_some, register.sources[source.id].statements), position.as_at)
    if some and source.states.get(State.NOT_REPORTED):
        return [f"{said_by(register, some)} that some were done, without saying which or how many"]
    return []


def _of_some(statement: Statement) -> bool:
    return statement.covers is Covers.SOME and statement.says in (Says.IMPLEMENTED, Says.VERIFIED)


def square_text(register: Register, standing: Standing) -> str:
    """Return the name of a recommendation's square: which it is, its state, how it stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    timely = f", {standing_text(register, standing)}" if standing.timeliness is not Timeliness.NOT_APPLICABLE else ""
    return f"{recommendation.id} {recommendation.title}: {standing.span.state.label}{timely}"


def source_text(register: Register, standing: SourceStanding) -> str:
    """Return how many of a source are done, honestly: as a range where a statement names none of them."""
    recommendations = register.of_source(standing.id)
    themes = sum(each.wording_status is WordingStatus.THEME for each in recommendations)
    parts = [range_text(standing), stated_text(standing)]
    if standing.on_file != standing.expected_count:
        parts.append(f"{standing.on_file} on file of the {standing.expected_count} that it makes")
    if themes:
        number = "all" if themes == len(recommendations) else str(themes)
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
