"""Exceptions, by rule: what each is about, since when it has stood, and what would clear it.

Draws; which exceptions there are comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words
from tracker.rules.exceptions.case import OversightException
from tracker.ui.kit.filters import Choice, choose
from tracker.ui.kit.marks import severity_mark
from tracker.ui.kit.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.ui.kit.tables import Column, sortable_table, table
from tracker.ui.parts.subjects import subject_link
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import Rule
from tracker.words import assurance as words
from tracker.words.exceptions import clears, message
from tracker.words.exceptions.subject import subject_text
from tracker.words.figures import count

PAGE = "assurance"
SHOWN = 50  # of a rule; where there are more, the rule has a list of its own


def draw_exceptions(view: View) -> None:
    """Draw the filters, and a table for each rule that holds."""
    st.html(section(view, "Exceptions", "exceptions", "exceptions"))
    chosen, slips = choose(_choices())
    for slip in slips:
        say(slip)
    rule = Rule.of(chosen["rule"]) if "rule" in chosen else None
    wanted = [each for each in view.exceptions if _is_wanted(each, chosen.get("severity"), rule)]
    lead = paragraph(words.exceptions_text(wanted, len(view.exceptions)), class_="lead")
    if rule and not wanted:
        lead = joined([lead, paragraph(words.none_of_rule(rule))])
    st.html(lead)
    if rule and len(wanted) > SHOWN:
        st.html(_head(rule, len(wanted)))
        sortable_table(view.same_page(PAGE), rule.label, _columns(view, with_keys=True), wanted)
    elif wanted:
        key = chosen.get("severity"), rule
        st.html(view.kept("exceptions by rule", lambda: joined(_by_rule(view, wanted)), *key))


def _choices() -> list[Choice]:
    ordered = sorted(Rule, key=lambda rule: -rule.severity)
    return [
        Choice("severity", "Urgency", [(str(rank), word) for rank, word in words.SEVERITIES.items()]),
        Choice("rule", "Rule", [(rule.value, rule.label) for rule in ordered]),
    ]


def _is_wanted(exception: OversightException, severity: str | None, rule: Rule | None) -> bool:
    return (severity is None or exception.rule.severity == int(severity)) and (rule is None or exception.rule is rule)


def _by_rule(view: View, exceptions: Sequence[OversightException]) -> list[Html]:
    of_rule: dict[Rule, list[OversightException]] = {}
    for exception in exceptions:
        of_rule.setdefault(exception.rule, []).append(exception)
    ordered = sorted(of_rule, key=lambda rule: (-rule.severity, list(Rule).index(rule)))
    return [_section(view, rule, of_rule[rule]) for rule in ordered]


def _section(view: View, rule: Rule, exceptions: list[OversightException]) -> Html:
    more = NOTHING
    if len(exceptions) > SHOWN:
        more = paragraph(link(words.more_text(rule, len(exceptions)), view.link(PAGE, rule=rule.value)))
    made = table(rule.label, _columns(view), exceptions[:SHOWN], "wide exceptions", unseen=True)
    return joined([_head(rule, len(exceptions)), made, more])


def _head(rule: Rule, number: int) -> Html:
    number_of_them = element("span", count(number, "exception"), class_="of-rule")
    heading = element("h3", rule.label, " ", severity_mark(rule), " ", number_of_them)
    return element("div", heading, element("p", words.rule_text(rule), class_="quiet"), id=rule.value)


def _columns(view: View, with_keys: bool = False) -> list[Column[OversightException]]:
    def key(name: str) -> str:
        return name if with_keys else ""

    register = view.register
    return [
        Column("About", lambda each: _about(view, each), key("about"), lambda each: each.subject, header=True),
        Column("What is found", lambda each: message(register, each)),
        Column("Since", lambda each: in_few_words(each.since), key("since"), lambda each: each.since),
        Column("Days", lambda each: f"{each.days:,}", key("days"), lambda each: each.days, number=True),
        Column("What would clear it", clears),
    ]


def _about(view: View, exception: OversightException) -> Html:
    """Return what an exception is about; of a decision or a concern, which have no title, the first words too."""
    subject, text = subject_link(view, exception, on_assurance=True), subject_text(exception)
    return joined([subject, element("br"), element("span", text, class_="quiet")]) if text else subject
