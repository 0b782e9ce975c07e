"""What somebody proposes to record → the subject of its commit, its text, and why it may not be proposed.

Takes values, returns text; decides nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from tracker.dates import in_words
from tracker.register.edit.additions import Addition, FollowUp
from tracker.register.records import Register
from tracker.rules.changes.allowed import NotAllowed
from tracker.rules.changes.proposed import Proposal
from tracker.vocabulary import AnswerKind, Outcome, Status
from tracker.words.figures import count, listed, small
from tracker.words.proposed import missing_texts, position_texts

AnyAddition = Addition | FollowUp
_FENCE = "~~~~~~~~"
_MOST_NAMED = 20  # people in one sentence: a document can be made to name a million, and a screen cannot show them
# What a git host obeys in a commit's message: "[skip ci]" leaves out its checks, "Closes #1" ends an issue.
_OBEYED = re.compile(r"(?<=\[)(?=[^\[\]]*\b(?:skip|no)\b)|(?<=[@#!])(?=\w)", re.IGNORECASE)
_NO_WIDTH = "\u200b"
_REFERENCE = re.compile(r"[0-9a-f]{10}(?:-[0-9]+)?$")  # proposed again, a branch ends in a number


def subject_text(register: Register, additions: Sequence[AnyAddition]) -> str:
    """Return what is recorded, as the subject of a commit: "ICO-05: ICO-05.1 reported as implemented"."""
    subjects = list(dict.fromkeys(each.record.partition(".")[0] for each in additions if each.record))
    about = listed(subjects) or "Register"
    by_phrase: dict[str, int] = {}
    for each in additions:
        phrase = _phrase(register, each)
        by_phrase[phrase] = by_phrase.get(phrase, 0) + 1
    phrases = [phrase if number == 1 else f"{number} × {phrase}" for phrase, number in by_phrase.items()]
    return _inert_line(f"{about}: {listed(phrases)}")


def body_text(proposal: Proposal) -> str:
    """Return what the position becomes and what would still be missing, a line each, in which no host obeys anything.

    What people wrote stays on its line: on one of its own it could name other authors of the commit.
    """
    missing = [f"Still missing: {each}" for each in missing_texts(proposal)]
    return "\n".join(map(_inert_line, [*position_texts(proposal), *missing]))


def _inert_line(text: str) -> str:
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + _OBEYED.sub(_NO_WIDTH, " ".join(text.split()))


def inert_text(text: str) -> str:
    """Return a text as Markdown in which nothing of it is a mention, a link, an image or a command."""
    fence = _FENCE
    while fence in text:
        fence += "~"
    return f"{fence}text\n{text}\n{fence}\n"


def not_allowed_text(register: Register, refusal: NotAllowed) -> str:
    """Return why an editor may not record something, and who may."""
    what = f"{_named(refusal.addition)} of {refusal.addition.record}" if refusal.addition.record else ""
    what = what or _named(refusal.addition)
    who = listed([register.name_of(each) for each in dict.fromkeys(refusal.parties)])
    if refusal.needs == "keeper":
        return f"{what}: only the register's keeper may record this. Send it to the keeper."
    if refusal.needs == "verifier":
        return f"{what}: only somebody who reports for {who} may give a verdict here."
    if refusal.needs == "party":
        return f"{what}: you do not report for {who}. Name somebody whom you report for."
    return f"{what}: only somebody who reports for {who} may record this."


def _named(each: AnyAddition) -> str:
    return f"The {each.kind}"


def _phrase(register: Register, each: AnyAddition) -> str:
    say = _PHRASES.get(each.kind)
    if isinstance(each, FollowUp):
        return "escalation answered" if each.kind == "escalation" else f"{each.kind} completed"
    return say(register, each.record, each.values) if say else f"{each.kind} recorded"


def _update(register: Register, record: str, values: Mapping[str, Any]) -> str:
    return f"{record} reported as {small(Status.of(str(values['status'])).label)}"


def _answer(register: Register, record: str, values: Mapping[str, Any]) -> str:
    answer = small(AnswerKind.of(str(values["decision"])).label)
    return f"answer of {register.name_of(str(values['by']))} recorded: {answer}"


def _verification(register: Register, record: str, values: Mapping[str, Any]) -> str:
    return f"{small(Outcome.of(str(values['outcome'])).label)}, says {register.name_of(str(values['by']))}"


def _extension(register: Register, record: str, values: Mapping[str, Any]) -> str:
    return f"deadline of {record} extended to {values['due']}"


def _handover(register: Register, record: str, values: Mapping[str, Any]) -> str:
    to = values.get("to")
    return f"handed over to {register.name_of(str(to) if to else None)}"


def _escalation(register: Register, record: str, values: Mapping[str, Any]) -> str:
    return f"escalated to {register.name_of(str(values['to']))}"


def _correction(register: Register, record: str, values: Mapping[str, Any]) -> str:
    return f"{values['field']} corrected"


_PHRASES: dict[str, Callable[[Register, str, Mapping[str, Any]], str]] = {
    "action": lambda register, record, values: "action added",
    "evidence": lambda register, record, values: "evidence added",
    "update": _update,
    "answer": _answer,
    "verification": _verification,
    "extension": _extension,
    "handover": _handover,
    "escalation": _escalation,
    "correction": _correction,
}


def published_text(
    outcome: Literal["sent", "there", "recorded"], branch: str, remote: str, onto: str, in_place_of: Sequence[str] = ()
) -> str:
    """Return where a change is by now.

    `onto`: the branch that it is to be merged into; `in_place_of`: the branches that were sent for it before and can
    no longer be merged.
    """
    if outcome == "recorded":
        return f"All of this is already on {onto} of {remote}, so nothing was sent."
    if outcome == "there":
        return f"Exactly this was sent before: it is on the branch {branch} of {remote}. Nothing was sent again."
    sent = f"Sent to {remote}, as the branch {branch}. It counts once it is merged into {onto}."
    return " ".join([sent, *_superseded(in_place_of)])


def sent_text(day: date, documents: Sequence[tuple[str, str]], branch: str, in_place_of: Sequence[str]) -> str:
    """Return that an entry was sent, with which documents, and its reference: what ends the name of its branch.

    `documents`: of each what its file was called, and what it is called in the register.
    """
    reference = _REFERENCE.search(branch)
    with_it = f" with {listed([f'{name} (kept as {path})' for name, path in documents])}" if documents else ""
    sent = f"Sent on {in_words(day)}{with_it}. Reference {reference[0] if reference else branch}."
    return " ".join([sent, *_superseded(in_place_of)])


def _superseded(branches: Sequence[str]) -> list[str]:
    if not branches:
        return []
    why = "it was for the same entry, and can no longer be merged, because the register has changed in the same place."
    return [f"Close the pull request of {listed(branches)}: {why}"]


def traces_texts(name: str, authors: Sequence[str], comments: int, *, has_place: bool) -> list[str]:
    """Return what a document tells of people besides what it shows, a sentence for each; none where nothing."""
    others = [f"{len(authors) - _MOST_NAMED:,} others"] if len(authors) > _MOST_NAMED else []
    named = listed([*authors[:_MOST_NAMED], *others])
    told = [f"{name} names {named} in its properties, comments or marked changes."] if authors else []
    told += [f"{name} holds {count(comments, 'comment')}."] if comments else []
    return [*told, *([f"{name} says where it was taken."] if has_place else [])]
