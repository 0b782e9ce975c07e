"""What an exception is about: its title, or its first words.

Takes what a rule found, returns text; decides nothing.
"""

from textwrap import shorten

from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.outcomes import FiguresDisagree
from tracker.rules.exceptions.silence import ConcernUnresolved, DecisionOverdue

_LETTERS = 120  # of a decision or a concern; all of it is on the page of its meeting


def subject_title(register: Register, exception: OversightException) -> str:
    """Return the title of what the exception is about, "" where it has none."""
    subject, figures = exception.subject, exception.figures
    match exception.kind:
        case "recommendation":
            return register.recommendations[subject].title
        case "source":
            return register.sources[subject].title
        case "action":
            response = register.responses[exception.recommendations[0]]
            return next(action.title for action in response.actions if action.id == subject)
    return figures.indicator.title if isinstance(figures, FiguresDisagree) else ""


def subject_name(exception: OversightException) -> str:
    """Return what to call a subject by its id: "ICO-05", "Decision jag-2020-01/D2", "Concern C1"."""
    kind = f"{exception.kind.capitalize()} " if exception.kind in ("decision", "concern") else ""
    return f"{kind}{exception.subject}"


def subject_text(exception: OversightException, letters: int = _LETTERS) -> str:
    """Return the first words of a decision or a concern, "" of anything else; `letters`: how many at most."""
    match exception.figures:
        case DecisionOverdue(decision=about) | ConcernUnresolved(concern=about):
            return shorten(str(about.text), letters, placeholder=" …")
    return ""
