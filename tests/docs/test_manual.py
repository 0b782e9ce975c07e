"""The register's manual, data/README.md, and schema/: they say what the program does."""

from __future__ import annotations

import dataclasses
import inspect
import re
from datetime import date
from pathlib import Path

import pytest

from tracker import vocabulary
from tracker.files import read_folder
from tracker.outputs.generated.manual import with_tables
from tracker.outputs.generated.schemas import SCHEMAS, schema_text
from tracker.register import schema
from tracker.register.reading.reading import Reading, read
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
# Each begins with a comment that names its file.
EXAMPLES = {text.split()[1]: text for text in re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)}

CLASSES = [name for name, declared in vars(schema).items() if dataclasses.is_dataclass(declared) and name != "Entry"]
WORDS = [
    declared
    for _, declared in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(declared, vocabulary.Word) and declared is not vocabulary.Word
]


def test_the_tables_are_as_the_declarations_make_them() -> None:
    assert with_tables(MANUAL) == MANUAL, "Run `make generated`."


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_as_the_declarations_make_them(name: str) -> None:
    assert (ROOT / "schema" / name).read_text(encoding="utf-8") == schema_text(name), "Run `make generated`."


def test_there_is_no_schema_too_many() -> None:
    assert sorted(each.name for each in (ROOT / "schema").iterdir()) == sorted(SCHEMAS)


def test_every_class_and_every_kind_of_word_has_its_table_once() -> None:
    assert len(CLASSES) > 25
    assert len(WORDS) > 15
    markers = re.findall(r"^<!-- (.+) -->$", MANUAL, re.MULTILINE)
    wanted = [f"fields of {name}" for name in CLASSES] + [f"words of {words.__name__}" for words in WORDS]
    assert sorted(markers[::2]) == sorted(wanted)
    assert markers[1::2] == ["end"] * len(wanted)


@pytest.mark.parametrize("words", WORDS)
def test_every_word_has_its_row(words: type[vocabulary.Word]) -> None:
    table = MANUAL.partition(f"<!-- words of {words.__name__} -->")[2].partition("<!-- end -->")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", table, re.MULTILINE)
    assert rows == [(word.value, word.label) for word in words if word is not vocabulary.Status.NOT_REPORTED]


def test_every_link_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", MANUAL, flags=re.DOTALL), re.MULTILINE)
    anchors = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(anchors) == len(set(anchors))
    targets = set(re.findall(r"\]\(#([^)]+)\)", MANUAL))
    assert targets <= set(anchors), targets - set(anchors)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Read the example files of the manual, put together, with the document whose hash the manual gives."""
    folder = tmp_path_factory.mktemp("custody")
    for path, text in EXAMPLES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "evidence").mkdir()
    (folder / "evidence" / "AUD-01-release-note.txt").write_bytes(b"Example\n")
    return read(*read_folder(folder), today=date(2025, 1, 15))


def test_the_examples_are_sound_files(example: Reading) -> None:
    assert [problem.told() for problem in example.problems] == []
    assert example.register is not None
    assert example.register.responses.keys() == example.register.recommendations.keys() == {"AUD-01", "AUD-02"}
    assert len(example.register.meetings) == len(example.register.concerns) == len(example.register.indicators) == 1


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2024, 3, 30), vocabulary.State.NOT_REPORTED),
        (date(2024, 9, 11), vocabulary.State.IN_PROGRESS),
        (date(2024, 9, 12), vocabulary.State.IMPLEMENTED),
    ],
)
def test_the_worked_example_does_what_the_manual_says_it_does(
    example: Reading, day: date, state: vocabulary.State
) -> None:
    assert example.register is not None
    stands = position(example.register, spans_of_register(example.register), day).standings["AUD-01"]
    assert stands.span.state is state
    assert state is not vocabulary.State.IMPLEMENTED or f'shown as "{state.label}"' in MANUAL


def test_the_problem_that_is_explained_is_told_in_these_words() -> None:
    slip = EXAMPLES["responses/AUD-01.yaml"].replace("- date: 2024-03\n", "- date: 2024-02-30\n")
    texts = {"recommendations.yaml": EXAMPLES["recommendations.yaml"].encode(), "responses/AUD-01.yaml": slip.encode()}
    told = [problem.told("data") for problem in read(texts).problems]
    assert any(f"    {problem}\n" in MANUAL for problem in told), told
