"""The forms in which a paper leaves: the file's ending, what makes it, and how its imprint is read out of it.

Each brings a library along, which is imported when the form is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.outputs.paper.blocks import MeetingPaper
from tracker.outputs.paper.imprint import (
    IMPRINT_NAME,
    MachineImprint,
    NoImprint,
    Origin,
    imprint_from,
    imprint_json,
    tools,
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class PaperForm:
    """A form; `made_with`: the packages on which its bytes depend.

    `render` makes the file of a paper and of its imprint's JSON; `read` takes that JSON out of a file, None where it
    holds none.
    """

    ending: str
    media_type: str
    made_with: tuple[str, ...]
    render: Callable[[MeetingPaper, str], bytes]
    read: Callable[[bytes], str | None]

    def made(self, paper: MeetingPaper, origin: Origin) -> bytes:
        """Return a paper as a file of this form, with its imprint in it."""
        return self.render(paper, imprint_json(paper, origin, *self.made_with))

    def imprint_in(self, content: bytes) -> MachineImprint:
        """Return the imprint that a file of this form holds; raise `NoImprint`."""
        text = self.read(content)
        if text is None:
            raise NoImprint("It holds no imprint, so it does not say from what it was made.")
        return imprint_from(text)

    def tools(self) -> dict[str, str]:
        """Return what makes this form here and now, each with its version."""
        return tools(*self.made_with)


def _pdf(paper: MeetingPaper, machine_imprint: str) -> bytes:
    from tracker.outputs.paper.pdf.setting import pdf_file

    return pdf_file(paper, machine_imprint)


def _within_pdf(content: bytes) -> str | None:
    from tracker.documents.enclosed import text_within_pdf

    return text_within_pdf(content, IMPRINT_NAME)


def _html(paper: MeetingPaper, machine_imprint: str) -> bytes:
    from tracker.outputs.paper.html.page import html_page

    return html_page(paper, machine_imprint)


def _within_html(content: bytes) -> str | None:
    from tracker.outputs.paper.html.page import imprint_text

    return imprint_text(content.decode(errors="replace"))


def _word(paper: MeetingPaper, machine_imprint: str) -> bytes:
    from tracker.outputs.paper.word.document import word_document

    return word_document(paper, machine_imprint)


def _within_word(content: bytes) -> str | None:
    from tracker.documents.enclosed import text_within_word

    return text_within_word(content, IMPRINT_NAME)


FORMS = {
    form.ending: form
    for form in (
        PaperForm(".pdf", "application/pdf", ("typst",), _pdf, _within_pdf),
        PaperForm(".docx", _WORD, ("python-docx", "lxml", "typst"), _word, _within_word),
        PaperForm(".html", "text/html", (), _html, _within_html),
    )
}
