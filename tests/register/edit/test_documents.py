"""What a document is called that the register is to hold."""

import pytest

from tracker.register.edit.documents import document_path

HASH = "a" * 64


@pytest.mark.parametrize(
    ("title", "named", "path"),
    [
        ("Agreement with Hackney, signed", "scan 01.PDF", "evidence/R-01-agreement-with-hackney-signed.pdf"),
        ("Łódź & Köln: ../../etc/passwd", "x.docx", "evidence/R-01-odz-koln-etc-passwd.docx"),
        ("!!!", "noending", "evidence/R-01-document"),
        ("w " * 60, "x.tar.gz", "evidence/R-01-" + "w-" * 29 + "w.gz"),
        ("A", "x.<b>", "evidence/R-01-a"),
    ],
)
def test_its_name_is_its_recommendation_and_its_title(title: str, named: str, path: str) -> None:
    assert document_path("R-01", title, named, HASH, {}) == path


def test_another_of_that_name_gets_a_number_and_the_same_is_not_held_twice() -> None:
    held = {"evidence/R-01-a.pdf": "b" * 64, "evidence/r-01-A-2.pdf": "c" * 64}
    assert document_path("R-01", "A", "a.pdf", HASH, held) == "evidence/R-01-a-3.pdf"
    assert document_path("R-01", "B", "b.pdf", "c" * 64, held) == "evidence/r-01-A-2.pdf"
