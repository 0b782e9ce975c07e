"""What is like a marking, though it may be mistyped or stand where none can be read.

Takes texts and names; knows nothing of files.
"""

import re
from difflib import SequenceMatcher

_PUBLIC = re.compile(r"""\bmarking["']?[ \t]*:[ \t]+["']?public\b["']?(?=[ \t]*(?:[,}\]#\r\n]|$))""")
_NAME = re.compile(r"""(?:^|[{,])[ \t]*(?:-[ \t]+)*["']?([^\W\d]{5,24})["']?[ \t]*[:=]""", re.MULTILINE)
_WORD = re.compile(r"[^\W\d]{6,24}")
_ALIKE = (
    0.8  # of the letters: `offical`, `mraking` and what holds a letter of another alphabet are alike; `office` is not
)


def mentions_marking(text: str) -> bool:
    """Return whether a text holds something like a marking, beside that something is public."""
    rest = _PUBLIC.sub("public: yes", text)
    if "marking" in rest.lower() or any(map(is_like_marking, set(_NAME.findall(rest)))):
        return True
    return any(_is_like(word, each) for each in set(_WORD.findall(rest)) for word in ("official", "sensitive"))


def is_like_marking(name: str) -> bool:
    """Return whether a field's name is meant as `marking`."""
    return _is_like("marking", name)


def _is_like(word: str, written: str) -> bool:
    lower = written.lower()
    if word in lower:
        return True
    matcher = SequenceMatcher(None, word, lower, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
