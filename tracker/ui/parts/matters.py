"""A matter that the group must look at, as a line of a list.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from tracker.rules.meetings.agenda import Matter
from tracker.ui.kit.marks import severity_mark
from tracker.ui.kit.markup import Html, element, joined
from tracker.ui.parts.subjects import matter_link
from tracker.ui.shell.view import View
from tracker.words.meetings.matters import matter_text


def matter_item(view: View, matter: Matter, also: str, facts: object) -> Html:
    """Return a matter: how urgent, what it is about, what is found and `also` holds, and below it `facts`."""
    subject = element("strong", matter_link(view, matter))
    head = element("p", severity_mark(matter.first.rule), " ", subject, class_="subject")
    sentence = element("p", matter_text(view.register, matter), also, class_="told")
    return joined([head, sentence, element("p", facts, class_="facts")])
