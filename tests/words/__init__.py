"""The sentences about small registers."""

from tests.rules import day, register_of
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule
from tracker.words.exceptions import clears, message


def sentences(literal: str, rule: Rule, as_at: str) -> list[tuple[str, str]]:
    """Return what is said of each exception of a rule on a day, and what would end it."""
    register = register_of(literal)
    found = exceptions(register, position(register, spans_of_register(register), day(as_at)))
    return [(message(register, each), clears(each)) for each in found if each.rule is rule]


def told(literal: str, rule: Rule, as_at: str) -> list[str]:
    """Return what is said of each exception of a rule on a day."""
    return [message for message, _ in sentences(literal, rule, as_at)]
