"""Who asks for a file, and so for which audience it is made: by the sign-in of a browser, or by a script's token.

The secrets file holds the SHA-256 of each token, never the token. Where nobody signs in there is no token: whoever
sits at the server's own machine reads what its settings say, and everybody else what is public.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from streamlit.errors import StreamlitSecretNotFoundError

from tracker.ui.shell import audience as words
from tracker.ui.shell.editing.editors import Sender
from tracker.ui.shell.fetching.refusal import Refusal
from tracker.ui.shell.gate import (
    AUTH,
    DATA_TOKENS,
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
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_SHORTEST: Final = 32  # signs; what is shorter could be guessed, whatever its hash
_LONGEST: Final = 512
_SIGN_IN: Final = {"WWW-Authenticate": 'Bearer realm="register"'}
NO_TOKEN = "This register is for readers who have signed in. Sign in with a browser, or send your token."
WRONG_TOKEN = "This token opens nothing here. Ask whoever runs the dashboard for a new one."


def who_asks(sender: Sender, access: Access, now: datetime) -> Reader:
    """Return who asks for a file; raise `Refusal` where nobody is let in. Looks into files."""
    secrets = _secrets()
    if AUTH not in secrets:
        at_home = sits_at_the_server(sender.headers, sender.address)
        return Reader("", access.audience if at_home else Marking.PUBLIC)
    try:
        token = sender.headers.get("authorization")
        if token is not None:
            return reader_named(_holder(token, secrets), secrets)
        return reader_of(sender.cookies, secrets, access, now)
    except ValueError as error:
        raise _unusable(error) from None
    except Closed as closed:
        raise _refusal(closed) from None


def _secrets() -> Mapping[str, Any]:
    try:
        return secrets_now()
    except (StreamlitSecretNotFoundError, OSError, ValueError) as error:
        raise _unusable(error) from None


def _unusable(error: Exception) -> Refusal:
    _LOG.error("The secrets file cannot be used: %s", error)
    return Refusal(503, words.WRONG_SECRETS)


def _refusal(closed: Closed) -> Refusal:
    if closed.way == "out":  # known, and not among the readers
        return Refusal(403, str(closed))
    return Refusal(401, NO_TOKEN if str(closed) == words.GATE else str(closed), _SIGN_IN)


def _holder(authorization: str, secrets: Mapping[str, Any]) -> str:
    """Return the address of whose token this is; raise `Refusal`, or `ValueError` at a wrong line of the secrets."""
    holders = tokens_in(secrets.get(DATA_TOKENS, {}))
    bearer = _BEARER.fullmatch(authorization.strip())
    token = bearer[1] if bearer and _SHORTEST <= len(bearer[1]) <= _LONGEST else ""
    digest = hashlib.sha256(token.encode()).hexdigest()
    # Each is compared, whichever it is: how long it takes tells nothing about any.
    holder = [address for address, known in holders.items() if hmac.compare_digest(known, digest)] if token else []
    if len(holder) != 1:
        raise Refusal(401, WRONG_TOKEN, _SIGN_IN)
    return holder[0]


def tokens_in(table: Any) -> dict[str, str]:
    """Return the hash of each address's token; raise `ValueError`, which repeats no value, where a line has none."""
    if not isinstance(table, Mapping):
        raise ValueError(f"[{DATA_TOKENS}] is no table of addresses.")
    for name, digest in table.items():
        if not isinstance(digest, str) or _HASH.fullmatch(digest) is None:
            raise ValueError(f"[{DATA_TOKENS}] {name!r}: what stands there is no SHA-256 in small hexadecimal digits.")
    return dict(table)
