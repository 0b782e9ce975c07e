"""A document's name and bytes → what it is, by its content; or a sentence why it is not taken.

What is not shown to be of a kind that is taken is refused: no list of what is dangerous could be complete.
"""

from tracker.documents.document import DocumentFacts, DocumentRefused, ending_of, refuse_too_large
from tracker.documents.mail import look_into_mail
from tracker.documents.package import look_into_package
from tracker.documents.pdf import look_into_pdf
from tracker.documents.picture import look_into_picture
from tracker.documents.plain import look_into_csv, look_into_text
from tracker.documents.signatures import (
    refuse_hidden_markup,
    refuse_other_kinds,
    refuse_two_in_one,
    refuse_unknown,
)

_LONGEST_NAME = 200
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_TEXTS = {".txt": look_into_text, ".csv": look_into_csv}


def judge(name: str, content: bytes) -> DocumentFacts:
    """Return what a document is; raise `DocumentRefused`, or what a library raises where a document is damaged."""
    if not name.isprintable() or len(name) > _LONGEST_NAME:
        raise DocumentRefused("Its name holds signs that cannot be seen, or is too long. Give it another.")
    refuse_too_large(len(content))
    if not content.strip(b"\0 \t\r\n"):
        raise DocumentRefused("It is empty. Look whether it was saved.")
    refuse_other_kinds(content)
    known = _look_into(name, content)
    if ending_of(name) not in known.endings:
        raise DocumentRefused(
            f"Its name says {ending_of(name) or 'nothing'} and its content {known.kind}. Name it {known.endings[0]}, if"
            " that is what it is."
        )
    return known


def _look_into(name: str, content: bytes) -> DocumentFacts:
    if content.startswith(b"PK\x03\x04"):
        refuse_two_in_one(content, is_package=True)
        return look_into_package(content)
    refuse_two_in_one(content)
    if content.startswith(b"%PDF-"):
        return look_into_pdf(content)
    if content.startswith(_PICTURES):
        refuse_hidden_markup(content)
        return look_into_picture(content)
    ending = ending_of(name)
    if ending == ".eml":
        return look_into_mail(content, judge)
    if ending in _TEXTS:
        return _TEXTS[ending](content)
    raise refuse_unknown()
