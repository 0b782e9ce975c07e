"""The exceptions of a day → rule by rule, the most urgent first; and the rules that find nothing.

Takes what the rules found, returns it in groups.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker.dates import last_day
from tracker.rules.exceptions.case import OversightException
from tracker.vocabulary import Rule


class RuleHolding(NamedTuple):
    """A rule that holds, with what it holds of, in the order of the agenda."""

    rule: Rule
    exceptions: tuple[OversightException, ...]

    @property
    def oldest(self) -> date:
        """Return since when the one that has stood longest has stood."""
        return min((each.since for each in self.exceptions), key=last_day)

    @property
    def newest(self) -> date:
        """Return since when the latest one has stood."""
        return max((each.since for each in self.exceptions), key=last_day)


def by_rule(exceptions: Iterable[OversightException]) -> tuple[RuleHolding, ...]:
    """Return the rules that hold: by severity, then by how many they hold of, then in the order of the vocabulary."""
    of_rule: dict[Rule, list[OversightException]] = {}
    for exception in exceptions:
        of_rule.setdefault(exception.rule, []).append(exception)
    order = {rule: number for number, rule in enumerate(Rule)}
    holding = (RuleHolding(rule, tuple(found)) for rule, found in of_rule.items())
    return tuple(sorted(holding, key=lambda each: (-each.rule.severity, -len(each.exceptions), order[each.rule])))


def rules_of_recommendations(exceptions: Iterable[OversightException]) -> Mapping[str, frozenset[Rule]]:
    """Return the rules that hold of each recommendation of which any does."""
    rules: dict[str, set[Rule]] = {}
    for exception in exceptions:
        for id in exception.recommendations:
            rules.setdefault(id, set()).add(exception.rule)
    return {id: frozenset(held) for id, held in rules.items()}


def rules_holding_nowhere(exceptions: Iterable[OversightException], off: Collection[Rule]) -> tuple[Rule, ...]:
    """Return the rules that find nothing, in the order of the vocabulary. `off`: switched off, so not among them."""
    holding = {exception.rule for exception in exceptions}
    return tuple(rule for rule in Rule if rule not in holding and rule not in off)
