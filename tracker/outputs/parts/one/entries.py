"""An entry of a recommendation in a few lines: what it is, its words, its facts, its place in the register."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.dates import in_words
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, joined, outward, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Evidence, Update, Verification
from tracker.register.schema.restricted import unless_restricted
from tracker.rules.history.settled import has_expired
from tracker.words.dated import checked_text, outlook
from tracker.words.evidence import age_text, expiry_text, held_text
from tracker.words.figures import count, short_name
from tracker.words.statements import statement_text


def some_of(items: Sequence[Html], most: int, more: str) -> Html:
    """Return a list of entries, the first `most` of them at once and the others on demand; `more`: what those are."""
    shown, rest = bullets(items[:most], "entries"), items[most:]
    if not rest:
        return shown
    return joined([shown, details(count(len(rest), f"more {more}"), bullets(rest, "entries"))])


def update_item(page: Showing, id: str, action: str, update: Update) -> Html:
    """Return what an action owner last said of an action."""
    return _lines(
        element("strong", f"{action}: {update.status.label.lower()}"),
        joined([element("q", update.note), *outlook(update)], " "),
        [f"{short_name(page.register, update.by)}, {in_words(update.date)}", _cited(update.evidence)],
        certainty_mark(update),
        page.place(response_path(id), update.line),
    )


def verdict_item(page: Showing, id: str, verification: Verification) -> Html:
    """Return a verdict, with what was looked at."""
    return _lines(
        element("strong", verification.outcome.label),
        checked_text(verification),
        [f"{short_name(page.register, verification.by)}, {in_words(verification.date)}", _cited(verification.evidence)],
        certainty_mark(verification),
        page.place(response_path(id), verification.line),
    )


def evidence_item(page: Showing, id: str, item: Evidence) -> Html:
    """Return an item of evidence, with its own date, its age, where it is held and who may read it."""
    expiry = expiry_text(item, page.as_at)
    return _lines(
        joined([element("strong", f"{item.id} "), outward(item.title, unless_restricted(item.url))]),
        item.shows,
        [age_text(item, page.as_at), held_text(item), item.marking.label.lower()],
        page.document(id, item),
        tag(expiry, "amber" if has_expired(item, page.as_at) else "grey") if expiry else NOTHING,
        certainty_mark(item),
        page.place(response_path(id), item.line),
    )


def statement_item(page: Showing, statement: Statement) -> Html:
    """Return what was said of the source as a whole, in whose words."""
    return _lines(
        outward(statement_text(page.register, statement), statement.url),
        statement.text,
        [in_words(statement.date)],
        certainty_mark(statement),
        page.place(ASKED, statement.line),
    )


def _lines(head: Html, words: object, facts: list[str], *foot: Html) -> Html:
    told = " · ".join(fact for fact in facts if fact)
    last = joined([part for part in (joined([told]), *foot) if part], " ")
    return joined([paragraph(head), paragraph(words) if words else NOTHING, paragraph(last, class_="foot")])


def _cited(evidence: tuple[str, ...]) -> str:
    return f"rests on {', '.join(evidence)}" if evidence else ""
