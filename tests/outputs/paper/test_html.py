"""A paper as one HTML file, read back by a parser that takes no error: what a screen reader and a browser get."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.outputs.paper.papers import ORIGIN, PAPER, SQUARES, TABLE, paper_of
from tests.registers.hostile import NASTY, SPRAWLING
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Enclosure,
    Facts,
    Heading,
    PaperColumn,
    PaperTable,
    Paragraph,
    Reference,
    WebLink,
    line,
)
from tracker.outputs.paper.html.page import html_page, imprint_text
from tracker.outputs.paper.imprint import imprint_from, imprint_json

MACHINE_IMPRINT = imprint_json(PAPER, ORIGIN)
# Every element of a page that a browser would run, load or send: none of them may be there.
ACTIVE = {"img", "iframe", "object", "embed", "link", "form", "input", "base", "audio", "video", "source", "svg"}


def tree_of(page: bytes) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page)
    return tree


def drawn(*blocks: Block) -> Element:
    return tree_of(html_page(paper_of(*blocks), MACHINE_IMPRINT))


def words_of(element: Element) -> str:
    return "".join(element.itertext())


def the(tree: Element, path: str) -> Element:
    [found] = tree.findall(f".//{path}")
    return found


def test_a_page_says_its_language_its_title_and_where_the_paper_begins() -> None:
    tree = tree_of(html_page(PAPER, MACHINE_IMPRINT))

    assert tree.get("lang") == "en-GB"
    assert words_of(the(tree, "title")) == "Pack for the panel"
    assert [words_of(each) for each in tree.findall(".//h1")] == ["Pack for the panel"]
    skip = tree.findall(".//a")[0]
    assert (words_of(skip), skip.get("href")) == ("Skip the contents", "#paper")
    assert the(tree, "main").get("id") == "paper"


def test_headings_stand_in_order_and_the_contents_lead_to_them() -> None:
    tree = tree_of(html_page(PAPER, MACHINE_IMPRINT))

    headings = [each for each in tree.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert [(each.tag, words_of(each)) for each in headings] == [
        ("h1", "Pack for the panel"),
        ("h2", "Report summary"),
        ("h2", "Supporting information"),
        ("h3", "A-1: Sign the agreements"),
    ]
    ids = {each.get("id"): words_of(each) for each in headings}
    contents = the(tree, "nav")
    assert contents.get("aria-label") == "Contents"
    assert [ids[str(each.get("href"))[1:]] for each in contents.findall(".//a")] == [
        "Report summary",
        "Supporting information",
        "A-1: Sign the agreements",
    ]


def test_a_paper_without_a_title_among_its_blocks_is_headed_by_its_title() -> None:
    tree = tree_of(html_page(replace(PAPER, blocks=(Heading(2, "Report summary"),)), MACHINE_IMPRINT))
    assert [words_of(each) for each in tree.findall(".//h1")] == ["Pack for the panel"]
    assert [words_of(each) for each in tree.findall(".//main/*")] == ["Report summary"]


def test_every_cell_of_a_table_has_a_header() -> None:
    table = the(drawn(TABLE), "table")

    assert words_of(the(table, "caption")) == "Each recommendation on a line"
    assert [(words_of(each), each.get("scope")) for each in table.findall("thead/tr/th")] == [
        ("No.", "col"),
        ("Recommendation", "col"),
        ("State", "col"),
        ("Days", "col"),
    ]
    rows = [[(cell.tag, cell.get("scope"), words_of(cell)) for cell in row] for row in table.findall("tbody/tr")]
    assert rows[0] == [
        ("th", "row", "A-1"),
        ("td", None, "Sign the agreements"),
        ("td", None, "In progress"),
        ("td", None, "240"),
    ]
    assert len(rows) == 2


def test_figures_are_read_out_as_their_alternatives_and_their_legends_as_lists() -> None:
    tree = tree_of(html_page(PAPER, MACHINE_IMPRINT))

    figures = tree.findall(".//figure")
    assert [words_of(the(each, "figcaption")) for each in figures] == ["Where things stand", "Quarter by quarter"]
    assert [the(each, "div[@role='img']").get("aria-label") for each in figures] == [
        "Of 2 recommendations one is verified, and one is in progress, past its deadline.",
        "In the first quarter none was verified; in the second one was.",
    ]
    assert [words_of(each) for each in the(figures[1], "ul").findall("li")] == [
        "Verified",
        "In progress",
        "✓Hollow: by a statement alone"[1:],
    ]
    squares = the(figures[0], "div[@class='squares']").findall(".//span")
    assert [each.get("class") for each in squares] == ["swatch in_progress late", "swatch verified by_statement"]


def test_what_is_read_comes_in_the_order_of_the_paper() -> None:
    main = the(tree_of(html_page(PAPER, MACHINE_IMPRINT)), "main")
    assert [each.tag for each in main] == [
        *("h2", "p", "ol", "h2"),
        *("figure", "figure", "div", "h3", "dl", "ul", "p"),
    ]
    [fact, source] = the(main, "dl")
    assert [words_of(each) for each in fact] == ["Owner", "MPS"]
    assert the(source, "a").get("href") == "https://ico.example/notice.pdf"


def test_a_reference_leads_to_its_heading_and_one_to_nowhere_is_words() -> None:
    tree = drawn(
        Paragraph(line(Reference("here", "place"), " ", Reference("nowhere", "lost"))),
        Heading(2, "Here", "place"),
        Heading(2, "Here again", "place"),
    )
    paragraph = the(tree, "main/p")
    [led] = paragraph.findall("a")
    assert (led.get("href"), words_of(paragraph)) == ("#at_place", "here nowhere")
    assert [each.get("id") for each in tree.findall(".//h2")] == ["at_place", "at_place_2"]


def test_the_imprint_stands_at_both_ends_and_where_a_program_finds_it() -> None:
    page = html_page(PAPER, MACHINE_IMPRINT)
    tree = tree_of(page)

    lines = [words_of(each) for each in the(tree, "header").findall("p")]
    assert lines == [
        "Joint Audit Panel, January 2020",
        "Position as at 8 January 2020, as known now · Audience: public, 3 items restricted",
        "Commit 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d · Inputs 9f86d081884c7d65",
    ]
    assert [words_of(each) for each in the(tree, "footer").findall("p")][:3] == lines
    assert imprint_from(str(imprint_text(page.decode()))).origin == ORIGIN
    assert imprint_text("<p>no paper</p>") is None


def test_json_within_a_page_ends_no_script_and_begins_no_comment() -> None:
    odd = '{"text": "</script><!--<script>]]>&amp;\\u2028"}'
    page = html_page(PAPER, odd)

    [script] = tree_of(page).findall(".//script")
    assert script.get("type") == "application/json"
    assert json.loads(words_of(script)) == json.loads(odd)
    assert page.count(b"</script>") == 1


def test_what_is_enclosed_is_saved_by_a_link_without_a_script() -> None:
    odd = Enclosure("register/responses/A 1.yaml", "application/yaml", "A text", b"a: \xff\r\n")
    tree = tree_of(html_page(replace(PAPER, enclosures=(*PAPER.enclosures, odd)), MACHINE_IMPRINT))

    links = the(tree, "footer").findall(".//a")
    assert [(words_of(each), each.get("download")) for each in links] == [
        ("position.json", "position.json"),
        ("register/responses/A 1.yaml", "register-responses-A 1.yaml"),
    ]
    held = [str(each.get("href")).split(";base64,") for each in links]
    assert [kind for kind, _ in held] == ["data:application/json", "data:application/yaml"]
    assert base64.b64decode(held[1][1]) == b"a: \xff\r\n"


def test_nothing_is_run_and_nothing_comes_from_elsewhere() -> None:
    page = html_page(PAPER, MACHINE_IMPRINT)
    tree = tree_of(page)

    assert {str(each.tag) for each in tree.iter()} & ACTIVE == set()
    assert [each.get("type") for each in tree.findall(".//script")] == ["application/json"]
    assert [name for each in tree.iter() for name in each.attrib if name.startswith("on") or name == "src"] == []
    assert "url(" not in words_of(the(tree, "style"))
    [policy] = [each.get("content") for each in tree.findall(".//meta") if each.get("http-equiv")]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("text", [NASTY, SPRAWLING, "]]>\x00\ud800\ufffe<!--", "ŵ Ł تقرير 🚓 <b>" * 900])
def test_text_of_a_register_is_text_wherever_it_stands(text: str) -> None:
    blocks = (
        Heading(2, text, text),
        Heading(3, text),
        Paragraph(line(text, WebLink(text, f"https://example.org/{text}"), WebLink(text, f"javascript:{text}"))),
        Bullets((line(Reference(text, text)),)),
        Facts(((text, line(text)),)),
        PaperTable(text, (PaperColumn(text),), ((line(text),),)),
    )
    imprint = replace(PAPER.imprint, meeting=text)
    paper = replace(paper_of(*blocks), title=text, subject=text, imprint=imprint)
    whole = html_page(paper, MACHINE_IMPRINT)

    tree = tree_of(whole)
    assert {str(each.tag) for each in tree.iter()} & (ACTIVE | {"b"}) == set()
    assert len(tree.findall(".//script")) == 1
    assert [name for each in tree.iter() for name in each.attrib if name.startswith("on")] == []
    addresses = [str(each.get("href")) for each in tree.findall(".//main//a")]
    assert {address.split("/")[0] for address in addresses} == {"https:", f"#{tree.findall('.//h2')[0].get('id')}"}
    assert text[:5] in words_of(the(tree, "main")) or "�" in words_of(the(tree, "main"))


def test_a_section_of_many_parts_is_listed_closed() -> None:
    many = drawn(Heading(2, "Annex"), *(Heading(3, f"A-{number}") for number in range(13)))
    few = drawn(Heading(2, "Annex"), *(Heading(3, f"A-{number}") for number in range(12)))

    assert words_of(the(many, "nav//summary")) == "Its 13 parts"
    assert few.findall(".//summary") == []
    assert len(few.findall(".//nav//li")) == 13


def test_a_picture_without_words_for_its_states_has_those_of_the_vocabulary() -> None:
    legend = the(drawn(replace(SQUARES, legend=())), "ul[@class='legend']")
    assert [words_of(each) for each in legend] == [
        *("Verified", "In progress", "Hollow: by a statement alone", "Corner: past its deadline"),
    ]


def test_a_long_word_may_go_on_in_the_next_line_and_short_cells_do_not() -> None:
    rows = ((line("MOPAC-01"), line("W" * 50)), (line("ICO-01"), line("8 Jan 2020")))
    tree = drawn(PaperTable("Some", (PaperColumn("No."), PaperColumn("What")), rows))

    assert [each.get("class") for each in the(tree, "tbody")[0]] == ["one-line", None]
    assert len(tree.findall(".//tbody//wbr")) == 2
    assert words_of(the(tree, "tbody")[0][1]) == "W" * 50


def test_an_address_is_parted_after_its_signs() -> None:
    page = html_page(paper_of(Paragraph(line("https://parliament.example/oralevidence/9404"))), MACHINE_IMPRINT)
    assert b"<p>https://<wbr>parliament.<wbr>example/<wbr>oralevidence/<wbr>9404</p>" in page


def test_a_table_of_many_pages_is_one_table_with_every_row() -> None:
    rows = tuple((line(f"A-{number}"), line("x")) for number in range(2_000))
    table = the(drawn(PaperTable("Many", (PaperColumn("No."), PaperColumn("What")), rows)), "table")
    assert [words_of(each) for each in table.findall("tbody/tr/th")] == [f"A-{number}" for number in range(2_000)]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert html_page(PAPER, MACHINE_IMPRINT) == html_page(PAPER, MACHINE_IMPRINT)
