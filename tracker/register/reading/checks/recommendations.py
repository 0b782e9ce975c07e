"""The rules of recommendations.yaml: parties, sources and their statements, recommendations.

Takes records, returns complaints.
"""

from collections.abc import Sequence

from tracker.dates import as_written, first_day, last_day
from tracker.problems import quoted
from tracker.register.reading.checks.common import (
    Found,
    References,
    after_today,
    before_source,
    not_a_verifier,
    repeated_ids,
    unknown_party,
    unknown_recommendations,
    wrong,
)
from tracker.register.reading.checks.slips import (
    Issue,
    aliases,
    circles,
    deadline,
    email,
    issue_of,
    related_to_itself,
    rules_off,
    slip,
    sound_parties,
    twins,
)
from tracker.register.reading.complaints import nearest
from tracker.register.schema.corrections import Correction
from tracker.register.schema.recommendations import Party, Recommendation, RecommendationsFile, Source, Statement
from tracker.vocabulary import Covers, DueBasis, Says


def complaints_about_asked(asked: RecommendationsFile, known: References) -> Found:
    """Yield what is wrong across the records of recommendations.yaml."""
    yield from repeated_ids(asked.parties, "a party")
    yield from repeated_ids(asked.sources, "a source")
    yield from repeated_ids(asked.recommendations, "a recommendation")
    yield from corrections(asked.corrections, known)
    yield from rules_off(asked.register.rules_off, known)
    for party in asked.parties:
        yield from _party(party, known)
    yield from aliases(asked.parties)
    above = "Correct one 'part_of': a party is part of one above it."
    yield from circles(sound_parties(known), "part_of", above)
    yield from circles(sound_parties(known), "succeeded_by", "Correct one 'succeeded_by'.")
    for source in asked.sources:
        yield from _source(source, known)
    for recommendation in asked.recommendations:
        yield from _recommendation(recommendation, known)


def corrections(entries: Sequence[Correction], known: References) -> Found:
    """A correction is made by a party, and not after today."""
    for entry in entries:
        yield from unknown_party(entry, "by", entry.by, known)
        yield from after_today(entry, "date", entry.date, known)
    yield from twins(entries)


def _party(party: Party, known: References) -> Found:
    yield from unknown_party(party, "part_of", party.part_of, known)
    yield from unknown_party(party, "succeeded_by", party.succeeded_by, known)
    yield from email(party)


def _source(source: Source, known: References) -> Found:
    yield from unknown_party(source, "issued_by", source.issued_by, known)
    yield from after_today(source, "issued_on", source.issued_on, known)
    yield from deadline(source, "answer_due", Issue(source.id, source.issued_on))
    for number, verifier in enumerate(source.verifiers):
        yield from unknown_party(source, ("verifiers", number), verifier, known)
    for each in source.checks:
        yield from unknown_party(each, "by", each.by, known)
        yield from before_source(each, "date", each.date, source)
        yield from after_today(each, "date", each.date, known)
    yield from twins(source.statements)
    yield from twins(source.findings)
    yield from twins(source.checks)
    for statement in source.statements:
        yield from unknown_party(statement, "by", statement.by, known)
        yield from before_source(statement, "date", statement.date, source)
        yield from after_today(statement, "date", statement.date, known)
        yield from coverage(statement, source, known)
        yield from expectation(statement)
        if statement.says is Says.VERIFIED:
            yield from not_a_verifier(statement, statement.by, source, known)


def coverage(statement: Statement, source: Source, known: References) -> Found:
    """A statement says how many at least, or which; not both. What it lists is of its source."""
    if statement.at_least is None and statement.covers is None:
        message = (
            "This does not say what it covers. Add 'at_least: NUMBER', or 'covers: all', 'covers: some' or a list."
        )
        yield wrong(statement, (), "covers", message)
    if statement.at_least is not None and isinstance(statement.covers, Covers):
        message = "With 'at_least', 'covers' is a list or left out. Take one of the two out, or list those meant."
        yield wrong(statement, "at_least", "covers", message)
    if isinstance(statement.covers, tuple) and (statement.at_least or 0) > len(set(statement.covers)):
        message = f"{statement.at_least} is more than the {len(set(statement.covers))} that 'covers' lists."
        yield wrong(statement, "at_least", "at-least", f"{message} Correct one of the two.")
    elif statement.at_least and source.expected_count is not None and statement.at_least > source.expected_count:
        message = (
            f"{statement.at_least} is more than {source.id} makes: its 'expected_count' is {source.expected_count}."
        )
        yield wrong(statement, "at_least", "at-least", f"{message} Correct one of the two.")
    if isinstance(statement.covers, tuple):
        yield from unknown_recommendations(statement, "covers", statement.covers, known)
        for number, each in enumerate(statement.covers):
            listed = known.recommendations.get(each)
            if listed is not None and listed.source != source.id and listed.source in known.sources:
                message = (
                    f"{each} is a recommendation of {quoted(listed.source)}. List only what {source.id} recommends."
                )
                yield wrong(statement, ("covers", number), "covers", message)
            elif listed is not None and listed.issued_on and last_day(statement.date) < first_day(listed.issued_on):
                issued = f"{each} was issued on {as_written(listed.issued_on)}, after this statement"
                message = f"{issued}. Correct the day, or take {each} off the list."
                yield wrong(statement, ("covers", number), "covers", message)


def expectation(statement: Statement) -> Found:
    """A statement that says `expected` says by when; no other does."""
    if statement.says is Says.EXPECTED and statement.expected is None:
        message = "'says: expected' needs the day by which. Add 'expected: YEAR-MONTH-DAY'."
        yield wrong(statement, "says", "expected", message)
    if statement.says is not Says.EXPECTED and statement.expected is not None:
        message = f"'expected' goes only with 'says: expected', and this says '{statement.says}'. Take one of them out."
        yield wrong(statement, "expected", "expected", message)


def _recommendation(recommendation: Recommendation, known: References) -> Found:
    """A recommendation is of a source, bears its id, and is about parties and recommendations of the register."""
    source = recommendation.source
    if source not in known.sources:
        remedy = nearest(source, known.sources) or " Correct it, or add it to 'sources'."
        yield wrong(recommendation, "source", "source", f"{quoted(source)} is not a source of the register.{remedy}")
    elif recommendation.id.rpartition("-")[0] != source:
        message = f"'{recommendation.id}' does not begin with its source. Write {source}-01, {source}-02, …"
        yield wrong(recommendation, "id", "form", message)
    if not (recommendation.given_title or recommendation.wording or recommendation.summary):
        message = "This recommendation has no title, and no text whose first words could serve. Add 'title: …'."
        yield wrong(recommendation, (), "missing", message)
    yield from due_basis(recommendation)
    yield from unknown_party(recommendation, "owner", recommendation.owner, known)
    if recommendation.limbs:
        yield from repeated_ids(recommendation.limbs, "a limb")
    yield from unknown_recommendations(recommendation, "related", recommendation.related, known)
    if recommendation.id in recommendation.related:
        yield from related_to_itself(recommendation)
    of = known.sources.get(source)
    if of is not None:
        issue = issue_of(recommendation, of)
        yield from deadline(recommendation, "due", issue)
        yield from deadline(recommendation, "answer_due", issue)


def due_basis(recommendation: Recommendation) -> Found:
    """A deadline is stated (a warning: in which document) or inferred; where there is none, its basis is none."""
    basis = recommendation.due_basis
    if recommendation.due is None and basis is not DueBasis.NONE:
        message = f"'{basis}' is the basis of a deadline, and there is none. Add 'due', or write none."
        yield wrong(recommendation, "due_basis", "due-basis", message)
    if recommendation.due is not None and basis is DueBasis.NONE:
        message = "There is a deadline, so its basis is not 'none'. Write stated or inferred, or take 'due' out."
        yield wrong(recommendation, "due_basis", "due-basis", message)
    if recommendation.due is not None and basis is DueBasis.STATED and recommendation.due_stated_in is None:
        message = "Nothing says which document states this deadline. Add 'due_stated_in: {title: …, url: …}'."
        yield slip(recommendation, "due_basis", "due-basis", message)
