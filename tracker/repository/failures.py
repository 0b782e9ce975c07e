"""The one way in which history fails: `NoHistory`, whose message is a sentence for whoever asked.

Holds the exceptions and the sentences that need no look at the repository.
"""

from pathlib import Path

_NO_SUCH_THING = (
    "ambiguous",
    "single revision",
    "unknown revision",
    "bad revision",
    "bad object",
    "Not a valid",
    "no such path",
    "expected commit type",
    "No such file",
    "invalid object name",
)


class NoHistory(Exception):
    """There is no history to tell; the message says why in one sentence, and what to do."""


class NeverVersioned(NoHistory):
    """There has never been a history: no version control, or no commit yet. That is no fault; all else is one."""


class TooSlow(NoHistory):
    """git was waited for in vain."""


class GitRefused(NoHistory):
    """git ran and refused; `reason`: its own words, `code`: its exit code."""

    def __init__(self, sentence: str, reason: str, code: int) -> None:
        """Carry all of them."""
        super().__init__(sentence)
        self.reason, self.code = reason, code

    @property
    def knows_no_such_thing(self) -> bool:
        """Return whether git only says that there is nothing by the name that it was asked about."""
        return self.code == 1 or any(words in self.reason for words in _NO_SUCH_THING)


class FoundUnversioned(GitRefused, NeverVersioned):
    """git refused because there has never been a history."""


class LacksObject(NoHistory):
    """The repository does not hold an object that its history names, or holds it damaged."""

    def __init__(self, id: str) -> None:
        super().__init__(lacks_text(f"the object {id}"))
        self.id = id


def lacks_text(what: str) -> str:
    """Return that something of the history is not in this clone, and how to bring it."""
    return (
        f"git lacks {what}, so what the register then said cannot be shown. Bring what is missing with"
        " `git fetch --refetch --no-filter`, or clone the repository anew."
    )


def garbled() -> NoHistory:
    """Return that an answer is none that git gives."""
    return NoHistory(
        "What git answers cannot be understood, so the register's history cannot be shown."
        " See with `git --version` which git is found first here."
    )


def too_slow(seconds: float) -> TooSlow:
    """Return that git was waited for in vain."""
    return TooSlow(
        f"git did not answer within {seconds:g} seconds, so the register's history cannot be shown."
        " See what holds it up: a slow disk, or a program that git was told to run."
    )


def not_started(error: Exception, folder: Path) -> NoHistory:
    """Return that git could not be run at all."""
    if isinstance(error, FileNotFoundError):
        return NoHistory("git is not installed here, so the register's history cannot be shown. Install it.")
    if isinstance(error, ValueError):  # a NUL in the name of the folder
        return NoHistory(f"git cannot be asked about {str(folder)!r}, which is no name of a folder. Name another.")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return NoHistory(
        f"git cannot be started here ({reason}), so the register's history cannot be shown."
        " See that this account may run it, and that there is room."
    )


UNBORN = "This branch has no commit yet, so the register's history cannot be shown. Check out a branch that has one."
NO_COMMIT = "The register has no commit yet, so it has no history to show."
NOT_VERSIONED = "The register is not under version control here, so its history cannot be shown."
NOT_READABLE = (
    "git may not read all of the register's folder and its repository, so its history cannot be shown."
    " See that the account that this runs under may enter and read them."
)
OWNED_BY_ANOTHER = (
    "git refuses this folder because somebody else owns it, so its history cannot be shown. Whoever runs this can allow"
    " it, for the account that it runs under: `git config --global --add safe.directory` and the folder of the clone."
)
