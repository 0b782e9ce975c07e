"""The sending of messages: the settings that it needs, the order of what is done, and what is said of each message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import getaddresses
from ipaddress import ip_address
from typing import NamedTuple

import typer

from tracker.commands.answering import FILES, USAGE, refuse, say
from tracker.files import read_whole
from tracker.outputs.calendar import register_identity
from tracker.outputs.digest.content import DigestMessage
from tracker.outputs.digest.ledger import AnotherRun, Ledger, LetterState, ledger
from tracker.outputs.digest.mail import Letter, MailSender, letter
from tracker.outputs.digest.server import (
    InDoubt,
    MailServer,
    MailServerSettings,
    NotTaken,
    ServerUnusable,
    Tls,
)
from tracker.outputs.inert import one_line
from tracker.register.mail_address import is_mail_address
from tracker.register.records import Register
from tracker.settings import Settings, settings
from tracker.words.figures import count

SECONDS = 30.0  # for each answer of the server
_IMPLICIT = 465  # the port at which TLS begins before a word is said (RFC 8314)


class Post(NamedTuple):
    """By which server messages go, and in whose name."""

    server: MailServerSettings
    sender: MailSender


def post_asked(register: Register) -> Post:
    """Return what the settings say of sending; end the command where they do not say enough, or what cannot be."""
    asked = settings()
    if wrong := [sentence for sentence in asked.wrong if sentence.startswith("TRACKER_SMTP_")]:
        refuse(USAGE, *wrong)
    missing = [name for name, value in _needed(asked).items() if not value]
    if missing:
        refuse(USAGE, f"To send, set {' and '.join(missing)}; README.md explains the settings.")
    tls = Tls(asked.smtp_tls or (Tls.IMPLICIT if asked.smtp_port == _IMPLICIT else Tls.STARTTLS))
    host = asked.smtp_host or ""
    if tls is Tls.NONE and (asked.smtp_user or not _is_here(host)):
        refuse(USAGE, "TRACKER_SMTP_TLS=none is for a server on this machine, without TRACKER_SMTP_USER.")
    server = MailServerSettings(host, asked.smtp_port, tls, asked.smtp_user, _password(asked), SECONDS)
    return Post(server, _sender(register, asked.smtp_from or "", asked.smtp_unsubscribe))


def _needed(asked: Settings) -> dict[str, object]:
    needed: dict[str, object] = {"TRACKER_SMTP_HOST": asked.smtp_host, "TRACKER_SMTP_FROM": asked.smtp_from}
    return needed | ({"TRACKER_SMTP_PASSWORD_FILE": asked.smtp_password_file} if asked.smtp_user else {})


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _password(asked: Settings) -> str:
    """Return the password from its file: a variable would stand in the list of processes."""
    file = asked.smtp_password_file
    if not asked.smtp_user or file is None:
        return ""
    try:
        password = read_whole(file).decode().strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        refuse(FILES, f"{file}, which TRACKER_SMTP_PASSWORD_FILE names, cannot be read: {why}.")
    if not password:
        refuse(FILES, f"{file}, which TRACKER_SMTP_PASSWORD_FILE names, is empty. Write the password into it.")
    return password


def _sender(register: Register, said: str, unsubscribe: str | None) -> MailSender:
    named = getaddresses([said])
    name, address = named[0]
    if len(named) > 1 or not is_mail_address(address):
        refuse(USAGE, "TRACKER_SMTP_FROM is no e-mail address, as in: Register <register@example.org>. Correct it.")
    stop = unsubscribe or address
    is_page = stop.startswith("https://") and stop.isascii() and stop.isprintable() and not set(stop) & set(' <>"')
    if not is_page and not is_mail_address(stop):
        refuse(USAGE, "TRACKER_SMTP_UNSUBSCRIBE is neither an e-mail address nor an https address. Correct it.")
    return MailSender(name or register.settings.title, address, stop)


def send_messages(register: Register, messages: Iterable[DigestMessage], post: Post, *, again: bool) -> None:
    """Send each message that has something to say, and tell what became of it; end the command where any is left.

    A line for each is all that is shown of how far it has come: it stands there before the next one is sent.

    `again`: also those of which it is not known whether an earlier run sent them.
    """
    letters = _letters(register, [each for each in messages if not each.says_nothing], post)
    path, today = settings().cache / "messages-sent.jsonl", datetime.now(UTC).date()
    try:
        with ledger(path, today) as noted, MailServer(post.server, post.sender.address) as server:
            run = _Run(noted, server, again)
            for each in letters:
                run.send(each)
    except AnotherRun:
        refuse(FILES, "Another run is sending messages just now, so this one sent none.")
    except ServerUnusable as error:
        not_sent = count(len(letters) - run.done, "message was", "messages were")
        refuse(FILES, f"{error} {not_sent} not sent. Run it again once that is put right.")
    except OSError as error:
        why = error.strerror or error
        refuse(FILES, f"{path}, which says what was sent, cannot be kept: {why}. Nothing more is sent.")
    if run.left:
        refuse(FILES, f"{count(run.left, 'message is', 'messages are')} left, as told above.")


def _letters(register: Register, messages: list[DigestMessage], post: Post) -> list[Letter]:
    """Return the e-mails to send; say which parties have no address that one can go to."""
    letters, identity, now = [], register_identity(register), datetime.now(UTC)
    for message in messages:
        party = _reached(register, message)
        address = register.parties[party].email
        if not address:
            say(f"{message.party}: no e-mail address is on the register, so nothing is sent.")
        elif not is_mail_address(address):
            say(f"{message.party}: what is on the register is no e-mail address, so nothing is sent. Correct it.")
        else:
            to = Address(display_name=one_line(register.name_of(party)), addr_spec=address)
            letters.append(letter(message, to, post.sender, identity, now))
    return letters


def _reached(register: Register, message: DigestMessage) -> str:
    """Return who has a party's messages: who took over from it, once it has ended."""
    party, asked = message.party, set[str]()
    while party not in asked:
        asked.add(party)
        known = register.parties[party]
        if known.ended_on and known.ended_on <= message.as_at and known.succeeded_by:
            party = known.succeeded_by
    return party


class _Run:
    """One run through the messages. `done`: how many have been gone through; `left`: how many of these are not sent."""

    def __init__(self, noted: Ledger, server: MailServer, again: bool) -> None:
        self._noted, self._server, self._again = noted, server, again
        self.done = self.left = 0

    def send(self, each: Letter) -> None:
        """Send one message, unless it was; raise `ServerUnusable`, or `OSError` of the ledger."""
        match self._noted.state(each.key):
            case LetterState.SENT:
                typer.echo(f"{each.party}: sent already, so not again.")
            case LetterState.BEGUN if not self._again:
                self._leave(f"{each.party}: an earlier run was interrupted while it sent this message. {_IN_DOUBT}")
            case _:
                self._hand_over(each)
        self.done += 1

    def _hand_over(self, each: Letter) -> None:
        self._noted.note(each.key, each.party, LetterState.BEGUN)
        try:
            self._server.send(each.mail, each.to)
        except NotTaken as error:
            self._noted.note(each.key, each.party, LetterState.NOT_TAKEN)
            self._leave(f"{each.party}: not sent to {each.to}: {error}.")
        except InDoubt as error:
            self._leave(f"{each.party}: {error}. {_IN_DOUBT}")
        except ServerUnusable:
            self._noted.note(each.key, each.party, LetterState.NOT_TAKEN)
            raise
        else:
            typer.echo(f"{each.party}: sent to {each.to}.")
            self._noted.note(each.key, each.party, LetterState.SENT)

    def _leave(self, sentence: str) -> None:
        say(sentence)
        self.left += 1


_IN_DOUBT = "Whether it arrived is not known; --again sends it once more, under the same identity."
