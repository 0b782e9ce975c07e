"""What is taken and what is refused, by content; and whom a document names."""

from __future__ import annotations

import base64
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter

from tests.documents.small_files import (
    EXCEL,
    MAIL,
    OPEN_TEXT,
    POWERPOINT,
    RELATIONSHIPS,
    office,
    open_document,
    packed,
    pdf,
    png,
)
from tracker.documents.document import LARGEST, DocumentFacts, DocumentRefused
from tracker.documents.judging import judge

ACTIVE = "A script or a program is in this PDF. Print it to a new PDF, and add that."
FILES = "Other files are in this PDF. Print it to a new PDF, and add that; add the files by themselves."
MACROS = "It has macros, which are programs. Save it without them, or as PDF, and add that."
FETCHES = "It fetches something from elsewhere when it is opened. Save it as PDF, and add that."
HOLDS_FILES = "Other files are in it. Take them out, or save it as PDF, and add that."
ARCHIVE = "It is an archive. Add the documents in it, one by one."
PASSWORD = "It has a password, so nobody could check it. Save it without one."
HIDDEN = "Something is hidden beside the document in this file. Save it anew, and add that."
ARCHIVE_IN_IT = "It is two files in one: an archive is hidden in it. Save it anew, and add that."
MARKUP = "It is a web page, a drawing or other markup. Print it to a PDF, and add that."
PROGRAM = "It is a program, and programs are not taken. Add the document that it stands for."


def by_name(value: object) -> str:
    """A test is named by the document's name and what is said of it, not by its bytes."""
    return value.encode("ascii", "replace").decode()[:60] if isinstance(value, str) else ""


def jpeg(exif: dict[int, object] | None = None, place: bool = False) -> bytes:
    told = Image.Exif()
    for tag, value in (exif or {}).items():
        told[tag] = value
    if place:
        told.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    Image.new("L", (1, 1)).save(file, "JPEG", exif=told)
    return file.getvalue()


def mail(name: str, attachment: bytes) -> bytes:
    return MAIL % (name.encode(), base64.encodebytes(attachment))


def encrypted_pdf() -> bytes:
    writer, file = PdfWriter(BytesIO(pdf())), BytesIO()
    writer.encrypt("")
    writer.write(file)
    return file.getvalue()


def encrypted_zip() -> bytes:
    whole = bytearray(office())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # where an entry says that it has a password
        start = whole.find(mark)
        while start >= 0:
            whole[start + at] |= 1
            start = whole.find(mark, start + 1)
    return bytes(whole)


COMMENTED = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:author="A. Reviewer"/><w:comment w:author="A. Reviewer"/></w:comments>'
)
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>P. Author</dc:creator>'
    "<cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy></cp:coreProperties>"
)


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("a.pdf", pdf(), DocumentFacts("PDF", (".pdf",))),
        ("A.PDF", pdf(catalog="/OpenAction [3 0 R /Fit]"), DocumentFacts("PDF", (".pdf",))),
        ("a.pdf", pdf(catalog="/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"), DocumentFacts("PDF", (".pdf",))),
        ("a.pdf", pdf(catalog="/AA << /O << /S /GoTo /Next << /S /GoTo >> >> >>"), DocumentFacts("PDF", (".pdf",))),
        ("a.pdf", pdf("<< /S /URI /URI (https://a.example) >>"), DocumentFacts("PDF", (".pdf",))),
        (
            "a.pdf",
            pdf("<< /Type /Annot /Subtype /Text /T (A. Reviewer) /Contents (No.) >>", info="/Author (P. Author)"),
            DocumentFacts("PDF", (".pdf",), ("P. Author", "A. Reviewer"), 1),
        ),
        ("a.docx", office(), DocumentFacts("Word", (".docx",))),
        ("a.xlsx", office(EXCEL), DocumentFacts("Excel", (".xlsx",))),
        ("a.pptx", office(POWERPOINT), DocumentFacts("PowerPoint", (".pptx",))),
        (
            "a.docx",
            office(body='<w:ins w:author="B. Drafter"/>', docProps__core_xml=PROPERTIES, word__comments_xml=COMMENTED),
            DocumentFacts("Word", (".docx",), ("B. Drafter", "P. Author", "A. Clerk", "A. Reviewer"), 2),
        ),
        (
            "a.docx",
            office(word___rels__document_xml_rels=RELATIONSHIPS.format("hyperlink", "https://a.example")),
            DocumentFacts("Word", (".docx",)),
        ),
        (
            "a.docx",
            office(
                word___rels__settings_xml_rels=RELATIONSHIPS.format(
                    "attachedTemplate", "file:///C:\\Templates\\a.dotx"
                ),
                word__embeddings__Sheet1_xlsx=office(EXCEL),
            ),
            DocumentFacts("Word", (".docx",)),
        ),
        ("a.odt", open_document(content="<office:scripts/>"), DocumentFacts("OpenDocument text", (".odt",))),
        (
            "a.odt",
            open_document(
                meta="<meta:initial-creator>P. Author</meta:initial-creator>",
                content="<office:annotation><dc:creator>A. Reviewer</dc:creator></office:annotation>",
            ),
            DocumentFacts("OpenDocument text", (".odt",), ("P. Author", "A. Reviewer"), 1),
        ),
        (
            "a.ods",
            open_document(OPEN_TEXT.replace("text", "spreadsheet")),
            DocumentFacts("OpenDocument spreadsheet", (".ods",)),
        ),
        ("a.png", png(), DocumentFacts("PNG", (".png",))),
        ("a.png", png((b"tEXt", b"Author\0P. Author")), DocumentFacts("PNG", (".png",), ("P. Author",))),
        ("a.jpg", jpeg(), DocumentFacts("JPEG", (".jpg", ".jpeg"))),
        (
            "a.jpeg",
            jpeg({0x013B: "P. Author", 0x9C9D: "P. Author".encode("utf-16-le"), 0x010E: "The form"}, place=True),
            DocumentFacts("JPEG", (".jpg", ".jpeg"), ("P. Author",), 1, has_place=True),
        ),
        ("a.txt", b"The form is in use.\n", DocumentFacts("plain text", (".txt",))),
        ("a.txt", "Für Gäste\r\n".encode("cp1252"), DocumentFacts("plain text", (".txt",))),
        ("a.txt", "Für Gäste".encode("utf-16"), DocumentFacts("plain text", (".txt",))),
        ("a.csv", b"\xef\xbb\xbfday,share\n2024-05-01,-3\n", DocumentFacts("CSV", (".csv",))),
        ("a.csv", b"who,what\n+44 (0)20,- a note (1)\n@home,a=b\n", DocumentFacts("CSV", (".csv",))),
        (
            "a.eml",
            mail("form.pdf", pdf(info="/Author (P. Author)")),
            DocumentFacts("e-mail", (".eml",), ("Head of Forms <head@police.example>", "P. Author")),
        ),
    ],
    ids=by_name,
)
def test_what_is_taken_and_whom_it_names(name: str, content: bytes, known: DocumentFacts) -> None:
    assert judge(name, content) == known


STREAM = "<< /Length 2 >>\nstream\nab\nendstream"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        # Programs, archives, and what is of another kind.
        ("a.pdf", b"MZ\x90\0", PROGRAM),
        ("a.txt", b"#!/bin/sh\nrm -r /\n", PROGRAM),
        ("a.pdf", b"\x7fELF\2\1\1", PROGRAM),
        ("a.zip", packed({"a.txt": "a"}), ARCHIVE),
        ("a.docx", packed({"a.txt": "a"}), ARCHIVE),
        ("a.jar", packed({"META-INF/MANIFEST.MF": "a", "A.class": "a"}), ARCHIVE),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", ARCHIVE),
        ("a.gz", b"\x1f\x8b\x08", ARCHIVE),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
            "It is a document in the old form of Word, Excel or PowerPoint, or one with a password. Save it as PDF.",
        ),
        ("a.gif", b"GIF89a", "It is a GIF. Save it as PNG."),
        (
            "a.bin",
            b"\x01\x02\x03",
            "It is of no kind that is taken. What is: PDF, Word, Excel and PowerPoint without macros (.docx, .xlsx,"
            " .pptx), OpenDocument (.odt, .ods, .odp, .odg), PNG, JPEG, plain text (.txt), CSV and e-mail (.eml).",
        ),
        # Names.
        ("a.docx", pdf(), "Its name says .docx and its content PDF. Name it .pdf, if that is what it is."),
        ("a.pdf.exe", pdf(), "Its name says .exe and its content PDF. Name it .pdf, if that is what it is."),
        ("a", png(), "Its name says nothing and its content PNG. Name it .png, if that is what it is."),
        ("a.xlsx", office(), "Its name says .xlsx and its content Word. Name it .docx, if that is what it is."),
        (
            "a\u202efdp.exe",
            pdf(),
            "Its name holds signs that cannot be seen, or is too long. Give it another.",
        ),
        # Nothing, and too much.
        ("a.pdf", b"", "It is empty. Look whether it was saved."),
        ("a.txt", b" \n\0", "It is empty. Look whether it was saved."),
        ("a.txt", b"a" * (LARGEST + 1), "It is larger than 20 MB. Save it smaller, or give its address instead."),
        # A PDF that acts.
        ("a.pdf", pdf("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), ACTIVE),
        ("a.pdf", pdf("<< /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>"), ACTIVE),
        ("a.pdf", pdf("<< /S /Launch /F (a.exe) >>"), ACTIVE),
        ("a.pdf", pdf("<< /A << /S /L#61unch >> >>"), ACTIVE),
        ("a.pdf", pdf("<< /Names [ [ << /JS 4 0 R >> ] ] >>"), ACTIVE),
        ("a.pdf", pdf("/Laun#63h", "<< /S 4 0 R >>"), ACTIVE),
        ("a.pdf", pdf(catalog="/OpenAction << /S /URI /URI (https://a.example) >>"), ACTIVE),
        ("a.pdf", pdf("<< /S /URI >>", catalog="/OpenAction 4 0 R"), ACTIVE),
        ("a.pdf", pdf("<< /S /URI >>", catalog="/OpenAction << /S /GoTo /Next [ << /S /GoTo >> 4 0 R ] >>"), ACTIVE),
        ("a.pdf", pdf("<< /O << /S /URI >> >>", catalog="/AA 4 0 R"), ACTIVE),
        ("a.pdf", pdf(catalog="/AcroForm << /XFA 4 0 R >>"), ACTIVE),
        # What no table of the file's parts names, and a reader of damaged files would find.
        ("a.pdf", pdf("<< /Length 20 >>\nstream\n<< /S /JavaScript >>\nendstream"), ACTIVE),
        ("a.pdf", pdf("<< /Type /Filespec /EF << /F 5 0 R >> >>", STREAM), FILES),
        ("a.pdf", pdf(catalog="/Names << /Embedd#65dFiles 4 0 R >>"), FILES),
        ("a.pdf", pdf("<< /Type /EmbeddedFile >>"), FILES),
        ("a.pdf", pdf("<< /Subtype /FileAttachment >>"), FILES),
        (
            "a.pdf",
            encrypted_pdf(),
            "This PDF has a password or forbids copying. Print it to a new PDF, and add that.",
        ),
        (
            "a.pdf",
            pdf() + b"\0" * 2000,
            "This PDF is cut off, or something else follows it. Save it anew, and add that.",
        ),
        # Documents of offices that act, or hold what they should not.
        (
            "a.docm",
            office(types='<Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
            MACROS,
        ),
        ("a.docx", office(word__vbaProject_bin=b"a"), MACROS),
        ("a.xlsx", office(EXCEL, xl__macrosheets__sheet1_xml="<a/>"), MACROS),
        ("a.docx", office(word__embeddings__oleObject1_bin=b"a"), HOLDS_FILES),
        ("a.docx", office(word__embeddings__Sheet1_xlsx=office(EXCEL, xl__vbaProject_bin=b"a")), MACROS),
        (
            "a.docx",
            office(word__embeddings__Sheet1_xlsx=office(EXCEL, xl__embeddings__Sheet1_xlsx=office(EXCEL))),
            HOLDS_FILES,
        ),
        ("a.docx", office(word__media__image1_png=b"MZ\x90"), HOLDS_FILES),
        ("a.docx", office(word__media__image1_png=packed({"a": "a"})), HOLDS_FILES),
        ("a.docx", office(word___rels__settings_xml_rels=RELATIONSHIPS.format("attachedTemplate", "//a/b")), FETCHES),
        ("a.docx", office(word___rels__settings_xml_rels=RELATIONSHIPS.format("image", "https://a/b.png")), FETCHES),
        ("a.docx", office(word___rels__settings_xml_rels=RELATIONSHIPS.format("image", "file://a/b.png")), FETCHES),
        ("a.docx", office(word___rels__settings_xml_rels=RELATIONSHIPS.format("oleObject", "C:/a.xlsx")), FETCHES),
        ("a.docx", office(body="<w:instrText>DDEAUTO c:\\a.exe</w:instrText>"), FETCHES),
        ("a.xlsx", office(EXCEL, xl__externalLinks__externalLink1_xml="<a><ddeLink/></a>"), FETCHES),
        ("a.docx", office(docProps__core_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), FETCHES),
        ("a.docx", encrypted_zip(), PASSWORD),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        ("a.odt", open_document(Basic__script_lb_xml="<a/>"), MACROS),
        ("a.odt", open_document(content="<script:event-listener/>"), MACROS),
        ("a.odt", open_document(META_INF__manifest_xml="<a/>", content="<office:dde-source/>"), FETCHES),
        ("a.odt", open_document("application/vnd.oasis.opendocument.text-template"), ARCHIVE),
        ("a.docx", office()[:200], "It is damaged, so it cannot be looked into. Save it anew, and add that."),
        # Two in one.
        ("a.docx", packed({"a": "a"}) + office(), HIDDEN),
        ("a.docx", office(word__Document_xml="<a/>"), HIDDEN),
        ("a.docx", office() + b"tail", HIDDEN),
        (
            "a.pdf",
            pdf() + packed({"a": "a"}),
            ARCHIVE_IN_IT,
        ),
        (
            "a.png",
            png(after=packed({"a": "a"})),
            ARCHIVE_IN_IT,
        ),
        (
            "a.jpg",
            jpeg() + packed({"a": "a"}),
            ARCHIVE_IN_IT,
        ),
        (
            "a.png",
            png((b"tEXt", b"Comment\0%PDF-1.7")),
            "It is two files in one: a PDF is hidden in it. Save it anew, and add that.",
        ),
        ("a.png", png(after=b"tail"), "Something is hidden after the end of this picture. Save it anew, and add that."),
        (
            "a.png",
            png((b"tEXt", b"Comment\0<SCRIPT>alert(1)</script>")),
            "A web page or a script is hidden in this picture. Save it anew, and add that.",
        ),
        ("a.png", png()[:-20], "This picture is damaged. Save it anew, and add that."),
        # Texts that are none.
        (
            "a.txt",
            b"<html><script>alert(1)</script>",
            MARKUP,
        ),
        (
            "a.csv",
            b"<svg onload=alert(1)>",
            MARKUP,
        ),
        ("a.txt", b"a\0b", "It is called a text and is none. Add the document as the program that made it saves it."),
        (
            "a.csv",
            b"a,=cmd|'/c calc'!A1\n",
            "A cell of this CSV would start a program in a spreadsheet. Take it out, and add that.",
        ),
        *(
            (
                "a.csv",
                f"day,link\n1,{cell}\n".encode(),
                "On line 2 of this CSV a cell is a formula, which a spreadsheet would work out, and which may fetch"
                " something. Save the CSV with its values, and add that.",
            )
            for cell in (
                '=HYPERLINK(""x"")',
                '"=WEBSERVICE(A1)"',
                " =A1",
                "+SUM(A1)",
                "-IMPORTXML(1)",
                "@SUM(A1)",
                "\uff1dA1",
            )
        ),
        # E-mails.
        ("a.eml", mail("a.pdf", b"MZ\x90"), f"Of its attachment a.pdf: {PROGRAM}"),
        ("a.eml", mail("a.pdf", pdf("<< /JS (a) >>")), f"Of its attachment a.pdf: {ACTIVE}"),
        ("a.eml", b"Dear all\n", "It is called an e-mail and has no sender or no date, so it is none."),
        (
            "a.eml",
            mail("a.txt", b"a").replace(b"text/plain", b"text/html").replace(b"It is", b"<SCRIPT>It is"),
            "A script is in this e-mail. Save its text, or print it to a PDF.",
        ),
        (
            "a.eml",
            mail("a.txt", b"a").replace(b"application/octet-stream", b"application/pkcs7-mime"),
            "It is encrypted, so nobody could check it. Save its text, or print it to a PDF.",
        ),
    ],
    ids=by_name,
)
def test_what_is_refused_and_why(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(DocumentRefused) as caught:
        judge(name, content)
    assert str(caught.value) == sentence


BOMB = "It would take up far more room than it seems to (a ZIP bomb). Save it anew, or as PDF, and add that."


def test_a_package_that_grows_beyond_measure_is_read_no_further() -> None:
    with pytest.raises(DocumentRefused) as caught:
        judge("a.docx", office(word__media__a_bin=b"\0" * (30 << 20)))
    assert str(caught.value) == BOMB


def test_a_package_that_understates_its_size_is_no_way_round() -> None:
    whole = bytearray(office(word__media__a_bin=b"\0" * (30 << 20)))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 24, 100)  # what the entry says of its size unpacked
    with pytest.raises(DocumentRefused):
        judge("a.docx", bytes(whole))


def test_a_picture_of_too_many_points_is_not_unpacked() -> None:
    huge = bytearray(png())
    struct.pack_into(">II", huge, 16, 50_000, 50_000)
    struct.pack_into(">I", huge, 29, zlib.crc32(bytes(huge[12:29])))
    with pytest.raises(DocumentRefused) as caught:
        judge("a.png", bytes(huge))
    assert str(caught.value) in (
        "This picture has more than 100 million points. Save it smaller, and add that.",
        "This picture is damaged. Save it anew, and add that.",
    )
