import re

from tests.pages.reading import rows
from tracker.vocabulary import Rule, State, Timeliness

BORSETSHIRE = "tests/registers/borsetshire"


def test_every_word_is_explained_as_the_vocabulary_has_it(open_page):
    text = open_page("about", as_at="2020-01-08").text

    for word in (*State, *Timeliness, *Rule):
        assert f"{word.meaning}" in text
    assert "Neither accepted nor rejected." in text


def test_the_states_stand_in_the_order_in_which_they_are_tried(open_page):
    markup = open_page("about").markup
    table = markup.partition('aria-label="States, in the order in which they are tried"')[2].partition("</table>")[0]

    assert re.findall(r"swatch (\w+)", table) == [
        *("superseded", "closed_not_implemented", "verification_lapsed", "verified", "partly_verified", "in_progress"),
        *("implemented", "partly_implemented", "in_progress", "not_started", "not_reported"),
    ]


def test_the_sources_with_what_was_said_of_them_by_the_day(open_page):
    early, later = open_page("about", as_at="2020-01-08").text, open_page("about", as_at="2020-02-29").text

    told = "Enforcement notice, issued by the ICO on 13 November 2018. It makes 16 recommendations. The ICO may verify"
    assert told in early
    assert "On 4 October 2019: The ICO said that the majority (at least 9), without saying which, were done." in early
    assert "reported in Joint Audit Panel paper, 8 January 2020" in early
    assert "15 February 2020: verified" not in early
    assert "On 15 February 2020: The ICO said that all of the source’s recommendations were verified." in later


def test_a_source_issued_later_is_not_there_yet(open_page):
    sources = open_page("about", as_at="2018-12-01").text.partition("The sources ICO")[2]

    assert "Review of the MPS Gangs Matrix" not in sources
    assert "Enforcement Notice on the Gangs Matrix" in sources


def test_the_state_of_the_data(open_page):
    page = open_page("about", as_at="2020-01-08")

    assert "recommendations.yaml: 8 parties, 2 sources, 25 recommendations" in page.text
    assert "responses/: 7 files" in page.text
    assert "Items of evidence 8 7" in page.text
    assert re.search(r"Content hash [0-9a-f]{64} Commit", page.text)


def test_what_the_register_does_not_hold(open_page, register):
    text = open_page("about", as_at="2020-01-08").text.partition("What a reader may look for")[2]

    assert "The official wording, for any of the 25 recommendations." in text
    assert "An owner, for 1 of 25 recommendations." in text
    assert "A verdict on a single recommendation: none on record." in text
    register(BORSETSHIRE)
    fictional = open_page("about").text.partition("What a reader may look for")[2]
    assert "The official wording, for 7 of 24 recommendations." in fictional
    assert "none is on record" not in fictional


def test_the_accessibility_statement_is_honest(open_page):
    text = open_page("about").text.partition("Known limits")[2]

    assert "The open list of a field lies outside the page’s landmarks" in text


def test_before_the_first_source_the_page_says_so(open_page):
    assert open_page("about", as_at="2017-12-31").text.count("No source had been issued by this day.") == 2


def test_a_statement_stands_in_full_at_its_own_place_with_its_line(open_page):
    markup = open_page("about", as_at="2020-01-08").markup
    items = dict(re.findall(r'<li id="statement-(\d+)"(.*?)</li>', markup, re.DOTALL))
    said = "The ICO said that the majority (at least 9), without saying which, were done."
    [line] = [line for line, item in items.items() if said in item]

    assert f"recommendations.yaml:{line}" in items[line]
    assert "Joint Audit Panel paper, 8 January 2020" in items[line]


def test_the_glossary_holds_each_term_once(open_page):
    terms = [row["Term"] for row in rows(open_page("about").markup, "Glossary")]

    assert terms == sorted(set(terms))
    assert {"As at", "As known at", "Extension", "Restatement", "Verification", "Waiting on"} <= set(terms)


MANY = """register: {{title: Many, as_at: 2024-06-30}}
parties: [{{id: body, name: The body, kind: body}}]
sources:
{sources}
recommendations: []
"""
A_SOURCE = """  - id: S{n}
    title: Report {n}
    kind: review
    issued_by: body
    issued_on: 2023-01-{n:02}
    verifiers: [body]
    statements: [{{date: 2023-05-01, by: body, says: accepted, covers: all, text: All accepted.}}]
"""


def test_many_sources_are_a_table_and_the_one_that_is_asked_for_is_open(open_page, register, tmp_path):
    made = MANY.format(sources="".join(A_SOURCE.format(n=n) for n in range(1, 9)))
    (tmp_path / "recommendations.yaml").write_text(made, encoding="utf-8")
    register(tmp_path)

    assert [row["Statements"] for row in rows(open_page("about").markup, "Sources")] == ["1"] * 8
    assert "All accepted." not in open_page("about").text
    assert open_page("about", source="S3").text.count("All accepted.") == 1
