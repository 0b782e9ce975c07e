"""Where changes go: the remote of a clone, by its name or address, and the branch that they are proposed to."""

from pathlib import Path
from typing import NamedTuple

from tracker.repository import git
from tracker.repository.failures import GitRefused, NoHistory
from tracker.repository.publishing.failures import KEPT, CannotPublish, said


class Remote(NamedTuple):
    """Where changes go. `name`: as it is told; `address`: where git finds it, perhaps with a password."""

    name: str
    address: str
    branch: str


def remote_of(folder: Path, named: str) -> Remote:
    """Return the remote of the clone that a folder is in; raise `CannotPublish`. `named`: its name, or an address."""
    try:
        branch = _asked(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
        address = _asked(folder, "remote", "get-url", "--push", named)
        if branch is None:
            raise CannotPublish(
                "The register's clone is on no branch, so the change can be proposed to none."
                f" Its keeper must check one out. {KEPT}"
            )
        followed = _asked(folder, "config", "--get", f"branch.{branch}.merge")
    except NoHistory as error:
        raise CannotPublish(f"{error} So nothing can be published. {KEPT}") from None
    if address is None and not _is_address(named):
        raise CannotPublish(
            f"The register's clone has no remote {named}, so there is nowhere to publish to. Its keeper must add one"
            f" with `git remote add`, or name another in TRACKER_PUBLISH_REMOTE. {KEPT}"
        )
    target = (followed or f"refs/heads/{branch}").removeprefix("refs/heads/")
    place = address or named
    # A path that is not absolute is meant from the top of the clone, and git is run elsewhere.
    if "://" not in place and not place.startswith("/") and not _is_of_ssh(place):
        place = str((Path(git.text(folder, "rev-parse", "--show-toplevel")) / place).resolve())
    return Remote(said(named), place, target)


def _asked(folder: Path, *words: str) -> str | None:
    """Return what git answers, None where it knows no such thing."""
    try:
        return git.text(folder, *words) or None
    except GitRefused as error:
        if error.code in (1, 2) and "not a git repository" not in error.reason:
            return None
        raise


def _is_address(named: str) -> bool:
    return "/" in named or "\\" in named or _is_of_ssh(named)


def _is_of_ssh(place: str) -> bool:
    """Return whether an address is of the short form for ssh, as in git@host:owner/name.git; C:\\ is a drive."""
    host, colon, _ = place.partition(":")
    return bool(colon) and len(host) > 1 and "/" not in host


def person_of(folder: Path) -> tuple[str, str]:
    """Return the name and the address of whoever uses git on this machine, of its settings; raise `CannotPublish`."""
    try:
        name, address = (_asked(folder, "config", "--get", f"user.{each}") for each in ("name", "email"))
    except NoHistory as error:
        raise CannotPublish(f"{error} {KEPT}") from None
    if name is None or address is None:
        raise CannotPublish(
            "git does not know who you are, and the change carries your name. Tell it with `git config --global"
            f" user.name` and `git config --global user.email`. {KEPT}"
        )
    return name, address
