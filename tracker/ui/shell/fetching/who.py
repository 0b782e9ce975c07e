"""Who asks for a file, and so for which audience it is made: by the sign-in of a browser, or by a token.

Where nobody signs in there are no tokens: whoever sits at the server's own machine reads what its settings say, and
everybody else what is public.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, NamedTuple

from streamlit.errors import StreamlitSecretNotFoundError

from tracker.ui.shell import audience as words
from tracker.ui.shell.editing.editors import Sender
from tracker.ui.shell.fetching.refusal import Refusal
from tracker.ui.shell.fetching.tokens import calendar_grant, script_grant
from tracker.ui.shell.gate import (
    AUTH,
    Access,
    Closed,
    Reader,
    reader_named,
    reader_of,
    secrets_now,
    sits_at_the_server,
)
from tracker.vocabulary import Marking

_LOG: Final = logging.getLogger("tracker.gate")
_BEARER: Final = re.compile(r"bearer +(\S+)", re.IGNORECASE)
_SIGN_IN: Final = {"WWW-Authenticate": 'Bearer realm="register"'}
NO_TOKEN: Final = "This register is for readers who have signed in. Sign in with a browser, or send your token."
WRONG_TOKEN: Final = "This token opens nothing here. Ask whoever runs the dashboard for a new one."
NO_CALENDAR: Final = "There is no calendar at this address. Ask whoever runs the dashboard for a new one."


class Subscription(NamedTuple):
    """Whose calendar a reader has subscribed to; `party`: None is that of all."""

    reader: Reader
    party: str | None


def who_asks(sender: Sender, access: Access, now: datetime) -> Reader:
    """Return who asks for a file; raise `Refusal` where nobody is let in. Looks into files."""
    with _refusals():
        secrets = secrets_now()
        if AUTH not in secrets:
            at_home = sits_at_the_server(sender.headers, sender.address)
            return Reader("", access.audience if at_home else Marking.PUBLIC)
        authorization = sender.headers.get("authorization")
        if authorization is None:
            return reader_of(sender.cookies, secrets, access, now)
        return _by_token(authorization, secrets)


def _by_token(authorization: str, secrets: Mapping[str, Any]) -> Reader:
    """Return whose token a header holds. Where it opens nothing, no cookie beside it does."""
    bearer = _BEARER.fullmatch(authorization.strip())
    grant = script_grant(bearer[1] if bearer else "", secrets)
    if grant is None:
        raise Refusal(401, WRONG_TOKEN, _SIGN_IN)
    return reader_named(grant.reader, secrets)


def who_subscribed(token: str) -> Subscription:
    """Return whose calendar the token in an address opens, and who reads it; raise `Refusal`. Looks into files."""
    with _refusals():
        secrets = secrets_now()
        grant = calendar_grant(token, secrets) if AUTH in secrets else None
        if grant is None:
            raise Refusal(404, NO_CALENDAR)
        return Subscription(reader_named(grant.reader, secrets), grant.party)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what the gate says into an answer."""
    try:
        yield
    except (StreamlitSecretNotFoundError, OSError, ValueError) as error:
        _LOG.error("The secrets file cannot be used: %s", error)
        raise Refusal(503, words.WRONG_SECRETS) from None
    except Closed as closed:
        if closed.way == "out":  # known, and not among the readers
            raise Refusal(403, str(closed)) from None
        raise Refusal(401, NO_TOKEN if str(closed) == words.GATE else str(closed), _SIGN_IN) from None
