"""What the tests of an edit have in common: additions at random, and what an edit may do to a text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.registers.yaml_text import scalars_of

HOSTILE = (
    *("a: b", "key:", "# no comment", "a #b", "- dash", "! bang", "&anchor", "*alias", "'single'", '"double"', "it's"),
    *(
        "tab\there",
        "\tfirst",
        "ends in spaces  ",
        "  begins with them",
        "no",
        "yes",
        "1.0",
        "2020-01-08",
        "2020-01",
        "null",
    ),
    *(
        "~",
        "",
        " ",
        "12:30",
        "010",
        "=1+1",
        "<<",
        "?",
        "? a",
        "|",
        ">",
        "> a",
        "%",
        "@a",
        "`a`",
        "{a",
        "a}",
        "[a",
        "a]",
        ",",
    ),
    *(
        "a, b: c",
        "---",
        "...",
        "--- a",
        "\U0001f600 done",
        "Łódź",
        "x" * 300,
        "x" * 80 + " " + "y" * 200,
        "\\",
        "\\x07",
        "\\n",
    ),
    *(
        "one\ntwo",
        "one\n\ntwo",
        "one\n  two\nthree",
        "\none",
        "one\n",
        "one\n\n",
        "# one\n# two",
        "a\n---\nb",
        "a\nmarking: public",
    ),
    *("It was signed by both sides. " * 9, ("It was signed: #1 of 3, " * 12).strip(), "double  spaces " * 12),
)
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co")), max_size=200),
)


def updates() -> st.SearchStrategy[dict[str, Any]]:
    """Updates, of which the words are hostile."""
    return st.fixed_dictionaries(
        {"date": st.sampled_from(("2020-07-20", "2020-08")), "status": st.just("implemented"), "by": st.just("force")},
        optional={
            "note": WORDS,
            "evidence": st.lists(st.sampled_from(("E1", "E2")), max_size=2),
            "expected": st.none() | st.just("2021"),
            "risk": WORDS,
        },
    )


def said(text: bytes) -> Any:
    """Return what a text says, by another reader than the project's: every scalar as it is written, nulls as None."""
    return _nulls_as_none(scalars_of(text.decode("utf-8-sig")))


def _nulls_as_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _nulls_as_none(each) for name, each in value.items()}
    return [_nulls_as_none(each) for each in value] if isinstance(value, list) else value


def is_within(old: bytes, new: bytes) -> bool:
    """Return whether every byte of a text is in another, in the same order."""
    left = iter(new)
    return all(byte in left for byte in old)


def lines_gone(old: bytes, new: bytes) -> list[bytes]:
    """Return the lines of a text that are not in another in the same order, with their ends: as few as can be."""
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    stay = [[0] * (len(others) + 1) for _ in range(len(lines) + 1)]  # how many can stay, from each pair of lines on
    for one, line in reversed(list(enumerate(lines))):
        for two, other in reversed(list(enumerate(others))):
            stay[one][two] = (
                stay[one + 1][two + 1] + 1 if line == other else max(stay[one + 1][two], stay[one][two + 1])
            )
    gone, one, two = [], 0, 0
    while one < len(lines):
        if two < len(others) and lines[one] == others[two]:
            one, two = one + 1, two + 1
        elif two < len(others) and stay[one][two + 1] >= stay[one + 1][two]:
            two += 1
        else:
            gone.append(lines[one])
            one += 1
    return gone
