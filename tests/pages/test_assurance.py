import re
import shutil

import pytest

from tests.pages.history import change, git
from tests.pages.reading import rows
from tracker.ui.shell import loading
from tracker.vocabulary import Rule

BORSETSHIRE = "tests/registers/borsetshire"


def lines(page) -> list[tuple[str, str, str, str]]:
    """Return of each rule that holds its name, how many, since when and what about, as its line tells it."""
    found = re.findall(r'<details id="(\w+)"><summary>(.*?)</summary>', page.markup, re.DOTALL)
    parts = r'class="number">(.*)</span><span class="since">(.*)</span><span class="about">(.*)</span>$'
    told = [(rule, *re.search(parts, summary, re.DOTALL).groups()) for rule, summary in found]
    return [tuple(re.sub('<span class="unseen">.*?</span>', "", each) for each in line) for line in told]


def test_a_line_for_each_rule_that_holds_by_severity_then_by_how_many(open_page):
    page = open_page("assurance", as_at="2020-01-08")

    assert "37 exceptions, by 7 rules: 4 to act on now, 31 to ask about and 2 to note." in page.text
    assert lines(page) == [
        ("overdue", "4", "14 May 2019 (oldest), 1 Jan 2020 (newest)", "ICO-05, MOPAC-04, MOPAC-06 and MOPAC-08"),
        ("unreported", "21", "14 May 2019 (oldest), 1 Jan 2020 (newest)", "15 of ICO and 6 of MOPAC"),
        ("expectation_passed", "5", "1 Jan 2020", "ICO-05, MOPAC-04 and MOPAC-08; also source ICO and source MOPAC"),
        ("stated_not_evidenced", "2", "4 Oct 2019 (oldest), 8 Jan 2020 (newest)", "source ICO and source MOPAC"),
        ("concern_unresolved", "2", "10 Aug 2018 (oldest), 10 Oct 2019 (newest)", "Concern C1 and Concern C3"),
        ("owner_missing", "1", "21 Dec 2018", "MOPAC-03"),
        ("wording_missing", "2", "13 Nov 2018 (oldest), 21 Dec 2018 (newest)", "source ICO and source MOPAC"),
    ]
    assert "Holds when: open; it has no lead on record, and no live action has an owner." in page.text
    assert "24 other rules find nothing: action overdue · answer overdue · claim not upheld" in page.text


def test_an_exception_says_since_when_how_long_whose_it_is_and_what_would_clear_it(open_page):
    page = open_page("assurance", as_at="2020-01-08")
    first = rows(page.markup, "Overdue")[0]

    assert first == {
        "About": "ICO-05 Data Sharing Agreements with partners",
        "What is found": "240 days past an inferred deadline, 13 May 2019",
        "Since": "14 May 2019",
        "Days": "240",
        "Owner": "Metropolitan Police Service",
        "What would clear it": (
            "An update that says it is implemented, or an agreed extension, in responses/ICO-05.yaml."
        ),
    }
    assert 'href="recommendations?id=ICO-05&amp;as_at=2020-01-08"' in page.markup
    assert {row["Owner"] for row in rows(page.markup, "No owner")} == {"nobody on record"}
    assert {row["Owner"] for row in rows(page.markup, "Stated, not evidenced")} == {"no single owner"}


def test_every_rule_holds_once_in_the_fictional_register(open_page, register):
    register(BORSETSHIRE)
    page = open_page("assurance")

    assert "33 exceptions, by 26 rules" in page.text
    assert len(lines(page)) == 26
    assert "Decision jab-2024-09/D2 Name a lead for old paper records." in page.text
    assert 'href="outcomes?as_at=2025-03-31#indicator-search-disparity"' in page.markup


def test_one_severity_is_shown_alone_and_leads_back_to_all(open_page):
    everything = open_page("assurance", as_at="2020-01-08")
    assert 'href="assurance?severity=2&amp;as_at=2020-01-08">31 to ask about</a>' in everything.markup
    page = open_page("assurance", as_at="2020-01-08", severity="3")

    assert "4 exceptions of the 37, by 1 rule: 4 to act on now." in page.text
    assert [rule for rule, *_ in lines(page)] == ["overdue"]
    assert 'href="assurance?as_at=2020-01-08">all 37</a>' in page.markup
    assert "other rules find nothing" not in page.text


def test_one_rule_has_a_page_of_its_own(open_page):
    page = open_page("assurance", as_at="2020-01-08", rule="unreported", sort="-days")

    assert "21 exceptions. Holds when: past its deadline, and nothing is reported of it." in page.text
    days = [int(row["Days"]) for row in rows(page.markup, Rule.UNREPORTED.label)]
    assert (len(days), days) == (21, sorted(days, reverse=True))
    assert "Evidence library" not in page.text
    assert 'href="assurance?as_at=2020-01-08">All of Assurance</a>' in page.markup


NOBODY_OWNS = (
    "  - {{id: ICO-{number}, source: ICO, title: One more, wording_status: theme, owner: null, due: null,"
    " due_basis: none}}\n"
)


@pytest.mark.parametrize(("more", "shown", "says"), [(24, 25, ""), (25, 10, "10 are shown here; show all 26")])
def test_a_rule_that_holds_of_very_many_opens_to_the_first_and_leads_to_all(
    open_page, register, small_register, more, shown, says
):
    file = small_register / "recommendations.yaml"
    unowned = "".join(NOBODY_OWNS.format(number=number) for number in range(17, 17 + more))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\ncorrections:", f"{unowned}\ncorrections:"), encoding="utf-8")
    register(small_register)
    page = open_page("assurance", as_at="2020-01-08")

    assert len(rows(page.markup, "No owner")) == shown
    assert ('href="assurance?rule=owner_missing&amp;as_at=2020-01-08"' in page.markup) is bool(says)
    assert says in page.text


def test_a_rule_that_finds_nothing_says_so(open_page):
    text = open_page("assurance", as_at="2020-01-08", rule="reopened").text

    assert "The rule ‘Reopened’ finds nothing on this day. Holds when: it was verified once, and is not now" in text


def test_rules_switched_off_are_told_with_the_reason(open_page, register, small_register):
    file = small_register / "recommendations.yaml"
    off = "  rules_off: [{rule: owner_missing, reason: Leads are being named., since: 2019-12-01}]\n"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("  repository: null\n", f"  repository: null\n{off}", 1), encoding="utf-8")
    register(small_register)
    text = open_page("assurance", as_at="2020-01-08").text

    assert "‘No owner’ has been switched off since 1 December 2019: Leads are being named." in text
    assert "no owner" not in text.partition("find nothing")[2].partition("Evidence library")[0]
    assert "switched off" not in open_page("assurance", as_at="2019-11-30").text


def test_what_is_no_choice_is_told_and_left_out(open_page):
    asked = {"rule": "<script>", "severity": "nine", "evidence": "lost", "source": "ABC", "as_at": "2020-01-08"}
    page = open_page("assurance", **asked)

    assert "‘<script>’ is not one of the choices for rule, so it was left out." in page.text
    assert "‘nine’ is not one of the choices for urgency" in page.text
    assert "‘lost’ is not one of the choices for evidence" in page.text
    assert "No source ‘ABC’ had been issued by this day, so everything is shown." in page.text
    assert "<script>" not in page.markup
    assert "37 exceptions" in page.text


def test_the_evidence_library_tells_age_expiry_place_marking_and_how_it_is_known(open_page, register):
    register(BORSETSHIRE)
    text = open_page("assurance", evidence="all").text

    assert "1 has expired." in text
    assert (
        "DATA-01 E2 Sample of ethnicity in three systems, November 2023 Dataset Supports 17 Nov 2023 500 none" in text
    )
    assert "held here, hash matches save the document DATA-01 E2 Public" in text
    assert "Assessment Supports 6 Sep 2023 572 expired 31 Jan 2025 linked Public" in text
    assert "received 11 Dec 2024 110 none held elsewhere: Commissioner's office, finance Official" in text
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
    assert "1 recommendation of ICO. Reported: in progress. Verdict: verified." in behind
    assert "ICO-05" in behind
    assert "Evidence library" not in behind


def test_a_claim_and_verdict_that_nothing_has_is_told(open_page):
    text = open_page("assurance", claim="maybe", as_at="2020-01-08").text

    assert "a claim and a verdict that no recommendation has on this day." in text
    assert "Evidence library" in text


def test_completeness_says_what_is_missing_source_by_source(open_page):
    page = open_page("assurance", as_at="2020-01-08")
    ico, mopac = rows(page.markup, "What is on file, source by source")

    assert "2 sources: 25 of 25 on file, 25 without the official wording, never checked" in page.text
    assert (ico["Source"], ico["On file"], ico["Not yet transcribed"], ico["With an inferred deadline"]) == (
        "ICO Enforcement Notice on the Gangs Matrix",
        "16 of 16",
        "11",
        "16",
    )
    assert (mopac["Without an owner on record"], mopac["Last checked"]) == ("1", "never")


def test_a_source_has_its_statements_its_exceptions_and_what_is_missing_of_it(open_page):
    page = open_page("assurance", as_at="2020-01-08", source="ICO")

    said = "On 4 October 2019: The ICO said that the majority (at least 9), without saying which, were done."
    assert said in page.text
    [line] = re.findall(r'href="about\?source=ICO&amp;as_at=2020-01-08#statement-(\d+)">On 4 October', page.markup)
    assert f">recommendations.yaml:{line}<" in page.markup
    assert [row["Rule"] for row in rows(page.markup, "What rules find")] == [
        "ask Stated, not evidenced",
        "ask Expected date passed",
        "note Wording missing",
    ]
    assert "11 of 16 not yet transcribed." in page.text
    assert "The register’s keeper can fill in the official wording from the published enforcement notice." in page.text
    assert 'href="recommendations?source=ICO&amp;as_at=2020-01-08">its 16 recommendations</a>' in page.markup


def test_a_source_on_another_day_says_less(open_page):
    text = open_page("assurance", as_at="2018-11-13", source="ICO").text

    assert "No statement about it as a whole is on the register by this day." in text
    assert "majority" not in text


def test_problems_of_the_files_have_file_and_line(open_page, register, small_register):
    assert "Every check of the register’s files passes" in open_page("assurance").text
    file = small_register / "responses" / "ICO-05.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2018-11-16", "2199-11-16"), encoding="utf-8")
    register(small_register)
    problems = open_page("assurance").text.rpartition("Problems of the files")[2]

    assert "1 warning. Warnings do not stop the register from being shown." in problems
    assert "responses/ICO-05.yaml, line" in problems
    assert '<details class="opens" open><summary><h2 id="files">' in open_page("assurance").markup


def test_what_is_said_of_several_places_is_said_once(open_page, register, small_register):
    file = small_register / "responses" / "ICO-05.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2020-01-08", "2199-01-08"), encoding="utf-8")
    register(small_register, "public")
    problems = open_page("assurance").markup.partition('id="files"')[2]

    assert problems.count('class="place"') > 1
    assert problems.count("is after today") == 1
    assert str(small_register) not in problems


def test_of_many_problems_the_first_stand_there_and_the_others_open(open_page, register, small_register):
    for name in ("ICO-05", "MOPAC-04", "MOPAC-06", "MOPAC-08"):
        file = small_register / "responses" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("2020-01-08", "2199-01-08"), encoding="utf-8")
    register(small_register)
    problems = open_page("assurance").markup.partition('id="files"')[2]

    first, others = problems.split("<details>")
    assert first.count('class="place"') == 3
    left = others.count('class="place"')
    assert left > 0
    assert f"<summary>{left} more</summary>" in others


def test_before_the_first_source_each_part_says_that_there_is_nothing(open_page):
    text = open_page("assurance", as_at="2017-12-31").text

    assert "No rule finds anything on this day." in text
    assert "No evidence dated by this day is on the register." in text
    assert text.count("No source had been issued by this day") == 2


def test_who_recorded_a_claim_stands_beside_who_recorded_its_verdict(open_page, register, replayed):
    register(replayed / "data")
    page = open_page("assurance")
    told = page.text.rpartition("Who recorded claims and verdicts")[2].partition("Completeness against the source")[0]

    assert told.startswith(" 17 recommendations with a claim or a verdict of its own ")
    both = (
        r"DATA-08 Say in public each year what the figures cannot show"
        r" Claimed done, the Head of Assurance, 10 Jul 2024 recorded in [0-9a-f]{7} by opcc-assurance, 14 Jul 2024"
        r" Verified, the Head of Assurance, 11 Sep 2024 recorded in [0-9a-f]{7} by opcc-assurance, 14 Sep 2024"
    )
    assert re.search(both, told)
    assert re.search(r"ICP-08 Redesign the paper search record none Superseded, the ICP, 10 Jan 2024 recorded in", told)
    assert page.markup.count('class="recorded"') > 10


def test_before_the_first_claim_there_is_nothing_to_set_side_by_side(open_page, register, replayed):
    register(replayed / "data")
    text = open_page("assurance", as_at="2022-03-31").text

    assert "On this day, no recommendation has a claim that it is done or a verdict of its own." in text


def test_promises_are_held_to_the_first_revision_and_to_the_one_before_the_last_meeting(
    open_page, register, repository
):
    register(repository / "data")
    text = open_page("assurance").text.rpartition("Promises kept")[2]

    meeting = "and with what the Joint Assurance Board of 12 February 2025 was shown. No promise is broken."
    assert f"its oldest revision without errors, of 15 March 2022, {meeting}" in text


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

    assert (
        sentence
        in text.rpartition("Who recorded claims and verdicts")[2].partition("Completeness against the source")[0]
    )
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
    assert "is no longer part of it" in open_page("overview").text
