"""The issue forms: as the declarations make them, as a git host takes them, and read back as they were filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.registers.canaries import BORSETSHIRE
from tracker.files import read_folder
from tracker.outputs.generated.issue_forms import form_text
from tracker.register.edit.additions import KINDS
from tracker.register.forms.issue import FilledForm, NotAForm, issue_of
from tracker.register.forms.questions import ASKED_OF_ALL, Question, questions
from tracker.register.reading.reading import read
from tracker.register.schema.entries import fields_in_turn, required_in

FORMS = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"


def form(kind: str) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(form_text(kind))
    return made


@pytest.mark.parametrize("kind", ASKED_OF_ALL)
def test_the_forms_are_as_the_declarations_make_them(kind: str) -> None:
    assert (FORMS / f"report-{kind}.yml").read_text(encoding="utf-8") == form_text(kind), "Run `make generated`."


def test_there_are_no_others() -> None:
    assert sorted(each.name for each in FORMS.iterdir()) == sorted(f"report-{kind}.yml" for kind in ASKED_OF_ALL)


@pytest.mark.parametrize("kind", ASKED_OF_ALL)
def test_a_form_is_as_its_host_takes_it(kind: str) -> None:
    made = form(kind)
    assert set(made) == {"name", "description", "title", "body"}
    assert made["body"][0]["type"] == "markdown"
    asked = made["body"][1:]
    for names in ([each["id"] for each in asked], [each["attributes"]["label"] for each in asked]):
        assert len(set(names)) == len(names)
    for each in asked:
        assert each["type"] in ("input", "textarea", "dropdown")
        assert re.fullmatch(r"[A-Za-z0-9_-]+", each["id"])
        options = each["attributes"].get("options", [])
        assert bool(options) is (each["type"] == "dropdown")
        assert len(set(options)) == len(options)
        assert all(isinstance(option, str) and option not in ("", "None") for option in options)


@pytest.mark.parametrize("kind", ASKED_OF_ALL)
def test_every_field_is_asked_for_but_what_is_counted_worked_out_or_sent_apart(kind: str) -> None:
    asked = {each.names[0] for each in questions(kind) if each.names}
    declared = {field.written for field in fields_in_turn(KINDS[kind]) if field.entries is None or not field.is_list}
    assert declared - asked <= {"id", "file", "sha256"}
    needed = {each.names[0] for each in questions(kind) if each.is_needed and each.names}
    assert needed <= set(required_in(KINDS[kind])) <= needed | {"id", "date", "agreed_on"}


def filled(kind: str, answers: dict[str, str]) -> str:
    """Return the text of an issue as hosts make it of a form."""
    return "\n\n".join(f"### {each.label}\n\n{answers.get(each.label, '_No response_')}" for each in questions(kind))


def answer_to(question: Question) -> str:
    if question.words:
        return question.words[-1].label
    if question.field is not None and question.field.declared.is_list:
        return "E1, E2"
    return f'What {question.label} is.\n\nAnd more: "it", #1.' if question.is_long else f"of {question.label}"


@pytest.mark.parametrize("kind", ASKED_OF_ALL)
def test_whatever_is_answered_is_read_back(kind: str) -> None:
    answers = {each.label: answer_to(each) for each in questions(kind)}
    said = issue_of(filled(kind, answers).replace("\n", "\r\n"))
    assert (said.kind, said.record) == (kind, answers[questions(kind)[0].label])
    for each in questions(kind)[1:]:
        expected: Any = answers[each.label]
        if each.words:
            expected = each.words[-1].value
        elif expected == "E1, E2":
            expected = ["E1", "E2"]
        assert said.given[each.names] == expected


def test_what_is_not_answered_is_not_given() -> None:
    said = issue_of(filled("update", {"Update: which action?": "AUD-01.1", "Status": "In progress", "Note": "Begun."}))
    assert said == FilledForm("update", "AUD-01.1", {("status",): "in_progress", ("note",): "Begun."})


def test_a_party_may_be_called_by_its_name_where_that_is_one_partys_alone() -> None:
    folder = read_folder(BORSETSHIRE)
    register = read(folder.texts, folder.held).register
    assert register is not None
    for name, id in {
        "head of custody": "head-custody",
        "head-custody": "head-custody",
        "The Marlow Inquiry": "hollerton-inquiry",
        "Head of Nothing": "Head of Nothing",
    }.items():
        said = issue_of(filled("update", {"Update: which action?": "X-01.1", "By": name}), register)
        assert said.given[("by",)] == id


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no heading fits"),
        ("### Hello\n\nthere", "no heading fits"),
        (filled("update", {"Note": "x\n\n### By\n\nsomebody else"}), "'By' is answered twice"),
        (filled("update", {"Note": "x\n\n### Verdict\n\nverified"}), "asks nothing like 'Verdict'"),
    ],
)
def test_what_is_no_form_or_cannot_be_told_apart_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotAForm, match=re.escape(why)):
        issue_of(text)
