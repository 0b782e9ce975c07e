import re
import shutil

from tests.pages.history import change, git
from tracker.ui.shell import loading

BORSETSHIRE = "tests/registers/borsetshire"


def headings(markup: str, level: int) -> list[str]:
    """The headings of a level, without their marks."""
    found = re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", markup, flags=re.DOTALL)
    return [re.sub(r"<span.*|<[^>]+>", "", each).strip() for each in found]


def test_every_exception_stands_under_its_rule_the_most_urgent_first(open_page):
    page = open_page("assurance", as_at="2020-01-08")

    assert "37 exceptions, by 7 rules: 4 to act on now, 31 that the group should ask about and 2 to note." in page.text
    rules = headings(page.markup, 3)[:7]
    assert rules == [
        *("Overdue", "Deadline passed, nothing reported", "Expected date passed", "No owner", "Stated, not evidenced"),
        *("Concern unresolved", "Wording missing"),
    ]
    assert "Holds when: open; it has no lead on record, and no live action has an owner." in page.text


def test_an_exception_says_since_when_how_long_and_what_would_clear_it(open_page):
    page = open_page("assurance", as_at="2020-01-08")

    assert "ICO-05 Data Sharing Agreements with partners 240 days past an inferred deadline" in page.text
    assert "14 May 2019 240 An update that says it is implemented" in page.text
    assert 'href="recommendations?id=ICO-05&amp;as_at=2020-01-08"' in page.markup


def test_every_rule_holds_once_in_the_fictional_register(open_page, register):
    register(BORSETSHIRE)
    page = open_page("assurance")

    assert "33 exceptions, by 26 rules" in page.text
    assert "Decision jab-2024-09/D2 Name a lead for old paper records." in page.text
    assert 'href="outcomes?as_at=2025-03-31#indicator-search-disparity"' in page.markup


def test_filters_live_in_the_address(open_page):
    text = open_page("assurance", as_at="2020-01-08", rule="owner_missing", severity="2").text

    assert "1 exception of the 37, by 1 rule: 1 that the group should ask about." in text
    listed = text.partition("by 1 rule")[2].partition("Evidence library")[0]
    assert "MOPAC-03" in listed
    assert "ICO-05" not in listed


def test_a_rule_that_finds_nothing_says_so(open_page):
    text = open_page("assurance", as_at="2020-01-08", rule="reopened").text

    assert "None of the 37 exceptions of this day is of the kind chosen. Choose All to see them." in text
    assert "The rule ‘Reopened’ finds nothing on this day. Holds when: it was verified once, and is not now" in text


def test_a_filter_that_is_no_choice_is_told_and_left_out(open_page):
    asked = {"rule": "<script>", "severity": "nine", "evidence": "lost", "as_at": "2020-01-08"}
    page = open_page("assurance", **asked)

    assert "‘<script>’ is not one of the choices for rule, so it was left out." in page.text
    assert "‘nine’ is not one of the choices for urgency" in page.text
    assert "‘lost’ is not one of the choices for evidence" in page.text
    assert "<script>" not in page.markup
    assert "37 exceptions" in page.text


def test_the_evidence_library_tells_age_expiry_place_marking_and_how_it_is_known(open_page, register):
    register(BORSETSHIRE)
    text = open_page("assurance").text

    assert "1 has expired." in text
    assert "DATA-01 E2 Sample of ethnicity in three systems, November 2023 Dataset Supports 17 Nov 2023 500 –" in text
    assert "held here, hash matches Public" in text
    assert "Assessment Supports 6 Sep 2023 572 expired 31 Jan 2025 linked Public" in text
    assert "received 11 Dec 2024 110 – held elsewhere: Commissioner's office, finance Official" in text
    assert "Assessment reported in Information Governance Board, minutes of 12 June 2024 Supports Jun 2024 274" in text


def test_evidence_dated_later_is_not_there_yet(open_page):
    library = open_page("assurance", as_at="2019-06-30").text.partition("Evidence library")[2]

    assert "3 items: 3 linked." in library
    assert "Joint Audit Panel paper" not in library.partition("Claims beside verdicts")[0]


def test_evidence_can_be_narrowed_to_what_expired(open_page, register):
    register(BORSETSHIRE)
    library = open_page("assurance", evidence="expired").text.partition("Evidence library")[2]

    assert "1 item of the" in library
    assert "DATA-04 E1" in library
    assert "DATA-05 E1" not in library


def test_evidence_that_contradicts_the_claim_can_be_found(open_page, register):
    register(BORSETSHIRE)
    library = open_page("assurance", evidence="contrary", as_at="2025-06-30").text.partition("Evidence library")[2]

    assert "1 item of the" in library
    assert "INQ-02 E2" in library
    assert " Contradicts 25 Jun 2025 5 " in library


def test_claims_and_verdicts_are_counted_and_each_number_opens_its_list(open_page):
    page = open_page("assurance", as_at="2020-02-29")

    assert "ICO: in progress 1 Verified" in page.text
    assert "ICO: nothing reported 15 Verified" in page.text
    address = "source=ICO&amp;claim=in_progress&amp;verdict=verified&amp;state=verified&amp;as_at=2020-02-29"
    assert f'href="assurance?{address}"' in page.markup
    asked = {"source": "ICO", "claim": "in_progress", "verdict": "verified", "state": "verified"}
    behind = open_page("assurance", as_at="2020-02-29", **asked).text
    assert "1 recommendation of ICO, by what is reported: in progress; by the verdict: verified" in behind
    assert "ICO-05" in behind
    assert "Evidence library" not in behind


def test_a_claim_and_verdict_that_nothing_has_is_told(open_page):
    text = open_page("assurance", claim="maybe", as_at="2020-01-08").text

    assert "a claim and a verdict that no recommendation has on this day; all is shown." in text
    assert "Evidence library" in text


def test_completeness_says_what_is_missing_and_who_can_fill_it(open_page):
    text = open_page("assurance", as_at="2020-01-08").text.partition("Completeness against the source")[2]

    assert "16 of 16 on file." in text
    assert "11 of 16 not yet transcribed." in text
    assert "The register’s keeper can fill in the official wording from the published enforcement notice." in text
    assert "9 of 9 known as themes only, not matched to the source’s own numbers." in text
    assert "Without an owner on record 0 1" in text
    assert "With an inferred deadline 16 0" in text


def test_problems_of_the_files_have_file_and_line(open_page, register, small_register):
    assert "Every check of the register’s files passes" in open_page("assurance").text
    file = small_register / "responses" / "ICO-05.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2018-11-16", "2199-11-16"), encoding="utf-8")
    register(small_register)
    problems = open_page("assurance").text.rpartition("Problems of the files")[2]

    assert "1 warning. Warnings take nothing away." in problems
    assert "responses/ICO-05.yaml, line" in problems


def test_before_the_first_source_each_part_says_that_there_is_nothing(open_page):
    text = open_page("assurance", as_at="2017-12-31").text

    assert "No rule finds anything that the group must look at on this day." in text
    assert "No evidence dated by this day is on the register." in text
    assert text.count("No source had been issued on this day") == 2


def test_who_recorded_a_claim_stands_beside_who_recorded_its_verdict(open_page, register, replayed):
    register(replayed / "data")
    page = open_page("assurance")
    told = page.text.rpartition("Who recorded what")[2].partition("Completeness against the source")[0]

    assert "A plain fact: one keeper may enter both sides." in told
    both = (
        r"DATA-08 Say in public each year what the figures cannot show"
        r" Claimed done, the Head of Assurance, 10 Jul 2024 recorded in [0-9a-f]{7} by opcc-assurance, 14 Jul 2024"
        r" Verified, the Head of Assurance, 11 Sep 2024 recorded in [0-9a-f]{7} by opcc-assurance, 14 Sep 2024"
    )
    assert re.search(both, told)
    assert re.search(r"ICP-08 Redesign the paper search record – Superseded, the ICP, 10 Jan 2024 recorded in", told)
    assert page.markup.count('class="recorded"') > 10
    assert 'href="#recorded"' in page.markup


def test_before_the_first_claim_there_is_nothing_to_set_side_by_side(open_page, register, replayed):
    register(replayed / "data")
    text = open_page("assurance", as_at="2022-03-31").text

    assert "No recommendation has, on this day, a claim that it is done or a verdict of its own." in text


def test_promises_are_held_to_the_first_revision_and_to_the_one_before_the_last_meeting(
    open_page, register, repository
):
    register(repository / "data")
    text = open_page("assurance").text.rpartition("Promises kept")[2]

    meeting = "or before the Joint Assurance Board of 12 February 2025,"
    assert f"on 15 March 2022, its oldest sound revision, {meeting} is broken." in text


def test_a_broken_promise_is_told_with_its_file_and_line(open_page, register, repository):
    change(repository, "responses/ICP-01.yaml", "date: 2023-01-18", "date: 2023-01-19")
    register(repository / "data")
    text = open_page("assurance").text.rpartition("Promises kept")[2]

    assert "1 promise is broken:" in text
    assert "responses/ICP-01.yaml, line 49 " in text
    assert "what was recorded once is not rewritten" in text


def test_without_history_its_sentence_stands_in_both_sections(open_page, register, tmp_path):
    register(shutil.copytree(BORSETSHIRE, tmp_path / "data"))
    text = open_page("assurance").text
    sentence = "The register is not under version control here, so its history cannot be shown."

    assert sentence in text.rpartition("Who recorded what")[2].partition("Completeness against the source")[0]
    assert sentence in text.rpartition("Promises kept")[2]
    assert "is broken" not in text


def test_a_rewritten_history_is_told_on_every_page(open_page, register, repository):
    register(repository / "data")
    seen = git(repository, "rev-parse", "--short=7", "HEAD")
    assert "The history was rewritten" not in open_page("assurance").text
    git(repository, "commit", "--quiet", "--amend", "--message", "told otherwise")
    loading._history.clear()
    loading._door.clear()

    assert f"The history was rewritten: revision {seen}, seen on " in open_page("assurance").text
    assert "is no longer part of it; what was shown as known then may differ." in open_page("overview").text
