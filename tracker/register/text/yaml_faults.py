"""What libyaml says of a text that it cannot read → the same for somebody who has never heard of YAML.

Knows libyaml's complaints and the text that they are about; reads no values.
"""

from yaml import Mark, MarkedYAMLError
from yaml.reader import ReaderError

from tracker.register.text.fault import Fault, place_after
from tracker.register.text.signs import sign_out_of_place, unseen_text


def bad_character(text: str, error: ReaderError) -> Fault:
    """Return the fault of a character that no text may hold."""
    before = text.encode()[: error.position].decode(errors="ignore")
    return misplaced_character(text, len(before))


def misplaced_character(text: str, at: int) -> Fault:
    """Return the fault of the character of `text` at the index `at`."""
    message = unseen_text(text[at]) if at < len(text) else "A character is cut off here. Type the line again."
    return Fault(*place_after(text[:at]), "character", message)


_QUOTE = "Put the whole text in quotes."
_UNCLOSED = "A quotation mark is opened here and never closed. Close it."
_AFTER_BAR = "Nothing can follow | or > on its own line. Put the text on the lines below, indented, or in quotes."
_BACKSLASH = "A backslash has a special meaning inside \"…\". Put the text in '…' instead, or write two backslashes."
_DIRECTIVE = "A line cannot start with %. Put the text in quotes, or take the line out."
_RUNS_ON = (
    "This line is read as part of the text above it. If it is not, indent it like its neighbours and see that the line"
    " above is 'name: value', with a space after the colon; if it is, put that whole text in quotes."
)
_TOO_LATE = (
    "This follows a text in quotes, or a list, that has ended already. Put the whole text in quotes; inside '…' write"
    " an apostrophe twice, and close any quotation mark that is open above."
)
_NOT_IN_LINE = (
    "This line is not indented like its neighbours, or a quotation mark above it is not closed. Indent it with as many"
    " spaces as the lines that it belongs with."
)

_AT_ITS_START = {  # told where the thing began that went wrong
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "could not find expected ':'": "This line has no colon. Write 'name: value', or '- ' and a space before an item.",
    "did not find expected alphabetic": f"A text cannot start with * or &. {_QUOTE}",
    "did not find expected tag URI": f"A text cannot start with an exclamation mark. {_QUOTE}",
    "did not find the expected '>'": f"A text cannot start with an exclamation mark. {_QUOTE}",
    "found undefined tag handle": f"A text cannot start with an exclamation mark. {_QUOTE}",
    "did not find expected comment or line break": _AFTER_BAR,
    "found an indentation indicator equal to 0": _AFTER_BAR,
}
_WHERE_IT_FAILS = {
    "did not find expected '-' indicator": "This line is not indented like the list that it stands in. Start an item"
    " with '- ', and indent the rest of it two spaces more.",
    "did not find expected ',' or": "A bracket opened on line {opened} is not closed before this, or a comma is"
    " missing. Close the bracket, or put a text that holds brackets or commas in quotes.",
    "block sequence entries are not allowed": "A list cannot start here. Put its first '- ' on a line of its own, or"
    " put the text in quotes.",
    "found unexpected ':'": f"A colon ends a text that stands between brackets. {_QUOTE}",
    "mapping keys are not allowed": f"A text cannot start with a question mark and a space. {_QUOTE}",
    "found a tab character": "This line is indented with a tab. Indent it with spaces.",
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character": _BACKSLASH,
    "did not find expected <document start>": "Text follows the line '...', which ends a file. Take that line out.",
    "found incompatible YAML document": _DIRECTIVE,
    "directive": _DIRECTIVE,
}


def in_plain_words(text: str, error: MarkedYAMLError) -> Fault:
    """Return the fault that libyaml tells of `text` in plain words, at the place that is to be corrected."""
    complaint = f"{error.problem or ''} {error.context or ''}"
    lines = text.splitlines() or [""]
    begun, failed = error.context_mark or error.problem_mark, error.problem_mark or error.context_mark
    if begun is None or failed is None:
        return Fault(1, 1, "yaml", "This file cannot be read as YAML. Compare it with a file that can.")
    if failed.line >= len(lines) and begun.line < len(lines):
        failed = begun
    if odd := sign_out_of_place(lines, failed.line):
        return odd
    mark, message = failed, _about_the_line(complaint, lines, failed)
    for theirs, plain in _AT_ITS_START.items():
        if message is None and theirs in complaint and "directive" not in complaint:
            mark, message = begun, plain
    for theirs, plain in _WHERE_IT_FAILS.items():
        if message is None and theirs in complaint:
            message = plain.format(opened=begun.line + 1)
    if message is None:
        message = f"This line cannot be read as YAML. Compare it with its neighbours, or use quotes: {complaint}."
    line, column = _within(lines, mark)
    if message is _RUNS_ON:
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
    return Fault(line, column, "yaml", message)


def _within(lines: list[str], mark: Mark) -> tuple[int, int]:
    """Return the line and column of a mark; of one after the last line, the end of the last line."""
    if mark.line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return mark.line + 1, mark.column + 1


def _about_the_line(complaint: str, lines: list[str], mark: Mark) -> str | None:
    """Return the message of a complaint that depends on what stands in the line at fault."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    before, sign = line[: mark.column], line[mark.column : mark.column + 1]
    if "cannot start any token" in complaint or "did not find expected node content" in complaint:
        if sign == "\t":
            return "This line is indented with a tab. Indent it with spaces."
        if sign:
            return f"A text cannot start with {sign}. {_QUOTE}"
        return "Something is missing at the end of the file, or a bracket is not closed. Complete it."
    if "mapping values are not allowed" in complaint:
        text_holds_it = ": " in before or before.endswith(":")
        return f"A colon with a space after it stands inside a text. {_QUOTE}" if text_holds_it else _RUNS_ON
    if "did not find expected key" in complaint:
        return _NOT_IN_LINE if not before.strip() else _TOO_LATE
    return None
