import re

from tracker.ui.actions.owners import _TITLES

BORSETSHIRE = "tests/registers/borsetshire"


def test_owners_with_how_much_is_open_past_its_deadline_and_done(open_page):
    text = open_page("actions", as_at="2020-01-08").text

    assert "4 actions are on the register: 4 open (all of them past the deadline, 1 of them an inferred one)." in text
    assert "21 of 25 recommendations have no action, so they are not here." in text
    assert "Metropolitan Police Service 4 4, 1 of them inferred 0 0 0 0" in text


def test_an_inferred_deadline_is_marked(open_page):
    text = open_page("actions", as_at="2020-01-08").text

    assert "13 May 2019 (inferred) ▲ 240 days past an inferred deadline In progress 8 Jan 2020" in text
    assert "31 Dec 2019 ▲ 8 days past its deadline In progress 8 Jan 2020" in text


def test_an_owners_sheet_says_what_is_owed_by_when_and_what_was_said_last(open_page):
    page = open_page("actions", as_at="2020-01-08", owner="mps")

    assert "<h1" in page.markup
    assert "4 actions: 4 open" in page.text
    owed = page.text.partition("ICO-05.1 Agree and sign")[2].partition("MOPAC-04.1")[0]
    assert "For ICO-05 Data Sharing Agreements with partners In progress" in owed
    assert "By when 13 May 2019 (inferred) ▲ 240 days past an inferred deadline" in owed
    assert "In progress On 8 January 2020, by the Head of Intelligence" in owed
    assert "Expected to be done by the end of December 2019, which has passed" in owed
    assert "Last update: The agreements are being worked on" in owed


def test_nothing_is_owed_on_an_action_of_what_is_verified(open_page):
    page = open_page("actions", as_at="2020-02-29", owner="mps")

    assert "4 actions: 3 open (all of them past the deadline) and 1 ended; an owner of 6 open" in page.text
    over = page.text.partition("Done and ended")[2]
    assert "ICO-05.1 Agree and sign" in over
    assert "nothing more is owed: ICO-05 is shown as done" in over


def test_what_was_said_later_is_not_there_yet(open_page):
    text = open_page("actions", as_at="2019-01-31", owner="mps").text

    assert "The agreements are being worked on" not in text
    assert "Nothing reported No update is on the register." in text
    assert "MOPAC-06.1 Complete the legal mandate" in text
    assert "2020" not in text.partition("What is owed")[2]


def test_evidence_that_is_missing_is_named(open_page, register):
    register(BORSETSHIRE)
    text = open_page("actions", owner="head-information").text

    assert "DATA-06.1 Name a data owner for each of the 23 systems" in text
    assert "claimed done, and no evidence is cited" in text
    assert "1 of its 2 updates cites no evidence" in text


def test_actions_of_a_closed_recommendation_have_ended_and_are_not_overdue(open_page, register):
    register(BORSETSHIRE)
    text = open_page("actions", owner="head-digital").text

    ended = text.partition("Done and ended")[2]
    assert "DATA-07.2 Move performance figures into the warehouse Withdrawn withdrawn on 15 May 2024" in ended
    assert "days past" not in ended


def test_open_decisions_stand_on_the_sheet_of_who_is_to_carry_them_out(open_page, register):
    register(BORSETSHIRE)
    text = open_page("actions", owner="dcc").text

    assert "No action; 1 decision to carry out." in text
    assert "Name a lead for old paper records. Joint Assurance Board, 18 September 2024" in text
    assert "▲ 31 Dec 2024, 90 days past DATA-09" in text
    assert "1 decision to carry out" not in open_page("actions", owner="dcc", as_at="2024-09-01").text


def test_the_agreements_with_partners_are_a_grid_with_a_word_and_a_shape_for_each(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions")

    assert "2 of its 5 live actions are implemented; 1 more has ended." in page.text
    grid = re.findall(r'<ul class="cells" aria-label="DATA-03: 6 actions">(.*?)</ul>', page.markup, re.DOTALL)[0]
    assert grid.count("<li") == grid.count("swatch") == 6
    assert re.findall(r"</span><span>([^<]+)</span>", grid) == [
        *("Implemented", "Implemented", "Nothing reported", "In progress", "Not started", "Withdrawn")
    ]


def test_choosing_an_owner_writes_it_into_the_address(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions")
    page.app.selectbox(key="filter_owner").set_value("search-lead")
    page.again()

    assert page.app.query_params["owner"] == "search-lead"
    assert "What is owed Nothing is owed on this day." in page.text


def test_actions_that_nobody_owns_have_a_sheet(open_page, register):
    register(BORSETSHIRE)

    assert "Nobody on record" in open_page("actions", owner="nobody").text
    assert "DATA-09.1 Go through the paper store at Borchester" in open_page("actions", owner="nobody").text


def test_an_owner_that_is_none_is_told_and_all_are_shown(open_page):
    page = open_page("actions", owner="<b>chief</b>", as_at="2020-01-08")

    assert "‘<b>chief</b>’ is not one of the choices for action owner, so it was left out." in page.text
    assert "<b>" not in page.markup
    assert "By action owner" in page.text


def test_without_actions_the_page_says_what_to_do(open_page):
    text = open_page("actions", as_at="2018-01-01").text

    assert "No action is on the register by this day." in text
    assert "data/README.md says how." in text


def test_the_actions_can_be_downloaded(open_page):
    page = open_page("actions", as_at="2020-01-08")

    assert page.app.get("download_button")[0].proto.label == "Download these actions (CSV)"
    assert len(_TITLES) == len(set(_TITLES)) == 19
