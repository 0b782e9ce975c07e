"""What a span says → its columns: every field of a position that is not arithmetic on the day asked about."""

from datetime import date

from tracker.outputs.database.columns import DatabaseColumn, FieldColumns, Kind, columns_of

RECOMMENDATION_SPAN, ACTION_SPAN = "recommendation_span", "action_span"
RECOMMENDATION_FLAGS = f"{RECOMMENDATION_SPAN}_flags"
FROM_DATE = DatabaseColumn("from_date", date, "The first day of it.")
TO_DATE = DatabaseColumn("to_date", date, "The day after its last; 9999-12-31 where it has not ended.")
OPEN_END = "9999-12-31"
RECOMMENDATION = DatabaseColumn("recommendation", str, "The recommendation.", references="recommendation.id")
ACTION = DatabaseColumn("action", str, "The action.", references="action.id")


def _column(name: str, kind: Kind, meaning: str, place: str = "", references: str | None = None) -> FieldColumns:
    """Return the columns of a field; `place`: where a span has it, if not under the column's name."""
    return columns_of(DatabaseColumn(name, kind, meaning, references=references), place or name)


_DEADLINE = (
    _column("due_original", date, "The deadline as first set.", "deadline.original"),
    _column("due_now", date, "The deadline after every extension.", "deadline.now"),
    _column("slipped_days", int, "By how many days the deadline has been moved.", "deadline.slipped_days"),
    _column("extensions", int, "How often it has been moved.", "deadline.extensions"),
    _column("second_extension_on", date, "When it was moved for the second time.", "deadline.second_on"),
    _column("told_late_on", date, "When an extension was first agreed after the deadline.", "deadline.told_late_on"),
)

OF_RECOMMENDATION = (
    _column("issued_on", date, "When the recommendation was issued."),
    _column("state", str, "Where the recommendation stands."),
    _column("reported", str, "What its owners report, all its actions taken together."),
    _column("reported_on", date, "Since when that is reported."),
    _column(
        "fell_on",
        date,
        "When what is reported last fell below implemented; a month counts from its first day.",
        "details.fell_on",
    ),
    _column("verdict", str, "The newest verdict of a verifier."),
    _column("verdict_on", date, "When it was given."),
    _column("verdict_by", str, "Who gave it.", references="party.id"),
    _column("retest_since", date, "Since when evidence that the verdict rests on has expired."),
    _column("in_force", bool, "Whether a verdict decides the state.", "details.in_force"),
    _column("failed_on", date, "When a verdict was last given against a claim that it is done.", "details.failed_on"),
    _column("reopened_on", date, "Of what is open: when it last ceased to be verified."),
    _column(
        "settled_on",
        date,
        "When it was superseded, or the verdict was given that it then still waited for: its state stays for good.",
        "details.settled_on",
    ),
    _column("word_by", date, "The newest first day of an update of a live action, or of a verification."),
    _column("done_on", date, "Since when it has been done without a break."),
    _column(
        "done_by_own_entries", bool, "Whether its own entries made it done, and not a statement alone.", "done_by_own"
    ),
    _column("closed_on", date, "Since when it has been closed without being implemented."),
    _column("closed_by", str, "The word that closed it."),
    _column("owner", str, "Who leads, after every handover.", references="party.id"),
    _column("answer", str, "The answer to it."),
    *_DEADLINE,
    _column("evidence", int, "How many items of evidence support it and say where they are."),
    _column("contradicting", int, "How many items of evidence contradict it and say where they are."),
    _column("last_activity", date, "The date of the newest entry about it."),
)

OF_ACTION = (
    _column("owner", str, "Who owns it.", references="party.id"),
    _column("status", str, "What its owner says of it."),
    _column("implemented_on", date, "Since when it has been implemented without a break."),
    *_DEADLINE,
    _column("updated_on", date, "The date of its newest update."),
    _column("expected", date, "When its owner expects to be done, by the newest update."),
    _column("waiting_on", str, "The party that it waits for.", references="party.id"),
    _column("waiting_since", date, "Since which update it has waited for that party."),
)
