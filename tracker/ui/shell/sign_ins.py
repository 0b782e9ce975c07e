"""Sign-ins that have ended: whoever signs out is out, with every copy of the cookie that a browser was given.

Owns one small file in the cache folder, with a hash of each until it would have expired anyhow; where it cannot be
written they are remembered in this process alone. Knows nothing of pages, registers or readers.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tracker.files import read_whole, write_whole

_LOG = logging.getLogger("tracker.gate")
_UNREAD = "%s cannot be read, so every earlier sign-in counts as ended: %s"
# What tells one sign-in from another: a provider gives each a number of its own, and its moment.
_OF_ONE_SIGN_IN = ("iss", "sub", "email", "iat", "nonce", "at_hash", "jti", "sid")
_CLOCKS_DIFFER = timedelta(minutes=5)


class EndedSignIns:
    """The sign-ins that were ended, by whichever process of this account."""

    def __init__(self, file: Path) -> None:
        """Remember them in `file`; its folder is made when there is one to remember."""
        self._file = file
        self._ended: dict[str, float] = {}  # a hash of each, and when it is of no use anyhow, in seconds since 1970
        self._read_at: tuple[int, int] | None = None
        self._lost_before = self._unread_before = -1.0  # in seconds since 1970
        self._lock = threading.Lock()

    def end(self, claims: Mapping[str, Any], now: datetime, lasts: timedelta) -> None:
        """End the sign-in of which a provider said this; `lasts`: how long it would have gone on at most."""
        with self._lock:
            self._read(now)
            kept = {sign_in: until for sign_in, until in self._ended.items() if until > now.timestamp()}
            self._ended = kept | {_name_of(claims): (now + lasts + _CLOCKS_DIFFER).timestamp()}
            if self._unread_before >= 0:
                return  # what the file holds would be lost, and is to be read yet
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, json.dumps(self._ended), owner_only=True)
                self._read_at = _state_of(self._file)
            except OSError as error:
                _LOG.error("That a sign-in has ended is remembered until this server stops: %s", error)

    def has_ended(self, claims: Mapping[str, Any], now: datetime) -> bool:
        """Return whether a sign-in, of which its provider says when it was issued, has ended."""
        with self._lock:
            self._read(now)
            none_before = max(self._lost_before, self._unread_before)
            return _name_of(claims) in self._ended or float(claims["iat"]) < none_before

    def _read(self, now: datetime) -> None:
        """Take over what another process, or this one before it was started anew, has ended.

        Where that is not known, every earlier sign-in may have ended, so its reader signs in again: once where the file
        is lost, and until it can be read where it cannot.
        """
        try:
            state = _state_of(self._file)
            if state is not None and state != self._read_at:
                self._take(read_whole(self._file), now)
                self._read_at = state
            self._unread_before = -1.0
        except OSError as error:
            if self._unread_before < 0:
                self._unread_before = now.timestamp()
                _LOG.error(_UNREAD, self._file, error)

    def _take(self, content: bytes, now: datetime) -> None:
        try:
            self._ended |= {str(sign_in): float(until) for sign_in, until in json.loads(content).items()}
        except (ValueError, TypeError, AttributeError) as error:
            self._lost_before = now.timestamp()
            _LOG.error(_UNREAD, self._file, error)


def _state_of(file: Path) -> tuple[int, int] | None:
    """Return when a file was written, in nanoseconds since 1970, and its size; None where there is none."""
    try:
        status = os.stat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_mtime_ns, status.st_size


def _name_of(claims: Mapping[str, Any]) -> str:
    identity = json.dumps([claims.get(name) for name in _OF_ONE_SIGN_IN], default=str)
    return hashlib.sha256(identity.encode()).hexdigest()


@cache
def ended_sign_ins(folder: Path) -> EndedSignIns:
    """Return the sign-ins that ended, as the cache folder remembers them; one for all threads of this process."""
    return EndedSignIns(folder / "ended-sign-ins.json")
