"""What it means that git refused: its own words → a sentence for whoever asked about the register.

Looks at the repository only where git's words alone leave it open.
"""

import os
from pathlib import Path

from tracker.files import full_path
from tracker.repository.failures import (
    NO_COMMIT,
    NOT_READABLE,
    NOT_VERSIONED,
    OWNED_BY_ANOTHER,
    UNBORN,
    FoundUnversioned,
    GitRefused,
    NoHistory,
)
from tracker.repository.process import GitOutput, answer


def refused(folder: Path, answer: GitOutput) -> GitRefused:
    """Return git's refusal as an error with a sentence."""
    reason = _reason(answer)
    kind, sentence = _meaning(folder, reason)
    return kind(sentence, reason, answer.code)


def _reason(answer: GitOutput) -> str:
    words, code = answer.errors.decode(errors="replace").strip(), answer.code
    return words or (f"it was ended by signal {-code}" if code < 0 else f"it ended with {code} and said nothing")


def _meaning(folder: Path, reason: str) -> tuple[type[GitRefused], str]:
    """Return of which kind a refusal is, and what is said of it."""
    if "dubious ownership" in reason or "unsafe repository" in reason:
        return GitRefused, OWNED_BY_ANOTHER
    if _names_no_commit(reason) and _refusal(folder, "symbolic-ref", "--quiet", "HEAD") == "":
        return (FoundUnversioned, NO_COMMIT) if _is_on_no_branch(folder) else (GitRefused, UNBORN)
    try:
        root = _repository_above(folder)
    except OSError:
        return GitRefused, NOT_READABLE
    if "Permission denied" in reason:
        return GitRefused, NOT_READABLE
    if root is not None and "not a git repository" in reason:
        reason = _refusal(root, f"--git-dir={root / '.git'}", "rev-parse")
    if root is None or not reason:  # "": a sound one, into which git was told not to look
        return FoundUnversioned, NOT_VERSIONED
    line = reason.splitlines()[-1].removeprefix("fatal: ").replace(f"{root}{os.sep}", "")
    return GitRefused, f"git cannot read the register's history, so it cannot be shown. It says: {line}"


def _names_no_commit(reason: str) -> bool:
    """Return whether HEAD is of no commit: of a branch that has not begun, or of one whose file is spoilt."""
    return any(words in reason for words in ("single revision", "bad revision 'HEAD'", "not have any commits"))


def _is_on_no_branch(folder: Path) -> bool:
    """Return whether no commit that has a name holds anything of a folder."""
    try:
        answered = answer(folder, ("rev-list", "--all", "--max-count=1", "--", "."))
    except NoHistory:
        return False
    return answered.code == 0 and not answered.output.strip()


def _repository_above(folder: Path) -> Path | None:
    """Return the nearest folder with something called .git in it; raise `OSError` where that cannot be looked up."""
    here = full_path(folder)
    for place in (here, *here.parents):
        try:
            (place / ".git").lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        return place
    return None


def _refusal(folder: Path, *words: str) -> str:
    """Return what git says where it refuses, "" where it does not."""
    try:
        answered = answer(folder, words)
    except NoHistory as error:
        return str(error)
    return _reason(answered) if answered.code else ""
