"""The rules of a response file: who may say what, when, on which evidence.

Takes records, returns complaints. This is the check that runs most often: it makes nothing that it does not need.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tracker.dates import as_written, first_day, last_day
from tracker.problems import Level, quoted
from tracker.register.reading.checks.common import (
    Found,
    References,
    after_today,
    before_issue,
    by_id,
    not_a_verifier,
    repeated_ids,
    unknown_party,
    unknown_recommendation,
    verifies_for,
    wrong,
)
from tracker.register.reading.checks.evidence_files import hash_to_write, held_file
from tracker.register.reading.checks.recommendations import corrections
from tracker.register.reading.checks.slips import (
    Issue,
    dated_twins,
    deadline,
    far_extensions,
    handovers,
    issue_of,
    slip,
    undated,
)
from tracker.register.reading.complaints import nearest
from tracker.register.reading.salvage import ids_written
from tracker.register.records import response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import Mark, own_days, with_mark
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.register.schema.response import Answer, Evidence, Extension, Response, Update, Verification
from tracker.register.schema.restricted import unless_restricted
from tracker.register.walk import ListOf, dated_lists
from tracker.vocabulary import AnswerKind


def complaints_about_response(path: str, response: Response, values: Any, known: References) -> Found:
    """Yield what is wrong across the records of a response file; `values` is it as written, where it is not sound."""
    named = path == response_path(response.recommendation)
    recommendation = known.recommendations.get(response.recommendation) if named else None
    source = known.sources.get(recommendation.source) if recommendation else None
    yield from _file_name(path, response, known)
    yield from corrections(response.corrections, known)
    lists = dated_lists(response)
    yield from _parties(response, lists, known)
    yield from _dates(response, lists, recommendation, source, known)
    yield from dated_twins(lists)
    yield from _acceptance(response)
    yield from _citations(response, values)
    for item in response.evidence:
        yield from _evidence(item, known)
    yield from _actions(response, recommendation, named)
    if recommendation:
        yield from _deadlines(response, recommendation)
        if response.handovers:
            yield from handovers(response.handovers, recommendation, known)
        if source:
            yield from _far_deadlines(response, issue_of(recommendation, source))
    for escalation in response.escalations:
        yield from undated(escalation, "answer", "answered_on")
    for verification in response.verifications:
        yield from _verification(verification, source, known)


def _file_name(path: str, response: Response, known: References) -> Found:
    """A response file has the name of its recommendation, which is on the register."""
    if path != response_path(response.recommendation):
        name, about = path.removeprefix("responses/"), quoted(response.recommendation)
        message = f"The file is called {name} but says that it is about {about}. Correct this line, or rename the file."
        yield wrong(response, "recommendation", "file-name", message)
    elif response.recommendation not in known.recommendations:
        message = unknown_recommendation(response.recommendation, known)
        yield wrong(response, "recommendation", "recommendation", message)


def _parties(response: Response, lists: Iterable[ListOf], known: References) -> Found:
    """Whoever accepts, agrees, hands over, owns, reports, verifies or escalates is a party of the register."""
    for (kind, _, _), _, entries in lists:
        for field in with_mark(kind, Mark.PARTY):
            for entry in entries:
                party = getattr(entry, field.name)
                if party is not None and party not in known.parties:
                    yield from unknown_party(entry, field.written, party, known)
    for action in response.actions:
        yield from unknown_party(action, "owner", action.owner, known)


def _dates(
    response: Response,
    lists: Iterable[ListOf],
    recommendation: Recommendation | None,
    source: Source | None,
    known: References,
) -> Found:
    """Nothing is dated before its recommendation was issued, nor (a warning) after today.

    An answer, an update or evidence may be older (a warning): bodies answer drafts.
    """
    issued_on = recommendation.issued_on or (source.issued_on if source else None) if recommendation else None
    since = first_day(issued_on) if issued_on else date.min
    for kind, entry, field in _dated_outside(lists, since, known.today or date.max):
        day = getattr(entry, field)
        if issued_on and last_day(day) < since:
            level: Level = "warning" if kind in (Answer, Update, Evidence) else "error"
            yield before_issue(entry, field, day, response.recommendation, issued_on, level)
        else:
            yield from after_today(entry, field, day, known)


def _dated_outside(lists: Iterable[ListOf], since: date, latest: date) -> Iterator[tuple[Any, Entry, str]]:
    """Yield the entries, each with its class and the field, that bear a day before `since` or after `latest`.

    That evidence needs a day is told of it.
    """
    for (kind, _, later), _, entries in lists:
        own, *otherwise = own_days(kind)
        for field in (own, *otherwise, *later):
            for entry in entries:
                day = getattr(entry, field)
                if day is None or since <= day <= latest:
                    continue
                if field not in otherwise or getattr(entry, own) is None:
                    yield kind, entry, field


def _acceptance(response: Response) -> Found:
    """An answer that refuses, in part or all, has a reason (a warning)."""
    for answer in response.answers:
        if answer.decision in (AnswerKind.ACCEPTED_IN_PART, AnswerKind.REJECTED) and answer.reason is None:
            message = f"'{answer.decision}' has no reason. Add 'reason: …', where one is on record."
            yield slip(answer, (), "reason", message)


def _citations(response: Response, values: Any) -> Found:
    """Evidence that is cited is defined in the same file, and (a warning) is not newer than what cites it."""
    if response.evidence:
        yield from repeated_ids(response.evidence, "an item of evidence")
    evidence = by_id(response.evidence, ids_written(values, "evidence", Response))
    for action in response.actions:
        for update in action.updates:
            if update.evidence:
                yield from _cited(update, update.date, update.evidence, evidence)
    for verification in response.verifications:
        if verification.evidence:
            yield from _cited(verification, verification.date, verification.evidence, evidence)


def _cited(entry: Entry, day: date, cited: Iterable[str], evidence: Mapping[str, Evidence | None]) -> Found:
    for number, each in enumerate(cited):
        item = evidence.get(each)
        if item is None:
            if each not in evidence:
                remedy = nearest(each, evidence) or " Correct it, or add it to 'evidence'."
                message = f"{quoted(each)} is not among the evidence of this file.{remedy}"
                yield wrong(entry, ("evidence", number), "evidence", message)
            continue
        dated = item.date or item.received
        if dated is not None and dated > day and first_day(dated) > day:
            message = f"{each} is dated {as_written(dated)}, later than the {as_written(day)} of what rests on it."
            yield slip(entry, ("evidence", number), "evidence-later", f"{message} Check both days.")


def _evidence(item: Evidence, known: References) -> Found:
    """Evidence has a day and (a warning) a place; a file that the register holds is there, inside it, and unchanged."""
    if item.date is None and item.received is None:
        message = "Evidence needs a day. Add 'date', the document's own, or 'received', the day on which it came."
        yield wrong(item, (), "missing", message)
    if not item.is_located and item.sha256 is None:
        message = f"Nothing says where {item.id} is, so it counts as no evidence."
        remedy = "Add its 'url' or 'file', or say in 'held' where it is kept."
        yield slip(item, "id", "place", f"{message} {remedy}")
    own = item.date or item.received
    if item.expires is not None and own is not None and last_day(item.expires) < first_day(own):
        message = (
            f"{as_written(item.expires)} is before the day of this evidence, {as_written(own)}, so it never proved"
        )
        yield wrong(item, "expires", "expires", f"{message} anything. Correct one of the two days.")
    file, sha256 = unless_restricted(item.file), unless_restricted(item.sha256)
    if file is None:
        if item.sha256 is not None:
            message = "A hash is of a file, and none is named. Add 'file: evidence/…', or take the hash out."
            yield wrong(item, "sha256", "file", message)
        return
    if sha256 is None:
        right = hash_to_write(file, known.held)
        remedy = f"Add 'sha256: {right}'." if right else "Once the file is there, `check` prints it."
        message = f"A file needs its 'sha256', so that a change to it is noticed. {remedy}"
        yield wrong(item, "file", "missing", message)
    yield from held_file(item, "file", file, sha256, known, "Add the document, or say in 'held' where it is.")


def _actions(response: Response, recommendation: Recommendation | None, named: bool) -> Found:
    """An action's id is its recommendation's with a number; the limbs that it names are its recommendation's."""
    if len(response.actions) > 1:
        yield from repeated_ids(response.actions, "an action")
    for action in response.actions:
        if named and action.id.rpartition(".")[0] != response.recommendation:
            whose = response.recommendation
            message = f"'{action.id}' does not begin with its recommendation. Write {whose}.1, {whose}.2, …"
            yield wrong(action, "id", "form", message)
        for update in action.updates:
            if update.waiting_on is not None and update.waiting_on == action.owner:
                message = "An action cannot wait for its own owner. Name whom it waits for, or take this out."
                yield slip(update, "waiting_on", "waiting", message)
        if action.limbs and recommendation:
            limbs = [limb.id for limb in recommendation.limbs]
            for number, limb in enumerate(action.limbs):
                if limb not in limbs:
                    has = f"It has {', '.join(limbs)}." if limbs else "It has none: take it out."
                    message = f"{recommendation.id} has no limb {quoted(limb)}. {has}"
                    yield wrong(action, ("limbs", number), "limb", message)


def _deadlines(response: Response, recommendation: Recommendation) -> Found:
    """An extension is of a deadline, and to a later one."""
    if response.extensions:
        nothing = f"{recommendation.id} has no deadline to extend. Put its 'due' into recommendations.yaml first."
        yield from _extensions(response.extensions, recommendation.due, nothing)
    for action in response.actions:
        if action.extensions:
            nothing = f"{action.id} has no deadline of its own. Give it a 'due', or extend {recommendation.id} instead."
            yield from _extensions(action.extensions, action.due, nothing)


def _extensions(extensions: tuple[Extension, ...], due: date | None, nothing: str) -> Found:
    for extension in sorted(extensions, key=lambda each: each.agreed_on):
        if due is None:
            yield wrong(extension, "due", "extension", nothing)
        elif extension.due <= due:
            message = f"{as_written(extension.due)} is not later than the deadline that it extends, {as_written(due)}."
            yield wrong(extension, "due", "extension", f"{message} Correct the day.")
        else:
            due = extension.due


def _far_deadlines(response: Response, issue: Issue) -> Found:
    if response.extensions:
        yield from far_extensions(response.extensions, issue)
    for action in response.actions:
        yield from deadline(action, "due", issue)
        if action.extensions:
            yield from far_extensions(action.extensions, issue)


def _verification(verification: Verification, source: Source | None, known: References) -> Found:
    """Only one of the source's verifiers may verify; a sample cannot pass more than it has."""
    if source and not verifies_for(verification.by, source, known.parties):
        yield from not_a_verifier(verification, verification.by, source, known)
    sample = unless_restricted(verification.sample)
    if sample and sample.passed is not None and sample.passed > sample.size:
        message = f"{sample.passed} cannot have passed where {sample.size} were looked at. Correct one of the two."
        yield wrong(verification, ("sample", "passed"), "sample", message)
