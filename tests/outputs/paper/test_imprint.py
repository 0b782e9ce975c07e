"""The imprint: what is written into a file is read out again, and what is no imprint is refused in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.outputs.paper.papers import BLOCKS, IMPRINT, ORIGIN, PAPER
from tracker.outputs.paper.blocks import Heading
from tracker.outputs.paper.imprint import NoImprint, imprint_from, imprint_json, imprint_lines
from tracker.outputs.paper.values import block_digests, content_of, plain_values
from tracker.vocabulary import Marking


def test_what_is_written_is_read_out_again() -> None:
    read = imprint_from(imprint_json(PAPER, ORIGIN, "typst"))
    assert read.origin == ORIGIN
    assert (read.as_at, read.audience, read.commit) == (IMPRINT.as_at, Marking.PUBLIC, IMPRINT.commit)
    assert sorted(read.made_with) == ["python", "tracker", "typst", "zlib"]
    assert len(read.blocks) == len(BLOCKS)


def test_a_block_that_is_another_has_another_hash_and_the_others_keep_theirs() -> None:
    changed = (*BLOCKS[:1], Heading(2, "Summary"), *BLOCKS[2:])
    before, after = block_digests(BLOCKS), block_digests(changed)
    differing = [was != now for was, now in zip(before, after, strict=True)]
    assert differing == [False, True, *[False] * (len(BLOCKS) - 2)]
    assert content_of(replace(PAPER, blocks=changed), after) != content_of(PAPER, before)
    assert content_of(replace(PAPER, title="Another"), before) != content_of(PAPER, before)


def test_a_block_in_plain_values_names_its_kind() -> None:
    assert plain_values(Heading(2, "Summary", "s")) == {
        "kind": "Heading",
        "level": 2,
        "text": "Summary",
        "anchor": "s",
        "on_new_page": False,
    }


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 1}', "null"])
def test_what_is_no_imprint_is_refused(text: str) -> None:
    with pytest.raises(NoImprint, match=r"^Its imprint is damaged: it is not as this program writes it\.$"):
        imprint_from(text)


@pytest.mark.parametrize(
    "made_up",
    [
        {"made_with": "typst"},
        {"made_with": {"typst": 15}},
        {"made_with": {"typst": "\x1b]0;another title\x07"}},
        {"blocks": None},
        {"content": 5},
        {"origin": {"meeting": "m", "known_at": None, "head": 5, "register": "data", "zone": "Europe/London"}},
        {"origin": {"meeting": "m", "known_at": None, "head": ["a"], "register": "data", "zone": "Europe/London"}},
    ],
)
def test_an_imprint_with_other_kinds_of_values_is_refused(made_up: dict[str, object]) -> None:
    held = json.loads(imprint_json(PAPER, ORIGIN))
    imprint_from(json.dumps(held))
    with pytest.raises(NoImprint, match=r"^Its imprint is damaged: it is not as this program writes it\.$"):
        imprint_from(json.dumps(held | made_up))


def test_an_imprint_of_another_form_is_refused() -> None:
    held = json.loads(imprint_json(PAPER, ORIGIN))
    with pytest.raises(NoImprint, match=r"^Its imprint is of another version of this program"):
        imprint_from(json.dumps(held | {"form": 2}))


def test_the_lines_of_a_page() -> None:
    assert imprint_lines(IMPRINT) == (
        "Joint Audit Panel, January 2020",
        "Position as at 8 January 2020, as known now · Audience: public, 3 items restricted",
        "Commit 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d · Inputs 9f86d081884c7d65",
    )
    without = replace(IMPRINT, commit=None, restricted=0, known_at="audit-panel-2020-01")
    assert imprint_lines(without)[1:] == (
        "Position as at 8 January 2020, as known at audit-panel-2020-01 · Audience: public",
        "Commit none: the files are not committed · Inputs 9f86d081884c7d65",
    )
