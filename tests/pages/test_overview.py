import re

from tests.pages.reading import rows


def squares(markup: str) -> list[str]:
    """What each square is called, in the order in which they are drawn."""
    drawn = re.findall(r'<ul class="squares">(.*?)</ul>', markup, flags=re.DOTALL)
    return re.findall(r'<a href="recommendations\?[^"]*" title="([^"]*)"', "".join(drawn))


def test_on_the_day_of_the_audit_panel_the_counts_are_those_of_the_record(open_page):
    page = open_page(as_at="2020-01-08")

    assert "Verified 0 no earlier meeting" in page.text
    assert "In progress 4 no earlier meeting" in page.text
    assert "No progress reported 21 no earlier meeting" in page.text
    assert "Past deadline 25 16 of them inferred no earlier meeting" in page.text
    assert "Implemented – awaiting verification" not in page.text


def test_each_count_links_to_the_list_behind_it(open_page):
    markup = open_page(as_at="2020-01-08").markup

    assert 'href="recommendations?state=not_reported&amp;as_at=2020-01-08"' in markup
    assert 'href="recommendations?timeliness=past_deadline&amp;as_at=2020-01-08"' in markup


def test_counts_tell_what_changed_since_the_last_meeting(open_page):
    page = open_page(as_at="2020-02-29")

    assert "Verified 16 by statement 16 more since 8 Jan 2020" in page.text
    assert "Past deadline 8 17 fewer since 8 Jan 2020" in page.text


def test_what_a_source_comes_to_is_told_as_a_range_where_nobody_said_which(open_page):
    page = open_page(as_at="2020-01-08")

    assert "9 to 15 of 16 may be done · the majority (at least 9) stated; 0 shown one by one" in page.text
    assert "all known as themes only, not matched to its own numbers" in page.text
    assert "16 of 16 done · 16 by statement; 0 shown one by one" in open_page(as_at="2020-02-29").text


def test_every_recommendation_has_a_square_with_a_name_in_the_order_of_the_register(open_page):
    names = squares(open_page(as_at="2020-01-08").markup)

    assert len(names) == 25
    assert names[4] == ("ICO-05 Data Sharing Agreements with partners: In progress, 240 days past an inferred deadline")
    assert names[16].startswith("MOPAC-01 Training for those who use the Matrix: No progress reported, 8 days past its")


def test_what_matters_most_comes_first_and_what_is_alike_shares_a_line(open_page):
    lines = rows(open_page(as_at="2020-01-08").markup, "What to look at first")

    assert len(lines) == 7
    assert lines[0] == {
        "How urgent": "act now",
        "What": "ICO-05 Data Sharing Agreements with partners",
        "Why": "240 days past an inferred deadline; expected by Dec 2019, now past",
        "Whose": "Metropolitan Police Service",
    }
    assert [line["What"] for line in lines if " of ICO" in line["What"]] == [
        "15 of ICO : ICO-01 to ICO-04 and ICO-06 to ICO-16"
    ]


def test_the_timeline_of_deadlines_is_told_in_a_sentence_and_in_a_table(open_page):
    page = open_page(as_at="2020-01-08")

    assert "Of 25 open recommendations, 25 are past the deadline, by 8 to 240 days (16 of them inferred)." in page.text
    assert "Deadlines of what is open" in page.text


def test_before_the_first_source_there_is_nothing_and_the_page_says_so(open_page):
    page = open_page(as_at="2018-01-01")

    assert "No source had been issued on this day." in page.text
    assert "Nothing is open, so no deadline is running." in page.text


def test_what_comes_up_before_the_next_meeting(open_page, register):
    register("tests/registers/borsetshire")
    page = open_page(as_at="2025-03-31")
    coming = page.text.partition("Until the next meeting")[2]

    assert "The next meeting is Joint Assurance Board, 30 April 2025; this looks up to that day." in coming
    assert "answer owed An answer by the Borsetshire Police and Crime Panel to what was escalated" in coming
