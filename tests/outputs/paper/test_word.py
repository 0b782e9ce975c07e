"""A paper as a Word document, its tags read back: what a screen reader is led by, what a clerk edits."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.outputs.paper.papers import BLOCKS, EVERY_SQUARE, ORIGIN, PAPER, TABLE, paper_of
from tests.registers.hostile import NASTY, SPRAWLING
from tracker.documents.enclosed import text_within_word
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Enclosure,
    Facts,
    Heading,
    MeetingPaper,
    PaperColumn,
    PaperTable,
    Paragraph,
    Plain,
    Reference,
    SquaresFigure,
    StateMark,
    WebLink,
    line,
)
from tracker.outputs.paper.imprint import IMPRINT_NAME, imprint_from, imprint_json
from tracker.outputs.paper.widths import column_widths
from tracker.outputs.paper.word.document import word_document
from tracker.vocabulary import State

MACHINE_IMPRINT = imprint_json(PAPER, ORIGIN)
AFTER = ["Contents", "Summary", "Detail", "Annex", "Detail", "Annex"]  # what follows a summary


def made(paper: MeetingPaper = PAPER) -> Any:
    return docx.Document(io.BytesIO(word_document(paper, MACHINE_IMPRINT)))


def drawn(*blocks: Block) -> Any:
    return made(paper_of(*blocks))


def all_of(document: Any, name: str) -> list[Any]:
    return list(document.element.body.iter(qn(name)))


def value(element: Any, name: str = "w:val") -> str:
    return str(element.get(qn(name)))


def styled(document: Any) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in document.paragraphs]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_what_is_read_comes_in_the_order_of_the_paper_each_in_its_style() -> None:
    assert styled(made()) == [
        ("Title", "Pack for the panel"),
        ("Heading 1", "Report summary"),
        ("Normal", "Two recommendations. One is late. See A-1."),
        ("List Number", "note the position"),
        ("List Number", "decide who signs"),
        ("TOC Heading", "Contents"),
        ("toc 1", "Report summary"),
        ("toc 1", "Supporting information"),
        ("Heading 1", "Supporting information"),
        ("Caption", "Where things stand"),
        ("Figure", ""),
        ("Caption", "Quarter by quarter"),
        ("Figure", ""),
        ("Caption", "Each recommendation on a line"),
        ("Heading 2", "A-1: Sign the agreements"),
        ("Fact", "Owner\tMPS"),
        ("Fact", "Source\tthe notice"),
        ("List Bullet", "one"),
        ("List Bullet", "another"),
        ("Note", "Inferred from the date of issue."),
    ]


def test_the_contents_begin_the_page_after_the_summary_and_without_one_they_come_first() -> None:
    after = drawn(Heading(2, "Summary"), Heading(2, "Detail", on_new_page=True), Heading(2, "Annex", on_new_page=True))
    assert [each.text for each in after.paragraphs] == ["Pack for the panel", "Summary", *AFTER]
    assert [each.text for each in after.paragraphs if each.paragraph_format.page_break_before] == ["Contents", "Annex"]

    first = drawn(Paragraph(line("words")), Heading(2, "Summary"), Heading(2, "Detail"))
    assert [each.text for each in first.paragraphs][:4] == ["Pack for the panel", "words", "Contents", "Summary"]
    assert [style for style, _ in styled(drawn(Paragraph(line("words"))))] == ["Title", "Normal"]


def test_nothing_is_set_by_hand() -> None:
    """Whoever edits the document changes a style, and all that looks like it changes."""
    document = made()
    by_hand = {each.tag for name in ("w:rPr", "w:pPr") for held in all_of(document, name) for each in held}
    assert {each.split("}")[1] for each in by_hand} == {"rStyle", "pStyle", "numPr", "keepNext", "pageBreakBefore"}


def test_headings_have_levels_for_the_navigation_and_a_section_begins_a_page() -> None:
    document = drawn(Heading(2, "One"), Heading(3, "Two"), Heading(4, "Three"), Heading(2, "Four", on_new_page=True))

    levels = {}
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        levels[name] = value(document.styles[name].element.find(f".//{qn('w:outlineLvl')}"))
    assert levels == {"Heading 1": "0", "Heading 2": "1", "Heading 3": "2"}
    assert [style for style, _ in styled(document) if style.startswith("Heading")] == [
        *("Heading 1", "Heading 2", "Heading 3", "Heading 1"),
    ]
    assert [each.text for each in document.paragraphs if each.paragraph_format.page_break_before] == ["Contents"]


def test_the_language_is_said_once_for_all_words() -> None:
    [language] = made().styles.element.findall(f".//{qn('w:lang')}")
    assert value(language) == "en-GB"
    welsh = made(replace(PAPER, language="cy"))
    assert value(welsh.styles.element.find(f".//{qn('w:lang')}")) == "cy"
    assert welsh.core_properties.language == "cy"


def test_every_table_has_a_header_row_that_is_repeated_and_a_column_that_names_its_rows() -> None:
    [table] = drawn(TABLE).tables

    header, *rows = table.rows
    assert [cell.text for cell in header.cells] == ["No.", "Recommendation", "State", "Days"]
    assert header._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert [row._tr.find(f".//{qn('w:tblHeader')}") for row in rows] == [None, None]
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (value(look, "w:firstRow"), value(look, "w:firstColumn")) == ("1", "1")
    assert value(table._tbl.tblPr.find(qn("w:tblCaption"))) == "Each recommendation on a line"
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["A-1", "Sign the agreements", "\xa0In progress", "240"],
        ["A-2", "Train the officers", "\xa0Verified", "not applicable"],
    ]
    assert [cell.paragraphs[0].style.name for cell in rows[0].cells] == [*["Table Text"] * 3, "Table Number"]


def test_a_short_row_stays_whole_and_a_long_one_may_be_parted() -> None:
    rows = ((line("A-1"), line("short")), (line("A-2"), line("long " * 200)))
    [table] = drawn(PaperTable("Some", (PaperColumn("No."), PaperColumn("What")), rows)).tables
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows] == [True, True, False]


def test_pictures_are_read_out_as_their_alternatives_and_marks_are_passed_over() -> None:
    document = made()

    pictures = all_of(document, "wp:docPr")
    assert len({each.get("id") for each in pictures}) == len(pictures) == 4
    figures = [each for each in pictures if each.get("name").startswith("Figure")]
    assert [(each.get("title"), each.get("descr")) for each in figures] == [
        ("Where things stand", "Of 2 recommendations one is verified, and one is in progress, past its deadline."),
        ("Quarter by quarter", "In the first quarter none was verified; in the second one was."),
    ]
    decorative = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
    marks = [each for each in pictures if each not in figures]
    assert [(each.get("descr"), next(each.iter(decorative)).get("val")) for each in marks] == [("", "1")] * 2


@pytest.mark.parametrize(
    ("cells", "widths"),
    [
        (("A", "b"), [4706, 4706]),
        (("A", "one word after another " * 9), [330, 9080]),
        (("W" * 900, "W" * 900), [4706, 4706]),
    ],
)
def test_the_columns_of_a_table_fill_the_page_and_those_that_say_more_are_wider(
    cells: tuple[str, str], widths: list[int]
) -> None:
    columns = (PaperColumn("X"), PaperColumn("Y"))
    assert column_widths(PaperTable("Some", columns, (tuple(line(cell) for cell in cells),))) == pytest.approx(
        widths, abs=40
    )


def test_no_column_is_so_narrow_that_a_word_or_a_date_in_it_is_cut() -> None:
    columns = tuple(PaperColumn(title) for title in ("Recommendation", "Counted on", "What was said"))
    rows = ((line("A"), line("14 May 2024"), line("one word after another " * 50)),)
    widths = column_widths(PaperTable("Some", columns, rows))
    # By the widths of Arial's letters at 9 points, in twentieths of a point, and with 142 beside the words of a cell:
    # "Recommendation" in bold is 1,510 wide; "14 May 2024" is 1,040.
    assert 1_510 + 142 < widths[0] < 1_900
    assert 1_040 + 142 < widths[1] < 1_500
    assert widths[2] > 6_000


def test_a_mark_that_stands_often_is_one_picture() -> None:
    mark = line(StateMark(State.VERIFIED, "Verified"))
    content = word_document(paper_of(Paragraph(mark), Paragraph(mark), Facts((("State", mark),))), MACHINE_IMPRINT)
    assert [name for name in parts_of(content) if "media" in name] == ["word/media/image1.png"]


def test_a_figure_is_drawn_as_wide_as_the_words_whatever_is_in_it() -> None:
    for figure in (EVERY_SQUARE, SquaresFigure("None", "There is none.", ()), SquaresFigure("Odd", "", ((NASTY, ()),))):
        [extent] = all_of(drawn(figure), "wp:extent")
        assert extent.get("cx") == "5970270"  # 470 points


def test_each_numbered_list_begins_with_1() -> None:
    items = (line("one"), line("two"))
    document = drawn(Bullets(items, numbered=True), Bullets(items), Bullets(items, numbered=True))

    numbered = [each for each in document.paragraphs if each.style.name == "List Number"]
    lists = [value(each._p.pPr.numPr.numId) for each in numbered]
    assert lists == ["3", "3", "4", "4"]
    for number in ("3", "4"):
        [drawing] = document.part.numbering_part.element.xpath(f"./w:num[@w:numId='{number}']")
        assert value(drawing.find(f".//{qn('w:startOverride')}")) == "1"
    assert value(document.styles["List Bullet"].element.find(f".//{qn('w:numId')}")) == "1"


def test_links_lead_to_bookmarks_and_to_addresses_and_one_to_nowhere_is_words() -> None:
    document = drawn(
        Paragraph(line(Reference("here", "place"), " ", Reference("nowhere", "lost"))),
        Paragraph(line(WebLink("report", "https://example.org/a b?c=ü"), " ", WebLink("bad", "javascript:alert(1)"))),
        Paragraph(line(WebLink("again", "https://example.org/a b?c=ü"), WebLink("broken", "http://[::1"))),
        Heading(2, "Here", "place"),
        Heading(2, "Again", "place"),
    )

    bookmarks = {value(each, "w:name"): value(each, "w:id") for each in all_of(document, "w:bookmarkStart")}
    assert list(bookmarks) == ["at_part_0", "at_place", "at_place_2"]
    assert [value(each, "w:id") for each in all_of(document, "w:bookmarkEnd")] == list(bookmarks.values())
    links = [each for each in all_of(document, "w:hyperlink") if each.getparent().pPr.pStyle.val == "Normal"]
    assert [value(each, "w:anchor") for each in links] == ["at_place", "None", "None"]
    relations = document.part.rels
    assert [relations[value(each, "r:id")].target_ref for each in links[1:]] == [
        "https://example.org/a%20b?c=%C3%BC"
    ] * 2
    assert len([each for each in relations.values() if each.is_external]) == 1
    assert [text for style, text in styled(document) if style == "Normal"] == [
        "here nowhere",
        "report bad",
        "againbroken",
    ]


def test_a_name_of_a_bookmark_is_one_that_word_takes() -> None:
    anchors = ["x" * 60, "X" * 60, "1 ä/ö", "recommendation-A-1"]
    document = drawn(*(Heading(2, anchor, anchor) for anchor in anchors))
    names = [value(each, "w:name") for each in all_of(document, "w:bookmarkStart")]
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == 5


def test_each_page_names_the_imprint_and_its_number() -> None:
    [section] = made().sections

    assert [each.text for each in section.header.paragraphs] == [
        "Joint Audit Panel, January 2020",
        "Position as at 8 January 2020, as known now · Audience: public, 3 items restricted",
    ]
    [foot] = section.footer.paragraphs
    assert "".join(each.text for each in foot._p.iter(qn("w:t"))) == (
        "Commit 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d · Inputs 9f86d081884c7d65Page 1 of 1"
    )
    fields = [value(each, "w:instr").strip() for each in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_properties_say_what_it_is_and_name_nobody() -> None:
    properties = made().core_properties

    assert properties.title == "Pack for the panel"
    assert properties.subject == "Where two recommendations stand"
    assert properties.created == properties.modified == datetime(2020, 1, 8, tzinfo=UTC)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    parts = parts_of(word_document(PAPER, MACHINE_IMPRINT))
    assert not [name for name, content in parts.items() if b"python-docx" in content or b"Macintosh" in content]


def test_the_imprint_and_what_is_enclosed_stand_where_a_program_finds_them() -> None:
    odd = Enclosure("register/a.yaml", "application/yaml", "A text", b"a: \xff\r\n]]><&\x00")
    content = word_document(replace(PAPER, enclosures=(*PAPER.enclosures, odd)), MACHINE_IMPRINT)

    assert imprint_from(str(text_within_word(content, IMPRINT_NAME))).origin == ORIGIN
    assert text_within_word(content, "position.json") == '{"as_at": "2020-01-08"}\n'
    assert text_within_word(content, "register/a.yaml") is None  # it is no text
    assert b' encoding="base64">YTog/w0KXV0+PCYA</file>' in parts_of(content)["customXml/item2.xml"]
    assert text_within_word(content, "other.json") is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"%PDF-1.7"])
def test_what_is_no_document_holds_no_imprint(content: bytes) -> None:
    assert text_within_word(content, IMPRINT_NAME) is None


def test_a_damaged_document_holds_no_imprint() -> None:
    content = word_document(PAPER, MACHINE_IMPRINT)
    at = content.index(b"customXml/item1.xml") + len("customXml/item1.xml")
    assert text_within_word(content[:at] + b"\xff" * 40 + content[at + 40 :], IMPRINT_NAME) is None


UNKNOWN = b'<?xml version="1.0" encoding="utf-9"?><files/>'


@pytest.mark.parametrize("part", [UNKNOWN, b"<files", b'<!DOCTYPE x [<!ENTITY y "z">]><files>&y;</files>', b"<files/>"])
def test_a_document_of_others_holds_no_imprint(part: bytes) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        parts.writestr("customXml/item1.xml", part)
    assert text_within_word(content.getvalue(), IMPRINT_NAME) is None


@pytest.mark.parametrize("text", [NASTY, SPRAWLING, "]]>\x00\ud800\ufffe<w:p/>&amp;", "ŵ Ł تقرير 🚓 <b>" * 900])
def test_text_of_a_register_is_text_wherever_it_stands(text: str) -> None:
    blocks = (
        Heading(2, text, text),
        Paragraph(line(text, WebLink(text, f"https://example.org/{text}"), WebLink(text, f"javascript:{text}"))),
        Bullets((line(Reference(text, text)),)),
        Facts(((text, line(text)),)),
        PaperTable(text, (PaperColumn(text),), ((line(text),),)),
        SquaresFigure(text, text, ((text, EVERY_SQUARE.groups[0][1]),)),
    )
    imprint = replace(PAPER.imprint, meeting=text)
    enclosed = Enclosure(text, "text/plain", text, b"")
    paper = replace(paper_of(*blocks), title=text, subject=text, imprint=imprint, enclosures=(enclosed,))
    content = word_document(paper, MACHINE_IMPRINT)

    for name, part in parts_of(content).items():
        if name.endswith((".xml", ".rels")):
            parse_xml(part)
    document = docx.Document(io.BytesIO(content))
    [heading] = [each for each in document.paragraphs if each.style.name == "Heading 1"]
    shown = re.sub("[\x00\ud800\ufffe]", "\ufffd", text)
    assert heading.text.rstrip("\u202c\u2069") == shown
    assert len(document.tables) == 1


def test_text_from_right_to_left_is_laid_out_so() -> None:
    document = drawn(Paragraph(line("تقرير")), Paragraph(line("Report: ", Plain("تقرير", strong=True))))
    right, mixed = document.paragraphs[-2:]
    assert right._p.pPr.find(qn("w:bidi")) is not None
    assert mixed._p.pPr.find(qn("w:bidi")) is None
    assert [each._r.find(f".//{qn('w:rtl')}") is not None for each in mixed.runs] == [False, True]


def test_a_table_of_many_pages_is_one_table_with_every_row() -> None:
    rows = tuple((line(f"A-{number}"), line("x")) for number in range(2_000))
    document = drawn(PaperTable("Many", (PaperColumn("No."), PaperColumn("What")), rows))
    assert len(all_of(document, "w:tr")) == 2_001
    assert document.element.body[-2].tag == qn("w:p")  # Word takes no table as the last of a document


def test_the_same_paper_gives_the_same_bytes() -> None:
    first = word_document(PAPER, MACHINE_IMPRINT)

    assert word_document(PAPER, MACHINE_IMPRINT) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [each.filename for each in parts.infolist()][:2] == ["[Content_Types].xml", "_rels/.rels"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine: its soffice was not found")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(word_document(replace(PAPER, blocks=(*BLOCKS, EVERY_SQUARE)), MACHINE_IMPRINT))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    read = (tmp_path / "paper.txt").read_text("utf-8-sig")
    assert [
        each
        for each in map(str.strip, read.splitlines())
        if each.startswith(("Pack", "Report s", "1. note", "A-1: ", "• one"))
    ] == [
        "Pack for the panel",
        "Report summary",
        "1. note the position",
        "Report summary",
        "A-1: Sign the agreements",
        "• one",
    ]
