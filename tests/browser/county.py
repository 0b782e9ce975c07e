"""A small register like the shipped one at a git host, a dashboard that serves a clone of it, and its people.

In the shipped register no recommendation of the notice can become verified: each is by now, since in February 2020 the
regulator was reported to be satisfied with all of them. And of its meetings none is to come.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Server, free_port
from tests.browser.serving import wait_until_drawn
from tests.browser.test_sign_in import secrets, sign_in

# The meetings stand about the day on which the test runs, since what is published is recorded on that day.
TODAY = datetime.now(ZoneInfo("Europe/London")).date()
LAST_MEETING, NEXT_MEETING, DUE = (TODAY + timedelta(days=days) for days in (-30, 30, 60))

OWNER, POST, VERIFIER = "dana@force.example", "hana@force.example", "vera@regulator.example"
OTHER = "omar@mayor.example"
READER, CHAIR = "rita@public.example", "chair@board.example"
NAMES = {OWNER: "Dana Okoro", POST: "Hana Lee", VERIFIER: "Vera Lind", OTHER: "Omar Reyes", READER: "Rita Moss"}
RIGHTS = f"""
"{VERIFIER}" = "official"
"{OTHER}" = "official"
"{READER}" = "official"

[editors]
"{OWNER}" = ["mps"]
"{POST}" = ["mps-intelligence"]
"{VERIFIER}" = ["ico"]
"{OTHER}" = ["mopac"]
"""

ASKED = """register:
  title: Matrix recommendations

parties:
  - {id: mps, name: Police Service, kind: body}
  - {id: mps-intelligence, name: Head of Intelligence, kind: post, part_of: mps}
  - {id: ico, name: Information Commissioner, kind: body}
  - {id: mopac, name: Office of the Mayor, kind: body}
  - {id: board, name: Oversight Group, kind: group}

sources:
  - {id: ICO, title: The notice, kind: enforcement_notice, issued_by: ico, issued_on: 2018-11-13, verifiers: [ico]}

recommendations:
"""
RECOMMENDATION = """  - id: {id}
    source: ICO
    title: {title}
    wording_status: not_transcribed
    owner: mps
    due: {due}
    due_basis: stated
    due_stated_in: {{title: The notice}}
"""
TITLES = {"ICO-05": "Data Sharing Agreements", "ICO-06": "Encryption", "ICO-07": "Retention"}
MEETINGS = f"""meetings:
  - {{id: group-1, date: {LAST_MEETING}, body: board, title: Oversight Group, status: held}}
  - {{id: group-2, date: {NEXT_MEETING}, body: board, title: Oversight Group, status: planned}}
"""


SHARES = {"ICO-06": "  - {id: ICO-06.2, title: Do it at the Mayor's, owner: mopac}\n"}  # another body's


def response(id: str) -> str:
    """Return what was done so far about a recommendation."""
    return f"""# Add at the end of a list; do not rewrite what is there.
recommendation: {id}

actions:
  - id: {id}.1
    title: Do it
    owner: mps
    updates:
      - {{date: 2020-01-08, status: in_progress, by: mps-intelligence, note: Begun., evidence: [E1]}}
{SHARES.get(id, "")}
evidence:
  - {{id: E1, title: The paper, kind: report, date: 2020-01-08, shows: It is begun., held: The board, marking: public}}
"""


class County(NamedTuple):
    """The host; the clone that is served; that in which the keeper merges; and the dashboard."""

    host: Path
    served: Path
    keeper: Path
    server: Server

    def branches(self) -> list[str]:
        """Return the branches at the host, without the register's own."""
        return [each for each in git(self.host, "branch", "--format=%(refname:short)").splitlines() if each != "main"]

    def merge(self, branch: str) -> None:
        """Merge a branch as the keeper, by git's own merge; push; and have the served clone pull."""
        git(self.keeper, "pull", "--quiet", "--ff-only")
        git(self.keeper, "merge", "--quiet", "--no-ff", "--no-edit", f"origin/{branch}")
        self.push()

    def merge_conflicts(self, branch: str) -> list[str]:
        """Try to merge a branch that git cannot; take that back; return the files that stand against it."""
        git(self.keeper, "fetch", "--quiet")
        git(self.keeper, "merge", "--no-edit", f"origin/{branch}", ends=1)
        files = git(self.keeper, "diff", "--name-only", "--diff-filter=U").splitlines()
        git(self.keeper, "merge", "--abort")
        return files

    def push(self) -> None:
        """Push what the keeper has, and have the served clone pull it."""
        git(self.keeper, "push", "--quiet", "origin", "main")
        git(self.served, "pull", "--quiet", "--ff-only")

    def review(self, branch: str) -> str:
        """Return what `review` says of a branch at the host."""
        git(self.keeper, "fetch", "--quiet")
        return self.tracker("review", "origin/main", f"origin/{branch}")

    def state(self, id: str) -> tuple[str, dict[str, str]]:
        """Return the state of a recommendation, and the status of each of its actions, as the command tells them."""
        position = json.loads(self.tracker("position", "--format", "json"))
        [of] = [each for each in position["recommendations"] if each["id"] == id]
        return of["state"], {each["id"]: each["status"] for each in of["actions"]}

    def commit(self, branch: str) -> str:
        """Return the newest commit of a branch, as pages show it."""
        return git(self.host, "log", "-1", "--format=%h", "--abbrev=7", branch)

    def tracker(self, *words: str) -> str:
        """Run a command in the keeper's clone; return what it printed. Fail where it ended otherwise than sound."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
        command = [sys.executable, "-m", "tracker", *words]
        environment |= {"PYTHONPATH": str(ROOT), "TRACKER_CACHE": str(self.keeper / ".git/cache")}
        return run(command, self.keeper, environment)


def git(folder: Path, *words: str, days_ago: int = 0, ends: int = 0) -> str:
    """Run git as the keeper, with no settings of this account; return what it printed."""
    at = f"{TODAY - timedelta(days=days_ago)}T08:00:00+00:00"
    when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if days_ago else {}
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | when
    who = ("-c", "user.name=Kim Keeper", "-c", "user.email=keeper@board.example")
    return run(["git", *who, *words], folder, environment, ends)


def run(command: list[str], folder: Path, environment: dict[str, str], ends: int = 0) -> str:
    """Run a program that ends with this exit code; return what it printed."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == ends, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout.strip()


def make_county(serve: Callable[..., Server], provider: str, folder: Path) -> County:
    """Make the register, its host and two clones; tell the provider of the people; start the dashboard."""
    first = folder / "first"
    (first / "data/responses").mkdir(parents=True)
    asked = "".join(RECOMMENDATION.format(id=id, title=title, due=DUE) for id, title in TITLES.items())
    texts = {"recommendations.yaml": ASKED + asked, "meetings.yaml": MEETINGS}
    texts |= {f"responses/{id}.yaml": response(id) for id in TITLES}
    for path, text in texts.items():
        (first / "data" / path).write_text(text, encoding="utf-8")
    git(first, "init", "--quiet", "--initial-branch=main")
    git(first, "add", "data")
    git(first, "commit", "--quiet", "--message", "The register", days_ago=40)
    git(folder, "clone", "--quiet", "--bare", "first", "host.git")
    git(folder, "clone", "--quiet", "host.git", "served")
    git(folder, "clone", "--quiet", "host.git", "keeper")
    for address, name in NAMES.items():
        claims = {"email": address, "email_verified": True, "name": name}
        httpx.put(f"{provider}/users/{quote(address)}", json=claims).raise_for_status()
    port = free_port()
    file = secrets(folder / "secrets.toml", provider, port)
    file.write_text(file.read_text(encoding="utf-8") + RIGHTS, encoding="utf-8")
    server = serve(
        "--secrets.files",
        str(file),
        port=port,
        TRACKER_REGISTER=folder / "served/data",
        TRACKER_PUBLISH="1",
        TRACKER_CACHE=folder / "cache",
    )
    return County(folder / "host.git", folder / "served", folder / "keeper", server)


class Form:
    """The Update page as somebody fills it in, who has signed in."""

    def __init__(self, county: County, tab: Page, who: str) -> None:
        """Sign in on the page."""
        self.county, self.tab = county, tab
        tab.goto(f"{county.server.address}/update")
        sign_in(tab, who)
        expect(tab.get_by_text(f"Signed in as {who}")).to_be_visible(timeout=45_000)

    @property
    def button(self) -> Locator:
        """Return the button that publishes."""
        return self.tab.get_by_role("button", name="Send for approval")

    def open(self, about: str, record: str, party: str) -> None:
        """Open the form for a kind of record."""
        self.tab.goto(f"{self.county.server.address}/update?about={about}&record={record}&party={party}")
        expect(self.tab.get_by_role("heading", name="Your entry")).to_be_visible(timeout=45_000)
        wait_until_drawn(self.tab)

    def field(self, kind: str, name: str) -> Locator:
        """Return the part of the page that holds a field."""
        return self.tab.locator(f".st-key-field_{kind}_{name}")

    def type(self, kind: str, /, **texts: str) -> None:
        """Type into fields of one kind of entry."""
        for name, text in texts.items():
            self.field(kind, name).locator("input, textarea").first.fill(text)
            self.tab.keyboard.press("Tab")
            wait_until_drawn(self.tab)

    def choose(self, kind: str, /, **words: str) -> None:
        """Choose from lists."""
        for name, text in words.items():
            box = self.field(kind, name).get_by_role("combobox")
            box.wait_for()
            wait_until_drawn(self.tab)  # what is drawn later would close the list
            box.click()
            box.fill(text)
            self.tab.get_by_role("option").first.click()
            self.tab.keyboard.press("Tab")  # a list of which more may be chosen stays open, over all else
            wait_until_drawn(self.tab)

    def pick(self, kind: str, /, **words: str) -> None:
        """Pick one of the words that are shown side by side."""
        for name, text in words.items():
            self.field(kind, name).get_by_role("radio", name=text, exact=True).first.check(force=True)
            wait_until_drawn(self.tab)

    def tick(self, label: str, *, on: bool = True) -> None:
        """Answer whether something comes with the entry."""
        self.tab.get_by_role("checkbox", name=label, exact=True).set_checked(on, force=True)
        wait_until_drawn(self.tab)

    def add(self, name: str, content: bytes) -> None:
        """Add a document."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.tab.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        expect(self.tab.get_by_test_id("stFileChip")).to_be_visible()
        wait_until_drawn(self.tab)

    def side(self, id: str, row: str) -> Locator:
        """Return the row of what stands now and with the entry."""
        return self.tab.get_by_role("table", name=f"{id} now, and with your entry").locator(
            "tr", has=self.tab.get_by_role("rowheader", name=row, exact=True)
        )

    def refusals(self) -> list[str]:
        """Return what is said of why this may not be published, once it is said."""
        notice = self.tab.locator(".notice", has_text="You cannot send this from here.")
        expect(notice).to_be_visible()
        wait_until_drawn(self.tab)
        return notice.get_by_role("listitem").all_inner_texts()

    def publish(self, shown: str) -> str:
        """Publish, once these words are among the lines to be added; return the branch that arrived."""
        before = self.county.branches()
        expect(self.tab.locator(".difference")).to_contain_text(shown)
        wait_until_drawn(self.tab)
        self.button.click()
        expect(self.tab.get_by_text(re.compile(r"^Sent on .* Reference [0-9a-f]{10}"))).to_be_visible()
        [branch] = [each for each in self.county.branches() if each not in before]
        return branch
