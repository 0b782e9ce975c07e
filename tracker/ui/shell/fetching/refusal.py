"""Why an address below /data/ gives no file: a status of HTTP and one sentence, which the asker reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

AGAIN: Final = {"Retry-After": "60"}  # seconds


class Refusal(Exception):
    """There is no file for this asker; the message says why in one sentence."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        """Carry all three; `headers`: what the answer says beside the sentence."""
        super().__init__(sentence)
        self.status, self.headers = status, dict(headers or {})
