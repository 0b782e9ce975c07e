import re

from tests.pages.reading import rows
from tracker.ui.shell import gate
from tracker.vocabulary import Marking


def chips_on(page):
    """Return the number on each quick filter, and which of them is set."""
    drawn = re.findall(r'class="chip"( aria-current="true")?>([^<]+) <strong>([\d,]+)</strong>', page.markup)
    return {label: int(number) for _, label, number in drawn}, [label for is_set, label, _ in drawn if is_set]


def listed(page):
    return [row["Recommendation"].split()[0] for row in rows(page.markup, "Recommendations as at")]


def test_the_list_shows_all_with_state_deadline_and_owner(open_page):
    page = open_page("recommendations", as_at="2020-01-08")

    assert "25 recommendations." in page.text
    [row] = [row for row in rows(page.markup, "Recommendations as at") if row["Recommendation"].startswith("ICO-05 ")]
    assert list(row.items()) == [
        ("State", "In progress"),
        ("Recommendation", "ICO-05 Data Sharing Agreements with partners"),
        ("Answer", "Accepted"),
        ("Verdict", "none"),
        ("Against its deadline", "▲ 240 days overdue (inferred)"),
        ("Owners", "Metropolitan Police Service"),
        ("Last entry", "8 Jan 2020"),
    ]


def test_filters_live_in_the_address(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="in_progress", source="MOPAC")

    assert "3 of 25 recommendations. Show all" in page.text
    assert "MOPAC-06" in page.text
    assert "ICO-05" not in page.text


def test_the_other_filters_open_on_demand_and_where_one_of_them_is_set(open_page):
    def drawn(**asked):
        return {each.key for each in open_page("recommendations", as_at="2020-01-08", **asked).app.selectbox}

    every = {
        f"filter_{name}"
        for name in ("source state answer verdict timeliness owner waiting_on theme priority rule".split())
    }
    assert not every & drawn()
    assert not every & drawn(timeliness="overdue")  # a quick filter says it already
    assert every <= drawn(more="yes")
    assert every <= drawn(state="in_progress")


def test_choosing_a_filter_writes_it_into_the_address(open_page):
    page = open_page("recommendations", as_at="2020-01-08", more="yes")
    page.app.selectbox(key="filter_timeliness").set_value("past_deadline")
    page.again()

    assert page.app.query_params["timeliness"] == "past_deadline"
    assert "25 of 25 recommendations." in page.text


def test_the_quick_filters_say_how_many_they_leave(open_page):
    page = open_page("recommendations", as_at="2020-01-08")

    assert chips_on(page) == ({"All": 25, "Overdue": 4, "Deadline passed, nothing reported": 21}, ["All"])


def test_overdue_leaves_what_is_counted_as_overdue(open_page):
    page = open_page("recommendations", as_at="2020-01-08", timeliness="overdue")

    assert listed(page) == ["ICO-05", "MOPAC-04", "MOPAC-06", "MOPAC-08"]
    assert chips_on(page)[1] == ["Overdue"]


def test_the_quick_filters_count_within_what_else_is_chosen(open_page):
    page = open_page("recommendations", as_at="2020-01-08", source="MOPAC", timeliness="overdue")

    assert chips_on(page) == ({"All": 9, "Overdue": 3, "Deadline passed, nothing reported": 6}, ["Overdue"])
    assert 'href="recommendations?source=MOPAC&amp;as_at=2020-01-08" class="chip"' in page.markup


def test_what_cannot_be_vouched_for_says_why(open_page, register):
    register("tests/registers/borsetshire")
    page = open_page("recommendations", as_at="2025-03-31", vouched="no")

    why = {
        row["Recommendation"].split()[0]: row["Recommendation"] for row in rows(page.markup, "Recommendations as at")
    }
    assert list(why) == ["ICP-09", "DATA-04", "DATA-06", "DATA-08", "DATA-10"]
    assert why["DATA-06"].endswith(" no evidence")
    assert why["DATA-08"].endswith(" verified by its owner")
    assert chips_on(page)[1] == ["Cannot be vouched for"]


def test_where_nothing_is_done_nothing_is_to_be_vouched_for(open_page):
    assert "Cannot be vouched for" not in open_page("recommendations", as_at="2020-01-08").text


def test_whoever_signs_in_as_a_party_finds_what_is_its_own(open_page, register, monkeypatch):
    register("tests/registers/borsetshire")
    assert "Mine" not in chips_on(open_page("recommendations", as_at="2025-03-31"))[0]
    address = "Head.Custody@Borsetshire-Constabulary.example"
    monkeypatch.setattr(gate, "_reader", lambda *_: gate.Reader(address, Marking.PUBLIC))
    page = open_page("recommendations", as_at="2025-03-31")

    assert chips_on(page)[0]["Mine"] == 4
    mine = open_page("recommendations", as_at="2025-03-31", owner="head-custody")
    assert listed(mine) == ["ICP-03", "ICP-04", "ICP-05", "ICP-12"]
    assert chips_on(mine)[1] == ["Mine"]


def test_words_are_found_in_what_was_asked_and_in_what_was_said_by_the_day(open_page):
    assert "1 of 25" in open_page("recommendations", as_at="2020-01-08", words="signing outstanding").text
    assert "None of the 16" in open_page("recommendations", as_at="2018-11-20", words="frequent questions").text


def test_the_word_of_a_statement_finds_what_it_may_be_about_and_says_so(open_page):
    page = open_page("recommendations", as_at="2020-01-08", words="majority")

    assert listed(page) == [f"ICO-{number:02}" for number in range(1, 17)]
    assert page.text.count("said of its source: “the majority”, the ICO, 4 Oct 2019") == 16
    assert "None of the 16" in open_page("recommendations", as_at="2018-11-20", words="majority").text


def test_initials_find_a_title(open_page):
    assert listed(open_page("recommendations", as_at="2020-01-08", words="DSA")) == ["ICO-05"]


def test_a_list_filtered_to_nothing_says_so_and_leads_back(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="verified")

    assert "None of the 25 recommendations fits these filters as at 8 January 2020. Show all" in page.text


def test_a_filter_that_is_no_choice_is_told_and_left_out(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="finished", sort="nonsense", page="many")

    assert "‘finished’ is not one of the choices for state, so it was left out." in page.text
    assert "25 recommendations." in page.text


def test_the_header_sorts_and_says_how(open_page):
    page = open_page("recommendations", as_at="2020-01-08", sort="-late")

    assert 'aria-sort="descending"' in page.markup
    assert listed(page)[:2] == ["ICO-01", "ICO-02"]
    assert listed(open_page("recommendations", as_at="2020-01-08", sort="late"))[0] == "MOPAC-01"


def test_one_recommendation_tells_claim_verdict_and_evidence_apart(open_page):
    text = open_page("recommendations", id="ICO-05", as_at="2020-01-08").text

    assert "Own words. Official wording not yet transcribed." in text
    assert "The source’s own number is not on record." in text
    assert "Claim In progress, first said on 8 January 2020." in text
    assert "Verdict No verdict is on the register. Only the ICO may give one." in text
    assert "Evidence 2 items on the register." in text
    assert "Its owner said by when it would be done. That day has passed." in text
    assert "responses/ICO-05.yaml:10" in text


def test_where_verdict_and_claim_do_not_agree_the_page_says_so(open_page):
    text = open_page("recommendations", id="ICO-05", as_at="2020-02-29").text

    assert "Verdict Verified by the ICO on 15 February 2020, by a statement about the whole source." in text
    assert "says that it is verified; its owner’s own last report is: in progress." in text
    assert "reported in BBC News, 15 February 2020, and Public Law Today" in text


def test_the_timeline_holds_nothing_that_was_dated_later(open_page):
    text = open_page("recommendations", id="ICO-05", as_at="2019-01-01").text

    assert "16 November 2018 Evidence E1, web page: PublicTechnology" in text
    assert "Update on ICO-05.1" not in text
    assert "2020" not in text.partition("Everything dated")[2]


def test_an_action_for_each_partner_with_the_steps_of_the_deadline(open_page, register):
    register("tests/registers/borsetshire")
    text = open_page("recommendations", id="DATA-03", as_at="2025-03-31").text

    assert "DATA-03.6 Agreement with Ambledown District Council Head of Partnerships Withdrawn withdrawn" in text
    assert "31 Dec 2023 30 Sep 2024 274 days" in text


def test_an_id_that_nobody_has_is_told_and_the_list_is_shown(open_page):
    page = open_page("recommendations", id="ICO-99<script>", as_at="2020-01-08")

    assert "No recommendation is called ‘ICO-99<script>’. All of them are listed below." in page.text
    assert "<script>" not in page.markup
    assert "25 recommendations." in page.text


def test_a_recommendation_that_was_made_later_is_told(open_page):
    text = open_page("recommendations", id="MOPAC-01", as_at="2018-12-01").text

    assert "MOPAC-01 was made on 21 December 2018, after the day that is shown." in text
    assert "16 recommendations." in text


def test_the_last_entry_of_what_nothing_is_reported_of_says_what_it_was(open_page):
    page = open_page("recommendations", as_at="2020-01-08")
    last = {row["Recommendation"].split()[0]: row["Last entry"] for row in rows(page.markup, "Recommendations as at")}

    assert last["ICO-03"] == "8 Jan 2020 statement"
