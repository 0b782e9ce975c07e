"""From the form to the meeting, with a real host: what owners and verifiers publish, and what nobody else can."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.county import CHAIR, OTHER, OWNER, POST, READER, TODAY, VERIFIER, County, Form, git, make_county
from tests.browser.serving import wait_until_drawn
from tests.browser.test_sign_in import provider, sign_in  # noqa: F401  (provider: a fixture)
from tests.documents.small_files import pdf
from tracker.dates import in_words

pytestmark = pytest.mark.xdist_group("journeys")

WHO_MAY = "Who may approve\n  ICO-05: its lead, Police Service; for a verdict, Information Commissioner."


@pytest.fixture(scope="module")
def county(
    serve: Callable[..., Server],
    provider: str,  # noqa: F811  (it is the fixture)
    tmp_path_factory: pytest.TempPathFactory,
) -> County:
    return make_county(serve, provider, tmp_path_factory.mktemp("county"))


@pytest.fixture
def reader(page: Callable[..., Page]) -> Callable[[], Page]:
    """Return a window of a browser that nobody has signed in with yet."""
    return lambda: page(color_scheme="light")


def test_agreements_are_published_verified_and_merged_and_the_meeting_is_told(
    county: County, reader: Callable[[], Page]
) -> None:
    began = git(county.served, "rev-parse", "HEAD")
    owner = Form(county, reader(), OWNER)
    signed = publish_signed_agreement(owner)
    document = "data/evidence/ICO-05-agreement-with-riverside.pdf"
    assert git(county.host, "diff", "--name-only", f"main...{signed}").split() == [
        document,
        "data/responses/ICO-05.yaml",
    ]
    assert git(county.host, "show", f"{signed}:{document}") == pdf().decode().strip()
    assert county.review(signed) == (
        f"What the position becomes, as at {in_words(TODAY)}\n"
        "  ICO-05: in progress, due in 60 days, as before;"
        " 1 update, 1 new action and 1 agreement as evidence added.\n\n"
        "Evidence added\n"
        f"  ICO-05: Evidence E2 was recorded: Agreement with Riverside, dated {in_words(TODAY)}."
        f" It bears both signatures.\n\n{WHO_MAY}"
    )
    county.merge(signed)
    assert county.state("ICO-05") == ("in_progress", {"ICO-05.1": "in_progress", "ICO-05.2": "implemented"})

    county.merge(publish_unsigned_agreement(owner))
    record_the_other_agreements(county)
    verdict = publish_verdict(Form(county, reader(), VERIFIER))
    assert county.review(verdict) == (
        f"What the position becomes, as at {in_words(TODAY)}\n"
        "  ICO-05: implemented – awaiting verification, done 60 days early → verified, done 60 days early;"
        f" 1 verdict added.\n\n{WHO_MAY}"
    )
    chair = reader()
    chair.goto(f"{county.server.address}/recommendations?id=ICO-05")
    sign_in(chair, CHAIR)
    expect(chair.get_by_text("Implemented – awaiting verification").first).to_be_visible()
    county.merge(verdict)
    assert county.tracker("check", "--base", began) == ""
    expect_verified(chair, claim=county.commit(signed), verdict=county.commit(verdict))
    expect_told_to_the_meeting(county, chair, verdict=county.commit(verdict))


def publish_signed_agreement(owner: Form) -> str:
    """Record a part that is signed, with the agreement itself."""
    owner.open("ICO-05", "part", "mps")
    owner.add("Riverside.pdf", pdf())
    owner.choose("evidence", kind="Agreement")
    owner.pick("evidence", marking="Public")
    owner.pick("update", status="Implemented")
    owner.type("update", note="Signed by both.")
    owner.type("action", title="Agreement with Riverside Borough")
    owner.type("evidence", title="Agreement with Riverside", date=in_words(TODAY), shows="It bears both signatures.")
    return owner.publish("evidence/ICO-05-agreement-with-riverside.pdf")


def publish_unsigned_agreement(owner: Form) -> str:
    """Record a part of which nothing is reported yet."""
    owner.open("ICO-05", "part", "mps")
    owner.tick("Say where this part stands", on=False)
    owner.type("action", title="Agreement with the probation service")
    return owner.publish("+   - id: ICO-05.3")


def record_the_other_agreements(county: County) -> None:
    """Record as the keeper, by the command, what the owner has told."""
    says = ("--status", "implemented", "--by", "mps", "--note", "Signed by all.", "--evidence", "E2", "--write")
    for action in ("ICO-05.1", "ICO-05.3"):
        county.tracker("record", "update", action, "--date", str(TODAY), *says)
    git(county.keeper, "commit", "--quiet", "--all", "--message", "ICO-05: the other agreements signed")
    county.push()


def publish_verdict(verifier: Form) -> str:
    """Record that all of it is verified."""
    verifier.open("ICO-05", "verification", "ico")
    verifier.choose("verification", evidence="E2")
    verifier.pick("verification", outcome="Verified")
    return verifier.publish("outcome: verified")


def expect_verified(chair: Page, *, claim: str, verdict: str) -> None:
    """Expect the page that is open to follow, to say who recorded claim and verdict, and to lead to the line."""
    expect(chair.get_by_text(f"Verified by Information Commissioner on {in_words(TODAY)}.")).to_be_visible()
    by_claimant = chair.get_by_role("listitem").filter(has_text="Update on ICO-05.2: implemented, says Police Service")
    expect(by_claimant).to_contain_text(f"recorded in {claim} by Dana Okoro")
    by_verifier = chair.get_by_role("listitem").filter(has_text="Verdict by Information Commissioner: verified")
    expect(by_verifier).to_contain_text(f"recorded in {verdict} by Vera Lind")
    wait_until_drawn(chair)
    by_verifier.get_by_role("link", name="responses/ICO-05.yaml:42").click()
    line = chair.locator("tr.asked-for")
    expect(line).to_contain_text(f"- date: {TODAY}")
    expect(line).to_be_in_viewport()
    first_of_its_commit = chair.locator("tr#L40")  # the blank line above the verifications
    expect(first_of_its_commit).to_contain_text(f"{verdict} by Vera Lind")


def expect_told_to_the_meeting(county: County, chair: Page, *, verdict: str) -> None:
    """Expect the next meeting to be told what changed since the last, with the commit."""
    chair.goto(f"{county.server.address}/meetings")
    since = chair.locator("section", has=chair.get_by_role("heading", level=2, name=re.compile("^Since ")))
    changed = since.locator("li.changed")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("ICO-05: in progress → verified; verdict “verified” by Information Commissioner")
    wait_until_drawn(chair)
    changed.locator("summary").click()
    now = changed.get_by_role("listitem").filter(has_text=f"Now verified, since {in_words(TODAY)}")
    expect(now).to_have_text(re.compile(rf"it was: in progress\. \(recorded in {verdict} by Vera Lind, .*\)$"))


def test_an_owner_can_neither_close_alone_what_others_share_in_nor_verify_it(
    county: County, reader: Callable[[], Page]
) -> None:
    before = county.branches()
    owner = Form(county, reader(), OWNER)
    claim_all_of(owner, "ICO-06.1", "mps")
    expect(owner.tab.get_by_text("This says that all of the action is done.")).to_be_visible()
    expect(owner.tab.locator(".still-missing")).to_contain_text("ICO-06.1: claimed done, and no evidence is cited.")
    expect(owner.side("ICO-06", "ICO-06.1").get_by_role("cell")).to_have_text(["In progress", "Implemented"])
    expect(owner.side("ICO-06", "State").get_by_role("cell")).to_have_text(["In progress", "In progress"])

    claim_all_of(owner, "ICO-06.2", "mps")
    assert owner.refusals() == [
        "The update of ICO-06.2: only somebody who reports for Office of the Mayor may record this."
    ]
    expect(owner.button).to_have_count(0)

    give_verdict(owner, "ICO-06", "mps")
    put_right = owner.tab.locator(".banner", has_text="Correct these first")
    expect(put_right).to_contain_text("'mps' may not verify for ICO: only ico may.")
    expect(owner.button).to_have_count(0)
    owner.choose("verification", by="Information Commissioner")
    assert owner.refusals() == [
        "The verification of ICO-06: only somebody who reports for Information Commissioner may give a verdict here."
    ]
    expect(owner.button).to_have_count(0)
    assert county.branches() == before


def test_whoever_reports_for_another_party_is_told_who_may(county: County, reader: Callable[[], Page]) -> None:
    before = county.branches()
    other = Form(county, reader(), OTHER)
    add_part(other, "ICO-07", "mopac")
    assert other.refusals() == ["The action of ICO-07: only somebody who reports for Police Service may record this."]
    expect(other.button).to_have_count(0)

    claim_all_of(other, "ICO-07.1", "mopac")
    assert other.refusals() == ["The update of ICO-07.1: only somebody who reports for Police Service may record this."]
    expect(other.button).to_have_count(0)

    give_verdict(other, "ICO-07", "ico")
    assert other.refusals() == [
        "The verification of ICO-07: only somebody who reports for Information Commissioner may give a verdict here."
    ]
    expect(other.button).to_have_count(0)
    assert county.branches() == before


def test_whoever_may_publish_nothing_is_told_so_of_each(county: County, reader: Callable[[], Page]) -> None:
    before = county.branches()
    nobody = Form(county, reader(), READER)
    attempts = ((add_part, "ICO-07", "mps"), (claim_all_of, "ICO-07.1", "mps"), (give_verdict, "ICO-07", "ico"))
    for attempt, about, party in attempts:
        attempt(nobody, about, party)
        expect(nobody.tab.get_by_text("not on the list of those who may send entries from here")).to_be_visible()
        wait_until_drawn(nobody.tab)
        expect(nobody.button).to_have_count(0)
    assert county.branches() == before


def add_part(form: Form, about: str, party: str) -> None:
    form.open(about, "part", party)
    form.tick("Say where this part stands", on=False)
    form.type("action", title="A part of it")
    expect(form.tab.locator(".difference")).to_contain_text("title: A part of it")


def claim_all_of(form: Form, action: str, party: str) -> None:
    form.open(action, "update", party)
    form.pick("update", status="Implemented")
    form.type("update", note="Done.")
    expect(form.tab.locator(".difference")).to_contain_text("note: Done.")


def give_verdict(form: Form, about: str, party: str) -> None:
    form.open(about, "verification", party)
    form.pick("verification", outcome="Verified")
    expect(form.tab.locator(".difference")).to_contain_text("outcome: verified")


def test_of_what_is_published_on_one_state_each_is_merged_or_proposed_again_and_nothing_is_lost(
    county: County, reader: Callable[[], Page]
) -> None:
    owner, post = Form(county, reader(), OWNER), Form(county, reader(), POST)
    began = git(county.served, "rev-parse", "HEAD")
    first = publish_update(owner, "mps", "Half of it.")
    beside = publish_evidence(owner)
    second = publish_update(post, "mps-intelligence", "The other half.")
    county.merge(first)
    county.merge(beside)
    assert county.merge_conflicts(second) == ["data/responses/ICO-07.yaml"]

    post.tab.get_by_role("button", name="Change what I typed, and send it again").click()
    expect(post.tab.get_by_text("responses/ICO-07.yaml has changed since you began.")).to_be_visible()
    expect(post.tab.locator(".difference")).to_contain_text("note: Half of it.")
    again = post.publish("note: The other half.")
    assert again == f"{second}-2"
    expect(post.tab.get_by_text(f"Close the pull request of {second}: it was for the same entry,")).to_be_visible()
    county.merge(again)

    assert county.merge_conflicts(second) == ["data/responses/ICO-07.yaml"]
    text = (county.served / "data/responses/ICO-07.yaml").read_text(encoding="utf-8")
    updates = re.findall(rf"{{date: {TODAY}, status: in_progress, by: (.*), note: (.*)}}", text)
    assert updates == [("mps", "Half of it."), ("mps-intelligence", "The other half.")]
    assert text.count("title: The schedule") == 1
    assert county.tracker("check", "--base", began) == ""


def publish_update(form: Form, party: str, note: str) -> str:
    form.open("ICO-07.1", "update", party)
    form.pick("update", status="In progress")
    form.type("update", note=note)
    return form.publish(f"note: {note}")


def publish_evidence(form: Form) -> str:
    form.open("ICO-07", "evidence", "mps")
    form.choose("evidence", kind="Policy")
    form.pick("evidence", marking="Public")
    form.type("evidence", title="The schedule", date=in_words(TODAY), shows="When what is deleted.", held="The force")
    return form.publish("title: The schedule")
