"""CHANGES.md of a package: what changed since an earlier edition, in which words."""

from __future__ import annotations

import json
from datetime import date

from tests.outputs.export.snapshots import of_literal
from tracker.outputs.export.edition import edition_data, edition_markdown
from tracker.outputs.export.package import package

BEFORE = "{title: Keep a log, due: 2020-06, actions: [{updates: [2020-02-01: in_progress]}]}"
AFTER = (
    "{title: Keep *the* log, due: 2020-07, actions: [{updates: [2020-02-01: in_progress, 2020-03-01: implemented]}]}"
)


def test_it_says_of_which_kind_the_change_is_and_what_it_is() -> None:
    before, shown = of_literal(BEFORE, date(2020, 2, 10)), of_literal(AFTER, date(2020, 3, 10))

    head, _, position = edition_markdown(before, shown).partition("\n## Recommendations: from")

    assert head.splitlines() == [
        "# Recommendations: what changed",
        "",
        f"Version 2020.3.10+{shown.valid.content[:12]}, since version 2020.2.10+{before.valid.content[:12]}.",
        "",
        "**Changed meaning.** A value is another, or gone. What was found before may not be found again.",
        "",
        "## Changed meaning",
        "",
        "- recommendations.yaml: recommendations\\[R-01\\].due was 2020-06 and is now 2020-07",
        "",
        "## New rows",
        "",
        "- action\\_update: 1 new row, of R-01",
        "",
        "## Wording only",
        "",
        "- recommendations.yaml: recommendations\\[R-01\\].title is worded anew",
    ]
    assert position.startswith(" 10 February 2020 to 10 March 2020\n")
    assert "\n### R-01 Keep \\*the\\* log\n" in position


def test_where_nothing_changed_it_says_so() -> None:
    told = edition_markdown(of_literal(BEFORE), of_literal(BEFORE))
    assert "\n**Nothing that the register says.** The files say what they said.\n" in told


def test_a_package_names_the_version_since_which_it_tells() -> None:
    before, shown = of_literal(BEFORE, date(2020, 2, 10)), of_literal(AFTER, date(2020, 3, 10))
    files = dict(package(shown, before))

    assert files["CHANGES.md"].decode() == edition_markdown(before, shown)
    assert json.loads(files["datapackage.json"])["changes"] == edition_data(before, shown)
    assert edition_data(before, shown) == {
        "since": f"2020.2.10+{before.valid.content[:12]}",
        "kind": "Changed meaning",
    }


def test_without_an_earlier_one_nothing_is_told() -> None:
    files = dict(package(of_literal(BEFORE)))
    assert "CHANGES.md" not in files
    assert "changes" not in json.loads(files["datapackage.json"])
