"""What the address asks of Assurance: one list of it in place of the whole page, and the way back.

Reads the address; what is listed is for others.
"""

from __future__ import annotations

from collections.abc import Collection

from tracker.outputs.markup import Html, link, paragraph
from tracker.ui.kit.filters import Choice, chosen_of
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View

PAGE = "assurance"


def choice_asked(name: str, label: str, choices: Collection[str]) -> str | None:
    """Return which of the choices the address asks for under a name; what is no choice is said, and left out."""
    chosen, slips = chosen_of([Choice(name, label, [(choice, choice) for choice in choices])])
    for slip in slips:
        say(slip)
    return chosen.get(name)


def all_of_it(view: View) -> Html:
    """Return the way from one list back to the whole page."""
    return paragraph(link("All of Assurance", view.link(PAGE)), class_="no-print")
