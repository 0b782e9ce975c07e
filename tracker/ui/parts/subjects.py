"""What an exception or a matter is about, as a link where there is a page for it: the one home of such links."""

from __future__ import annotations

from tracker.outputs.markup import Html, escaped, joined, link
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.source import statement_of
from tracker.rules.meetings.agenda import Matter
from tracker.ui.shell.view import View
from tracker.vocabulary import Rule
from tracker.words.exceptions.subject import subject_name, subject_text, subject_title
from tracker.words.figures import ids_text
from tracker.words.series.outcomes import anchor

_LETTERS = 70  # of a decision or a concern, in a line among others


def subject_link(view: View, exception: OversightException) -> Html:
    """Return what an exception is about: its id and title, or of an indicator its title alone."""
    title = subject_title(view.register, exception)
    name = f"{exception.subject} {title}".strip()
    match exception.kind:
        case "recommendation" | "action":
            return link(name, view.link("recommendations", id=exception.recommendations[0]))
        case "source":
            return link(name, view.link("assurance", source=exception.subject))
        case "indicator":
            return link(title, view.link("outcomes", anchor=anchor(exception.subject)))
    return escaped(f"{exception.kind.capitalize()} {name}")


def matter_cell(view: View, matter: Matter) -> Html:
    """Return what a matter is about: its id as a link, and its title or first words beside it."""
    first = matter.first
    if len(matter.subjects) > 1:
        return _several(view, matter)
    match first.kind:
        case "recommendation" | "action":
            id = first.recommendations[0]
            return _named(link(id, view.link("recommendations", id=id)), view.register.recommendations[id].title)
        case "source":
            return _named(link(first.subject, _of_source(view, first)), subject_title(view.register, first))
        case "indicator":
            return subject_link(view, first)
    return _named(link(subject_name(first), _on_meetings(view, first)), subject_text(first, _LETTERS))


def _of_source(view: View, exception: OversightException) -> str:
    """Return where a source's exception is shown: the statement that it is about, else how complete the source is."""
    statement = statement_of(exception.figures)
    if statement is not None:
        return view.statement_address(exception.subject, statement)
    return view.link("assurance", source=exception.subject)


def _named(subject: Html, words: str) -> Html:
    return joined([subject, f" {words}"])


def _on_meetings(view: View, exception: OversightException) -> str:
    """Return where a decision or a concern stands: a decision on the page of the meeting that took it."""
    if exception.kind == "decision":
        return view.link("meetings", "decisions", meeting=exception.subject.partition("/")[0])
    return view.link("meetings", "concerns")


def matter_link(view: View, matter: Matter) -> Html:
    """Return what a matter is about; an exception about an action stands under its recommendation."""
    if len(matter.subjects) > 1:
        return _several(view, matter)
    if matter.first.kind == "action":
        return view.recommendation(matter.first.recommendations[0])
    return subject_link(view, matter.first)


def _several(view: View, matter: Matter) -> Html:
    """Return several recommendations that are alike: a link to their list where a filter shows just them."""
    rule, source = matter.first.rule, view.register.recommendations[matter.subjects[0]].source
    if _under_rule(view, rule, source) == set(matter.subjects):
        address = view.link("recommendations", source=source, rule=rule.value)
        ids = f": {ids_text(matter.subjects)}" if matter.is_same else ""
        return joined([link(f"{len(matter.subjects)} of {source}", address), ids])
    return joined((view.recommendation(id, titled=False) for id in matter.subjects), ", ")


def _under_rule(view: View, rule: Rule, source: str) -> frozenset[str]:
    """Return the recommendations of a source that a rule holds of."""
    return view.kept("by rule and source", lambda: _by_rule_and_source(view)).get((rule, source), frozenset())


def _by_rule_and_source(view: View) -> dict[tuple[Rule, str], frozenset[str]]:
    ids_of: dict[tuple[Rule, str], set[str]] = {}
    for exception in view.exceptions:
        for id in exception.recommendations:
            ids_of.setdefault((exception.rule, view.register.recommendations[id].source), set()).add(id)
    return {key: frozenset(ids) for key, ids in ids_of.items()}
