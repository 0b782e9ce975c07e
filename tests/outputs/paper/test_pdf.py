"""The PDF: what a screen reader, an archive and a committee get of a paper.

The tags are read back by pypdf, and pdfua holds the file to what a program can tell of PDF/UA-1: 16 of its 106 rules.
What no check here covers: that the file is PDF/A-3a (typst refuses to write one that is not, and nothing else looks:
veraPDF runs on Java and is no package); that each tag is the right one for what it holds; that colours contrast; that
the row's first cell is a header (typst cannot say so yet); and how a screen reader reads it aloud.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfua
import pytest

from tests.outputs.paper.papers import BLOCKS, ORIGIN, PAPER, SQUARES, STACKS, TABLE, paper_of
from tests.outputs.paper.reading_pdf import placed, reader_of, tags_of, unmarked, words_of
from tracker.outputs.paper.blocks import (
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
    Square,
    SquaresFigure,
    WebLink,
    line,
)
from tracker.outputs.paper.forms import FORMS
from tracker.vocabulary import State

ROOT = Path(__file__).parents[3]


def pdf(paper: MeetingPaper) -> bytes:
    return FORMS[".pdf"].made(paper, ORIGIN)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf(PAPER)


def test_headings_are_read_in_order_and_each_is_a_bookmark(whole: bytes) -> None:
    headings = [(tag.name, tag.said["/T"]) for tag in tags_of(whole).all("H1", "H2", "H3", "H4")]
    assert headings == [
        ("H1", "Pack for the panel"),
        ("H2", "Report summary"),
        ("H2", "Supporting information"),
        ("H3", "A-1: Sign the agreements"),
    ]
    outline = reader_of(whole).outline
    assert outline[0].title == "Pack for the panel"
    assert [each.title for each in outline[1] if not isinstance(each, list)] == [
        "Report summary",
        "Supporting information",
    ]


def test_blocks_are_read_in_the_order_of_the_paper(whole: bytes) -> None:
    names = [tag.name for tag in tags_of(whole).within]
    assert names == ["H1", "H2", "P", "L", "H2", "Div", "Div", "Table", "H3", "L", "L", "P"]
    text = re.sub(r"\s+", " ", " ".join(words_of(whole)))
    said = ["Two recommendations", "note the position", "Where things stand", "Sign the agreements", "Inferred from"]
    places = [text.index(each) for each in said]
    assert places == sorted(places)


def test_a_table_has_a_caption_and_header_cells_for_its_columns(whole: bytes) -> None:
    [table] = tags_of(whole).all("Table")
    assert [tag.name for tag in table.within] == ["Caption", "THead", "TBody"]
    assert [tag.said["/Scope"] for tag in table.all("TH")] == ["/Column"] * 4
    assert [len(row.within) for row in table.all("TR")] == [4, 4, 4]


def test_a_figure_is_said_in_words(whole: bytes) -> None:
    figures = [tag.said["/Alt"] for tag in tags_of(whole).all("Figure")]
    assert figures == [SQUARES.alternative, STACKS.alternative]


def test_the_file_says_its_title_its_language_and_that_it_is_tagged(whole: bytes) -> None:
    reader = reader_of(whole)
    catalog = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject) == (PAPER.title, PAPER.subject)
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/MarkInfo"]["/Marked"] is True or catalog["/MarkInfo"]["/Marked"].value is True
    assert bool(catalog["/ViewerPreferences"]["/DisplayDocTitle"])
    claims = catalog["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>3</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims


def test_every_word_is_within_a_tag_or_none_of_the_papers(whole: bytes) -> None:
    assert unmarked(whole) == []


def test_nothing_that_a_program_can_tell_breaks_a_rule_of_pdf_ua(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(whole)
    report = pdfua.validate(tmp_path / "pack.pdf")
    assert [(finding.rule_id, finding.message) for finding in report.findings] == []


def test_every_page_says_of_what_it_is(whole: bytes) -> None:
    pages = words_of(whole)
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        for said in (
            "Joint Audit Panel, January 2020",
            "Position as at 8 January 2020, as known now · Audience: public, 3 items restricted",
            "Commit 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d · Inputs 9f86d081884c7d65",
            f"Page {number} of 2",
        ):
            assert said in page


def test_links_lead_to_their_place_and_to_the_web(whole: bytes) -> None:
    links = [link.get_object() for page in reader_of(whole).pages for link in page.get("/Annots", [])]
    addresses = [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]
    assert addresses == ["https://ico.example/notice.pdf"]
    assert len(links) == 2
    assert all(link["/Contents"] for link in links)


def test_what_is_enclosed_is_associated_with_the_paper() -> None:
    files = (
        Enclosure("register/responses/A.yaml", "application/yaml", "A text", "\ufeffa: ŵ\n".encode()),
        Enclosure("register/odd.yaml", "application/yaml", "A text", b"\xff\x00"),
    )
    reader = reader_of(pdf(replace(PAPER, enclosures=files)))
    held = {name: parts[0] for name, parts in reader.attachments.items()}
    assert sorted(held) == ["imprint.json", "register/odd.yaml", "register/responses/A.yaml"]
    assert held["register/responses/A.yaml"] == "\ufeffa: ŵ\n".encode()
    assert held["register/odd.yaml"] == b"\xff\x00"
    assert json.loads(held["imprint.json"])["origin"]["meeting"] == ORIGIN.meeting
    associated = [file.get_object() for file in reader.trailer["/Root"]["/AF"]]
    assert sorted(str(file["/AFRelationship"]) for file in associated) == ["/Data", "/Source", "/Source"]


def test_text_is_never_read_as_markup() -> None:
    markup = '#import "x": y; $x^2$ *bold* _it_ `code` @ref <label> \\ // c /* d */ = Heading'
    blocks = (Heading(2, markup, markup), Paragraph(line(markup, Reference(markup, markup))), Bullets((line(markup),)))
    content = pdf(paper_of(*blocks))
    assert [tag.said["/T"] for tag in tags_of(content).all("H2")] == [markup]
    assert re.sub(r"\s+", "", "".join(words_of(content))).count(re.sub(r"\s+", "", markup)) == 4


@pytest.mark.parametrize(
    "text", ["Cytûn yn y tŷ, ŵyr Ŵyl", "Zażółć gęślą jaźń – Łódź", "Ελλάδα, Україна", "≥ 3 → ✓ ½ €", "😀 ❤ 🧿"]
)
def test_these_letters_are_drawn(text: str) -> None:
    content = pdf(paper_of(Paragraph(line(text))))
    assert text in words_of(content)[0]
    assert "glyph" not in words_of(content)[0]


def test_what_runs_from_right_to_left_is_drawn_so_and_turns_nothing_else_round() -> None:
    """A PDF draws from left to right: of a word in Arabic the first letters stand further right than the last."""
    at = placed(pdf(paper_of(Paragraph(line("X (", "مجلس", ") zz")))))
    assert at["X"] < at["س"] < at["م"] < at["z"]


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [
        ("\u4e2d\u6587", "[U+4E2D U+6587]", 2),
        ("a\x07b", "a[U+0007]b", 1),
        ("\U000f0000", "[U+F0000]", 1),
        ("\ud800", "[U+D800]", 1),
        ("\u202ededdaolpu\u202c", "[U+202E]deddaolpu[U+202C]", 2),
    ],
)
def test_what_cannot_be_drawn_is_named_and_counted(text: str, shown: str, number: int) -> None:
    words = " ".join(words_of(pdf(paper_of(Paragraph(line(text)))))[0].split())
    assert shown in words
    noted = (
        "1 character of this paper has no glyph" if number == 1 else f"{number} characters of this paper have no glyph"
    )
    assert noted in words


def test_what_is_seen_in_no_font_is_left_out() -> None:
    words = words_of(pdf(paper_of(Paragraph(line("a\u180eb\ufe01c\u3000d")))))[0]
    assert "abc d" in words
    assert "glyph" not in words


def test_a_recommendation_of_eleven_thousand_characters_is_all_there() -> None:
    text = " ".join(f"word{number}" for number in range(1300))
    content = pdf(
        paper_of(
            Heading(2, "It"),
            Paragraph(line(text[:11_000])),
            PaperTable("T", TABLE.columns[:2], ((line("A"), line(text)),)),
        )
    )
    words = " ".join(words_of(content)).split()
    assert [words.count(word) for word in ("word0", "word1000", "word1150")] == [2, 2, 2]


def test_a_table_over_twenty_pages_has_its_header_on_each_and_once_in_the_tags() -> None:
    columns = (PaperColumn("Number"), PaperColumn("What was asked", 3))
    rows = tuple((line(str(number)), line(f"Recommendation {number} of many")) for number in range(1000))
    content = pdf(paper_of(PaperTable("A long one", columns, rows)))
    pages = words_of(content)
    assert len(pages) > 20
    assert all("What was asked" in page for page in pages)
    [table] = tags_of(content).all("Table")
    assert (len(table.all("TH")), len(table.all("TR"))) == (2, 1001)


def test_what_typst_would_refuse_is_put_right() -> None:
    """A level that is left out, references to nothing, an anchor that stands twice, no words, no square, no row."""
    blocks = (
        Heading(4, ""),
        Heading(2, "Again", "same"),
        Heading(2, "Again", "same"),
        Paragraph(
            line(
                Reference("nowhere", "none"), WebLink("no address", "javascript:alert(1)"), WebLink("odd", "https://[x")
            )
        ),
        Paragraph(()),
        Bullets(()),
        Facts(()),
        PaperTable("", TABLE.columns, ()),
        SquaresFigure("", "", (("", ()), ("One", (Square("one", State.VERIFIED),)))),
        Paragraph(line("A" * 500, Plain(" "), "https://example.org/" + "a/" * 300)),
    )
    content = pdf(replace(paper_of(*blocks), title="", subject=""))
    assert [tag.name for tag in tags_of(content).all("H1", "H2", "H3", "H4")] == ["H1", "H2", "H2", "H2"]
    assert not [page for page in reader_of(content).pages if "/Annots" in page]


SAME = """
import sys
sys.path.insert(0, {root!r})
from tests.outputs.paper.papers import ORIGIN, PAPER
from tracker.outputs.paper.forms import FORMS
sys.stdout.buffer.write(FORMS[".pdf"].made(PAPER, ORIGIN))
"""


def test_the_same_paper_is_the_same_bytes_in_another_folder_and_time_zone_and_twice_at_once(
    whole: bytes, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", SAME.format(root=str(ROOT))]
    started = [
        subprocess.Popen(command, cwd=folder, env={**os.environ, "TZ": zone, "LANG": "C"}, stdout=subprocess.PIPE)
        for folder, zone in ((tmp_path, "Pacific/Auckland"), (ROOT, "America/Los_Angeles"))
    ]
    assert [process.communicate()[0] == whole for process in started] == [True, True]


def test_another_day_of_making_is_another_file(whole: bytes) -> None:
    made_on = PAPER.imprint.made_at.replace(year=2021)
    other = replace(PAPER, imprint=replace(PAPER.imprint, made_at=made_on))
    assert reader_of(pdf(other)).metadata["/CreationDate"].startswith("D:20210108")
    assert reader_of(whole).metadata["/CreationDate"].startswith("D:20200108")
    assert len(BLOCKS) > 10
