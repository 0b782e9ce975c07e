"""The imprint of a paper: the lines on its pages, and the JSON within its file by which it can be made again.

Each form of a paper holds that JSON where a program finds it: `IMPRINT_NAME` names it in all of them.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

import tracker
from tracker.dates import in_words
from tracker.outputs.paper.blocks import Imprint, MeetingPaper
from tracker.outputs.paper.values import block_digests, content_of, shortened
from tracker.repository.zones import NoZone, zone_named
from tracker.vocabulary import Marking
from tracker.words.figures import count

IMPRINT_NAME, NOW = "imprint.json", "now"
_FORM = 1  # of the JSON: another number, and this program does not know what the fields mean
_INPUTS_SHOWN = 16  # digits on a page; the whole hash is in the JSON
_SOURCES = (".py", ".typ", ".ttf", ".css", ".xml")


@dataclass(frozen=True)
class Origin:
    """What a paper was made from, so that it can be made again.

    `meeting`: its id; `known_at`: the revision that was asked for, None for now; `head`: the commit that the folder was
    at, None where no commit holds its files; `register`: the folder, below the top of its repository; `zone`: the time
    zone in which days were told.
    """

    meeting: str
    known_at: str | None
    head: str | None
    register: str
    zone: str


@dataclass(frozen=True)
class MachineImprint:
    """The imprint as a program reads it out of a file.

    `content`: the hash of all that the paper says; `blocks`: a short one of each block; `made_with`: what made it, by
    name, with its version.
    """

    origin: Origin
    as_at: date
    commit: str | None
    audience: Marking
    inputs: str
    content: str
    made_with: dict[str, str]
    blocks: list[str] = field(repr=False)


_AS_DECLARED = TypeAdapter(MachineImprint)


class NoImprint(Exception):
    """A file holds no imprint that this program can read; the message says why in one sentence."""


def imprint_json(paper: MeetingPaper, origin: Origin, *packages: str) -> str:
    """Return the JSON that is put into a paper's file; `packages`: those that its form is made with."""
    digests = block_digests(paper.blocks)
    imprint = MachineImprint(
        origin=origin,
        as_at=paper.imprint.as_at,
        commit=paper.imprint.commit,
        audience=paper.imprint.audience,
        inputs=paper.imprint.inputs,
        content=content_of(paper, digests),
        made_with=tools(*packages),
        blocks=shortened(digests),
    )
    return (
        json.dumps({"form": _FORM, **asdict(imprint), "as_at": imprint.as_at.isoformat()}, indent=1, ensure_ascii=True)
        + "\n"
    )


def imprint_from(text: str) -> MachineImprint:
    """Return the imprint that a file held; raise `NoImprint`."""
    try:
        held = json.loads(text)
        if held.pop("form") != _FORM:
            raise NoImprint("Its imprint is of another version of this program, which this one cannot read.")
        audience = {marking.value: marking for marking in Marking}[held["audience"]]
        as_at, origin = date.fromisoformat(held["as_at"]), Origin(**held["origin"])
        zone_named(origin.zone)
        imprint = MachineImprint(**held | {"origin": origin, "audience": audience, "as_at": as_at})
        _AS_DECLARED.validate_json(json.dumps(held), strict=True)
        # Anybody may have written them, and they are told on a terminal, which obeys control characters.
        if not all(text.isprintable() for tool in imprint.made_with.items() for text in tool):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, NoZone):
        raise NoImprint("Its imprint is damaged: it is not as this program writes it.") from None
    return imprint


def tools(*packages: str) -> dict[str, str]:
    """Return what makes a paper, with its version: this program's is a hash of its own files."""
    made = {"tracker": own_files(), "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return made | {name: version(name) for name in packages}


@cache
def own_files() -> str:
    """Return a hash of this program's own files: another one may write other pages of the same register."""
    folder = Path(tracker.__file__).parent
    digest = hashlib.sha256()
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SOURCES)
    for path in paths:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def imprint_lines(imprint: Imprint) -> tuple[str, str, str]:
    """Return what stands on each page: the meeting; the day and for whom; what it was made from."""
    restricted = f", {count(imprint.restricted, 'item')} restricted" if imprint.restricted else ""
    known = imprint.known_at if imprint.known_at == NOW else f"at {imprint.known_at}"
    return (
        imprint.meeting,
        f"Position as at {in_words(imprint.as_at)}, as known {known}"
        f" · Audience: {imprint.audience.label.lower()}{restricted}",
        f"Commit {imprint.commit or 'none: the files are not committed'} · Inputs {imprint.inputs[:_INPUTS_SHOWN]}",
    )
