"""The rules of a response file: who may say what, when, on which evidence.

Takes records, returns complaints. This is the check that runs most often: it makes nothing that it does not need.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from tracker.dates import as_written, first_day
from tracker.register.checks.asked import corrections
from tracker.register.checks.common import Found, Known, after_today, before_source, repeated_ids, unknown_party, wrong
from tracker.register.complaints import nearest
from tracker.register.entries import Entry
from tracker.register.records import response_path
from tracker.register.salvage import ids_written
from tracker.register.schema import Evidence, Extension, Recommendation, Response, Source, Verification
from tracker.vocabulary import Decision


def complaints_about_response(path: str, response: Response, values: Any, known: Known) -> Found:
    """Yield what is wrong across the records of a response file; `values` is it as written, where it is not sound."""
    recommendation = known.recommendations.get(response.recommendation)
    source = known.sources.get(recommendation.source) if recommendation else None
    yield from _file_name(path, response, known)
    yield from corrections(response.corrections, known)
    yield from _parties(response, known)
    yield from _dates(response, source, known)
    yield from _acceptance(response)
    yield from _citations(response, values, known)
    for item in response.evidence:
        yield from _evidence(item, known)
    yield from _actions(response, recommendation)
    if recommendation:
        yield from _deadlines(response, recommendation)
    for verification in response.verifications:
        yield from _verification(verification, source)


def _file_name(path: str, response: Response, known: Known) -> Found:
    """A response file has the name of its recommendation, which is on the register."""
    if path != response_path(response.recommendation):
        message = f"The file is {path} but is about '{response.recommendation}'. Call it {response_path(response.recommendation)}."
        yield wrong(response, "recommendation", "file-name", message)
    elif response.recommendation not in known.recommendations:
        near = nearest(response.recommendation, known.recommendations)
        message = f"'{response.recommendation}' is not a recommendation of the register.{near}"
        yield wrong(response, "recommendation", "recommendation", message)


def _parties(response: Response, known: Known) -> Found:
    """Whoever accepts, agrees, hands over, owns, reports, verifies or escalates is a party of the register."""
    for entry, field, party in _who(response):
        if party not in known.parties:
            yield from unknown_party(entry, field, party, known)


def _who(response: Response) -> Iterator[tuple[Entry, str, str | None]]:
    if response.acceptance:
        yield response.acceptance, "by", response.acceptance.by
    for extension in response.extensions:
        yield extension, "agreed_by", extension.agreed_by
    for handover in response.handovers:
        yield handover, "from", handover.from_
        yield handover, "to", handover.to
    for action in response.actions:
        yield action, "owner", action.owner
        for extension in action.extensions:
            yield extension, "agreed_by", extension.agreed_by
        for update in action.updates:
            yield update, "by", update.by
    for verification in response.verifications:
        yield verification, "by", verification.by
    for escalation in response.escalations:
        yield escalation, "to", escalation.to
        yield escalation, "by", escalation.by


def _dates(response: Response, source: Source | None, known: Known) -> Found:
    """Nothing is dated before its source was issued, nor (a warning) after today."""
    earliest = first_day(source.issued_on) if source else date.min
    latest = known.today or date.max
    for entry, field, day in _when(response):
        if day < earliest and source:
            yield from before_source(entry, field, day, source)
        elif day > latest:
            yield from after_today(entry, field, day, known)
    for item in response.evidence:
        if (item.date or date.min) > latest:
            yield from after_today(item, "date", item.date, known)


def _when(response: Response) -> Iterator[tuple[Entry, str, date]]:
    if response.acceptance:
        yield response.acceptance, "date", response.acceptance.date
    for extension in response.extensions:
        yield extension, "agreed_on", extension.agreed_on
    for handover in response.handovers:
        yield handover, "date", handover.date
    for action in response.actions:
        for extension in action.extensions:
            yield extension, "agreed_on", extension.agreed_on
        for update in action.updates:
            yield update, "date", update.date
    for verification in response.verifications:
        yield verification, "date", verification.date
    for escalation in response.escalations:
        yield escalation, "date", escalation.date
        if escalation.answered_on:
            yield escalation, "answered_on", escalation.answered_on


def _acceptance(response: Response) -> Found:
    """An answer other than accepted has a reason."""
    given = response.acceptance
    if given and given.decision is not Decision.ACCEPTED and given.reason is None:
        message = f"'{given.decision}' needs a reason. Add a line 'reason: …'."
        yield wrong(given, (), "reason", message)


def _citations(response: Response, values: Any, known: Known) -> Found:
    """Evidence that is cited is defined in the same file, and (a warning) is not newer than what cites it."""
    if response.evidence or values is not None:
        yield from repeated_ids(response.evidence, "evidence")
    evidence: dict[str, Evidence | None] = dict.fromkeys(ids_written(values, "evidence")) if values is not None else {}
    for item in response.evidence:
        evidence[item.id] = item
    for action in response.actions:
        for update in action.updates:
            if update.evidence:
                yield from _cited(update, update.date, update.evidence, evidence)
    for verification in response.verifications:
        if verification.evidence:
            yield from _cited(verification, verification.date, verification.evidence, evidence)


def _cited(entry: Entry, day: date, cited: Iterable[str], evidence: dict[str, Evidence | None]) -> Found:
    for number, each in enumerate(cited):
        item = evidence.get(each)
        if item is None and each not in evidence:
            message = (
                f"'{each}' is not among the evidence of this file.{nearest(each, evidence)} Add it under evidence:."
            )
            yield wrong(entry, ("evidence", number), "evidence", message)
        elif item is not None and item.date is not None and item.date > day and first_day(item.date) > day:
            message = f"'{each}' is dated {as_written(item.date)}, after the {as_written(day)} of what cites it. Check both days."
            yield wrong(entry, ("evidence", number), "evidence-later", message)._replace(level="warning")


def _evidence(item: Evidence, known: Known) -> Found:
    """Evidence has a day; a file that the register holds is there, inside the register, and unchanged."""
    if item.date is None and item.received is None:
        message = "Evidence needs the document's own 'date', or 'received', the day on which it came."
        yield wrong(item, (), "missing", message)
    if item.file is None:
        if item.sha256 is not None:
            yield wrong(
                item, "sha256", "file", "A hash without a file proves nothing. Add 'file: evidence/…', or take it out."
            )
        return
    if item.sha256 is None:
        yield wrong(item, "file", "missing", "A file needs its 'sha256', so that a change to it is noticed. Add it.")
    yield from held_file(item, "file", item.file, item.sha256, known)


def held_file(entry: Entry, field: str, file: str, sha256: str | None, known: Known) -> Found:
    """A file that the register holds lies below evidence/, is there, and has the hash that is written."""
    parts = PurePosixPath(file).parts
    held = known.held.get(file)
    if parts[:1] != ("evidence",) or ".." in parts or "\\" in file or (held is not None and len(held) != 64):
        message = f"'{file}' lies outside the register. Put the document into evidence/ and write evidence/NAME."
        yield wrong(entry, field, "outside", message)
    elif held is None:
        message = f"'{file}' is not there. Add the document, or say in 'held' where it is."
        yield wrong(entry, field, "no-file", message)
    elif sha256 is not None and held != sha256:
        message = f"'{file}' is not the document that was recorded: its SHA-256 is {held}. Put the recorded one back."
        yield wrong(entry, "sha256", "hash", message)


def _actions(response: Response, recommendation: Recommendation | None) -> Found:
    """An action's id is its recommendation's with a number; the limbs that it names are its recommendation's."""
    if len(response.actions) > 1:
        yield from repeated_ids(response.actions, "an action")
    for action in response.actions:
        if action.id.rpartition(".")[0] != response.recommendation:
            message = f"'{action.id}' does not begin with its recommendation. Write {response.recommendation}.1, .2, …"
            yield wrong(action, "id", "form", message)
        if action.limbs and recommendation:
            limbs = [limb.id for limb in recommendation.limbs]
            for number, limb in enumerate(action.limbs):
                if limb not in limbs:
                    message = f"{recommendation.id} has no limb '{limb}'. It has: {', '.join(limbs) or 'none'}."
                    yield wrong(action, ("limbs", number), "limb", message)


def _deadlines(response: Response, recommendation: Recommendation) -> Found:
    """An extension is of a deadline, and to a later one."""
    if response.extensions:
        yield from _extensions(response.extensions, recommendation.due, recommendation.id)
    for action in response.actions:
        if action.extensions:
            yield from _extensions(action.extensions, action.due, action.id)


def _extensions(extensions: tuple[Extension, ...], due: date | None, whose: str) -> Found:
    for extension in sorted(extensions, key=lambda each: each.agreed_on):
        if due is None:
            message = f"{whose} has no deadline of its own: there is nothing to extend."
            yield wrong(extension, "due", "extension", message)
        elif extension.due <= due:
            message = f"{as_written(extension.due)} is not later than the deadline that it replaces, {as_written(due)}."
            yield wrong(extension, "due", "extension", message)
        else:
            due = extension.due


def _verification(verification: Verification, source: Source | None) -> Found:
    """Only one of the source's verifiers may verify; a sample cannot pass more than it has."""
    if source and verification.by not in source.verifiers:
        verifiers = " or ".join(source.verifiers) or "nobody: its 'verifiers' is empty"
        message = f"'{verification.by}' may not verify for {source.id}; {verifiers} may."
        yield wrong(verification, "by", "verifier", message)
    if verification.sample and verification.sample.passed > verification.sample.size:
        message = f"{verification.sample.passed} cannot pass of {verification.sample.size}. Correct one of the two."
        yield wrong(verification, ("sample", "passed"), "sample", message)
