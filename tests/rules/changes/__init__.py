"""Two short literals (see tests/rules) → what changed between them, as data and as sentences."""

from datetime import date

from tests.registers.yaml_text import scalars_of, text_of
from tests.rules import day, register_from, texts_of
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.known import RegisterOnDay, known
from tracker.words.changes.change import change_text


def known_of(literal: str, as_at: str) -> RegisterOnDay:
    """Return what is known of a day from a literal; `corrections:` in it, by path, are put at the end of each file."""
    short = scalars_of(literal) or {}
    texts = texts_of(literal)
    for path, corrections in short.get("corrections", {}).items():
        said = [{"date": "2020-12-01", "by": "board", "reason": "A slip.", **each} for each in corrections]
        texts[path] += text_of({"corrections": said}).encode()
    return known(register_from(texts), day(as_at))


def compared(before: str, after: str | None = None, days: str = "2020-04-01 2020-10-01") -> Comparison:
    """Return what changed between two days; without `after`, of one register."""
    first, last = days.split()
    earlier = known_of(before, first)
    return compare(earlier, known(earlier.register, day(last)) if after is None else known_of(after, last))


def changes(comparison: Comparison, *what: str, id: str = "R-01") -> list[AnyChange]:
    """Return the changes of some kinds of a recommendation."""
    return [each for each in comparison.recommendations.get(id, ()) if each.what in what]


def told(before: str, *what: str, after: str | None = None, days: str = "2020-04-01 2020-10-01") -> list[str]:
    """Return the sentences about the changes of some kinds of R-01."""
    register = known_of(before if after is None else after, days.split()[1]).register
    return [change_text(register, each) for each in changes(compared(before, after, days), *what)]


def values(changes: list[AnyChange]) -> list[tuple[object, object, str, date | None]]:
    """Return of each change what was, what is, which part it is about and its day."""
    return [(each.was, each.now, each.of, each.on) for each in changes]
