"""Mutants that broke something, kept as small as they could be made: a folder each, run in every `make test`.

A folder holds `case.json` (what it was made from, what is gone, what is no file) and below `files` what was changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.mutants import Mutant, base
from tracker.register.text.folder import LINK, NO_FILE, NO_FOLDER, UNREAD, NotAFile

CASES = Path(__file__).parent / "cases"
_MARKERS = {marker.code + marker.message[:12]: marker for marker in (LINK, NO_FILE, NO_FOLDER, UNREAD)}


def load(folder: Path) -> Mutant:
    """Return the mutant of a case."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    sound = base(case["base"])
    texts = {path: text for path, text in sound.texts.items() if path not in case["gone"]}
    for path, marker in case["markers"].items():
        texts[path] = _MARKERS[marker]
    for path, file in case["files"].items():
        texts[path] = (folder / "files" / file).read_bytes()
    return Mutant(case["base"], texts, {**sound.held, **case["held"]})


def keep(mutant: Mutant, folder: Path) -> None:
    """Write a mutant as a case."""
    sound = base(mutant.base)
    changed = {path: text for path, text in mutant.texts.items() if sound.texts.get(path) != text}
    (folder / "files").mkdir(parents=True, exist_ok=True)
    files = {
        path: f"{number}.txt" for number, path in enumerate(sorted(changed))
    }  # a path may be one that no disk takes
    case = {
        "base": mutant.base,
        "gone": sorted(sound.texts.keys() - mutant.texts.keys()),
        "markers": {p: t.code + t.message[:12] for p, t in changed.items() if isinstance(t, NotAFile)},
        "files": {path: file for path, file in files.items() if not isinstance(changed[path], NotAFile)},
        "held": {path: held for path, held in mutant.held.items() if sound.held.get(path) != held},
    }
    for path, file in case["files"].items():
        (folder / "files" / file).write_bytes(changed[path])
    (folder / "case.json").write_text(json.dumps(case, indent=1) + "\n", encoding="utf-8")


def smallest(mutant: Mutant, is_broken: Callable[[Mutant], bool]) -> Mutant:
    """Return a mutant that is still broken, with as few changed files and lines as a plain search finds."""
    sound = base(mutant.base)
    for path in sorted(mutant.texts.keys() | sound.texts.keys()):
        texts = dict(mutant.texts)
        if path in sound.texts:
            texts[path] = sound.texts[path]
        else:
            texts.pop(path)
        mutant = _if_broken(mutant._replace(texts=texts), mutant, is_broken)
    for path, text in sorted(mutant.texts.items()):
        if isinstance(text, NotAFile) or text == sound.texts.get(path):
            continue
        size = max(1, len(text.splitlines()) // 2)
        while size:
            at = 0
            while at < len(lines := mutant.texts[path].splitlines(keepends=True)):
                shorter = {**mutant.texts, path: b"".join(lines[:at] + lines[at + size :])}
                smaller = _if_broken(mutant._replace(texts=shorter), mutant, is_broken)
                at += 0 if smaller is not mutant else size
                mutant = smaller
            size //= 2
    return mutant


def _if_broken(smaller: Mutant, mutant: Mutant, is_broken: Callable[[Mutant], bool]) -> Mutant:
    return smaller if smaller.texts != mutant.texts and is_broken(smaller) else mutant
