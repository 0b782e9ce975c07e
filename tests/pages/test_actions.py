import re

from tests.pages.reading import rows, words_of
from tracker.ui.actions.download import _TITLES

BORSETSHIRE = "tests/registers/borsetshire"


def tiles(page):
    """The numbers at the top, each by what it counts, with what stands beside it."""
    every = (
        r'<dt><span>(.*?)</span></dt><dd>(?:<a [^>]*>)?<span class="figure">([\d,]+)</span>(?:</a>)?</dd>(.*?)</div>'
    )
    return {name: f"{number} {words_of(beside)}".strip() for name, number, beside in re.findall(every, page.markup)}


def owners(page):
    return {row["Owner"]: row for row in rows(page.markup, "What each owner owes")}


def owed(page):
    return rows(page.markup, "What is owed")


def test_everybody_with_how_much_is_owed_and_overdue_the_worst_first(open_page):
    page = open_page("actions", as_at="2020-01-08")

    assert list(owners(page).values()) == [
        {
            "Owner": "Metropolitan Police Service",
            "Things owed": "23",
            "Overdue": "23, 16 of them inferred",
            "Due within 45 days": "0",
        },
        {
            "Owner": "Mayor's Office for Policing and Crime",
            "Things owed": "1",
            "Overdue": "1",
            "Due within 45 days": "0",
        },
        {"Owner": "Nobody on record", "Things owed": "1", "Overdue": "1", "Due within 45 days": "0"},
    ]
    assert tiles(page) == {
        "owners owe something": "2",
        "owners have something overdue": "2",
        "open actions": "4",
        "open actions past their own or their recommendation’s deadline": "4 1 of them by an inferred deadline",
        "things owed have no owner on record": "1",
    }
    assert "21 of 25 recommendations have no action" in page.text


def test_what_nobody_has_is_no_column(open_page, register):
    register(BORSETSHIRE)
    row = owners(open_page("actions"))["Borsetshire Police and Crime Panel"]

    assert row == {
        "Owner": "Borsetshire Police and Crime Panel",
        "Things owed": "1",
        "Overdue": "0",
        "Due within 45 days": "0",
        "Answers owed": "1",
    }


def test_an_inferred_deadline_is_marked(open_page):
    text = open_page("actions", as_at="2020-01-08").text

    assert "13 May 2019 (inferred) ▲ 240 days past an inferred deadline In progress 8 Jan 2020" in text
    assert "31 Dec 2019 ▲ 8 days past its deadline In progress 8 Jan 2020" in text


def test_a_sheet_has_all_that_a_party_leads_with_or_without_an_action(open_page):
    page = open_page("actions", as_at="2020-01-08", owner="mps")
    lines = owed(page)

    assert tiles(page) == {"owed": "23", "overdue": "23 16 of them by an inferred deadline", "due within 45 days": "0"}
    assert len(lines) == 23
    assert lines[0] == {
        "By when": "▲ 240 days past an inferred deadline 13 May 2019",
        "What": "ICO-01 Guidance on what makes someone a gang member no action is on record",
        "Where it stands": "No progress reported",
        "Last entry": "8 Jan 2020",
    }
    assert lines[4]["What"] == (
        "ICO-05 Data Sharing Agreements with partners ICO-05.1 Agree and sign Data Sharing Agreements with partners:"
        " In progress; expected by the end of December 2019, which has passed"
    )
    assert [line["By when"].startswith("▲ 240 days") for line in lines] == [True] * 16 + [False] * 7


def test_who_leads_without_an_action_has_a_sheet(open_page):
    [line] = owed(open_page("actions", as_at="2020-01-08", owner="mopac"))

    assert line["What"].startswith("MOPAC-09 ")
    assert line["By when"] == "▲ 8 days past its deadline 31 Dec 2019"


def test_a_claim_that_was_not_upheld_is_owed_again(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", owner="head-custody")
    first = owed(page)[0]

    assert first["By when"] == "▲ 182 days past an inferred deadline; claim not upheld 30 Sep 2024"
    assert "ICP-12.1 Have a supervisor check logs against video in each shift: claim not upheld" in first["What"]
    assert "ICP-12" not in page.text.partition("Done and ended")[2].partition("Agreements")[0]
    assert tiles(page)["overdue"] == "1 by an inferred deadline"


def test_nothing_is_owed_on_an_action_of_what_is_verified(open_page):
    page = open_page("actions", as_at="2020-02-29", owner="mps")

    assert tiles(page)["owed"] == "6"
    assert not [line for line in owed(page) if "ICO-05" in line["What"]]
    over = page.text.partition("Done and ended")[2]
    assert "1 ended" in over
    assert "ICO-05.1 Agree and sign" in over
    assert "nothing more is owed: ICO-05 is shown as done" in over


def test_what_was_said_later_is_not_there_yet(open_page):
    text = open_page("actions", as_at="2019-01-31", owner="mps").text.partition("What is owed")[2]

    assert "MOPAC-06.1 Complete the legal mandate" in text
    assert "ICO-05.1 Agree and sign Data Sharing Agreements with partners: Nothing reported" in text
    assert "2020" not in text


def test_evidence_that_is_missing_of_a_claim_is_named_and_that_of_work_in_progress_is_not(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", owner="head-information")

    assert owed(page)[0]["By when"] == "▲ evidence missing"
    assert owed(page)[0]["What"] == (
        "DATA-06 Name a data owner for each of the 23 systems: claimed done, and no evidence is cited;"
        " claimed on 19 February 2025"
    )
    assert "data/README.md says how." in page.text
    assert "evidence missing" not in open_page("actions", owner="crime-registrar").text


def test_actions_of_a_closed_recommendation_have_ended_and_are_not_overdue(open_page, register):
    register(BORSETSHIRE)
    ended = open_page("actions", owner="head-digital").text.partition("Done and ended")[2]

    assert "DATA-07.2 Move performance figures into the warehouse Withdrawn withdrawn on 15 May 2024" in ended
    assert "days past" not in ended


def test_open_decisions_stand_on_the_sheet_of_who_is_to_carry_them_out(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", owner="dcc")

    assert [(line["By when"], line["What"]) for line in owed(page)] == [
        ("▲ 31 Dec 2024, 90 days past", "DATA-09 Decided on 18 September 2024: Name a lead for old paper records.")
    ]
    assert "Nothing is owed" not in page.text
    assert owed(open_page("actions", owner="dcc", as_at="2024-09-01")) == []


def test_what_was_escalated_stands_on_the_sheet_of_who_is_to_answer(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", owner="pcp")

    assert tiles(page)["answers to give"] == "1"
    [line] = owed(page)
    assert line["What"].startswith("DATA-03 An answer to what was escalated on ")


def test_who_is_waited_for_reads_that_others_wait(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", as_at="2026-01-31")
    [name, row] = next((name, row) for name, row in owners(page).items() if row["Others wait"] != "0")
    id = re.search(rf'<a href="actions\?owner=([\w-]+)&amp;[^"]*">{name}</a>', page.markup)[1]
    waiting = rows(open_page("actions", as_at="2026-01-31", owner=id).markup, "Actions of others that wait for it")

    assert len(waiting) == int(row["Others wait"])
    assert re.match(r"\d+ \w+ \d{4}, for \d+ days", waiting[0]["Since"])


def test_the_agreements_with_partners_are_a_grid_with_a_word_and_a_shape_for_each(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions")

    assert "2 of its 5 live actions are implemented; 1 more has ended." in page.text
    assert "DATA-03 2 of 5 done" in page.text
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
    assert "Nothing is owed on this day, and nobody waits for this party." in page.text
    assert "What is owed" not in page.text


def test_actions_that_nobody_owns_have_a_sheet(open_page, register):
    register(BORSETSHIRE)
    page = open_page("actions", owner="nobody")

    assert ">Nobody on record</h1>" in page.markup
    assert "DATA-09.1 Go through the paper store at Borchester" in page.text


def test_an_owner_that_is_none_is_told_and_all_are_shown(open_page):
    page = open_page("actions", owner="<b>chief</b>", as_at="2020-01-08")

    assert "The register shows nothing that ‘<b>chief</b>’ owes on this day, so everybody is shown." in page.text
    assert "<b>" not in page.markup
    assert len(owners(page)) == 3


def test_without_actions_the_page_says_what_to_do(open_page):
    text = open_page("actions", as_at="2018-01-01").text

    assert "Nobody owes anything on this day." in text
    assert "No action is on the register by this day." in text
    assert "data/README.md says how." in text


def test_the_actions_can_be_downloaded(open_page):
    page = open_page("actions", as_at="2020-01-08")

    assert page.app.get("download_button")[0].proto.label == "Download these actions (CSV)"
    assert len(_TITLES) == len(set(_TITLES)) == 19


def test_where_nothing_has_a_deadline_none_is_counted(open_page, register, tmp_path):
    (tmp_path / "recommendations.yaml").write_text(
        "register: {title: Custody, as_at: 2024-06-30}\n"
        "parties: [{id: police, name: County Police, kind: body}, {id: audit, name: County Audit, kind: body}]\n"
        "sources:\n  - {id: AUD, title: Audit, kind: audit, issued_by: audit, issued_on: 2024-01-15, verifiers: [],"
        " expected_count: 1}\nrecommendations:\n"
        "  - {id: AUD-01, source: AUD, title: Do it, wording_status: summary, owner: police,"
        " due_basis: none}\n"
    )
    register(tmp_path)
    page, sheet = open_page("actions"), open_page("actions", owner="police")

    assert tiles(page) == {"owners owe something": "1"}
    assert list(owners(page)["County Police"]) == ["Owner", "Things owed"]
    assert tiles(sheet) == {"owed": "1"}
