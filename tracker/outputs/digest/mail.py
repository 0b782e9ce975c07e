"""A message → an e-mail: plain text and HTML of the same words, under an identity that the same message always has.

Takes values; sends nothing and asks no clock.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple
from uuid import UUID

from tracker.outputs.digest.content import DigestMessage
from tracker.outputs.digest.forms import as_html, as_plain_text
from tracker.outputs.inert import one_line
from tracker.outputs.paper.blocks import Paragraph, line
from tracker.words.meetings.digest import stop_text


class MailSender(NamedTuple):
    """Who sends. `stop`: where to ask for no more of these messages: an address of mail, or of a page (https)."""

    name: str
    address: str
    stop: str


class Letter(NamedTuple):
    """An e-mail to one party. `key`: the same for the same message to the same address, and for no other."""

    party: str
    to: str
    key: str
    mail: EmailMessage


def letter(message: DigestMessage, to: Address, sender: MailSender, register: UUID, at: datetime) -> Letter:
    """Return a message as an e-mail; raise `OSError`.

    `register`: what tells it from other registers; `at`: when it is sent, which its identity does not rest on.
    """
    blocks = (*message.blocks, Paragraph(line(one_line(stop_text(sender.stop))), note=True))
    text, html = as_plain_text(blocks), as_html(message.subject, blocks)
    said = (str(register), message.as_at.isoformat(), message.party, to.addr_spec, message.subject, text, html)
    key = hashlib.sha256("\0".join(said).encode()).hexdigest()[:40]
    mail = EmailMessage(SMTP)  # whose headers refuse a line's end, so that no name or title adds another
    mail["From"] = Address(display_name=one_line(sender.name), addr_spec=sender.address)
    mail["To"] = to
    mail["Subject"] = message.subject
    mail["Date"] = at
    mail["Message-ID"] = f"<{key}@{sender.address.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # so that no absence note answers (RFC 3834)
    mail["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    mail["List-Unsubscribe"] = f"<{_stop_address(sender.stop)}>"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"={key}")  # else it is drawn by lot
    return Letter(message.party, to.addr_spec, key, mail)


def _stop_address(stop: str) -> str:
    return stop if stop.startswith("https://") else f"mailto:{stop}?subject=unsubscribe"
