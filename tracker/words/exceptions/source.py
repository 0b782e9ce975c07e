"""The sentences about a source as a whole; with what clears each."""

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.source import (
    CountMismatch,
    ExpectationOfSourcePassed,
    StatedNotEvidenced,
    StatementContradicted,
    WordingMissing,
)
from tracker.rules.state.sources import Counted
from tracker.vocabulary import Covers, Says
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import by_the_end, count, listed
from tracker.words.statements import said_by

ON_SOURCES = Wordings()


@ON_SOURCES.of(StatementContradicted, clears="A newer statement, or updates that bring the entries into line with it.")
def _statement_contradicted(register: Register, exception: OversightException, figures: StatementContradicted) -> str:
    claimed = _claimed(register, exception.subject, figures.counted)
    return f"{claimed}; the register’s own entries leave room for no more than {figures.room}"


@ON_SOURCES.of(StatedNotEvidenced, clears="An update with evidence for each one, in a response file of its own.")
def _stated_not_evidenced(register: Register, exception: OversightException, figures: StatedNotEvidenced) -> str:
    done = figures.done
    shown = f"{count(done, 'is', 'are')} shown as done" if done else "none is shown as done one by one"
    return f"{_claimed(register, exception.subject, figures.counted)}; {shown}"


def _claimed(register: Register, source: str, counted: Counted) -> str:
    what = "verified" if counted.statement.says is Says.VERIFIED else "done"
    makes = register.sources[source].expected_count
    of = f" of {listed(sorted(counted.listed))}" if counted.listed else f" of {makes}" if makes is not None else ""
    number = counted.statement.as_said or (f"at least {counted.at_least}" if counted.statement.at_least else "some")
    return f"{said_by(register, counted.statement)} that {number}{of} were {what}"


@ON_SOURCES.of(CountMismatch, clears="The missing ones, or a corrected count, in recommendations.yaml.")
def _count_mismatch(_: Register, __: OversightException, figures: CountMismatch) -> str:
    makes = count(figures.makes, "recommendation")
    return f"the source makes {makes}; the register holds {figures.on_file}"


@ON_SOURCES.of(ExpectationOfSourcePassed, clears="A newer statement, or updates and verdicts that show them done.")
def _expectation_passed(register: Register, _: OversightException, figures: ExpectationOfSourcePassed) -> str:
    which, shown = _expected(figures.statement, figures.waiting)
    said, by = said_by(register, figures.statement), by_the_end(figures.expected)
    return f"{said} that {which} would be done {by}, which has passed; {shown}"


def _expected(statement: Statement, waiting: int) -> tuple[str, str]:
    """Return which ones were expected to be done, and what is shown instead."""
    if statement.at_least is not None:
        done = statement.at_least - waiting
        return f"at least {statement.at_least}", f"{count(done, 'is', 'are') if done else 'none is'} shown as done"
    if statement.covers is Covers.SOME:
        return "some", "none is shown as done"
    which = "all" if statement.covers is Covers.ALL else listed(statement.covers or ())
    return which, f"{count(waiting, 'is', 'are')} not shown as done"


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
