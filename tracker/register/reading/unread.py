"""Files in a register's folder that are not read: which of them may be meant for it, and what they should be called.

Knows names alone; takes paths, returns problems.
"""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from tracker.problems import Problem
from tracker.register.reading.complaints import nearest_word
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, response_path
from tracker.register.text.folder import EVIDENCE, QUESTIONS, RESPONSES, is_of_an_editor

_TOP = {PurePosixPath(path).stem: path for path in (ASKED, MEETINGS, CONCERNS, INDICATORS, QUESTIONS)}
_ID = re.compile(r"(?<![A-Z0-9])[A-Z][A-Z0-9]*-\d{2,}(?!\d)", re.IGNORECASE)
_RESPONSE = re.compile(rf"{RESPONSES}/[A-Z][A-Z0-9]*-[0-9]{{2,}}\.yaml")
_TOP_NAME = re.compile(rf"(?:copy of )?({'|'.join(_TOP)})(?![a-z])", re.IGNORECASE)
_YAML = (".yaml", ".yml")
# Kept beside a register on purpose: documents, tables and what was exported of it.
_DOCUMENTS = frozenset(
    ".md .pdf .doc .docx .odt .rtf .csv .tsv .xls .xlsx .ods .ppt .pptx .html .htm .eml .msg .db .sqlite .png .jpg .zip"
    " .py .sh .toml .cfg .ini .lock .log".split()
)


def is_response(path: str) -> bool:
    """Return whether a register reads a file as a response; not a copy, nor one in small letters, that names its id."""
    if _RESPONSE.fullmatch(path):
        return True
    if not (path.startswith(f"{RESPONSES}/") and path.endswith(".yaml") and path.count("/") == 1):
        return False
    stem = path[len(RESPONSES) + 1 : -len(".yaml")]
    named = _ID.search(stem)
    return named is None or named[0] == stem == stem.upper()


def may_be_meant(path: str) -> bool:
    """Return whether a file that a register does not read may be meant for it, by its name and place."""
    folder, _, name = path.rpartition("/")
    if folder.split("/")[0] == EVIDENCE or is_of_an_editor(name):
        return False
    if name.strip().lower().endswith(_YAML):
        return True
    if PurePosixPath(name.strip().lower()).suffix in _DOCUMENTS - ({".md"} if name.lower() == QUESTIONS else set()):
        return False
    if folder.strip().lower().startswith("response"):
        return not name.lower().startswith(("readme", "codeowners", "license", "makefile"))
    return bool(_ID.search(name) or (not folder and _TOP_NAME.match(name)))


def unread(path: str, paths: Collection[str]) -> Problem:
    """Return the warning that a file is not read, with what it should be called; `paths`: all there are."""
    meant, is_sure = _meant(path)
    if meant is None or (meant in paths and not is_sure):
        message = "No register has a file of this name, so it is not read. Rename it, or take it away."
    elif meant in paths:
        message = (
            f"This file is not read: by its name it is a copy of '{meant}'. Take over what is missing there, and take"
            " this one away."
        )
    else:
        message = f"This file is not read, because of its name. Call it '{meant}', or take it away."
    return Problem(path, 1, 1, "warning", "file", message)


def _meant(path: str) -> tuple[str | None, bool]:
    """Return the path of the file that one of another name is likely to be meant for, and whether it names it."""
    name = path.rpartition("/")[2]
    if match := _ID.search(name):
        return response_path(match[0].upper()), True
    if match := _TOP_NAME.match(name.strip()):
        return _TOP[match[1].lower()], True
    near = nearest_word(name.split(".")[0].strip(), tuple(_TOP))
    return (_TOP[near] if near else None), False


def path_meant(path: str) -> str | None:
    """Return the path of the file that one which is not read is likely to be meant for, None where for none."""
    return _meant(path)[0]
