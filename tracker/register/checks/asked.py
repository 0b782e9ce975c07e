"""The rules of recommendations.yaml: parties, sources and their statements, recommendations.

Takes records, returns complaints.
"""

from collections.abc import Iterable

from tracker.register.checks.common import (
    Found,
    Known,
    after_today,
    before_source,
    repeated_ids,
    unknown_party,
    unknown_recommendations,
    wrong,
)
from tracker.register.complaints import nearest
from tracker.register.schema import Asked, Correction, Party, Recommendation, Source, Statement
from tracker.vocabulary import DueBasis, Says


def complaints_about_asked(asked: Asked, known: Known) -> Found:
    """Yield what is wrong across the records of recommendations.yaml."""
    yield from repeated_ids(asked.parties, "a party")
    yield from repeated_ids(asked.sources, "a source")
    yield from repeated_ids(asked.recommendations, "a recommendation")
    yield from corrections(asked.corrections, known)
    for party in asked.parties:
        yield from _party(party, known)
    for source in asked.sources:
        yield from _source(source, known)
    for recommendation in asked.recommendations:
        yield from _recommendation(recommendation, known)


def corrections(entries: Iterable[Correction], known: Known) -> Found:
    """A correction is made by a party, and not after today."""
    for entry in entries:
        yield from unknown_party(entry, "by", entry.by, known)
        yield from after_today(entry, "date", entry.date, known)


def _party(party: Party, known: Known) -> Found:
    yield from unknown_party(party, "part_of", party.part_of, known)
    yield from unknown_party(party, "succeeded_by", party.succeeded_by, known)


def _source(source: Source, known: Known) -> Found:
    yield from unknown_party(source, "issued_by", source.issued_by, known)
    yield from after_today(source, "issued_on", source.issued_on, known)
    for number, verifier in enumerate(source.verifiers):
        yield from unknown_party(source, ("verifiers", number), verifier, known)
    for statement in source.statements:
        yield from unknown_party(statement, "by", statement.by, known)
        yield from before_source(statement, "date", statement.date, source)
        yield from after_today(statement, "date", statement.date, known)
        yield from coverage(statement, source, known)
        yield from verifier_only(statement, source)


def coverage(statement: Statement, source: Source, known: Known) -> Found:
    """A statement says how many at least, or which; not both. What it lists is of its source."""
    if (statement.at_least is None) == (statement.covers is None):
        message = "A statement has 'at_least: n' or 'covers: all, some or a list': write one of the two, and not both."
        yield wrong(statement, "at_least" if statement.covers is not None else (), "covers", message)
    if statement.at_least is not None and statement.at_least > source.expected_count:
        message = (
            f"{statement.at_least} is more than the {source.expected_count} that {source.id} makes. Correct the number."
        )
        yield wrong(statement, "at_least", "at-least", message)
    if (statement.says is Says.EXPECTED) != (statement.expected is not None):
        message = "With 'says: expected', and only with it, goes 'expected: DATE', the day by which."
        yield wrong(statement, "expected" if statement.expected else "says", "expected", message)
    if isinstance(statement.covers, tuple):
        yield from unknown_recommendations(statement, "covers", statement.covers, known)
        for number, each in enumerate(statement.covers):
            listed = known.recommendations.get(each)
            if listed is not None and listed.source != source.id:
                message = (
                    f"'{each}' is a recommendation of {listed.source}, not of {source.id}. List only {source.id}'s own."
                )
                yield wrong(statement, ("covers", number), "covers", message)


def verifier_only(statement: Statement, source: Source) -> Found:
    """Only one of the source's verifiers may say that its recommendations are verified."""
    if statement.says is Says.VERIFIED and statement.by not in source.verifiers:
        verifiers = " or ".join(source.verifiers) or "nobody: its 'verifiers' is empty"
        message = f"'{statement.by}' may not verify for {source.id}; {verifiers} may."
        yield wrong(statement, "by", "verifier", message)


def _recommendation(recommendation: Recommendation, known: Known) -> Found:
    if recommendation.source not in known.sources:
        message = (
            f"'{recommendation.source}' is not a source of the register.{nearest(recommendation.source, known.sources)}"
        )
        yield wrong(recommendation, "source", "source", message)
    elif recommendation.id.rpartition("-")[0] != recommendation.source:
        message = f"'{recommendation.id}' does not begin with its source, {recommendation.source}. Write {recommendation.source}-NN."
        yield wrong(recommendation, "id", "form", message)
    if (recommendation.due is None) != (recommendation.due_basis is DueBasis.NONE):
        message = (
            "'due_basis: none' goes with no deadline, and only with none. Write stated or inferred where there is one."
        )
        yield wrong(recommendation, "due_basis", "due-basis", message)
    yield from unknown_party(recommendation, "owner", recommendation.owner, known)
    if recommendation.limbs:
        yield from repeated_ids(recommendation.limbs, "a limb")
    yield from unknown_recommendations(recommendation, "related", recommendation.related, known)
