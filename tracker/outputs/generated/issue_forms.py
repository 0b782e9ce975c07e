"""The questions for a new entry → the form of a git host, with which somebody who cannot edit files sends them.

Takes questions, returns text; source: GitHub's syntax of issue forms, which Forgejo and Gitea take as well.
"""

from typing import Any

import yaml

from tracker.register.edit.additions import KINDS
from tracker.register.forms.questions import Question, questions

_HEADING = """\
# Made by `make generated` from the declarations of the fields: do not edit it.
# The keeper turns what was sent into a change: python -m tracker record --from-issue FILE
"""
_ABOUT = (
    "For whoever cannot edit the register's files. The register's keeper turns what you send into a proposed change."
    " Everybody who can read this repository can read it: write nothing here that they may not know."
)


class _Plain(yaml.SafeDumper):
    """With lists indented below their names, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def form_file(kind: str) -> str:
    """Return the name of the form's file; `action.yml` alone would be taken for an action of GitHub's."""
    return f"report-{kind}.yml"


def form_text(kind: str) -> str:
    """Return the form for an entry of a kind."""
    form = {
        "name": f"Report: {kind}",
        "description": str(KINDS[kind].__doc__).strip(),
        "title": f"{kind.capitalize()}: ",
        "body": [{"type": "markdown", "attributes": {"value": _ABOUT}}, *map(_element, questions(kind))],
    }
    return _HEADING + yaml.dump(form, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


def _element(question: Question) -> dict[str, Any]:
    """Return one question as the host's form asks it."""
    attributes: dict[str, Any] = {"label": question.label, "description": question.explanation}
    if question.words:
        attributes["options"] = [each.label for each in question.words]
        attributes["description"] += _meanings(question)
    kind = "dropdown" if question.words else "textarea" if question.is_long else "input"
    element = {"type": kind, "id": "-".join(question.names) or "record", "attributes": attributes}
    return element | ({"validations": {"required": True}} if question.is_needed else {})


def _meanings(question: Question) -> str:
    return "".join(f" {each.label}: {each.meaning}" for each in question.words)
