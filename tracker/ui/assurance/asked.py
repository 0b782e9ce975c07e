"""What the address asks of Assurance: one list of it in place of the whole page, and the way back.

Reads the address; what is listed is for others.
"""

from __future__ import annotations

from collections.abc import Collection

from tracker.ui.kit import address
from tracker.ui.kit.markup import Html, link, paragraph
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View

PAGE = "assurance"


def choice_asked(name: str, label: str, choices: Collection[str]) -> str | None:
    """Return which of the choices the address asks for under a name; what is no choice is said, and left out."""
    wanted = address.asked(name)
    if wanted is None or wanted in choices:
        return wanted
    say(f"‘{wanted}’ is not one of the choices for {label}, so it was left out.")
    return None


def all_of_it(view: View) -> Html:
    """Return the way from one list back to the whole page."""
    return paragraph(link("All of Assurance", view.link(PAGE)), class_="no-print")
