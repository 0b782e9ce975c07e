"""Looking into a document in a process of its own: the same answer, and an end where there would be none."""

from __future__ import annotations

import sys
import zlib

import pytest

from tests.documents.small_files import office, pdf
from tracker.documents import looking
from tracker.documents.document import DocumentFacts, DocumentRefused
from tracker.documents.looking import look_into

TOO_MUCH = (
    "It cannot be looked into: it is damaged, or made to take more time or memory than any document does. Print it to a"
    " new PDF, and add that."
)


def test_the_answer_is_that_of_the_content() -> None:
    known = look_into("Agreement – signed.pdf", pdf(info="/Author (P. Author)"))
    assert known == DocumentFacts("PDF", (".pdf",), ("P. Author",))
    with pytest.raises(DocumentRefused) as caught:
        look_into("a.docx", office(word__vbaProject_bin=b"a"))
    assert str(caught.value) == "It has macros, which are programs. Save it without them, or as PDF, and add that."


def test_what_breaks_the_library_is_refused_in_words() -> None:
    broken = b"%PDF-1.7\nstartxref\n99999999999\n%%EOF\n"
    with pytest.raises(DocumentRefused) as caught:
        look_into("a.pdf", broken)
    assert str(caught.value) == TOO_MUCH


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", 0.01)
    with pytest.raises(DocumentRefused) as caught:
        look_into("a.pdf", pdf())
    assert str(caught.value) == TOO_MUCH


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone limits a process's memory")
def test_what_takes_too_much_memory_is_given_up() -> None:
    # A stream of objects that unpacks to 70 MB of numbers, each an object of Python's.
    packed = zlib.compress(b"1 " * 35_000_000)
    stream = f"<< /Type /ObjStm /N 1 /First 0 /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
    whole = pdf(stream + packed.decode("latin-1") + "\nendstream", "[" + "1 " * 9_000_000 + "]")
    with pytest.raises(DocumentRefused) as caught:
        look_into("a.pdf", whole)
    assert str(caught.value) == TOO_MUCH
