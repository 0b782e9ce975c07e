import re
from html import unescape

from tests.pages.reading import rows, words_of
from tests.rules import texts_of
from tracker.vocabulary import Timeliness


def squares(markup: str) -> list[str]:
    """What each square is called, in the order in which they are drawn."""
    drawn = re.findall(r'<ul class="squares">(.*?)</ul>', markup, flags=re.DOTALL)
    return re.findall(r'<a href="recommendations\?[^"]*" title="([^"]*)"', "".join(drawn))


def headlines(markup: str) -> list[str]:
    return [words_of(each) for each in re.findall(r'<p class="headline">(.*?)</p>', markup)]


def tiles(markup: str) -> list[str]:
    """What each tile says: what it counts and how many, and what stands beside that."""
    [drawn] = re.findall(r'<dl class="tiles".*?</dl>', markup)
    return [words_of(each) for each in re.findall(r"<div.*?</div>", drawn)]


def test_on_the_day_of_the_audit_panel_the_counts_are_those_of_the_record(open_page):
    assert tiles(open_page(as_at="2020-01-08").markup) == [
        "Verified 0",
        "In progress 4",
        "No progress reported 21",
        "Overdue 4 1 inferred",
        f"{Timeliness.UNREPORTED.label} 21 15 inferred",
    ]


def test_where_no_deadline_has_passed_one_tile_says_so(open_page):
    assert tiles(open_page(as_at="2018-12-01").markup) == ["Verified 0", "No progress reported 16", "Overdue 0"]


def test_each_count_links_to_the_list_behind_it(open_page):
    markup = open_page(as_at="2020-01-08").markup

    assert 'href="recommendations?state=not_reported&amp;as_at=2020-01-08"' in markup
    assert 'href="recommendations?timeliness=overdue&amp;as_at=2020-01-08"' in markup
    assert 'href="recommendations?timeliness=unreported&amp;as_at=2020-01-08"' in markup


def test_counts_tell_what_changed_since_the_last_meeting(open_page):
    shown = tiles(open_page(as_at="2020-02-29").markup)

    assert "Verified 16 by statement +16" in shown
    assert "Overdue 3 −1" in shown


def test_each_number_of_a_headline_and_each_claim_is_a_link(open_page):
    markup = open_page(as_at="2020-01-08").markup
    [ico, _] = re.findall(r'<p class="headline">(.*?)</p>', markup)

    links = {words_of(text): unescape(to) for to, text in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', ico)}
    assert links["9 to 15 of 16"] == "recommendations?source=ICO&as_at=2020-01-08"
    assert links["1"] == "recommendations?source=ICO&timeliness=overdue&as_at=2020-01-08"
    assert links["15"] == "recommendations?source=ICO&timeliness=unreported&as_at=2020-01-08"
    claim = links["The ICO said “the majority” on 4 October 2019 (as reported)"]
    place = claim.partition("#")[2]
    assert claim == f"about?source=ICO&as_at=2020-01-08#{place}"
    [statement] = re.findall(rf'<li id="{place}"[^>]*>(.*?)</li>', open_page("about", as_at="2020-01-08").markup)
    assert "most of what it had recommended was addressed" in words_of(statement)
    assert "reported in Joint Audit Panel paper, 8 January 2020" in words_of(statement)


def test_the_chairs_sheet_is_one_link_away_and_says_the_same(open_page):
    markup = open_page(as_at="2020-01-08").markup

    assert '<a href="guide?sheet=chair&amp;as_at=2020-01-08">Chair’s sheet</a>' in markup
    assert headlines(open_page("guide", sheet="chair", as_at="2020-01-08").markup) == headlines(markup)


def test_every_recommendation_has_a_square_with_a_name_in_the_order_of_the_register(open_page):
    names = squares(open_page(as_at="2020-01-08").markup)

    assert len(names) == 25
    assert names[4] == ("ICO-05 Data Sharing Agreements with partners: In progress, 240 days past an inferred deadline")
    assert names[16].startswith("MOPAC-01 Training for those who use the Matrix: No progress reported, 8 days past its")


def test_what_matters_most_comes_first_and_what_is_alike_shares_a_line(open_page):
    lines = rows(open_page(as_at="2020-01-08").markup, "Look at first")

    assert len(lines) == 7
    assert lines[0] == {
        "How urgent": "act now",
        "What": "ICO-05 Data Sharing Agreements with partners",
        "Why": "240 days past an inferred deadline; its owner expected it by Dec 2019",
        "Whose": "Metropolitan Police Service",
    }
    assert [line["What"] for line in lines if " of ICO" in line["What"]] == [
        "15 of ICO : ICO-01 to ICO-04 and ICO-06 to ICO-16"
    ]


def test_the_timeline_of_deadlines_is_told_in_a_sentence_and_in_a_table(open_page):
    page = open_page(as_at="2020-01-08")

    assert "Of 25 open recommendations, 25 are past the deadline, by 8 to 240 days (16 inferred)." in page.text
    assert "Deadlines of what is open" in page.text


def test_before_the_first_source_there_is_nothing_and_the_page_says_so(open_page):
    page = open_page(as_at="2018-01-01")

    assert "No source had been issued by this day." in page.text
    assert "Nothing is open, so no deadline is running." in page.text


def test_what_comes_up_before_the_next_meeting(open_page, register):
    register("tests/registers/borsetshire")
    page = open_page(as_at="2025-03-31")

    assert "Until the next meeting, 30 April 2025" in page.text
    assert [tuple(row.values()) for row in rows(page.markup, "What comes up")] == [
        ("25 Apr 2025", "ICP-04 action ICP-04.2 expected by its owner", "Head of Custody"),
        ("30 Apr 2025", "DATA-03 action DATA-03.4 expected by its owner", "Head of Partnerships"),
        ("30 Apr 2025", "ICP-04 falls due", "Head of Custody"),
        (
            "no day set",
            "DATA-03 answer to the escalation of 27 November 2024",
            "Borsetshire Police and Crime Panel",
        ),
    ]


def test_what_is_dated_after_the_day_is_counted_and_leads_to_the_newest_day(open_page):
    page = open_page(as_at="2024-02-13")

    assert "Later on the register: 1 entry up to 30 January 2025 → show newest" in page.text
    assert '<a href="overview?as_at=2025-01-30">show newest</a>' in page.markup
    assert "Later on the register" not in open_page(as_at="2025-01-30").text


def test_of_many_sources_one_headline_tells_of_all_and_a_table_of_each_the_worst_first(open_page, register, tmp_path):
    sources = ", ".join(f"{{id: S{number}, recommendations: [{{}}]}}" for number in range(1, 32))
    late = "{id: T, recommendations: [{due: 2020-02-01}, {due: 2020-02-01, due_basis: inferred}]}"
    for path, text in texts_of(f"sources: [{sources}, {late}]").items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    register(tmp_path)
    page = open_page(as_at="2020-03-01")

    assert headlines(page.markup) == [
        "None of 33 recommendations from 32 sources shown as done. 2 past deadline with nothing reported (1 inferred)."
    ]
    table = rows(page.markup, "Sources, the most past their deadline first")
    assert len(table) == 25
    assert table[0] == {
        "Source": "T Review T",
        "Where they stand": "2 No progress reported: 2",
        "Done, or may be": "0 of 2",
        "Overdue": "0",
        "Nothing reported": "2 (1 inferred)",
        "Not vouched for": "none done",
    }
    assert table[1]["Overdue"] == "no deadline"
    assert "Rows 1 to 25 of 32" in page.text
    by_id = rows(open_page(as_at="2020-03-01", sort="source", page="2").markup, "Sources")
    assert [row["Source"].split()[0] for row in by_id] == ["S4", "S5", "S6", "S7", "S8", "S9", "T"]


def test_what_comes_up_is_short_and_leads_to_all_of_it(open_page, register):
    register("tests/registers/borsetshire")
    before_a_meeting, before_none = open_page(as_at="2024-11-27"), open_page(as_at="2025-07-16")

    assert len(rows(before_a_meeting.markup, "What comes up")) == 5
    assert '<a href="meetings?meeting=jab-2025-02&amp;as_at=2024-11-27#coming">all 7</a>' in before_a_meeting.markup
    assert len(rows(before_none.markup, "What comes up")) == 5
    assert len(rows(before_none.markup, "What comes up: 1 more")) == 1


def test_a_matter_about_a_statement_leads_to_the_statement(open_page):
    first = open_page(as_at="2026-11-26").markup.partition("Look at first")[2]

    links = {words_of(text): to for to, text in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', first)}
    assert re.fullmatch(r"about\?source=ICO&amp;as_at=2026-11-26#statement-\d+", links["ICO"])


def test_a_tile_of_what_rests_on_statements_alone_has_a_hollow_mark(open_page):
    [drawn] = re.findall(r'<dl class="tiles".*?</dl>', open_page(as_at="2026-11-26").markup)
    assert '<span class="swatch verified by_statement"' in drawn


def test_what_is_named_in_a_deadlines_row_is_how_it_stands(open_page):
    drawn = re.findall(r'<li><span class="named">(.*?)</span></span>', open_page(as_at="2020-01-08").markup)

    assert len(drawn) == 25
    assert words_of(drawn[0]) == "ICO-01 240 days past (inferred)"
    assert words_of(drawn[-1]) == "MOPAC-09 8 days past"
