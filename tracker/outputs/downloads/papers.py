"""The pack of a meeting, in each form that a paper has, as a download.

The bytes are those that the command `pack` writes from the same folder for the same audience.
"""

from __future__ import annotations

from functools import partial

from tracker.outputs.downloads.download import CannotBeMade, DownloadRequest, FileForm
from tracker.outputs.pack.making import pack_made
from tracker.outputs.paper.apart import PaperFailed, PaperTooLarge, made_apart
from tracker.outputs.paper.forms import FORMS, PaperForm

_LABELS = {".pdf": "PDF", ".docx": "Word", ".html": "HTML"}

_TOO_LARGE = (
    "This pack is too large to be made here in this form. Take it as HTML or Word, or have it written by the command"
    " pack on a machine with more memory."
)


def pack_forms() -> tuple[FileForm, ...]:
    """Return every form of a pack."""
    return tuple(
        FileForm(form.ending.removeprefix("."), _LABELS[form.ending], form.media_type, partial(_pack, form), True)
        for form in FORMS.values()
    )


def _pack(form: PaperForm, asked: DownloadRequest) -> bytes:
    shown = asked.snapshot
    made = pack_made(asked.reader.past, asked.live, shown, asked.terms["meeting"], shown.known_at)
    try:
        return made_apart(form, made.paper, made.origin)
    except PaperTooLarge:
        raise CannotBeMade(_TOO_LARGE) from None
    except PaperFailed as error:
        raise OSError(f"{form.ending}: {error}") from None
