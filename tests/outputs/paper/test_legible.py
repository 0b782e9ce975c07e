"""Text as paper takes it: what no document may hold is seen to be missing, and no direction of writing leaks out."""

import pytest

from tracker.outputs.paper.legible import begins_right_to_left, legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cam wrth gam: ŵŷ, Łódź, 🚓", "Cam wrth gam: ŵŷ, Łódź, 🚓"),
        ("a\x00b\x0bc\x1fd\x7fe\x85f", "a�b�c�d�e�f"),
        ("\ud83d alone, \udc00 alone", "� alone, � alone"),
        ("\ufffe\uffff\ufdd0\U0001fffe", "����"),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("\u202eturned", "\u202eturned\u202c"),
        ("\u2067\u202eturned twice", "\u2067\u202eturned twice\u202c\u2069"),
        ("\u2067\u202eended early\u2069 after", "\u2067\u202eended early\u202c\u2069 after"),
        ("an end of nothing\u2069\u202c", "an end of nothing"),
    ],
)
def test_text_is_kept_or_seen_to_be_replaced(text: str, shown: str) -> None:
    assert legible(text) == shown


@pytest.mark.parametrize(
    ("text", "so"),
    [("تقرير", True), ("(1) דוח", True), ("Report تقرير", False), ("2020-01-08", False), ("", False)],
)
def test_the_first_letter_says_how_a_text_is_written(text: str, so: bool) -> None:
    assert begins_right_to_left(text) is so
