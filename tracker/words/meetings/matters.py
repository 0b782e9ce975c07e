"""A matter to look at → its sentence, what holds as well, and what would clear it.

Takes what `rules.meetings.agenda` grouped, returns text; decides nothing, least of all what is alike.
"""

from collections.abc import Iterable

from tracker.dates import in_few_words
from tracker.register.records import Register, response_path
from tracker.rules.meetings.agenda import Matter
from tracker.vocabulary import Rule
from tracker.words.exceptions import clears, message
from tracker.words.figures import count, small


def matter_text(register: Register, matter: Matter) -> str:
    """Return what is found: of several "Each: …"; of one action, which recommendations may have several of, its id.

    Of a rule that holds for many, in different ways: "Overdue: 14 recommendations".
    """
    if not matter.is_same:
        return f"{matter.first.rule.label}: {count(len(matter.subjects), 'recommendation')}"
    sentence = message(register, matter.first)
    if len(matter.subjects) > 1:
        return f"Each: {small(sentence)}"
    return f"{matter.first.subject}: {sentence}" if matter.first.kind == "action" else sentence


def also_text(rules: Iterable[Rule]) -> str:
    """Return which rules hold as well, to stand behind the sentence: "; also: no owner, quiet", or ""."""
    labels = ", ".join(rule.label.lower() for rule in rules)
    return f"; also: {labels}" if labels else ""


def clears_text(matter: Matter) -> str:
    """Return what would clear the first exception of a matter."""
    first = matter.first
    if len(matter.subjects) == 1:
        return clears(first)
    return clears(first).replace(response_path(first.recommendations[0]), "the response file of each")


def since_text(matter: Matter) -> str:
    """Return "since 4 Oct 2019", or "since 4 Oct 2019 and later" where it has not stood for as long of each."""
    oldest = min(exception.since for exception in matter.alike)
    return f"since {in_few_words(oldest)}{'' if matter.is_same else ' and later'}"
