"""Who reads, and what is kept from them → how that is said: at the gate, in the status line, beside what is kept.

Takes values, returns text; decides nothing.
"""

from tracker.vocabulary import Marking
from tracker.words.figures import count

SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
GATE = "This register is for readers who have signed in."
EXPIRED = "Your sign-in has expired. Sign in again to go on."
NO_ADDRESS = (
    "The service that signed you in did not say what your e-mail address is, so you cannot be found among the readers."
)
NOT_CHECKED = "The service that signed you in has not checked your e-mail address, so it cannot be used here."
NO_SIGN_IN = (
    "You are not signed in, because the service that signs readers in did not answer as it should. Try again in a"
    " minute; if it stays so, tell whoever runs the dashboard, who finds the reason in its log."
)
SIGN_IN_REFUSED = (
    "You are not signed in, because the service that signs readers in did not agree to it. Try again, or ask whoever"
    " runs the dashboard."
)
FOREIGN_SIGN_OUT = "A page of another site cannot sign you out. Press “Sign out” on a page of the dashboard."
BACK = "Back to the register"
WRONG_SECRETS = (
    "Sign-in is not set up rightly, so nothing is shown. Whoever runs the dashboard finds the reason in its log."
)
CHANGES_WITHHELD = "A change within the words of what is restricted is not among these."
NAMES_WITHHELD = f"Who recorded what is named to readers of {Marking.OFFICIAL.label}; others see the commits."


def not_a_reader_text(address: str) -> str:
    """Return what is said to somebody who has signed in and is not among the readers."""
    return f"{address} is not among the readers of this register. Ask whoever runs the dashboard to be added."


def audience_text(audience: Marking, stubs: int) -> str:
    """Return for whom the register is shown, and how much of it is kept from them: "for the public"."""
    readers = "for the public" if audience is Marking.PUBLIC else f"for readers of {audience.label}"
    return f"{readers}, {count(stubs, 'item')} restricted" if stubs else readers
