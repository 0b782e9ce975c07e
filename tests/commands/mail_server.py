"""A mail server on this machine that takes messages over TLS, or does to them what servers do to messages."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
USER, PASSWORD = "register", "a long random text"


@dataclass
class Certificate:
    """A certificate that vouches for itself, and its key."""

    file: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self.key)
        return context


def certificate(folder: Path, host: str = HOST) -> Certificate:
    """Make a certificate for an address of this machine, or for another name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    known: x509.GeneralName = x509.IPAddress(ip_address(host)) if host == HOST else x509.DNSName(host)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, secret = folder / f"{host}.pem", folder / f"{host}.key"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    none = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, none))
    return Certificate(file, secret)


@dataclass
class Behaviour:
    """What the server does. `taken`: what it took, with the addresses that the messages went to.

    `refused`: addresses that it does not know; `drops`, `hangs`: addresses of which it takes the message and then says
    nothing: it ends the connection, or keeps it; `handed_over`: set once it has such a message.
    """

    refused: frozenset[str] = frozenset()
    refuses_sender: bool = False
    drops: frozenset[str] = frozenset()
    hangs: frozenset[str] = frozenset()
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    passwords: list[bytes] = field(default_factory=list)
    handed_over: threading.Event = field(default_factory=threading.Event)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses_sender:
            return "554 5.7.1 You may not send from here"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 5.1.1 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        [to] = envelope.rcpt_tos
        content = cast(bytes, envelope.content)
        self.taken.append((to, cast(EmailMessage, message_from_bytes(content, policy=cast(Any, default)))))
        if to in self.drops:
            self.handed_over.set()
            server.transport.abort()
        if to in self.hangs:
            self.handed_over.set()
            await asyncio.Event().wait()
        return "250 Taken"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        self.passwords.append(data.password)
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)


@contextmanager
def mail_server(
    behaviour: Behaviour, shown: Certificate | None, tls: Literal["starttls", "implicit"] = "starttls"
) -> Iterator[int]:
    """Run a server, and yield its port. `shown`: its certificate, None where it offers no TLS."""
    context = shown.context() if shown else None
    options: dict[str, Any] = {"authenticator": behaviour.authenticate, "auth_require_tls": shown is not None}
    if tls == "implicit":
        options |= {"ssl_context": context, "auth_require_tls": False}
    else:
        options |= {"tls_context": context}
    controller = _Controller(behaviour, hostname=HOST, port=0, **options)
    controller.start()
    try:
        yield controller.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    finally:
        controller.stop()


class _Controller(Controller):
    """On a port that is free: which one is known only once it has begun."""

    def _trigger_server(self) -> None:
        # It would connect to the port that was asked for, and that is none.
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()
