"""The register's own text, line by line: what an audience may read of it and no word more, however it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.register.test_audience import ASKED, HASH, OFFICIAL, PUBLIC, SENSITIVE, TODAY, restricted_at
from tests.registers.canaries import BORSETSHIRE, CANARY, canaries_into, class_of
from tests.registers.yaml_text import values_of
from tracker.files import read_folder
from tracker.register.audience import as_read_by
from tracker.register.markings import Markings
from tracker.register.readable_text import readable_lines, whole_lines
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.register.schema.corrections import Correction
from tracker.register.schema.levels import may_read
from tracker.register.schema.meanings import Mark, declared_fields
from tracker.register.text.fault import Unreadable
from tracker.vocabulary import Marking

RESPONSE = "responses/AUD-01.yaml"
CONCERNS, MEETINGS = "concerns.yaml", "meetings.yaml"


def register_of(path: str, text: str) -> Register:
    files = {"recommendations.yaml": ASKED.replace(b"verifiers: []", b"verifiers: [force]"), path: text.encode()}
    register, problems = read(files, {"evidence/a-name.pdf": HASH}, TODAY)
    assert register is not None, problems
    return register


def lines(text: str, audience: Marking = PUBLIC, path: str = RESPONSE) -> list[str]:
    """The lines of a file as an audience may read them; what is kept back is ▒."""
    return as_shown(readable_lines(path, text, as_read_by(audience, register_of(path, text)).register))


def as_shown(found: Any) -> list[str]:
    return ["".join(part if isinstance(part, str) else "▒" for part in line) for line in found]


def response(update: str) -> str:
    """A response of which line 7 is the first of its update."""
    return f"recommendation: AUD-01\nactions:\n  - id: AUD-01.1\n    title: Keep it\n    updates:\n\n{update}"


HEAD = ["recommendation: AUD-01", "actions:", "  - id: AUD-01.1", "    title: Keep it", "    updates:", ""]


@pytest.mark.parametrize(
    ("update", "shown"),
    [
        (
            """\
      - date: 2024-02-01
        status: in_progress
        by: force
        note: A name, and what they did.
        risk: null
        marking: official
        evidence: []
""",
            """\
      - date: 2024-02-01
        status: in_progress
        by: force
        note: ▒
        risk: null
        marking: official
        evidence: []
""",
        ),
        (
            "      - {date: 2024-02-01, status: in_progress, by: force, note: 'A, name', risk: A, marking: official}\n",
            "      - {date: 2024-02-01, status: in_progress, by: force, note: ▒, risk: ▒, marking: official}\n",
        ),
        (
            """\
      - { "date" : "2024-02-01" , status: in_progress,
          'by': force, "note":
            "A \\x6eame: \\
             and more # no comment
             status: done", marking: official }   # A name
""",
            """\
      - { "date" : "2024-02-01" , status: in_progress,
          'by': force, "note":
            ▒
             ▒
             ▒, marking: official }   # ▒
""",
        ),
        (
            """\
      - marking: official
        note: >-  # A name
          Folded words
            further in

          # and what looks like a comment
        # A comment of a name
        date: 2024-02-01
        by: force
        status: in_progress
""",
            """\
      - marking: official
        note: ▒
          ▒
            ▒

          ▒
        # ▒
        date: 2024-02-01
        by: force
        status: in_progress
""",
        ),
        (
            """\
      - marking: official
        date: 2024-02-01
        by: force
        status: in_progress
        note: A name
          that goes on
          - date 2020-01-01
  # A name
""",
            """\
      - marking: official
        date: 2024-02-01
        by: force
        status: in_progress
        note: ▒
          ▒
          ▒
  # ▒
""",
        ),
    ],
    ids=["block", "flow", "quoted", "folded", "plain on several lines"],
)
def test_words_above_the_reader_are_kept_back_in_every_style(update, shown):
    text = response(update)

    assert lines(text) == [*HEAD, *shown.splitlines()]
    whole = register_of(RESPONSE, text)
    assert [line for line in as_shown(readable_lines(RESPONSE, text, whole)) if "▒" in line and "#" not in line] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("note: Begun.  # A name", "note: Begun.  # ▒"),
        ("note: 'Begun # here'#", "note: 'Begun # here'#"),
        ("note: Begun.  # ", "note: Begun.  # "),
        ("note: Begun# here", "note: Begun# here"),
        ("note: >2-\n            Begun\n          here.", "note: >2-\n            Begun\n          here."),
        ("note: |+ # A name\n          Begun.\n", "note: |+ # ▒\n          Begun.\n\n"),
        ("note:   # A name\n          Begun.\n        # A name", "note:   # ▒\n          Begun.\n        # ▒"),
        ('? note\n        : "Begun \\u00e9 😀"', '? note\n        : "Begun \\u00e9 😀"'),
    ],
)
def test_words_that_the_reader_may_read_are_shown_as_written_and_every_comment_is_kept_back(words, shown):
    text = response(f"      - date: 2024-02-01\n        status: in_progress\n        by: force\n        {words}\n")

    assert lines(text)[9:] == [f"        {shown}".splitlines()[0], *shown.splitlines()[1:]]


def test_what_stands_before_and_after_the_values_is_no_word_of_them():
    text = f"%YAML 1.1 # A name\n---   # A name\n{response('      []')}\n...\n# A name\n#\n"

    assert lines(text) == ["▒", "---   # ▒", *HEAD, "      []", "▒", "# ▒", "#"]


EVIDENCE = f"""\
recommendation: AUD-01
evidence:
  - {{id: E1, title: A name, kind: minutes, shows: A vote, date: 2024-03-01, file: evidence/a-name.pdf,
     sha256: "{HASH}", marking: official, expires: 2025-01}}
verifications:
  - {{date: 2024-03-02, by: force, outcome: not_verified, evidence: [E1], sample: {{size: 8, passed: 3}},
     certainty: reported, reported_in: A paper, marking: official}}
corrections:
  - date: 2024-05-01
    by: force
    field: actions[AUD-01.1].updates[1].note
    was: A name
    now: null
    reason: It named
      somebody.
  - {{date: 2024-05-02, by: force, field: "evidence[E1].date", was: 2024-03-02, now: "2024-03-01", reason: A slip.}}
"""


def test_documents_samples_and_corrections_keep_back_what_their_stubs_do():
    assert lines(EVIDENCE) == [
        "recommendation: AUD-01",
        "evidence:",
        "  - {id: E1, title: ▒, kind: minutes, shows: ▒, date: 2024-03-01, file: ▒,",
        "     sha256: ▒, marking: official, expires: 2025-01}",
        "verifications:",
        "  - {date: 2024-03-02, by: force, outcome: not_verified, evidence: [E1], sample: ▒,",
        "     certainty: reported, reported_in: ▒, marking: official}",
        "corrections:",
        "  - date: 2024-05-01",
        "    by: force",
        "    field: actions[AUD-01.1].updates[1].note",
        "    was: ▒",
        "    now: null",
        "    reason: ▒",
        "      ▒",
        '  - {date: 2024-05-02, by: force, field: "evidence[E1].date", was: 2024-03-02, now: "2024-03-01", reason: ▒}',
    ]
    assert lines(EVIDENCE, OFFICIAL) == EVIDENCE.splitlines()


def test_of_a_concern_its_words_and_those_of_its_steps_are_kept_back():
    text = """\
concerns:
- id: C1
  kind: delivery
  raised_on: 2024-02-01
  raised_by: A name
  text: |
    Words

    of it
  recommendations:
  - AUD-01
  steps:
  - {date: 2024-03-01, to: inspector, text: Put to them.}
  marking: official_sensitive
- {id: C2, kind: delivery, raised_on: 2024-02-01, raised_by: force, text: Another.}
"""
    for audience in (PUBLIC, OFFICIAL):
        assert lines(text, audience, CONCERNS) == [
            *("concerns:", "- id: C1", "  kind: delivery", "  raised_on: 2024-02-01", "  raised_by: ▒"),
            *("  text: ▒", "    ▒", "", "    ▒", "  recommendations:", "  - AUD-01", "  steps:"),
            "  - {date: 2024-03-01, to: ▒, text: ▒}",
            "  marking: official_sensitive",
            "- {id: C2, kind: delivery, raised_on: 2024-02-01, raised_by: force, text: Another.}",
        ]
    assert lines(text, SENSITIVE, CONCERNS) == text.splitlines()


def test_minutes_that_name_a_restricted_document_keep_back_its_name():
    meetings = "meetings: [{id: b, date: 2024-03, body: force, title: B, status: held, minutes: evidence/a-name.pdf}]"
    asked = ASKED.replace(b"verifiers: []", b"verifiers: [force]")
    files = {"recommendations.yaml": asked, RESPONSE: EVIDENCE.encode(), MEETINGS: meetings.encode()}
    register, problems = read(files, {"evidence/a-name.pdf": HASH}, TODAY)
    assert register is not None, problems

    found = readable_lines(MEETINGS, meetings, as_read_by(PUBLIC, register).register)

    assert as_shown(found) == [meetings.replace("evidence/a-name.pdf", "▒")]


def test_what_was_marked_up_since_is_kept_back_in_the_past_too():
    update = "      - {date: 2024-02-01, status: in_progress, by: force, note: A name.}\n"
    then = register_of(RESPONSE, response(update))
    now = register_of(RESPONSE, response(update.replace("A name.}", "A post., marking: official}")))
    shown = as_read_by(PUBLIC, then, Markings(now, restricted_at(then, now))).register

    assert as_shown(readable_lines(RESPONSE, response(update), shown))[6:] == [
        "      - {date: 2024-02-01, status: in_progress, by: force, note: ▒}"
    ]


def test_what_the_readers_register_does_not_hold_at_this_very_place_is_kept_back():
    """As where a text is not the one that the register was read from."""
    update = "      - {date: 2024-02-01, status: in_progress, by: force, note: Begun., expected: 2024-03}\n"
    register = register_of(RESPONSE, response(update))
    other = response(update.replace("Begun.", "A name").replace("in_progress", "implemented"))
    moved = response(f"\n{update}")

    assert as_shown(readable_lines(RESPONSE, other, register))[6:] == [
        "      - {date: 2024-02-01, status: ▒, by: force, note: ▒, expected: 2024-03}"
    ]
    assert as_shown(readable_lines(RESPONSE, moved, register))[6:] == ["", "      - ▒"]
    assert as_shown(readable_lines("responses/AUD-02.yaml", other, register))[0] == "▒"
    assert as_shown(readable_lines(RESPONSE, "unknown: A name\nrecommendation: AUD-01", register)) == [
        *("▒: ▒", "recommendation: AUD-01")
    ]
    assert as_shown(readable_lines(RESPONSE, "- A name", register)) == ["▒"]


@pytest.mark.parametrize(
    "text", ["a: [", "a: &x b", "a: *x", "a: !t b", "a: 1\na: 2", "a\tb: \x07", "a: b\n---\nc: d", "a: \u2028"]
)
def test_of_a_text_that_cannot_be_read_nothing_is_returned(text):
    with pytest.raises(Unreadable):
        readable_lines(RESPONSE, text, register_of(RESPONSE, response("      []")))


@pytest.mark.parametrize("folder", [BORSETSHIRE, Path(__file__).parents[2] / "data"], ids=["borsetshire", "shipped"])
def test_a_reader_of_everything_is_kept_from_no_value_that_the_register_holds(folder):
    """So that nothing is kept back by a mistake of this reading: but comments, a whole file is shown."""
    texts = read_folder(folder)
    register, _ = read(texts.texts, texts.held, TODAY)
    assert register is not None
    for path, content in texts.texts.items():
        if path.endswith(".yaml"):
            text = content.decode()
            assert as_shown(whole_lines(text)) == text.splitlines()
            shown = as_shown(readable_lines(path, text, register))
            assert [line.partition(" #")[0] for line in shown if not line.startswith("#")] == [
                line.partition(" #")[0] for line in text.splitlines() if not line.startswith("#")
            ]


@pytest.mark.parametrize("audience", [PUBLIC, OFFICIAL])
def test_no_word_of_what_is_restricted_is_left_in_any_file(tmp_path, audience):
    texts = read_folder(canaries_into(tmp_path))
    register, _ = read(texts.texts, texts.held, TODAY)
    assert register is not None
    shown, files = as_read_by(audience, register).register, [path for path in texts.texts if path.endswith(".yaml")]

    assert sum(texts.texts[path].decode().count(CANARY) for path in files) > 300
    for path in files:
        assert CANARY not in repr(readable_lines(path, texts.texts[path].decode(), shown)), path


class Styled(str):
    """A text that is written in a style of its own."""

    style: str | None


class AtRandom(yaml.Dumper):
    """Writes texts in their style."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


AtRandom.add_representer(
    Styled, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style)
)
STYLES = (None, "'", '"', "|", ">")
WORDS = ("{}", "{} # {}", "Of it: {}\nand {}\n\n  further, {}", "- {}", "[{}]", "'{}' \"{}\"", "{}: {}", "#{}")


@examples(12)
@given(chance=st.randoms(use_true_random=False))
def test_whatever_is_marked_and_however_it_is_written_no_word_above_the_reader_is_shown(chance):
    """Each word of a marked entry says by whom it may be read; those who may are shown it, in all but folded texts."""
    texts = {}
    for file in sorted(BORSETSHIRE.rglob("*.yaml")):
        values = values_of(file.read_bytes())
        _mark(values, class_of(file), chance, None)
        flows, width = chance.choice((None, True, False)), chance.choice((20, 80, 4000))
        text = yaml.dump(values, Dumper=AtRandom, sort_keys=False, default_flow_style=flows, width=width)
        texts[file.relative_to(BORSETSHIRE).as_posix()] = text.encode()
    register, problems = read(texts, read_folder(BORSETSHIRE).held, TODAY)
    assert register is not None, problems

    for audience in (PUBLIC, OFFICIAL):
        shown = as_read_by(audience, register).register
        found = "".join(repr(readable_lines(path, text.decode(), shown)) for path, text in texts.items())
        for marking in Marking:
            word = f"kanari-{marking.value}-"
            written = sum(text.decode().count(word) for text in texts.values())
            assert found.count(word) == (written if may_read(audience, marking) else 0), (audience, marking)


def _mark(values: dict[str, Any], kind: Any, chance: Any, within: Marking | None) -> None:
    """Mark what may be marked at random, and put into each field of words a text that says how it is marked."""
    names = {field.written for field in declared_fields(kind)}
    if "marking" in names:
        within = chance.choice(list(Marking))
        values["marking"] = within.value
    for field in declared_fields(kind):
        value = values.get(field.written)
        if field.entries is Correction:
            continue  # it follows the markings of its whole file
        if field.entries:
            for each in value if isinstance(value, list) else [value] if value else []:
                _mark(each, field.entries, chance, within)
        elif within and value and Mark.WORDS in field.marks and Mark.PARTY not in field.marks:
            words = Styled(chance.choice(WORDS).replace("{}", f"kanari-{within.value}-x"))
            words.style = chance.choice(STYLES)
            values[field.written] = words
