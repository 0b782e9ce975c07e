"""What `record --publish` does: sends what is recorded to the remote as a branch, as whoever uses git here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.commands.answering import FILES, refuse, say
from tracker.settings import settings

if TYPE_CHECKING:
    from tracker.register.edit.additions import Addition, FollowUp


def publish_recorded(
    register: Path,
    additions: tuple[Addition | FollowUp, ...],
    documents: Mapping[str, bytes],
    seen: Mapping[str, bytes],
    today: date,
) -> None:
    """Send additions and their documents; say where they are, or end the command. Whoever has the files is a keeper."""
    from tracker.repository.publishing.failures import CannotPublish
    from tracker.repository.publishing.publish import Author, Submission, publish
    from tracker.repository.publishing.remote import person_of
    from tracker.rules.changes.allowed import Entitlement
    from tracker.words.submitted import published_text

    try:
        author = Author(*person_of(register), Entitlement(is_keeper=True))
        sent = publish(register, Submission(additions, documents, seen), author, settings().publish_remote, today)
    except CannotPublish as error:
        refuse(FILES, str(error))
    say(published_text(sent.outcome, sent.branch, sent.remote, sent.onto, sent.in_place_of))
    if sent.address:
        say(f"Open the pull request: {sent.address}")
