"""`record`: a new entry of the register, shown with what it does before it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from tracker.commands.answering import (
    FILES,
    PROBLEMS,
    USAGE,
    day_asked,
    refusals,
    refuse,
    say,
    today_here,
    write_refusals,
)
from tracker.commands.options import AsAtOrOfWhatIsNew, RegisterFolder
from tracker.commands.recording.from_issue import asked_for_in
from tracker.commands.recording.options import Given, given, options_of
from tracker.commands.recording.publishing import publish_recorded
from tracker.files import TO_READ, TO_WRITE
from tracker.register.edit.additions import KINDS, Addition, CannotRecord, FollowUp, places_of
from tracker.register.edit.entry_fields import comes_with_evidence, later_day

if TYPE_CHECKING:
    from tracker.register.text.folder import Folder
    from tracker.rules.changes.proposed import Proposal

_ABOUT = """Record an entry, and show first what it does.

KIND is the kind of entry, ID what it belongs to: an action for an update, a recommendation for evidence, a source for a
statement. The options of a kind are the fields of the format. What is printed: what the position becomes, the
difference in the files, what is wrong and where, and what would still be missing. Nothing is written without --write;
with --patch FILE the difference goes to a file for `git apply`, which is run at the top of the repository; with
--publish it is sent to the remote as a branch, from which a pull request is opened.

Instead of KIND and ID, --from-issue FILE takes the text of an issue that somebody made with one of the forms in
.github/ISSUE_TEMPLATE/, such as `gh issue view 12 --json body --jq .body` prints it.
"""
_SHARED = """
Without --write, --patch or --publish nothing is written. A value that is not on record may be given as null.
"""

Write = Annotated[bool, typer.Option("--write", help="Write it, if it is sound.")]
Patch = Annotated[
    Path | None,
    typer.Option("--patch", metavar="FILE", readable=False, help="Write the difference to a file, for git apply."),
]
Publish = Annotated[
    bool, typer.Option("--publish", help="Send it to the remote as a branch of its own, as the person git knows.")
]
FromIssue = Annotated[
    Path | None,
    typer.Option("--from-issue", metavar="FILE", readable=False, help="The text of an issue made with a form."),
]
DocumentOfIssue = Annotated[
    Path | None,
    typer.Option(
        "--document", metavar="FILE", readable=False, help="With --from-issue: the document to hold as its evidence."
    ),
]
Completes = Annotated[
    str | None,
    typer.Option(
        "--completes", metavar="DAY|ID", help="Fill what is empty in the one of this day, or of this id, that is there."
    ),
]


class _Wish(NamedTuple):
    """What a command was asked for: a kind of entry, where it belongs, and what is to be done with it."""

    kind: str
    id: str
    register: Path
    as_at: str | None
    completes: str | None
    write: bool
    patch: Path | None
    publish: bool
    fields: Mapping[str, Any]


class _Document(NamedTuple):
    """A document that is to be held: where, what it holds, and its hash."""

    path: str
    content: bytes
    sha256: str


record = typer.Typer(help=_ABOUT, no_args_is_help=True, invoke_without_command=True, rich_markup_mode=None)


@record.callback()
def from_issue(
    context: typer.Context,
    issue: FromIssue = None,
    document: DocumentOfIssue = None,
    register: RegisterFolder = Path("data"),
    as_at: AsAtOrOfWhatIsNew = None,
    write: Write = False,
    patch: Patch = None,
    publish: Publish = False,
) -> None:
    """Record what an issue says; without one, what the command says that follows."""
    if context.invoked_subcommand is not None:
        # What stands before the kind would be lost: another register, say, than the one that is then written to.
        sources = filter(None, map(context.get_parameter_source, context.params))
        if any(source.name == "COMMANDLINE" for source in sources):
            refuse(USAGE, "Write the options after the kind of entry; --from-issue is given instead of one.")
        return
    if issue is None:
        refuse(USAGE, "Name a kind of entry, or the text of an issue with --from-issue FILE.")
    kind, id, fields = asked_for_in(issue, document, register)
    _record(_Wish(kind, id, register, as_at, None, write, patch, publish, fields))


def _command(kind: str) -> Callable[..., None]:
    """Return the command that records a kind of entry: its options are the fields of the format."""

    def command(
        register: Path,
        write: bool,
        patch: Path | None,
        publish: bool,
        as_at: str | None,
        id: str = "",
        completes: str | None = None,
        **fields: Any,
    ) -> None:
        _record(_Wish(kind, id, register, as_at, completes, write, patch, publish, fields))

    holders = [place.holder.upper() for place in places_of(kind) if place.holder]
    command.__name__ = kind
    command.__doc__ = f"{KINDS[kind].__doc__}\n\n    {_SHARED.strip()}\n"
    command.__signature__ = Signature([*_of_all(kind, holders), *options_of(kind)])  # type: ignore[attr-defined]
    return command


def _of_all(kind: str, holders: list[str]) -> list[Parameter]:
    """Return the parameters that are no fields."""
    is_named = all(place.holder for place in places_of(kind))
    argument = typer.Argument(metavar=" | ".join(dict.fromkeys(holders)), help="What it belongs to, by its id.")
    only = Parameter.KEYWORD_ONLY
    shared = [
        Parameter("register", only, default=Path("data"), annotation=RegisterFolder),
        Parameter("as_at", only, default=None, annotation=AsAtOrOfWhatIsNew),
        Parameter("write", only, default=False, annotation=Write),
        Parameter("patch", only, default=None, annotation=Patch),
        Parameter("publish", only, default=False, annotation=Publish),
    ]
    if holders:
        first = Parameter.empty if is_named else ""
        shared.insert(0, Parameter("id", only, default=first, annotation=Annotated[str, argument]))
    if later_day(kind):
        shared.append(Parameter("completes", only, default=None, annotation=Completes))
    return shared


for _kind in KINDS:
    record.command(_kind)(_command(_kind))


def _record(wish: _Wish) -> None:
    from tracker.outputs.patch import patch
    from tracker.repository.working_tree import prefix_in_patch
    from tracker.rules.changes.proposed import propose
    from tracker.snapshots.files import files_in

    with refusals(wish.register):
        today, as_at = today_here(), day_asked("--as-at", wish.as_at)
        files = files_in(wish.register)
    told = given(wish.kind, wish.fields, today, completes=wish.completes is not None)
    document = _document(wish, told, files)
    held = {**files.held, document.path: document.sha256} if document else files.held
    try:
        additions = _additions(wish, told, files, document)
        proposal = propose(files.texts, additions, today, held, as_at)
    except CannotRecord as error:
        _refuse(wish, files, today, str(error))
    documents = {document.path: document.content} if document and document.path not in files.held else {}
    prefix = prefix_in_patch(wish.register)
    _print(wish, proposal, patch(files.texts, proposal.new_texts, {}, prefix), documents)
    if not proposal.is_sound:
        refuse(PROBLEMS, "Nothing was written: put the errors right first.")
    if wish.patch is not None:
        _write_patch(wish.patch, patch(files.texts, proposal.new_texts, documents, prefix))
    if wish.write:
        _write(wish.register, files, {**documents, **proposal.new_texts})
    if wish.publish:
        publish_recorded(wish.register, tuple(additions), documents, files.texts, today)
    elif not wish.write and wish.patch is None:
        say("Nothing was written. Add --write to write it, --patch FILE for a file that git apply takes, or --publish.")
    if proposal.after is None:
        refuse(PROBLEMS, "The register has other errors, which `python -m tracker check` tells.")


def _additions(wish: _Wish, told: Given, files: Folder, document: _Document | None) -> list[Addition | FollowUp]:
    """Return what is to be added: an entry, before it the evidence that it comes with; or what completes one."""
    from tracker.register.edit.edit import cited, number_of

    values = told.values
    if wish.completes is not None:
        number = number_of(files.texts, wish.kind, wish.id, wish.completes)
        return [FollowUp(wish.kind, wish.id, number, values)]
    held = {"file": document.path, "sha256": document.sha256} if document else {}
    if wish.kind == "evidence":
        return [Addition(wish.kind, wish.id, {**values, **held})]
    addition = Addition(wish.kind, wish.id, values)
    if not comes_with_evidence(wish.kind) or not (told.evidence or document):
        return [addition]
    return [*cited(files.texts, {**told.evidence, **held}, addition)]


def _document(wish: _Wish, told: Given, files: Folder) -> _Document | None:
    """Return the document that is to be held, by where it will be; None where none was named."""
    if told.document is None:
        return None
    from tracker.documents.document import DocumentRefused, refuse_too_large
    from tracker.documents.looking import look_into
    from tracker.files import read_whole
    from tracker.register.edit.documents import document_path
    from tracker.words.submitted import traces_texts

    named = Path(told.document)
    try:
        refuse_too_large(named.stat().st_size)
        content = read_whole(named)
        known = look_into(named.name, content)
    except DocumentRefused as error:
        refuse(FILES, f"{named} is not taken. {error}")
    except OSError as error:
        refuse(FILES, f"{named} cannot be read: {error.strerror or error}. {TO_READ}")
    say(*traces_texts(named.name, known.authors, known.comments, has_place=known.has_place))
    title = (told.values if wish.kind == "evidence" else told.evidence).get("title")
    sha256 = hashlib.sha256(content).hexdigest()
    of = wish.id.partition(".")[0]
    path = document_path(of, title if isinstance(title, str) else named.stem, named.name, sha256, files.held)
    return _Document(path, content, sha256)


def _refuse(wish: _Wish, files: Folder, today: date, sentence: str) -> NoReturn:
    """End the command because nothing can be added; where the register has errors, they may well be why."""
    from tracker.problems import errors_in
    from tracker.register.reading.reading import read

    problems = read(files.texts, files.held, today).problems
    if errors_in(problems):
        refuse(PROBLEMS, *(each.told(wish.register.as_posix()) for each in problems), sentence)
    refuse(USAGE, sentence)


def _print(wish: _Wish, proposal: Proposal, difference: bytes, documents: Mapping[str, bytes]) -> None:
    """Print what the position becomes, the difference, what is wrong with it, and what would still be missing."""
    from tracker.outputs.patch import as_read
    from tracker.words.proposed import missing_texts, position_texts

    folder = wish.register.as_posix()
    parts = [
        position_texts(proposal),
        [*(f"{folder}/{path}: a new document, {len(content):,} bytes" for path, content in documents.items())],
        as_read(difference).rstrip("\n").split("\n"),
        [each.told(folder) for each in proposal.problems],
        [f"Still missing: {each}" for each in missing_texts(proposal)],
    ]
    typer.echo("\n\n".join("\n".join(part) for part in parts if part))


def _write_patch(file: Path, difference: bytes) -> None:
    from tracker.files import written_whole

    with write_refusals(file), written_whole(file) as unfinished:
        unfinished.write_bytes(difference)
    say(f"{file}: for `git apply`, at the top of the repository.")


def _write(register: Path, files: Folder, new: Mapping[str, bytes]) -> None:
    from tracker.files import ChangedMeanwhile, write_over

    try:
        write_over(register, files.texts, new)
    except ChangedMeanwhile as error:
        refuse(FILES, str(error))
    except OSError as error:
        refuse(FILES, f"{error.filename or register} cannot be written: {error.strerror or error}. {TO_WRITE}")
    say(*(f"{register.as_posix()}/{path}: written." for path in new))
