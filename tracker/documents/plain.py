"""Plain text and CSV: that nothing else is in it, and nothing that another program would start."""

import re

from tracker.documents.document import DocumentFacts, DocumentRefused

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:[!?a-zA-Z])")
_CELL = r"""(?:^|[,;\t\n\r"'])\s*"""  # where one begins, whatever stands between cells
_STARTS_A_PROGRAM = re.compile(_CELL + r"[=+\-@][^,;\t\n]*\|[^,;\t\n]*!")  # =cmd|'/c calc'!A1
_IS_WORKED_OUT = re.compile(_CELL + r"(?:[=\uff1d]|[+\-@\uff0b\uff0d\uff20][^\W\d][\w.]*\()")  # =A1, +HYPERLINK(
_WESTERN = "cp1252"  # what spreadsheets on Windows write where they do not write UTF-8


def text_of(content: bytes) -> str:
    """Return the text of a file; raise `DocumentRefused` where it is none."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", _WESTERN)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    raise DocumentRefused("It is called a text and is none. Add the document as the program that made it saves it.")


def look_into_text(content: bytes) -> DocumentFacts:
    """Return what is known of a plain text; raise `DocumentRefused`."""
    _refuse_markup(text_of(content))
    return DocumentFacts("plain text", (".txt",))


def look_into_csv(content: bytes) -> DocumentFacts:
    """Return what is known of a CSV; raise `DocumentRefused`."""
    text = text_of(content)
    _refuse_markup(text)
    if _STARTS_A_PROGRAM.search(text):
        raise DocumentRefused("A cell of this CSV would start a program in a spreadsheet. Take it out, and add that.")
    if found := _IS_WORKED_OUT.search(text):
        line = text.count("\n", 0, found.end()) + 1
        raise DocumentRefused(
            f"On line {line} of this CSV a cell is a formula, which a spreadsheet would work out, and which may fetch"
            " something. Save the CSV with its values, and add that."
        )
    return DocumentFacts("CSV", (".csv",))


def _refuse_markup(text: str) -> None:
    if _MARKUP.match(text):
        raise DocumentRefused("It is a web page, a drawing or other markup. Print it to a PDF, and add that.")
