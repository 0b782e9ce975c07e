"""What only the screen of the register's own text says."""

HEADING = "The register’s own text"
HEADING_NOW = "The register’s own text as it is now, with its errors"
WHICH = "The files of the register at the revision shown:"
NO_FILE_ASKED = "No file is named in the address."
ON_HOST = "This line where the repository is hosted"
ASKED_FOR = ", the line asked for"
BLANK = "blank line"
EARLIER, LATER = "Earlier", "Later"
TURNERS = ("Parts of the file", "Parts of the file, once more")


def part(which: str, first: int, last: int) -> str:
    """Return the words of a link to a part of a file."""
    return f"{which}: lines {first:,} to {last:,}"


def caption(path: str, first: int, last: int, lines: int) -> str:
    """Return what the table of lines holds."""
    whole = f"{path}, {lines:,} {'line' if lines == 1 else 'lines'}"
    return whole if (first, last) == (1, lines) else f"{path}, lines {first:,} to {last:,} of {lines:,}"
