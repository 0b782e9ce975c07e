import json
import re

import pytest

from tests.pages.reading import words_of

BORSETSHIRE = "tests/registers/borsetshire"


def chart(page, number: int = 0) -> dict:
    """What a chart of the page is made of."""
    return json.loads(page.app.get("plotly_chart")[number].proto.spec)


def lines(page) -> dict[str, tuple[str, ...]]:
    """Return of each indicator its newest figure, what about, its change, its figures and what it belongs to."""
    found = re.findall(r'<details id="indicator-([\w-]+)"><summary>(.*?)</summary>', page.markup, re.DOTALL)
    told = {}
    for id, summary in found:
        heard = re.sub('<span class="unseen">.*?</span>', "", summary)
        cells = re.split(r'<span class="(?:figure|on|change|all|belongs)">', heard)[1:]
        told[id] = tuple(words_of(cell) for cell in cells)
    return told


def test_only_what_was_published_by_the_day_is_shown(open_page):
    page = open_page("outcomes", as_at="2020-01-08")

    assert "figures by 8 January 2020" in page.text
    assert lines(page)["population"] == (
        *("about 3,200 people (as reported by a second source)", "Dec 2018", "no earlier figure", "1", "MOPAC-05"),
    )
    assert "The only figure is about 3,200 people (as reported by a second source) in December 2018." in page.text
    assert "2,676" not in page.text
    nothing = page.text.partition("Nothing published by this day")[2]
    assert "People on the Matrix who were in custody" in nothing


def test_later_more_was_published(open_page):
    page = open_page("outcomes", as_at="2020-02-29")

    assert lines(page)["population"][:3] == ("2,552 people", "15 Feb 2020", "−124 people since Oct 2019")
    assert "figures is 2,552 people on 15 February 2020" in page.text
    assert "Oct 2019 2,676 16 Feb 2020 Mayor of London, press release of 16 February 2020" in page.text
    assert "reported in UKAuthority" in page.text
    assert "Belongs to: MOPAC-05" in page.text


def test_a_line_tells_the_change_and_no_change_across_what_is_in_dispute_or_inferred(open_page, register):
    register(BORSETSHIRE)
    told = lines(open_page("outcomes"))

    assert told["search-disparity"] == (
        *("3.2 or 3.7 times", "31 Mar 2024", "not compared: publications differ for 31 Mar 2024"),
        *("4 they differ for 31 Mar 2024", "ICP-11 and DATA-01"),
    )
    assert "Publications differ about 1 indicator, and all their figures are shown." in open_page("outcomes").text


def test_figures_that_disagree_stand_side_by_side_and_no_line_joins_them(open_page):
    page = open_page("outcomes", as_at="2022-12-31", indicator="population")
    joining = [trace for trace in chart(page)["data"] if trace["mode"] == "lines"]
    differing = [trace for trace in chart(page)["data"] if trace.get("name") == "Publications differ"]

    assert "Publications give different figures for August 2017. Each is shown as it was published" in page.text
    assert "3,881 people August 2017" in page.text
    assert "3,811 people August 2017" in page.text
    assert "3,846" not in page.text
    assert differing[0]["y"] == [3881, 3811]
    assert all("2017" not in day for line in joining for day in line["x"])


def test_a_line_to_a_doubtful_figure_is_dotted_and_none_goes_to_an_inferred_one(open_page):
    page = open_page("outcomes", as_at="2026-01-01", indicator="population")
    joining = [trace for trace in chart(page)["data"] if trace["mode"] == "lines"]

    assert [line["line"]["dash"] for line in joining] == ["dot", "solid", "solid", "dot", "dot"]
    assert max(day for line in joining for day in line["x"]) == "2022-10-31"


def test_a_direction_is_told_only_where_one_is_claimed(open_page, register):
    register(BORSETSHIRE)
    text = open_page("outcomes").text

    searches, disparity = text.partition("Depends on which estimate")[::2]
    assert "A higher figure is claimed to be better. Belongs to: ICP-01" in searches
    assert disparity.partition("Belongs to")[0].endswith("No direction is claimed to be better. ")


def test_a_chart_has_a_sentence_large_type_and_a_table(open_page, register):
    register(BORSETSHIRE)
    page = open_page("outcomes", indicator="search-outcomes")
    drawn = page.app.get("plotly_chart")[0].proto

    sentence = (
        "The newest of 11 figures is 27.4 per cent of searches on 31 December 2024. The oldest is 19.4 on 30 June 2022."
    )
    assert sentence in page.text
    assert drawn.alt.startswith(sentence)
    assert chart(page)["layout"]["font"]["size"] >= 14
    assert chart(page)["layout"]["font"]["color"] == "#0b0c0c"
    assert '<caption class="unseen">Searches that found something, in per cent of searches</caption>' in page.markup


def test_a_line_for_each_indicator_that_leads_to_its_chart(open_page):
    page = open_page("outcomes", as_at="2026-01-01")

    assert "29 indicators have 48 figures by 1 January 2026. When 22 were published is not on record." in page.text
    assert len(lines(page)) == 29
    assert not page.app.get("plotly_chart")
    assert 'href="outcomes?indicator=population&amp;as_at=2026-01-01">Chart</a>' in page.markup
    assert "outcomes?indicator=green-band" not in page.markup  # one figure makes no chart


def test_an_indicator_that_is_not_there_is_told_and_all_are_shown(open_page):
    page = open_page("outcomes", as_at="2020-01-08", indicator="<b>")

    assert "No indicator ‘<b>’ has a figure by 8 January 2020, so all are shown." in page.text
    assert "<b>" not in page.markup
    assert lines(page)


def test_definitions_of_equality_figures_stand_beside_them(open_page):
    text = open_page("outcomes", as_at="2022-12-31").text

    assert "BAME as published; how the sources define it is not on record." in text


@pytest.mark.parametrize("as_at", ["2012-01-01"])
def test_before_the_first_figure_the_page_says_what_to_do(open_page, as_at):
    text = open_page("outcomes", as_at=as_at).text

    assert "None of the 29 indicators on the register has a figure by 1 January 2012." in text
    assert "Choose a later day to see what was published since." in text


def test_without_indicators_the_page_says_who_adds_them(open_page, register, small_register):
    (small_register / "indicators.yaml").unlink()
    register(small_register)

    assert "No outcome figure is on the register." in open_page("outcomes").text
