"""The sentences about a source as a whole; with what clears each."""

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.source import (
    CountMismatch,
    ExpectationOfSourcePassed,
    RestsOnStatement,
    StatedNotEvidenced,
    StatementContradicted,
    WordingMissing,
)
from tracker.rules.state.sources import Counted
from tracker.vocabulary import Says
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import by_the_end, count, ids_text
from tracker.words.statements import quantity_text, said_by

ON_SOURCES = Wordings()


@ON_SOURCES.of(StatementContradicted, clears="A newer statement, or updates that bring the entries into line with it.")
def _statement_contradicted(register: Register, _: OversightException, figures: StatementContradicted) -> str:
    claimed = _claimed(register, figures.counted, figures.total)
    return f"{claimed}; the register’s own entries leave room for only {figures.room}"


@ON_SOURCES.of(StatedNotEvidenced, clears="An update with evidence for each one, in a response file of its own.")
def _stated_not_evidenced(register: Register, _: OversightException, figures: StatedNotEvidenced) -> str:
    done = figures.done
    shown = f"{count(done, 'is', 'are')} shown as done" if done else "none is shown as done one by one"
    return f"{_claimed(register, figures.counted, figures.total)}; {shown}"


def _claimed(register: Register, counted: Counted, total: int) -> str:
    of = f" of {ids_text(sorted(counted.listed))}" if counted.listed else f" of {total}"
    which = quantity_text(counted.statement, counted.at_least, of)
    return f"{said_by(register, counted.statement)} that {which} were {_what_is_said(counted.statement)}"


def _what_is_said(statement: Statement) -> str:
    return "verified" if statement.says is Says.VERIFIED else "done"


@ON_SOURCES.of(RestsOnStatement, clears="Updates and verdicts of their own, in the response file of each.")
def _rests_on_statement(register: Register, _: OversightException, figures: RestsOnStatement) -> str:
    carried, unseen, statement = figures.carried, figures.not_transcribed, figures.statement
    which, were = _named(statement)
    own = "rests on a statement, not on entries of its own" if carried == 1 else _REST
    which_done = f"{carried} of the {figures.done}"
    if carried == figures.done:
        which_done = "the only one" if carried == 1 else f"all {carried}"
    parts = [f"{which_done} shown as done {own}"]
    parts.append(f"{said_by(register, statement)} that {which} {were} {_what_is_said(statement)}")
    if unseen and carried == 1:
        parts.append("its text is not transcribed")
    elif unseen:
        parts.append(f"the text of {'all' if unseen == carried else unseen} of them is not transcribed")
    return "; ".join(parts)


_REST = "rest on a statement, not on entries of their own"


def _named(statement: Statement) -> tuple[str, str]:
    """Return which ones a statement covers, and the verb: all, or those that it lists."""
    if not isinstance(statement.covers, tuple):
        return (f"{statement.as_said} (all)" if statement.as_said else "all"), "were"
    ids = ids_text(statement.covers)
    which = f"{statement.as_said} ({ids})" if statement.as_said else ids
    return which, "was" if len(statement.covers) == 1 else "were"


@ON_SOURCES.of(CountMismatch, clears="The missing ones, or a corrected count, in recommendations.yaml.")
def _count_mismatch(_: Register, __: OversightException, figures: CountMismatch) -> str:
    makes = count(figures.makes, "recommendation")
    return f"the source makes {makes}; the register holds {figures.on_file}"


@ON_SOURCES.of(ExpectationOfSourcePassed, clears="A newer statement, or updates and verdicts that show them done.")
def _expectation_passed(register: Register, __: OversightException, figures: ExpectationOfSourcePassed) -> str:
    which, _ = _named(figures.statement)
    who_said, by = said_by(register, figures.statement), by_the_end(figures.expected)
    shown = f"{count(figures.still_open, 'is', 'are')} not shown as done"
    return f"{who_said} that {which} would be done {by}, which has passed; {shown}"


@ON_SOURCES.of(
    WordingMissing,
    clears="The official wording, transcribed by the register’s keeper, in recommendations.yaml.",
)
def _wording_missing(_: Register, __: OversightException, figures: WordingMissing) -> str:
    themes, of, parts = figures.themes, figures.of, []
    if figures.not_transcribed:
        parts.append(f"the wording of {figures.not_transcribed} of {of} is not yet transcribed")
    if themes == 1:
        parts.append(f"1 of {of} is a theme, not known to be a recommendation of its own")
    elif themes:
        which = f"all {themes}" if themes == of else f"{themes} of {of}"
        parts.append(f"{which} are themes, not known to be recommendations of their own")
    return "; ".join(parts)
