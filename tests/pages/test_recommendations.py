def test_the_list_shows_all_with_state_deadline_and_owner(open_page):
    page = open_page("recommendations", as_at="2020-01-08")

    assert "25 recommendations." in page.text
    assert (
        "ICO-05 Data Sharing Agreements with partners In progress Accepted none ▲ 240 days past (inferred)"
        " 13 May 2019 (inferred)"
        " Metropolitan Police Service 2 8 Jan 2020"
    ) in page.text


def test_filters_live_in_the_address(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="in_progress", source="MOPAC")

    assert "3 of 25 recommendations. Show all" in page.text
    assert "MOPAC-06" in page.text
    assert "ICO-05" not in page.text


def test_choosing_a_filter_writes_it_into_the_address(open_page):
    page = open_page("recommendations", as_at="2020-01-08")
    page.app.selectbox(key="filter_timeliness").set_value("past_deadline")
    page.again()

    assert page.app.query_params["timeliness"] == "past_deadline"
    assert "25 of 25 recommendations." in page.text


def test_words_are_found_in_what_was_asked_and_in_what_was_said_by_the_day(open_page):
    assert "1 of 25" in open_page("recommendations", as_at="2020-01-08", words="signing outstanding").text
    assert "None of the 16" in open_page("recommendations", as_at="2018-11-20", words="frequent questions").text


def test_a_list_filtered_to_nothing_says_so_and_leads_back(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="verified")

    assert "None of the 25 recommendations fits these filters as at 8 January 2020. Show all" in page.text


def test_a_filter_that_is_no_choice_is_told_and_left_out(open_page):
    page = open_page("recommendations", as_at="2020-01-08", state="finished", sort="nonsense", page="many")

    assert "‘finished’ is no state to choose here, so it was left out." in page.text
    assert "25 recommendations." in page.text


def test_the_header_sorts_and_says_how(open_page):
    page = open_page("recommendations", as_at="2020-01-08", sort="-evidence")

    assert 'aria-sort="descending"' in page.markup
    assert page.text.index("ICO-05 Data Sharing") < page.text.index("ICO-01 Guidance")


def test_one_recommendation_tells_claim_verdict_and_evidence_apart(open_page):
    text = open_page("recommendations", id="ICO-05", as_at="2020-01-08").text

    assert "Own words. Official wording not yet transcribed." in text
    assert "The source’s own number is not on record." in text
    assert "Claim In progress, first said on 8 January 2020." in text
    assert "Verdict No verdict is on the register. The ICO alone may give one." in text
    assert "Evidence 2 items on the register." in text
    assert "Its owner said by when it would be done; that day has passed." in text
    assert "responses/ICO-05.yaml:10" in text


def test_where_verdict_and_claim_do_not_agree_the_page_says_so(open_page):
    text = open_page("recommendations", id="ICO-05", as_at="2020-02-29").text

    assert "Verdict Verified by the ICO on 15 February 2020." in text
    assert "It is verified, while its owner’s own report of it is: in progress." in text
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
