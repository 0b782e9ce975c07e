"""The mail server that takes the messages, over TLS; whatever it does, it is known what became of each message.

Owns the connection. Knows nothing of the register.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from types import TracebackType
from typing import NoReturn

from tracker.outputs.inert import one_line

_LONGEST_REPLY = 200
_OK, _FORWARDED = 250, 251


class Tls(StrEnum):
    """How the connection is made safe."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"  # for a relay on this machine alone, which nobody signs in to


@dataclass(frozen=True)
class MailServerSettings:
    """Which server, and how. `user`: "" where nobody signs in; `seconds`: how long an answer is waited for."""

    host: str
    port: int
    tls: Tls
    user: str
    password: str = field(repr=False)
    seconds: float


class ServerUnusable(Exception):
    """No message can be sent by this server now, and the one at hand was not; the message says why."""


class NotTaken(Exception):
    """The server did not take one message; the message says why."""


class InDoubt(Exception):
    """A message was handed over whole and nothing was heard of it: it may be on its way, or not."""


class MailServer:
    """A connection to a server, made when the first message is sent and again where it was lost."""

    def __init__(self, settings: MailServerSettings, sender: str) -> None:
        """Take where to send to; connect to nothing yet. `sender`: the address that the messages come from."""
        self._settings, self._sender = settings, sender
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):  # all that was sent is sent
                self._smtp.quit()
            self._close()

    def send(self, mail: EmailMessage, to: str) -> None:
        """Hand a message over; raise `ServerUnusable`, `NotTaken` or `InDoubt`."""
        smtp = self._smtp or self._connected()
        self._smtp = smtp
        try:
            self._ask(smtp.mail(self._sender))
            self._ask(smtp.rcpt(to))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._close()
            raise ServerUnusable(f"The connection was lost: {_why(error)}.") from error
        try:
            answer = smtp.data(mail.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as error:  # it did not even want to see the message
            self._refuse(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._close()
            raise InDoubt(f"the message was handed over, and then {_why(error)}") from error
        self._ask(answer)

    def _ask(self, answer: tuple[int, bytes]) -> None:
        """Go on where the server agrees; raise `NotTaken` where it does not."""
        if answer[0] not in (_OK, _FORWARDED):
            self._refuse(*answer)

    def _refuse(self, code: int, said: bytes | str) -> NoReturn:
        assert self._smtp is not None
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._close()
        raise NotTaken(f"the server says {_reply(code, said)}")

    def _close(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def _connected(self) -> smtplib.SMTP:
        asked = self._settings
        where = f"{asked.host}, port {asked.port},"
        try:
            smtp = self._opened()
        except ssl.SSLCertVerificationError as error:
            why = f"shows a certificate that this machine does not trust: {error.verify_message.rstrip('.')}"
            raise ServerUnusable(f"{where} {why}.") from error
        except ssl.SSLError as error:
            raise ServerUnusable(f"{where} and this machine cannot agree on TLS: {error.reason}.") from error
        except (smtplib.SMTPException, OSError) as error:
            raise ServerUnusable(f"{where} cannot be used: {_why(error)}.") from error
        try:
            if asked.user:
                _sign_in(smtp, asked.user, asked.password)
        except smtplib.SMTPAuthenticationError as error:
            smtp.close()
            why = f"does not take the user and the password: it says {_reply(error.smtp_code, error.smtp_error)}"
            raise ServerUnusable(f"{where} {why}.") from error
        except (smtplib.SMTPException, OSError) as error:
            smtp.close()
            raise ServerUnusable(f"{where} cannot be signed in to: {_why(error)}.") from error
        return smtp

    def _opened(self) -> smtplib.SMTP:
        """Return a connection that is safe; raise what `smtplib` and `ssl` do, or `ServerUnusable`."""
        asked, name = self._settings, self._sender.rpartition("@")[2]
        context = ssl.create_default_context()
        if asked.tls is Tls.IMPLICIT:
            return smtplib.SMTP_SSL(asked.host, asked.port, name, timeout=asked.seconds, context=context)
        smtp = smtplib.SMTP(asked.host, asked.port, name, timeout=asked.seconds)
        try:
            smtp.ehlo_or_helo_if_needed()
            if asked.tls is Tls.STARTTLS:
                if not smtp.has_extn("starttls"):
                    what = "so neither a password nor a message was sent to it"
                    raise ServerUnusable(f"{asked.host}, port {asked.port}, offers no TLS, {what}.")
                smtp.starttls(context=context)
                smtp.ehlo()
        except BaseException:
            smtp.close()
            raise
        return smtp


def _sign_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in, once: `login` goes on to try a wrong password in every way, and three times may lock the account."""
    smtp.ehlo_or_helo_if_needed()
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    smtp.user, smtp.password = user, password
    for mechanism, answer in (("PLAIN", smtp.auth_plain), ("LOGIN", smtp.auth_login)):
        if mechanism in offered:
            smtp.auth(mechanism, answer)
            return
    raise smtplib.SMTPNotSupportedError("it offers no way to sign in by a password")


def _reply(code: int, said: bytes | str) -> str:
    text = one_line(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)
    return f"{code} {text[:_LONGEST_REPLY]}".rstrip()


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "it closed the connection"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it says {_reply(error.smtp_code, error.smtp_error)}"
    strerror = error.strerror if isinstance(error, OSError) else None
    return one_line(str(strerror or error)).rstrip(".")
