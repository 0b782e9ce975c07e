"""The columns of a position and of its exceptions, each with its meaning: of every form in which they leave as a table.

What a span says already is described there, and what the register's files say in their declarations.
"""

from dataclasses import replace
from datetime import date

from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.database.declared import entry_tables
from tracker.outputs.database.spans import OF_ACTION, OF_RECOMMENDATION
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.vocabulary import AnswerKind, State

_Column = DatabaseColumn
_OF_SPAN = {column.name: column for field in OF_RECOMMENDATION for column in field.columns}
_OF_ACTION_SPAN = {column.name: column for field in OF_ACTION for column in field.columns}
NO_ANSWER = "none"  # in place of the word of an answer


def _declared(kind: type) -> dict[str, DatabaseColumn]:
    return {column.name: column for field in entry_tables()[kind].fields for column in field.columns}


_ASKED, _MADE_BY = _declared(Recommendation), _declared(Source)
_TIMELINESS = _Column("timeliness", str, "Where it stands against its deadline.")
_DAYS = _Column(
    "days", int, "Days past the deadline, until it, or by which it was met late or early, as the timeliness says."
)
_KEY = replace(_ASKED["id"], references="recommendation.id")

OF_ABOUT = (
    _Column("format", int, "The form of this file: another number where a name or a meaning is another.", True),
    _Column("version", str, "The version of the data, by semver.org: the day of the position, then the content.", True),
    _Column("title", str, "The register's title.", True),
    _Column("as_at", date, "The day of the position.", True),
    _Column("known_at", date, "The day on which the revision was recorded that it is known from; null: as known now."),
    _Column("commit", str, "The commit that holds just these files; null where none does."),
    _Column("content", str, "The hash of the register's files.", True),
    _Column("audience", str, "For whom: words marked above it are replaced by “restricted”.", True),
    _Column("restricted", int, "How many entries are without their words for that reason.", True),
    _Column("licence", str, "The licence under which the register may be used by others."),
    _Column("licence_url", str, "Where that licence can be read."),
)
OF_CLOCKS = (
    _Column("as_at", date, "The day whose position this is."),
    _Column("known_at", date, "The day on which the revision was recorded that it is known from; empty: as known now."),
    _Column("commit", str, "The commit that holds just these files; empty where none does."),
)
OF_POSITION = (
    _KEY,
    _ASKED["source"],
    _ASKED["reference"],
    _ASKED["title"],
    _OF_SPAN["issued_on"],
    _ASKED["priority"],
    _OF_SPAN["owner"],
    _Column("owners", str, "Who leads, and who owns its actions; each once."),
    _OF_SPAN["answer"],
    _OF_SPAN["state"],
    _OF_SPAN["reported"],
    _OF_SPAN["verdict"],
    _OF_SPAN["done_on"],
    _OF_SPAN["reopened_on"],
    _OF_SPAN["due_original"],
    _ASKED["due_basis"],
    _OF_SPAN["due_now"],
    _OF_SPAN["slipped_days"],
    _OF_SPAN["extensions"],
    _TIMELINESS,
    _DAYS,
    _OF_SPAN["evidence"],
    _OF_SPAN["contradicting"],
    _OF_SPAN["last_activity"],
    _Column("flags", str, "What must be said beside the state."),
    _Column("actions", str, "Its actions, each with what its owner says of it."),
)
OF_ACTION_POSITION = (
    _Column("recommendation", str, "The recommendation.", references="recommendation.id"),
    _Column("id", str, "The action.", is_key=True, references="action.id"),
    _OF_ACTION_SPAN["owner"],
    _OF_ACTION_SPAN["status"],
    _Column("upheld", bool, "False where a verifier did not uphold the claim that it is done."),
    _OF_ACTION_SPAN["implemented_on"],
    _OF_ACTION_SPAN["waiting_on"],
    _OF_ACTION_SPAN["due_now"],
    _TIMELINESS,
    _DAYS,
)
OF_SOURCE_POSITION = (
    _Column("id", str, "The source.", is_key=True, references="source.id"),
    _MADE_BY["expected_count"],
    _Column("on_file", int, "How many of its recommendations the register holds."),
    _Column("total", int, "How many it made, as far as is on record."),
    _Column("last_checked", date, "When reports on its recommendations were last looked for."),
    *(_Column(f"state_{each}", int, f"How many are in the state “{each.label}”.") for each in State),
    *(_Column(f"answer_{each}", int, f"How many were answered “{each.label}”.") for each in AnswerKind),
    _Column(f"answer_{NO_ANSWER}", int, "How many have no answer on record."),
    _Column("stated_implemented", int, "How many at least its newest statement says are implemented."),
    _Column("stated_verified", int, "How many at least its newest statement says are verified."),
    _Column("done", int, "How many are in a state that is done."),
    _Column("done_by_statement", int, "How many of those a statement about their source put there."),
    _Column("gap", int, "How many more its statements say are done than that."),
    _Column("done_from", int, "How many are done at least; empty where a statement leaves no room for it."),
    _Column("done_to", int, "How many may be done at most; empty where a statement leaves no room for it."),
)
OF_QUARTERS = (
    _Column("quarter", str, "The quarter, as the register counts its quarters.", is_key=True),
    _Column("ends", date, "Its last day, or the day of the position."),
    _Column("to_date", str, "“to date” where the quarter has not ended on that day."),
    *(_Column(each.value, int, f"How many are in the state “{each.label}” on that day.") for each in State),
    _Column("overdue", int, "How many are open and overdue on that day."),
    _Column("unreported", int, "How many are past their deadline with nothing reported on that day."),
    _Column("by_statement", int, "How many of all a statement about their source alone put into their state."),
)
OF_EXCEPTIONS = (
    _Column("rule", str, "The rule that raises it.", is_key=True),
    _Column("severity", int, "3: act now; 2: ask; 1: note."),
    _Column("kind", str, "What sort of thing it is about."),
    _Column("subject", str, "The id of what it is about.", is_key=True),
    _Column("since", date, "Since when it holds."),
    _Column("days", int, "For how many days, on the day of the position."),
    _Column("message", str, "It in a sentence."),
    _Column("clears", str, "What would end it."),
)
