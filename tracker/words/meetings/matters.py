"""A matter to look at → why it is one, and whose it is, in one line.

Takes what `rules.meetings.agenda` grouped, returns text; decides nothing, least of all what is alike.
"""

from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.meetings.agenda import Matter
from tracker.vocabulary import Rule
from tracker.words.figures import count, listed, small
from tracker.words.meetings.why import reason

_REASONS = 3  # of a matter; what holds as well is counted, and stands in full where its rules are listed
_OWNERS = 2


def why_text(register: Register, matter: Matter) -> str:
    """Return why: "182 days past an inferred deadline; claim not upheld", the worst first.

    Of a rule that holds for many in different ways its label: "overdue: 14 recommendations".
    """
    if not matter.is_same:
        return f"{small(matter.first.rule.label)}: {count(len(matter.subjects), 'recommendation')}"
    of_rule: dict[Rule, list[OversightException]] = {}
    for exception in (matter.first, *matter.others):
        of_rule.setdefault(exception.rule, []).append(exception)
    reasons: list[str] = []
    said_of = ""
    for exceptions in of_rule.values():
        about = _action_named(register, matter, exceptions[0])
        others = f", and {count(len(exceptions) - 1, 'more action')}" if about and len(exceptions) > 1 else ""
        prefix = about if about != said_of else ""
        reasons.append(f"{prefix}{reason(register, exceptions[0])}{others}")
        said_of = about
    more = [f"{len(reasons) - _REASONS + 1} more reasons"] if len(reasons) > _REASONS else []
    shown = reasons[: _REASONS - 1] if more else reasons
    return f"{'each ' if len(matter.subjects) > 1 else ''}{'; '.join([*shown, *more])}"


def _action_named(register: Register, matter: Matter, exception: OversightException) -> str:
    """Return "action ICO-05.1 " where an exception is about one action among several; "" otherwise."""
    if exception.kind != "action" or len(register.responses[exception.recommendations[0]].actions) == 1:
        return ""
    return f"action {exception.subject} " if len(matter.subjects) == 1 else "an action "


def whose_text(register: Register, matter: Matter) -> str:
    """Return whose a matter is: its owners' names, of more than two the first and how many more.

    "nobody on record" where there is none, and "no single owner" of what cannot have one, such as a source.
    """
    if not matter.can_be_owned:
        return "no single owner"
    names = [register.name_of(owner) for owner in matter.owners] or [register.name_of(None)]
    more = [f"{len(names) - _OWNERS + 1} more"] if len(names) > _OWNERS else []
    return listed([*(names[: _OWNERS - 1] if more else names), *more])
