"""The pack of a meeting, in each form that a paper has, as a download.

The bytes are those that the command `pack` writes from the same folder for the same audience.
"""

from __future__ import annotations

from functools import partial

from tracker.outputs.downloads.download import DownloadRequest, FileForm
from tracker.outputs.pack.making import pack_made
from tracker.outputs.paper.forms import FORMS, PaperForm

_LABELS = {".pdf": "PDF", ".docx": "Word", ".html": "HTML"}


def pack_forms() -> tuple[FileForm, ...]:
    """Return every form of a pack."""
    return tuple(
        FileForm(form.ending.removeprefix("."), _LABELS[form.ending], form.media_type, partial(_pack, form), True)
        for form in FORMS.values()
    )


def _pack(form: PaperForm, asked: DownloadRequest) -> bytes:
    shown = asked.snapshot
    made = pack_made(asked.reader.past, asked.live, shown, asked.terms["meeting"], shown.known_at)
    return form.made(made.paper, made.origin)
