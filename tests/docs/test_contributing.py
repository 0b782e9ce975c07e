"""docs/CONTRIBUTING.md: what it names is there, it names all there is, and following it does what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.named import ROOT, is_collected, is_there, named_files, named_tests
from tests.repository.conftest import ASKED, UPDATE
from tracker.ui.shell.menu import PAGES

TEXT = (ROOT / "docs" / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
KINDS = ["A field", "An exception rule", "A page", "An output", "A command", "A source kind"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_names_files_and_tests(kind: str) -> None:
    assert len(named_files(SECTIONS[kind])) >= 1
    assert len(named_tests(SECTIONS[kind])) >= 1


@pytest.mark.parametrize(("file", "name"), sorted(set(named_tests(TEXT))))
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    assert is_collected(file, name)


def test_every_file_that_is_named_is_there() -> None:
    assert [path for path in named_files(TEXT) if not is_there(path)] == []


def test_the_families_of_rules_are_those_that_there_are() -> None:
    folder = ROOT / "tracker" / "words" / "exceptions"
    families = [path.stem for path in folder.glob("*.py") if re.search("^ON_[A-Z]+ = ", path.read_text("utf-8"), re.M)]
    [named] = re.findall(r"the file of its family \(([\w, ]+)\)", SECTIONS["An exception rule"])
    assert sorted(named.split(", ")) == sorted(families)
    assert all((ROOT / "tracker" / "rules" / "exceptions" / f"{family}.py").is_file() for family in families)


def test_every_page_is_among_those_that_tell_the_public_nothing_restricted() -> None:
    shown = (ROOT / "tests" / "pages" / "test_audience.py").read_text(encoding="utf-8")
    assert set(PAGES) - set(re.findall(r'\("(\w+)", \{', shown)) == set()


class Copy:
    """A copy of the program, to try a change on, with a register of one recommendation and one update."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("tracker", "schema", "data"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        self.write("register/recommendations.yaml", ASKED)
        self.write("register/responses/AUD-01.yaml", UPDATE)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def put(self, path: str, before: str, line: str) -> None:
        """Write a line above one that stands there once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(f"\n{before}") == 1
        self.write(path, text.replace(f"\n{before}", f"\n{line}\n{before}"))

    def run(self, *words: str) -> str:
        """Run a command of the copy; return what it printed."""
        command = [sys.executable, "-m", "tracker", *words]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        return done.stdout + done.stderr

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the program."""
    return Copy(tmp_path)


def test_a_field_is_declared_once_and_is_then_read_and_documented(copy: Copy) -> None:
    copy.write("register/responses/AUD-01.yaml", UPDATE.replace("note:", "impact: Fewer errors, note:"))
    assert "error[unknown]: 'impact' is not a field here." in copy.run("check", "--register", "register")

    declared = '    impact: Words | None = Field(None, description="What changed by it.")'
    copy.put("tracker/register/schema/response.py", "    risk: Words | None", declared)
    assert copy.run("check", "--register", "register") == "register is sound: 1 recommendation, 0 errors, 0 warnings.\n"
    copy.run("schema")
    assert "| `impact` | text |" in copy.text("data/README.md")
    assert '"impact": {' in copy.text("schema/response.json")


def test_a_source_kind_is_declared_once_and_is_then_read_and_documented(copy: Copy) -> None:
    copy.write("register/recommendations.yaml", ASKED.replace("kind: audit, issued_by", "kind: inquest, issued_by"))
    assert "'inquest' is not a word for 'kind'." in copy.run("check", "--register", "register")

    declared = '    INQUEST = "inquest", "Inquest", "A coroner\'s report to prevent future deaths."'
    copy.put("tracker/vocabulary/entries.py", "    ENFORCEMENT_NOTICE = ", declared)
    assert copy.run("check", "--register", "register") == "register is sound: 1 recommendation, 0 errors, 0 warnings.\n"
    copy.run("schema")
    assert "| `inquest` | Inquest | A coroner's report to prevent future deaths. |" in copy.text("data/README.md")


COMMAND = '''
"""`sources`: which sources there are."""

from pathlib import Path

from tracker.commands.answering import snapshot
from tracker.commands.options import AsAt, RegisterFolder


def sources(register: RegisterFolder = Path("data"), as_at: AsAt = None) -> None:
    """Print the sources."""
    print(*snapshot(register, as_at, None).register.sources)
'''


def test_a_command_is_one_file_and_a_line_and_then_has_its_manual_and_exit_codes(copy: Copy) -> None:
    copy.write("tracker/commands/sources.py", COMMAND)
    copy.put("tracker/commands/__init__.py", "COMMANDS = ", "from tracker.commands.sources import sources\n")
    listed = copy.text("tracker/commands/__init__.py")
    assert listed.count("    schema,\n)") == 1
    copy.write("tracker/commands/__init__.py", listed.replace("    schema,\n)", "    schema,\n    sources,\n)"))

    assert "  sources     Print the sources.\n" in copy.run("--help")
    assert copy.run("sources", "--register", "register") == "AUD\n"
    assert "'never' is not a date" in copy.run("sources", "--register", "register", "--as-at", "never")


FIGURES = """
@dataclass(frozen=True, slots=True)
class Nearing(Figures):
    rule: ClassVar = Rule.NEARING
    left: int


def nearing(case: Case) -> Found:
    if case.standing.timeliness is Timeliness.DUE_SOON and case.standing.days:
        yield case.raised(case.as_at, Nearing(case.standing.days))

"""
SENTENCE = """
@ON_DELIVERY.of(Nearing, clears="An update, in {where}.")
def _nearing(_: Register, __: OversightException, figures: Nearing) -> str:
    return f"due in {days(figures.left)}"
"""


def test_an_exception_rule_is_made_in_three_files_and_is_then_found_told_and_documented(copy: Copy) -> None:
    found, told = "tracker/rules/exceptions/delivery.py", "tracker/words/exceptions/delivery.py"
    declared = '    NEARING = "nearing", 2, "Nearing", "Open, and due soon."'
    copy.put("tracker/vocabulary/exceptions.py", '    REJECTED_BY_VERIFIER = "rejected_by_verifier", 3', declared)
    copy.put(found, "ABOUT_DELIVERY: ", FIGURES)
    copy.put(found, "    overdue,", "    nearing,")
    copy.put(told, "    Overdue,", "    Nearing,")
    copy.write(told, copy.text(told) + SENTENCE)

    printed = copy.run("exceptions", "--register", "register", "--as-at", "2024-06-20", "--format", "csv")
    row = 'nearing,2,recommendation,AUD-01,2024-06-20,1,Due in 10 days,"An update, in responses/AUD-01.yaml."'
    assert row in printed
    copy.run("schema")
    assert "| `nearing` | Nearing | 2 | Open, and due soon. |" in copy.text("data/README.md")
