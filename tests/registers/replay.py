"""A register → a git repository in which it came about day by day, as its entries are dated.

Makes the history that the demonstration and the tests of history need: every entry is recorded a few days after its own
date, some of them weeks late; what was corrected first says what it said before. Nothing is left out at the end:
the last commit is the register as it is.

    python -m tests.registers.replay tests/registers/borsetshire FOLDER
"""

import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from tracker.dates import NotADay, day_from, last_day
from tracker.register.text import marked_yaml
from tracker.register.text.marked_yaml import PLACE, line_of

LONDON = ZoneInfo("Europe/London")
OWN_DATES = ("date", "agreed_on", "raised_on", "published_on", "as_of", "received", "issued_on", "since")
ENDS = {"answered_on": ("answered_on", "answer"), "resolved_on": ("resolved_on", "resolution"), "done_on": ("done_on",)}
SECRETARIAT = "opcc-secretariat"


class Cut(NamedTuple):
    """Lines of a file, from 0, that are not there yet, and what stands there instead."""

    first: int
    last: int
    instead: str = ""


def recorded_on(path: str, item: dict[str, Any], own: date) -> date:
    """Return the day on which an entry is recorded: most within a week of their own date, one in twelve weeks late."""
    if "shows" in item:
        return own  # evidence is there when the first entry cites it
    party = SECRETARIAT if "rule" in item else item.get("by", "")  # a rule goes off with its correction
    spread = zlib.crc32(f"{path}{own}{item.get('id', '')}{party}".encode())
    return own + timedelta(days=spread % 6 if spread % 12 else 38 + spread % 20)


def own_date(item: dict[str, Any]) -> date | None:
    """Return an entry's own date, None where it has none."""
    written = next((item[name] for name in OWN_DATES if isinstance(item.get(name), str)), None)
    try:
        return last_day(day_from(written)) if written else None
    except NotADay:
        return None


class Replay:
    """One register, cut back to what was recorded of it by a day."""

    def __init__(self, folder: Path) -> None:
        self.texts = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*.yaml"))
        }
        self.others = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((folder / "evidence").rglob("*.*"))
        }
        self.documents = {path: marked_yaml.read(text).values for path, text in self.texts.items()}
        asked = self.documents["recommendations.yaml"]
        self.issued = {each["id"]: day_from(each["issued_on"]) for each in asked["sources"]}
        self.asked_on = {
            each["id"]: day_from(each["issued_on"]) if each.get("issued_on") else self.issued[each["source"]]
            for each in asked["recommendations"]
        }

    def days(self) -> list[tuple[date, str, str]]:
        """Return when each file changes, oldest first, with the party that records it: (day, path, party)."""
        found = {(min(self.issued.values()), "recommendations.yaml", SECRETARIAT)}
        for path, document in self.documents.items():
            found |= {(day, path, party) for day, party in self._events(path, document)}
        return sorted(found)

    def _events(self, path: str, node: Any) -> Iterator[tuple[date, str]]:
        if isinstance(node, dict):
            own = own_date(node)
            party = str(node.get("by") or node.get("agreed_by") or SECRETARIAT)
            if own and "register" not in node:
                planned = node.get("status") == "planned"
                yield (recorded_on(path, node, own) if not planned else own - timedelta(days=120)), party
            for name in ENDS:
                if isinstance(node.get(name), str):
                    yield day_from(node[name]) + timedelta(days=2), SECRETARIAT
        for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from self._events(path, each)

    def at(self, path: str, day: date) -> str | None:
        """Return a file as it was recorded by a day, None where it was not there."""
        if path.startswith("responses/") and not self._begun(path, day):
            return None
        lines = self.texts[path].split("\n")
        cuts = list(self._cuts(path, self.documents[path], lines, day))
        there = [not any(cut.first <= number < cut.last for cut in cuts) for number in range(len(lines))]
        cuts += self._corrected_later(path, [line if there[at] else "" for at, line in enumerate(lines)], day)
        for cut in sorted(cuts, key=lambda cut: -cut.first):
            lines[cut.first : cut.last] = [cut.instead] if cut.instead else []
        text = "\n".join(self._known_ids(line, day) for line in lines)
        return re.sub(r"\n  as_at: [^\n]*", "", text, count=1) if path == "recommendations.yaml" else text

    def _begun(self, path: str, day: date) -> bool:
        return any(when <= day for when, _ in self._events(path, self.documents[path]))

    def _cuts(self, path: str, node: Any, lines: list[str], day: date) -> Iterator[Cut]:
        for each in node.values() if isinstance(node, dict) else ():
            yield from self._cuts(path, each, lines, day)
        if isinstance(node, dict):
            yield from self._not_ended(node, lines, day)
        for each in node if isinstance(node, list) else ():
            if not isinstance(each, dict) or self._is_there(path, each, day):
                yield from self._cuts(path, each, lines, day)
                continue
            first = line_of(each[PLACE]) - 1
            last = end_of_item(lines, first)
            soon = "status" in each and "body" in each and day_from(each["date"]) - day < timedelta(days=120)
            yield Cut(first, last, planned(each) if soon else "")
        if isinstance(node, dict) and isinstance(node.get("acceptance"), dict):
            given = node["acceptance"]
            if given.get("date") and recorded_on(path, given, day_from(given["date"])) > day:
                first = next(number for number, line in enumerate(lines) if line.startswith("acceptance:"))
                yield Cut(first, end_of_item(lines, first))

    def _is_there(self, path: str, item: dict[str, Any], day: date) -> bool:
        if "source" in item and "wording_status" in item:
            return last_day(self.asked_on[item["id"]]) <= day
        if "issued_on" in item:
            return last_day(day_from(item["issued_on"])) <= day
        own = own_date(item)
        return own is None or item.get("status") == "planned" or recorded_on(path, item, own) <= day

    def _not_ended(self, item: dict[str, Any], lines: list[str], day: date) -> Iterator[Cut]:
        """Yield the answer to an escalation, the end of a concern, the doing of a decision, while it is to come."""
        for name, fields in ENDS.items():
            if isinstance(item.get(name), str) and day_from(item[name]) + timedelta(days=2) > day and PLACE in item:
                start = line_of(item[PLACE]) - 1
                stop = end_of_item(lines, start)
                for field in fields:
                    for number in range(start, stop):
                        if re.match(rf"\s*{field}:", lines[number]):
                            yield Cut(number, end_of_field(lines, number, stop))

    def _corrected_later(self, path: str, lines: list[str], day: date) -> Iterator[Cut]:
        for correction in self.documents[path].get("corrections") or ():
            now, was = correction.get("now"), correction.get("was")
            if not (now and was) or recorded_on(path, correction, day_from(correction["date"])) <= day:
                continue
            field = correction["field"].rpartition(".")[2]
            for number, line in enumerate(lines):
                if re.search(rf"\b{field}: \"?{re.escape(now)}", line):
                    yield Cut(number, number + 1, line.replace(now, was, 1))
                    break

    def _known_ids(self, line: str, day: date) -> str:
        """Take out of a list in brackets the recommendations that had not been made."""
        if not re.match(r"\s*(- )?(related|recommendations|covers): \[", line):
            return line
        known = [id for id, issued in self.asked_on.items() if last_day(issued) <= day]
        before, _, rest = line.partition("[")
        inside, _, after = rest.partition("]")
        kept = [each for each in inside.split(", ") if each in known]
        return f"{before}[{', '.join(kept)}]{after}"


def end_of_item(lines: list[str], first: int) -> int:
    """Return the line after an item of a list, or a field, that starts on the line `first`."""
    indent = len(lines[first]) - len(lines[first].lstrip())
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return number
    return len(lines)


def end_of_field(lines: list[str], first: int, stop: int) -> int:
    """Return the line after a field whose text may run over several lines."""
    return min(end_of_item(lines, first), stop)


def planned(meeting: dict[str, Any]) -> str:
    """Return a meeting that is still to come."""
    told = [f"  - id: {meeting['id']}", f"    date: {meeting['date']}", f"    body: {meeting['body']}"]
    return "\n".join([*told, f"    title: {meeting['title']}", "    status: planned"])


def subject(path: str, party: str) -> str:
    """Return a commit's first line."""
    name = Path(path).stem
    return f"{name}: recorded by {party}" if path.startswith("responses/") else f"{name}: brought up to date"


def stream(replay: Replay, folder: str) -> Iterator[bytes]:
    """Yield the history for `git fast-import`: a commit for each file and day, then the tags that meetings name."""
    now: dict[str, str] = {}
    mark, marks = 0, []
    last = date.min
    for day, path, party in [*replay.days(), (date.max, "", SECRETARIAT)]:
        wanted = [path] if day != date.max else list(replay.texts)
        changed = {}
        for each in wanted:
            text = replay.at(each, day) if day != date.max else replay.texts[each]
            if text is not None and text != now.get(each):
                changed[each] = text
        if not changed:
            continue
        last = day if day != date.max else last + timedelta(days=1)
        mark += 1
        marks.append((last, mark))
        yield commit(mark, last, party, subject(path or "recommendations.yaml", party))
        for name, content in replay.others.items() if mark == 1 else ():
            yield file(f"{folder}/{name}", content)
        for name, text in changed.items():
            yield file(f"{folder}/{name}", text.encode())
        now |= changed
    for meeting in replay.documents["meetings.yaml"]["meetings"]:
        if meeting.get("circulated"):
            papers = day_from(meeting["date"]) - timedelta(days=7)
            at = [number for day, number in marks if day <= papers][-1]
            yield f"reset refs/tags/{meeting['circulated']}\nfrom :{at}\n\n".encode()


def commit(mark: int, day: date, party: str, message: str) -> bytes:
    """Return the head of a commit."""
    at = int(datetime.combine(day, time(10, mark % 60), LONDON).timestamp())
    who = f"{party} <{party}@borsetshire.example> {at} +0000"
    return f"commit refs/heads/main\nmark :{mark}\nauthor {who}\ncommitter {who}\n{data(message.encode())}".encode()


def data(content: bytes) -> str:
    """Return a block of `git fast-import` that holds text."""
    return f"data {len(content)}\n{content.decode()}\n"


def file(path: str, content: bytes) -> bytes:
    """Return the setting of a file."""
    return f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"


def build(register: Path, repository: Path, folder: str = "data") -> None:
    """Make the repository, with the register checked out in `folder`."""
    repository.mkdir(parents=True)
    git = ["git", "-C", str(repository)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    history = b"".join(stream(Replay(register), folder))
    subprocess.run([*git, "fast-import", "--quiet"], input=history, check=True)
    subprocess.run([*git, "checkout", "--quiet", "--force", "main"], check=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
