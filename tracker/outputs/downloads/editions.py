"""What changed in the published data since an earlier edition, as a download.

The text is that of the CHANGES.md which the command `export --package --since` writes.
"""

from __future__ import annotations

from tracker.outputs.downloads.download import DownloadRequest
from tracker.outputs.export.edition import edition_markdown
from tracker.snapshots.errors import WrongQuestion
from tracker.snapshots.exact import exactly_at


def changes_text(asked: DownloadRequest) -> bytes:
    """Return what changed since the edition that is asked for, as known then; raise `CannotAnswer`."""
    since, shown = asked.terms["since"], asked.snapshot
    before = exactly_at(asked.reader.past, since, asked.live)
    if before.as_at > shown.as_at:
        raise WrongQuestion(f"{since} shows {before.as_at}, a later day than {shown.as_at}. Name an earlier one.")
    return edition_markdown(before, shown).encode()
