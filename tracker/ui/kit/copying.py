"""Text that is there to be taken away: a box that can be selected, with a button that copies what is in it.

Knows no register. A script gives the button life; without one the text can be selected by hand.
"""

from __future__ import annotations

import re

from tracker.outputs.markup import Html, details, element, for_ears, joined

COPY, COPIED = "Copy", "Copied"


def to_copy(text: str, name: str, what: str, *, folded: bool = False) -> Html:
    """Return text that can be selected and copied, with a button that a script gives life to; `name`: of this one."""
    id = f"copy-{re.sub('[^A-Za-z0-9]+', '-', what)}-{name}"
    box = element("pre", text, id=id, class_="to-copy", tabindex=0, role="region", aria_label=what)
    label = joined([COPY, for_ears(f": {what}")])
    button = element("button", label, type="button", class_="copies", data_copies=id)
    done = element("span", COPIED, class_="copied", role="status", hidden=True)
    return element("div", details(what, box) if folded else box, button, done, class_="copy-box")
