"""The rules that hold: a line each, which opens to what it holds of; and one rule with all of it on a page.

Draws; which exceptions there are, and which rule comes first, comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import severity_mark
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, paragraph
from tracker.outputs.parts.showing import section
from tracker.rules.exceptions import rules_off
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.by_rule import RuleHolding, by_rule, rules_holding_nowhere
from tracker.ui.assurance.asked import PAGE, all_of_it, choice_asked
from tracker.ui.kit.lines import Cell, OpeningLine, opening_lines
from tracker.ui.kit.tables import sortable_table
from tracker.ui.parts.subjects import subject_link
from tracker.ui.shell.view import View
from tracker.vocabulary import Rule
from tracker.words import assurance as words
from tracker.words.exceptions import clears, message
from tracker.words.exceptions.subject import subject_text
from tracker.words.figures import count, more_text

_WHOLE, _FIRST = 25, 10  # a rule that holds of more than the first number opens to the second, and leads to a page


def draw_rule_asked(view: View) -> bool:
    """Draw one rule and all that it holds of, where the address asks for one; return whether it does."""
    asked = choice_asked("rule", "rule", [rule.value for rule in Rule])
    if asked is None:
        return False
    rule = Rule.of(asked)
    view.headed(
        f"{rule.label} – Assurance", joined([rule.label, " ", severity_mark(rule)]), view.how("exceptions", rule.label)
    )
    found = [each for each in view.exceptions if each.rule is rule]
    told = f"{count(len(found), 'exception')}. {words.rule_text(rule)}" if found else words.none_of_rule(rule)
    st.html(joined([paragraph(told), all_of_it(view)]))
    if found:
        st.html(
            sortable_table(
                view.same_page(PAGE), rule.label, _columns(view, with_keys=True), found, "lines exceptions", unseen=True
            )
        )
    return True


def draw_exceptions(view: View) -> None:
    """Draw a line for each rule that holds, and which rules are switched off or hold nowhere."""
    severity = choice_asked("severity", "urgency", [str(each) for each in words.SEVERITIES])
    st.html(view.kept("exceptions by rule", lambda: _exceptions(view, int(severity) if severity else None), severity))


def _exceptions(view: View, severity: int | None) -> Html:
    wanted = [each for each in view.exceptions if severity in (None, each.rule.severity)]
    heading = section(view, "Exceptions, by rule", "exceptions", "exceptions", *_narrower(view, severity))
    lead = paragraph(words.exceptions_text(wanted, len(view.exceptions)), class_="lead")
    lines = (_line(view, each) for each in by_rule(wanted))
    listed = opening_lines(("Rule", "How many", "Since", "About"), lines, "rules") if wanted else NOTHING
    return joined([heading, lead, listed, NOTHING if severity else _not_holding(view)])


def _narrower(view: View, severity: int | None) -> list[Html]:
    """Return links to the exceptions of each severity alone, or back to all of them."""
    if severity:
        return [link(f"all {len(view.exceptions):,}", view.link(PAGE))]
    numbers = {rank: sum(each.rule.severity == rank for each in view.exceptions) for rank in words.SEVERITIES}
    shown = {rank: number for rank, number in numbers.items() if number}
    if len(shown) < 2:
        return []
    return [
        link(f"{number:,} {words.SEVERITIES[rank]}", view.link(PAGE, severity=str(rank)))
        for rank, number in shown.items()
    ]


def _not_holding(view: View) -> Html:
    """Return which rules are switched off, since when and why; and which of the others hold nowhere."""
    off = rules_off(view.register, view.as_at)
    nowhere = rules_holding_nowhere(view.exceptions, {each.rule for each in off})
    switched = bullets((words.off_text(each) for each in off), "plain")
    return joined([switched, element("p", words.nowhere_text(nowhere), class_="quiet wide") if nowhere else NOTHING])


def _line(view: View, holding: RuleHolding) -> OpeningLine:
    rule, number = holding.rule, len(holding.exceptions)
    since = words.since_text(holding.oldest, holding.newest)
    about = words.about_text(view.register, holding.exceptions)
    behind = [
        Cell("number", f"{number:,}", "holds for"),
        Cell("since", since, ", since"),
        Cell("about", about, ", about"),
    ]
    return OpeningLine(rule.value, rule.label, [Cell("urgency", severity_mark(rule))], behind, _rows(view, holding))


def _rows(view: View, holding: RuleHolding) -> Html:
    rule, found = holding.rule, holding.exceptions
    shown = found if len(found) <= _WHOLE else found[:_FIRST]
    more = NOTHING
    if len(shown) < len(found):
        more = paragraph(link(more_text(len(shown), len(found)), view.link(PAGE, rule=rule.value)))
    made = table(rule.label, _columns(view), shown, "wide exceptions", unseen=True)
    return joined([element("p", words.rule_text(rule), class_="quiet"), made, more])


def exceptions_table(view: View, found: Sequence[OversightException]) -> Html:
    """Return a table of exceptions of several rules."""
    rule: Column[OversightException] = Column(
        "Rule", lambda each: joined([severity_mark(each.rule), " ", each.rule.label])
    )
    return table("What rules find", [rule, *_columns(view)[1:]], found, "wide", unseen=True)


def _columns(view: View, with_keys: bool = False) -> list[Column[OversightException]]:
    def key(name: str) -> str:
        return name if with_keys else ""

    register = view.register
    return [
        Column("About", lambda each: _about(view, each), key("about"), lambda each: each.subject, header=True),
        Column("What is found", lambda each: message(register, each)),
        Column("Since", lambda each: in_few_words(each.since), key("since"), lambda each: each.since),
        Column("Days", lambda each: f"{each.days:,}", key("days"), lambda each: each.days, number=True),
        Column("Owner", lambda each: words.owner_text(register, each)),
        Column("What would clear it", clears),
    ]


def _about(view: View, exception: OversightException) -> Html:
    """Return what an exception is about; of a decision or a concern, which have no title, the first words too."""
    subject, text = subject_link(view, exception), subject_text(exception)
    return joined([subject, element("br"), element("span", text, class_="quiet")]) if text else subject
