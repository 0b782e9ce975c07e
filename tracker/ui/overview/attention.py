"""What the group should look at: a line for each subject, the worst first.

Draws exceptions; which there are and what they say comes from `rules` and `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.ui.kit.marks import severity_mark
from tracker.ui.kit.markup import NOTHING, Html, element, escaped, joined, link, paragraph
from tracker.ui.shell.view import View
from tracker.ui.shell.worked_out import section
from tracker.vocabulary import Rule
from tracker.words.exceptions.exceptions import subject_title
from tracker.words.figures import count
from tracker.words.screens import Line, clears_text, ids_text, look_first, since_text

SHOWN = 7


def draw_look_first(view: View) -> None:
    """Draw the exceptions that matter most, and a link to all."""
    st.html(view.kept("look first", lambda: _look_first(view)))


def _look_first(view: View) -> Html:
    lines = look_first(view.register, view.exceptions)
    heading = section(view, "Look at first", "exceptions")
    if not lines:
        return joined([heading, paragraph("No rule finds anything that the group must look at on this day.")])
    items = [element("li", _line(view, line)) for line in lines[:SHOWN]]
    number = count(len(view.exceptions), "exception")
    more = link(f"All {number}, by rule, with what would clear each", view.link("assurance"))
    return joined([heading, element("ol", *items, class_="look-first"), paragraph(more)])


def _line(view: View, line: Line) -> Html:
    others = ", ".join(rule.label.lower() for rule in line.others)
    told = element("p", _of_action(line), line.text, f"; also: {others}" if others else NOTHING, class_="told")
    first = line.first
    facts = joined([since_text(first.since), element("span", "To clear it: ", clears_text(view.register, line))], " · ")
    head = element("p", severity_mark(first.rule), " ", element("strong", subject(view, line)), class_="subject")
    return joined([head, told, element("p", facts, class_="facts")])


def _of_action(line: Line) -> str:
    """Return which action a line is about, where it is about one of several that a recommendation may have."""
    return f"{line.first.subject}: " if line.first.kind == "action" and len(line.subjects) == 1 else ""


def subject(view: View, line: Line) -> Html:
    """Return what a line is about, a link where there is a page for it."""
    first = line.first
    if len(line.subjects) > 1:
        return _several(view, line)
    if first.recommendations and first.kind in ("recommendation", "action"):
        return view.recommendation(first.recommendations[0])
    if first.kind == "source":
        return link(f"{first.subject} {subject_title(view.register, first)}", view.link("assurance", first.subject))
    return escaped(f"{first.kind.capitalize()} {first.subject} {subject_title(view.register, first)}".strip())


def _several(view: View, line: Line) -> Html:
    """Return several recommendations that are alike: a link to their list where a filter shows just them."""
    source = view.register.recommendations[line.subjects[0]].source
    if _under_rule(view, line.first.rule, source) == set(line.subjects):
        address = view.link("recommendations", source=source, rule=line.first.rule.value)
        return joined([link(f"{len(line.subjects)} of {source}", address), f": {ids_text(line.subjects)}"])
    return joined((view.recommendation(id, titled=False) for id in line.subjects), ", ")


def _under_rule(view: View, rule: Rule, source: str) -> frozenset[str]:
    """Return the recommendations of a source that a rule holds of."""
    return view.kept("by rule and source", lambda: _by_rule_and_source(view)).get((rule, source), frozenset())


def _by_rule_and_source(view: View) -> dict[tuple[Rule, str], frozenset[str]]:
    found: dict[tuple[Rule, str], set[str]] = {}
    for each in view.exceptions:
        for id in each.recommendations:
            found.setdefault((each.rule, view.register.recommendations[id].source), set()).add(id)
    return {key: frozenset(ids) for key, ids in found.items()}
