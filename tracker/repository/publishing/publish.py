"""Additions that somebody proposes → a branch of one commit at the remote that the register's clone follows.

They are put on the texts that the remote has now, so nothing that was recorded meanwhile is lost, and nothing twice.
Writes nothing into the clone.
"""

import hashlib
import re
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Literal, NamedTuple

from tracker.problems import Problem
from tracker.register.edit.additions import Addition, CannotRecord, FollowUp
from tracker.register.edit.again import CarriedOver, are_recorded, carried_over, name_of
from tracker.register.edit.edit import record
from tracker.register.edit.entry_fields import EVIDENCE
from tracker.register.reading.reading import read
from tracker.register.records import ASKED, Register
from tracker.register.text.folder import Folder
from tracker.repository.failures import NoHistory
from tracker.repository.following import place_of
from tracker.repository.publishing.failures import KEPT, CannotPublish
from tracker.repository.publishing.pull_request import pull_request_address, web_address
from tracker.repository.publishing.remote import Remote, remote_of
from tracker.repository.publishing.side_repository import SideRepository, Written, side_repository
from tracker.repository.revisions import clean
from tracker.rules.changes.allowed import Entitlement, not_allowed
from tracker.rules.changes.known import known
from tracker.rules.changes.proposed import Proposal, propose
from tracker.vocabulary import Marking
from tracker.words.submitted import body_text, inert_text, not_allowed_text, subject_text

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")
_MOST_PROBLEMS = 3


AsRead = Callable[[Register], Register]


class Author(NamedTuple):
    """Who proposes: as they sign, and for whom they may report.

    `as_read`: takes a register, returns what of it they may know, which is all that commit and pull request tell.
    """

    name: str
    address: str
    entitlement: Entitlement
    as_read: AsRead = lambda register: register


class Submission(NamedTuple):
    """What is proposed. `documents`: their bytes by path; `seen`: the texts that it was made for."""

    additions: tuple[Addition | FollowUp, ...]
    documents: Mapping[str, bytes]
    seen: Mapping[str, bytes]


class ProposedBranch(NamedTuple):
    """A change that is at the remote.

    `outcome`: sent now; there from before, the very same; or recorded: the branch that it was for has it already, and
    then there is nothing to open. `remote`: where it is; `onto`: the branch that it is proposed to; `subject`: of the
    commit; `address`: opens the pull request, None where no host is known; `proposal`: what it comes to on what the
    remote has; `in_place_of`: the branches of the very same that can no longer be merged.
    """

    outcome: Literal["sent", "there", "recorded"]
    branch: str
    remote: str
    onto: str
    subject: str
    address: str | None
    proposal: Proposal | None
    in_place_of: tuple[str, ...] = ()


def publish(folder: Path, submission: Submission, author: Author, remote_named: str, today: date) -> ProposedBranch:
    """Send additions to a remote as a branch; raise `CannotPublish`, and then it has nothing of them.

    `folder`: of the register, in its clone; `remote_named`: the remote's name there, or an address.
    """
    try:
        prefix = place_of(folder)[0]
        remote = remote_of(folder, remote_named)
        # With their ids: what refers to a new entry names the one that it gets, and is told from others by that.
        submission = submission._replace(additions=record(submission.seen, submission.additions).additions)
        with side_repository(folder, remote) as side:
            return _published(side, remote, prefix, submission, author, today)
    except NoHistory as error:
        raise CannotPublish(f"{error} So nothing can be published. {KEPT}") from None
    except CannotRecord as error:
        raise CannotPublish(f"It cannot be recorded in the register at {remote.name}: {error} {KEPT}") from None


def _published(
    side: SideRepository, remote: Remote, prefix: str, submission: Submission, author: Author, today: date
) -> ProposedBranch:
    name = _branch_for(submission, author)
    heads = side.heads(remote.branch, name, f"{name}-*")
    if heads.pop(remote.branch, None) is None:
        raise CannotPublish(
            f"{remote.name} has no branch {remote.branch}, which the register's clone is on. Its keeper must push it"
            f" there, or check out another. {KEPT}"
        )
    base = side.fetch()
    files = side.files(base, prefix)
    if ASKED not in files.texts:
        raise CannotPublish(f"{remote.name} has no register in {prefix or 'the top folder'} of {remote.branch}. {KEPT}")
    register = _register_in(files, remote, today)
    if are_recorded(files.texts, submission.additions, author.as_read(register)):
        return ProposedBranch("recorded", name, remote.name, remote.branch, "", None, None)
    carried = _carried(submission, files)
    refusals = not_allowed(register, known(register, today).position, carried.additions, author.entitlement)
    if refusals:
        raise CannotPublish(" ".join([*(not_allowed_text(register, each) for each in refusals), KEPT]))
    proposal = _proposal(carried, submission, files, today, author.as_read)
    _refuse_unsound(proposal, remote)
    waiting = next((each for each in heads if side.merges(each, base)), None)
    branch = waiting or _free_name(name, heads)
    subject, body = subject_text(register, proposal.additions), body_text(proposal)
    address = _address(register.settings.repository or web_address(remote.address), remote, branch, subject, body)
    published = ProposedBranch("there", branch, remote.name, remote.branch, subject, address, proposal)
    if waiting:
        return published
    moved = {carried.paths[path]: content for path, content in submission.documents.items()}
    new = {path: content for path, content in moved.items() if path not in files.held}
    changed = {prefix + path: content for path, content in {**new, **proposal.new_texts}.items()}
    commit = side.commit(
        base, changed, Written(clean(author.name) or author.address, author.address, f"{subject}\n\n{body}\n")
    )
    published = published._replace(in_place_of=tuple(heads))
    return published._replace(outcome="sent") if side.send(commit, branch) else published


def _branch_for(submission: Submission, author: Author) -> str:
    """Return the branch of a submission, of the same always the same: it holds ids and kinds, no word of the register.

    What it is about comes first, so that a list of branches reads by recommendation; then what was recorded first, and
    not the evidence that came with it. What is not for the public has another name for each author: whoever guesses it
    is not told that it was sent.
    """
    first = next((each for each in submission.additions if each.kind != EVIDENCE), submission.additions[0])
    subject = _NOT_IN_A_NAME.sub("-", first.record.partition(".")[0])
    is_public = all(each.values.get("marking") in (None, Marking.PUBLIC) for each in submission.additions)
    reference = name_of(submission.additions, "" if is_public else author.address)
    return "update/" + "-".join(filter(None, [subject, first.kind, reference]))


def _free_name(name: str, taken: Container[str]) -> str:
    return next(each for each in chain([name], (f"{name}-{number}" for number in count(2))) if each not in taken)


def _carried(submission: Submission, files: Folder) -> CarriedOver:
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in submission.documents.items()}
    return carried_over(submission.additions, submission.seen, files.texts, files.held, hashes)


def _proposal(carried: CarriedOver, submission: Submission, files: Folder, today: date, as_read: AsRead) -> Proposal:
    new = {carried.paths[path]: hashlib.sha256(content).hexdigest() for path, content in submission.documents.items()}
    return propose(files.texts, carried.additions, today, {**files.held, **new}, as_read=as_read)


def _register_in(files: Folder, remote: Remote, today: date) -> Register:
    """Return the register that a remote has; raise `CannotPublish` where it has errors: nothing is put on that."""
    reading = read(files.texts, files.held, today)
    if reading.register is None:
        first = _errors(reading.problems)[0]
        raise CannotPublish(
            f"The register at {remote.name} has errors, so nothing can be added to it: see"
            f" {first.path}:{first.line}. Its keeper must put them right first. {KEPT}"
        )
    return reading.register


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [each for each in problems if each.level == "error"]


def _refuse_unsound(proposal: Proposal, remote: Remote) -> None:
    errors = _errors(proposal.problems)
    if errors:
        # Where, and not what: a message quotes what stands there, which may be kept from who reads this.
        places = ", ".join(f"{each.path}:{each.line} ({each.code})" for each in errors[:_MOST_PROBLEMS])
        raise CannotPublish(f"In the register at {remote.name} this would be an error, at {places}. {KEPT}")


def _address(web: str | None, remote: Remote, branch: str, subject: str, body: str) -> str | None:
    return pull_request_address(web, remote.branch, branch, subject, inert_text(body)) if web else None
