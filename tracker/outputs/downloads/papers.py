"""The pack of a meeting, in each form that a paper has, as a download.

The bytes are those that the command `pack` writes from the same folder for the same audience.
"""

from __future__ import annotations

from functools import partial

from tracker.outputs.downloads.download import DownloadRequest, FileForm
from tracker.outputs.pack.origin import origin_of
from tracker.outputs.pack.pack import meeting_pack
from tracker.outputs.paper.forms import FORMS, PaperForm
from tracker.snapshots.clocks import meeting_named
from tracker.snapshots.exact import exactly_at, recorder_of
from tracker.snapshots.snapshot import Snapshot

_LABELS = {".pdf": "PDF", ".docx": "Word", ".html": "HTML"}


def pack_forms() -> tuple[FileForm, ...]:
    """Return every form of a pack."""
    return tuple(
        FileForm(form.ending.removeprefix("."), _LABELS[form.ending], form.media_type, partial(_pack, form), True)
        for form in FORMS.values()
    )


def _pack(form: PaperForm, asked: DownloadRequest) -> bytes:
    past = asked.reader.past

    def at(name: str) -> Snapshot:
        return exactly_at(past, name, asked.live)

    about = meeting_named(asked.snapshot, asked.terms["meeting"], at)
    tree = past.history.tree
    origin = origin_of(about.meeting.id, asked.snapshot.known_at, asked.live, tree.folder, past.history.zone)
    return form.made(meeting_pack(about, recorder_of(past, about.after)), origin)
