"""YAML text → values that keep their text, and the line and column of each."""

import pytest

from tracker.register.text.marked_yaml import PLACE, Repeated, Unreadable, column_of, index_of, line_of, read


def plain(value):
    """Return values without the places that mappings carry."""
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items() if name != PLACE}
    return [plain(each) for each in value] if isinstance(value, list) else value


def at(text: str, *path: str | int, key: bool = False) -> tuple[int, int]:
    place = index_of(text).place(path, key=key)
    return line_of(place), column_of(place)


def faults(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(Unreadable) as raised:
        read(text)
    return [(fault.line, fault.column, fault.code) for fault in raised.value.faults]


# Values


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "off", "true", "False", "010", "0x1F", "1_000", "12:30", "1e3", ".5", ".inf", "-0"),
        *("2024-02-30", "2019", "2019-10", "2001-12-14t21:59:43.10-05:00", "=", "<<", "null-and-void", "nULL", "NaN"),
    ],
)
def test_a_plain_value_keeps_its_text(written):
    assert plain(read(f"value: {written}\n").values) == {"value": written}
    assert plain(read(f"[{written}]\n").values) == [written]


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_nothing_is_written_in_these_ways_and_no_other(written):
    assert plain(read(f"value: {written}\n").values) == {"value": None}
    assert plain(read(f"- {written}\n").values) == [None]


@pytest.mark.parametrize(
    ("written", "text"),
    [("'null'", "null"), ('"~"', "~"), ("''", ""), ('"no"', "no"), ("'It''s'", "It's"), (r'"\u00e9"', "é")],
)
def test_a_quoted_value_is_a_text(written, text):
    assert plain(read(f"value: {written}\n").values) == {"value": text}
    assert plain(read(f"- {written}\n").values) == [text]


def test_texts_of_many_lines_are_folded_or_kept_as_yaml_says():
    text = """\
folded: >-
  Agreements with
  each partner.

  Audits.
kept: |
  Agreements
    with each
plain: Agreements with
  each partner
quoted: "Agreements with
  each partner"
"""
    assert plain(read(text).values) == {
        "folded": "Agreements with each partner.\nAudits.",
        "kept": "Agreements\n  with each\n",
        "plain": "Agreements with each partner",
        "quoted": "Agreements with each partner",
    }


def test_a_key_keeps_its_text_too():
    assert plain(read("no: a\n010: b\n~: c\n2019-10: d\n").values) == {"no": "a", "010": "b", "~": "c", "2019-10": "d"}


def test_a_merge_key_merges_nothing():
    assert plain(read("<<: {a: b}\nc: d\n").values) == {"<<": {"a": "b"}, "c": "d"}


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "--- ~\n"])
def test_a_file_may_say_nothing(text):
    assert read(text).values is None


# Places


REGISTER = """\
# Two comments
# come first.
register:
  title: >-
    A small
    register
  as_at:

parties:
  - {id: mps, name: "Police", kind: body}
  -
    id: ico
    name: Regulator
notes: [[a, b], {c: d}, e]
last: word
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (3, 1)),
        (("register",), (4, 3)),
        (("register", "title"), (4, 10)),
        (("register", "as_at"), (7, 9)),
        (("parties",), (10, 3)),
        (("parties", 0), (10, 5)),
        (("parties", 0, "id"), (10, 10)),
        (("parties", 0, "name"), (10, 21)),
        (("parties", 0, "kind"), (10, 37)),
        (("parties", 1), (12, 5)),
        (("parties", 1, "name"), (13, 11)),
        (("notes",), (14, 8)),
        (("notes", 0), (14, 9)),
        (("notes", 0, 1), (14, 13)),
        (("notes", 1), (14, 17)),
        (("notes", 1, "c"), (14, 21)),
        (("notes", 2), (14, 25)),
        (("last",), (15, 7)),
    ],
)
def test_each_value_is_at_its_line_and_column(path, place):
    assert at(REGISTER, *path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("register",), (3, 1)),
        (("register", "as_at"), (7, 3)),
        (("parties", 0, "name"), (10, 15)),
        (("notes", 1, "c"), (14, 18)),
    ],
)
def test_each_name_is_at_its_line_and_column(path, place):
    assert at(REGISTER, *path, key=True) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("parties", 0, "email"), (10, 5)),
        (("register", "title", "x"), (4, 10)),
        (("parties", 7), (10, 3)),
        (("no",), (3, 1)),
    ],
)
def test_a_path_that_ends_early_is_at_the_last_thing_on_it(path, place):
    assert at(REGISTER, *path) == place


def test_a_mapping_carries_the_place_from_which_its_values_are_found():
    document = read(REGISTER)
    party = document.values["parties"][1]
    assert (line_of(party[PLACE]), column_of(party[PLACE])) == (12, 5)
    place = index_of(REGISTER).place(("name",), party[PLACE])
    assert (line_of(place), column_of(place)) == (13, 11)


def test_carriage_returns_change_no_place_and_no_value():
    crlf = REGISTER.replace("\n", "\r\n")
    assert plain(read(crlf).values) == plain(read(REGISTER).values)
    assert index_of(crlf) == index_of(REGISTER)


def test_columns_count_characters_not_bytes():
    assert at("été: {préfet: «é», next: 😀😀, last: a}\n", "été", "next") == (1, 26)
    assert at("été: {préfet: «é», next: 😀😀, last: a}\n", "été", "last") == (1, 36)


# Repeated names


def test_a_repeated_name_is_told_and_the_first_value_is_kept_with_its_place():
    document = read("a: 1\nb: {c: 2, c: 3}\na: 4\nlast: 5\n")
    told = [(fault.line, fault.column, fault.code, fault.message) for fault in document.faults]
    assert told == [
        (2, 11, "repeated", "'c' is written twice here. Keep one of them, or put what both say under one."),
        (3, 1, "repeated", "'a' is written twice here. Keep one of them, or put what both say under one."),
    ]
    assert document.values["a"] == "1"
    assert document.values["b"]["c"] == "2"
    assert at("a: 1\nb: {c: 2, c: 3}\na: 4\nlast: 5\n", "last") == (4, 7)
    assert at("a: 1\nb: {c: 2, c: 3}\na: 4\nlast: 5\n", "a") == (1, 4)


def test_a_repeated_name_is_the_text_that_is_written_and_equals_no_other():
    name = Repeated("title")
    assert f"{name}" == "title"
    assert name in [name]
    assert name not in ["title", Repeated("title")]
    assert "title" not in [name]
    assert name != "title"


def test_one_name_in_two_mappings_is_not_repeated():
    assert read("a: {c: 1}\nb: {c: 2}\n").faults == []


# What is refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x b\nc: *x\n", [(1, 4, "anchor"), (2, 4, "alias")]),
        ("a: !!str b\nc: !x d\n", [(1, 4, "tag"), (2, 4, "tag")]),
        ("a: &x b\nc: ]\n", [(1, 4, "anchor"), (2, 4, "yaml")]),
        ("a: b\na: c\n---\nd: e\n", [(2, 1, "repeated"), (3, 1, "document")]),
        ("a: b\na: c\nd: ]\n", [(2, 1, "repeated"), (3, 4, "yaml")]),
        ("a: b\n[c]: d\n", [(2, 1, "yaml")]),
        ("? {a: b}\n: c\n", [(1, 3, "yaml")]),
        ("é: b\x85c\n", [(1, 5, "character")]),
        ("é: b\x00c\n", [(1, 5, "character")]),
        ("a: b\né: \ufffe\n", [(2, 4, "character")]),
    ],
)
def test_each_thing_that_is_refused_is_told_at_its_place(text, told):
    assert faults(text) == told


@pytest.mark.parametrize("text", ["a: Q&A\n", "a: 'x & y'\n", "a: 2 * 3!\n", "a: '*'\n# & and ! and *\n"])
def test_signs_of_anchors_and_tags_within_a_text_are_letters_like_others(text):
    assert isinstance(read(text).values["a"], str)


def test_sixty_four_deep_is_read_and_no_deeper():
    assert plain(read("[" * 64 + "]" * 64).values) == plain(eval("[" * 64 + "]" * 64))
    assert faults("[" * 65 + "]" * 65) == [(1, 65, "nesting")]


@pytest.mark.parametrize(
    ("text", "place", "beginning"),
    [
        ("%b: c\n", (1, 3), "A line cannot start with %."),
        ("%YAML 1.1 x\n---\na: b\n", (1, 11), "A line cannot start with %."),
        ("%YAML 3.0\n---\na: b\n", (1, 1), "A line cannot start with %."),
        ("a: !!\n", (1, 4), "A text cannot start with an exclamation mark."),
        ("a: !<x\n", (1, 4), "A text cannot start with an exclamation mark."),
        ("a: !h!x\n", (1, 4), "A text cannot start with an exclamation mark."),
        ("a: & b\n", (1, 4), "A text cannot start with * or &."),
        ("a: ? b\n", (1, 4), "A text cannot start with a question mark and a space."),
        ("a: ]\n", (1, 4), "A text cannot start with ]."),
        ("a: {b: c:, d: e}\n", (1, 9), "A colon ends a text that stands between brackets."),
        ("a: , b\n", (1, 4), "A text cannot start with ,."),
        ("a: |0\n  b\n", (1, 4), "Nothing can follow | or > on its own line."),
        ("a: |\n\tb\n", (2, 1), "This line is indented with a tab."),
        ("a: b\n\tc\n", (2, 1), "This line is indented with a tab."),
        ('a: "\\xZZ"\n', (1, 7), "A backslash has a special meaning"),
        ('a: "\\ud800"\n', (1, 7), "A backslash has a special meaning"),
        ("a: 'b\n--- c\n", (1, 4), "A quotation mark is opened here"),
        ("a: 'b\nc: 'd'\n", (2, 5), "This follows a text in quotes"),
        ("a: {b: c}}\n", (1, 10), "This follows a text in quotes"),
        ("a: b\n- c\n", (2, 1), "This line is not indented like its neighbours"),
        ("a:\n- b\n-c\n", (3, 1), "This line has no colon."),
        ("a: {b: #c}\n", (1, 11), "Something is missing at the end of the file"),
        ("a: [\n", (1, 5), "Something is missing at the end of the file"),
        ("a: [b,\n  c\nd: e\n", (3, 2), "A bracket opened on line 1 is not closed before this"),
    ],
)
def test_what_yaml_cannot_read_is_told_in_plain_words_where_it_is_to_be_corrected(text, place, beginning):
    with pytest.raises(Unreadable) as raised:
        read(text)
    [fault] = raised.value.faults
    assert (fault.line, fault.column) == place
    assert fault.message.startswith(beginning)
