"""What an e-mail address is: of those who sign in by one, and of parties to whom messages go."""

import re

_SIGNS = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
# One "@", no space, no comma, no quotes or brackets: of what mail servers take beside this, some names two addresses.
_ADDRESS = re.compile(rf"{_SIGNS}(\.{_SIGNS})*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_LONGEST = 254


def is_mail_address(text: str) -> bool:
    """Return whether a text is one e-mail address and nothing else."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
