import json

import pytest

BORSETSHIRE = "tests/registers/borsetshire"


def chart(page, number: int = 0) -> dict:
    """What a chart of the page is made of."""
    return json.loads(page.app.get("plotly_chart")[number].proto.spec)


def test_only_what_was_published_by_the_day_is_shown(open_page):
    text = open_page("outcomes", as_at="2020-01-08").text

    assert "published by 8 January 2020" in text
    assert "People on the Gangs Violence Matrix about 3,200 (reported) people Dec 2018 1" in text
    assert "The only figure is about 3,200 people (reported) in December 2018." in text
    assert "2,676" not in text
    nothing = text.partition("Nothing published by this day")[2]
    assert "People on the Matrix who were in custody" in nothing


def test_later_more_was_published(open_page):
    text = open_page("outcomes", as_at="2020-02-29").text

    assert "The newest figure is 2,552 people on 15 February 2020" in text
    assert (
        "Oct 2019 2,676 16 Feb 2020 Mayor of London, press release of 16 February 2020 (at london.gov.uk) first hand"
        in text
    )
    assert "reported in UKAuthority" in text
    assert "Belongs to: MOPAC-05" in text


def test_figures_that_disagree_stand_side_by_side_and_no_line_joins_them(open_page):
    page = open_page("outcomes", as_at="2022-12-31")
    lines = [trace for trace in chart(page)["data"] if trace["mode"] == "lines"]
    differing = [trace for trace in chart(page)["data"] if trace.get("name") == "Publications differ"]

    assert "Publications give different figures for August 2017. Each stands as it was published" in page.text
    assert "3,881 people August 2017" in page.text
    assert "3,811 people August 2017" in page.text
    assert "3,846" not in page.text
    assert differing[0]["y"] == [3881, 3811]
    assert all("2017" not in day for line in lines for day in line["x"])


def test_a_line_to_a_doubtful_figure_is_dotted_and_none_goes_to_an_inferred_one(open_page):
    lines = [trace for trace in chart(open_page("outcomes", as_at="2026-01-01"))["data"] if trace["mode"] == "lines"]

    assert [line["line"]["dash"] for line in lines] == ["dot", "solid", "solid", "dot", "dot"]
    assert max(day for line in lines for day in line["x"]) == "2022-10-31"


def test_a_direction_is_told_only_where_one_is_claimed(open_page, register):
    register(BORSETSHIRE)
    text = open_page("outcomes").text

    searches, disparity = text.partition("Depends on which estimate")[::2]
    assert "A higher figure is claimed to be better. Belongs to: ICP-01" in searches
    assert disparity.partition("Belongs to")[0].endswith("No direction is claimed to be better. ")


def test_a_chart_has_a_sentence_large_type_and_a_table(open_page, register):
    register(BORSETSHIRE)
    page = open_page("outcomes")
    drawn = page.app.get("plotly_chart")[0].proto

    sentence = "The newest figure is 27.4 per cent of searches on 31 December 2024; the oldest is 19.4 on 30 June 2022;"
    assert sentence in page.text
    assert drawn.alt.startswith(sentence)
    assert chart(page)["layout"]["font"]["size"] >= 14
    assert chart(page)["layout"]["font"]["color"] == "#0b0c0c"
    assert "<caption" in page.markup.partition("Searches that found something, in per cent of searches")[0]


def test_one_section_for_each_indicator_and_an_index_that_leads_there(open_page):
    page = open_page("outcomes", as_at="2026-01-01")

    assert "29 indicators have 48 figures published by 1 January 2026." in page.text
    assert page.markup.count('href="#indicator-') == page.markup.count('<h3 id="indicator-') == 29


def test_definitions_of_equality_figures_stand_beside_them(open_page):
    text = open_page("outcomes", as_at="2022-12-31").text

    assert "BAME as published; how the sources define it is not on record." in text


@pytest.mark.parametrize("as_at", ["2012-01-01"])
def test_before_the_first_figure_the_page_says_what_to_do(open_page, as_at):
    text = open_page("outcomes", as_at=as_at).text

    assert "None of the 29 indicators on the register had a figure published by 1 January 2012." in text
    assert "Choose a later day to see what was published since." in text


def test_without_indicators_the_page_says_who_adds_them(open_page, register, small_register):
    (small_register / "indicators.yaml").unlink()
    register(small_register)

    assert "No outcome figure is on the register." in open_page("outcomes").text
