"""Who may read → how that is said at the gate.

Takes values, returns text; decides nothing.
"""

SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
GATE = "This register is for readers who have signed in."
EXPIRED = "Your sign-in has expired. Sign in again to continue."
NO_ADDRESS = "The sign-in service did not give your e-mail address, so you cannot be found among the readers."
NOT_CHECKED = "The sign-in service has not checked your e-mail address, so it cannot be used here."
NO_SIGN_IN = (
    "You are not signed in, because the sign-in service did not answer as it should. Try again in a minute. If that"
    " does not help, tell whoever runs the dashboard; the reason is in its log."
)
SIGN_IN_REFUSED = (
    "You are not signed in, because the sign-in service refused. Try again, or ask whoever runs the dashboard."
)
FOREIGN_SIGN_OUT = "A page of another site cannot sign you out. Press “Sign out” on a page of the dashboard."
BACK = "Back to the register"
WRONG_SECRETS = (
    "Sign-in is not set up correctly, so nothing is shown. The reason is in the log, for whoever runs the dashboard."
)


def not_a_reader_text(address: str) -> str:
    """Return what is said to somebody who has signed in and is not among the readers."""
    return f"{address} is not among the readers of this register. Ask whoever runs the dashboard to be added."
