"""A register with something nasty in every text that it may hold, made from a whole one: markup, or text that breaks
out of its room.
"""

from pathlib import Path
from typing import Any

from tests.registers.yaml_text import text_of, values_of

NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'><b>**bold**</b> [x](javascript:alert(1)) :red[y] $z$"
# Right-to-left marks that are never closed, a word that no line holds, and signs that pile up over it.
SPRAWLING = "\u202e\u2067\u200f" + "W" * 10_000 + "\u0301" * 40
TEXTS = {
    *("title", "name", "text", "note", "reason", "shows", "held", "summary", "wording", "theme", "unit", "risk"),
    *("answer", "resolution", "reported_in", "raised_by", "reference"),
}


def hostile(value: Any, name: str = "", text: str = NASTY) -> Any:
    """The same with every free text made hostile, and every address as hostile as an address may be."""
    if isinstance(value, dict):
        changed = {key: hostile(each, key, text) for key, each in value.items()}
        if "title" in value and "id" in value:
            changed["title"] = f"{text} {value['id']}"  # of two things of one kind, no two are called the same
        return changed
    if isinstance(value, list):
        return [hostile(each, name, text) for each in value]
    if name == "url" and value:
        return 'https://example.org/"onmouseover="alert(1)"><script>alert(2)</script>'
    return text if name in TEXTS and value else value


def build(register: Path, folder: Path, text: str = NASTY) -> None:
    """Copy a register into a folder, made hostile."""
    for file in register.rglob("*"):
        copy = folder / file.relative_to(register)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".yaml":
            values = hostile(values_of(file.read_bytes()), text=text)
            copy.write_text(text_of(values, escaped=True), encoding="utf-8")
        elif file.is_file():
            copy.write_bytes(file.read_bytes())
