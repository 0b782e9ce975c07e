"""Signs that nobody sees, or that turn what follows: which are told, and which beside them are signs like others."""

import pytest

from tracker.register.text.signs import unseen_signs

# The first and the last of each run of them, by code point.
UNSEEN = (
    "\u00ad \u034f \u061c \u115f \u1160 \u17b4 \u17b5 \u180e \u200b \u200e \u200f \u202a \u202e \u2060 \u2064 \u2066 "
    "\u206f \u3164 \ufeff \uffa0 \ufff9 \ufffb \U000e0001 \U000e007f"
).split(" ")
# What stands next to them: signs for "not" and "registered", letters and marks, a narrow space, a raised nought.
SEEN = (
    "\u00ac \u00ae \u034e \u0350 \u061b \u061d \u115e \u1161 \u17b3 \u17b6 \u180d \u180f \u2010 \u2027 \u202f \u205f "
    "\u2070 \u3163 \u3165 \uff9f \uffa1 \ufffc"
).split(" ")


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_a_sign_that_nobody_sees_is_told_at_its_place(sign):
    [fault] = unseen_signs(f"title: First\nsummary: Said{sign} so\n")

    assert (fault.line, fault.column) == (2, 14)
    assert f"U+{ord(sign):04X}" in fault.message


@pytest.mark.parametrize("sign", SEEN, ids=ascii)
def test_its_neighbours_are_signs_like_others(sign):
    assert list(unseen_signs(f"title: Said{sign} so, é\n")) == []


@pytest.mark.parametrize(
    "text", ["\u0646\u0627\u0645\u0647\u200c\u0647\u0627", "👩\u200d💻", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_what_joins_letters_of_a_script_or_makes_a_picture_belongs_there(text):
    assert list(unseen_signs(text)) == []
