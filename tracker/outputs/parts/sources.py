"""A source's statements and findings, each in full.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

from tracker.outputs.drawn.marks import certainty_mark
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, joined, outward, paragraph
from tracker.outputs.parts.showing import Showing, statement_place
from tracker.register.records import ASKED
from tracker.register.schema.recommendations import Finding, Source, Statement
from tracker.words.figures import capital, count, on_or_in
from tracker.words.statements import statement_text

STATEMENTS_NONE = "No statement about it as a whole is on the register by this day."
FINDINGS_HINT = "What it found. Findings are listed beside its recommendations. None is matched to one of them."


def statement_in_full(page: Showing, each: Statement) -> Html:
    """Return a statement: who, when, of what; its words, where it was reported, and its line."""
    told = element("strong", f"{capital(on_or_in(each.date))}: {statement_text(page.register, each)}.")
    foot = joined([certainty_mark(each), where_read(each.url), page.place(ASKED, each.line)], " ")
    return element(
        "li",
        paragraph(told),
        paragraph(each.text) if each.text else NOTHING,
        element("p", foot, class_="foot"),
        id=statement_place(each),
        tabindex=-1,
    )


def findings_of(source: Source) -> Html:
    """Return what a source found, on demand; nothing where nothing is on record."""
    if not source.findings:
        return NOTHING
    made = bullets(_finding(each) for each in source.findings)
    hint = element("p", FINDINGS_HINT, class_="quiet")
    return details(count(len(source.findings), "finding"), hint, made)


def _finding(each: Finding) -> Html:
    reference = f" ({each.reference})" if each.reference else ""
    return joined([each.text, reference, " ", certainty_mark(each), " ", where_read(each.url)])


def where_read(url: str | None) -> Html:
    """Return a link to where something can be read; nothing where it is not on the web."""
    return outward("Where it can be read", url) if url else NOTHING
