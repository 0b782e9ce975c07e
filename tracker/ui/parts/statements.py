"""A statement about a source as a whole: where it stands in full, on About, and the link there from every figure.

Knows places; draws nothing.
"""

from __future__ import annotations

from tracker.register.schema.recommendations import Statement
from tracker.ui.shell.view import View

SOURCE = "source"  # what the address of About asks for: the source that is shown in full


def statement_place(statement: Statement) -> str:
    """Return the place of a statement on About; its line in the register is its own."""
    return f"statement-{statement.line}"


def statement_link(view: View, source: str, statement: Statement) -> str:
    """Return the address at which a statement stands: who said it, when, in what words, where it was reported."""
    return view.link("about", statement_place(statement), **{SOURCE: source})
