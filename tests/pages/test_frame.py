import tomllib
from pathlib import Path

import pytest

from tracker.ui.shell.menu import PAGES

ROOT = Path(__file__).parents[2]
BROKEN = ("date: 2020-01-08\n        status: in_progress", "date: 2020-02-30\n        status: in_progress")


def break_a_file(folder: Path, was: str = BROKEN[0], now: str = BROKEN[1]) -> None:
    file = folder / "responses" / "ICO-05.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_tells_which_position_it_shows(open_page, name):
    page = open_page(name, as_at="2020-02-29")

    assert "Gangs Violence Matrix recommendations" in page.text
    assert "Position as at 29 February 2020 as known now" in page.text
    assert "checked, no errors" in page.text
    assert page.markup.count("<h1") == 1


def test_without_a_day_in_the_address_it_is_the_registers_own(open_page):
    assert "Position as at 8 January 2020" in open_page().text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("yesterday", "'yesterday' is not a date."),
        ("2020-02-30", "'2020-02-30' is not a day in the calendar."),
        ("9999-12-31", "'9999-12-31' lies outside the years 1800 to 2199."),
        ("<b>1</b>", "'<b>1</b>' is not a date."),
    ],
)
def test_a_day_that_cannot_be_meant_is_told_and_the_default_shown(open_page, asked, told):
    page = open_page(as_at=asked)

    assert told in page.text
    assert "The position shown is that of 8 January 2020." in page.text
    assert "<b>1</b>" not in page.markup


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("2020-02", "29 February 2020"), ("29/2/2020", "29 February 2020"), ("29 Feb 2020", "29 February 2020")],
)
def test_a_day_may_be_written_as_people_write_it(open_page, asked, shown):
    assert f"Position as at {shown}" in open_page(as_at=asked).text


def test_a_revision_that_cannot_be_shown_is_told(open_page):
    told = "'abc123' is not a date, meeting, tag or commit of this register. The register is shown as known now."
    assert told in open_page(known_at="abc123").text


def test_choosing_a_day_writes_it_into_the_address(open_page):
    page = open_page()
    page.app.selectbox(key="as_at_choice").set_value("31 December 2018 – end of Q3 2018/19")
    page.again()

    assert page.app.query_params["as_at"] == "2018-12-31"
    assert "Position as at 31 December 2018" in page.text


def test_the_days_to_choose_from(open_page):
    options = open_page().app.selectbox(key="as_at_choice").options

    assert options[0] == "8 January 2020"
    assert "13 February 2024 – newest entry" in options
    assert "31 December 2019 – end of Q3 2019/20" in options
    assert any(option.endswith("– today") for option in options)


def test_when_a_file_breaks_the_last_sound_register_goes_on_being_shown(open_page, register, small_register):
    register(small_register)
    page = open_page(as_at="2020-01-08")
    assert "checked, no errors" in page.text
    break_a_file(small_register)
    page.again()

    assert "1 check failed" in page.text
    assert "The register is shown below as it was when its files last had no errors." in page.text
    assert "responses/ICO-05.yaml, line 10 '2020-02-30' is not a day in the calendar." in page.text
    assert "In progress 4" in page.text

    break_a_file(small_register, *reversed(BROKEN))
    assert "checked, no errors" in page.again().text


def test_when_a_file_changes_the_page_follows(open_page, register, small_register):
    register(small_register)
    page = open_page(as_at="2020-01-08")
    assert "No progress reported 21" in page.text
    (small_register / "responses" / "MOPAC-08.yaml").unlink()

    assert "No progress reported 22" in page.again().text


def test_a_register_that_was_never_sound_shows_its_mistakes_instead(open_page, register, small_register):
    break_a_file(small_register)
    register(small_register)
    page = open_page()

    assert "The register cannot be shown yet" in page.text
    assert "Its files have 1 error." in page.text
    assert "responses/ICO-05.yaml, line 10 '2020-02-30' is not a day in the calendar." in page.text
    assert "Where things stand" not in page.text


def test_without_a_folder_there_is_one_sentence_on_how_to_make_one(open_page, register, tmp_path):
    register(tmp_path / "nowhere")
    page = open_page()

    assert "There is no register to show" in page.text
    assert f"There is no folder {tmp_path / 'nowhere'}. Make it, with a file recommendations.yaml in it" in page.text


def test_when_the_folder_goes_away_the_last_sound_register_goes_on_being_shown(open_page, register, small_register):
    register(small_register)
    page = open_page(as_at="2020-01-08")
    small_register.rename(small_register.with_name("moved"))
    page.again()

    assert "The register cannot be read" in page.text
    assert "In progress 4" in page.text


def test_text_of_the_register_is_never_markup(open_page, register, small_register):
    file = small_register / "recommendations.yaml"
    text = file.read_text(encoding="utf-8")
    nasty = "'<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))'"
    file.write_text(text.replace("Data Sharing Agreements with partners", nasty, 1), encoding="utf-8")
    register(small_register)

    for page in (open_page(), open_page("recommendations"), open_page("recommendations", id="ICO-05")):
        assert "<img" not in page.markup
        assert "&lt;img src=x onerror=alert(1)&gt; **bold** [x](javascript:alert(1))" in page.markup
        assert "<strong>bold" not in page.markup


def test_no_exception_text_reaches_a_reader():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["showErrorLinks"] is False
