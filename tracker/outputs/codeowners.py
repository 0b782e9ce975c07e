"""A register → the CODEOWNERS file of its repository: who is asked to review a change to which file.

Takes values, returns text; source: GitHub's and GitLab's form of that file, in which the last line that fits counts.
"""

import re
from collections.abc import Iterable, Iterator

from tracker.register.records import Register, response_path
from tracker.rules.state.position import Position

_HANDLE = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*|[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_HEADING = """\
# Made by `python -m tracker codeowners` from the handles of the parties in recommendations.yaml: do not edit it.
# The last line that fits a file counts: a response file goes to its owners and its source's verifiers, the rest to the
# register's keeper.
"""


class NotAHandle(Exception):
    """A party's handle is none that a host knows; the message says which, and what to write."""


def codeowners_text(register: Register, position: Position, prefix: str, keeper: str | None = None) -> str:
    """Return the file, "" where nobody named in it has a handle; raise `NotAHandle`.

    `position`: where everything stands today; `prefix`: where the register stands in its repository, "" or with a slash
    at its end; `keeper`: the party that keeps the register, None where it is not said who does.
    """
    lines = [*_of_keeper(register, keeper), *_of_responses(register, position, prefix)]
    return _HEADING + "\n".join(lines) + "\n" if lines else ""


def _of_keeper(register: Register, keeper: str | None) -> Iterator[str]:
    if handles := _handles(register, [keeper] if keeper else []):
        yield f"* {' '.join(handles)}"


def _of_responses(register: Register, position: Position, prefix: str) -> Iterator[str]:
    for id, recommendation in register.recommendations.items():
        standing = position.standings.get(id)
        owners = standing.owners if standing else (recommendation.owner,)
        verifiers = register.sources[recommendation.source].verifiers
        if handles := _handles(register, [each for each in (*owners, *verifiers) if each]):
            yield f"/{_escaped(prefix)}{response_path(id)} {' '.join(handles)}"


def _handles(register: Register, parties: Iterable[str]) -> list[str]:
    found = (_handle(register, each) for each in parties)
    return list(dict.fromkeys(each for each in found if each))


def _handle(register: Register, party: str) -> str | None:
    """Return the handle of a party: its own, else that of who took over from it, or that it belongs to."""
    asked: set[str] = set()
    at: str | None = party
    while at is not None and at not in asked:
        asked.add(at)
        known = register.parties[at]
        if known.handle and not known.ended_on:
            return _checked(known.id, known.handle)
        at = known.succeeded_by or known.part_of
    return None


def _checked(party: str, handle: str) -> str:
    if not _HANDLE.fullmatch(handle):
        raise NotAHandle(
            f"The handle of {party} is none of a host. Write an account such as 'ada-lovelace', a team such as"
            " 'county/custody', or an e-mail address."
        )
    return handle if "@" in handle else f"@{handle}"


def _escaped(path: str) -> str:
    return re.sub(r"([\\ #\[\]*?!])", r"\\\1", path)
