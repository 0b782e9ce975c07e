"""What a document is called that the register is to hold: by its recommendation and title.

Takes texts, returns a path; reads no file.
"""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from tracker.register.text.folder import EVIDENCE

_LONGEST = 60  # signs of a title within a name
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


def document_path(recommendation: str, title: str, named: str, sha256: str, held: Mapping[str, str]) -> str:
    """Return where a document goes, below evidence/; where the very same is held already, where that is.

    `named`: the document's own name, of which the ending stays; `held`: the hashes of the documents that are there.
    """
    same = next((path for path, hash in held.items() if hash == sha256), None)
    if same is not None:
        return same
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "document"
    ending = PurePosixPath(named).suffix.lower()
    stem, end = f"{EVIDENCE}/{recommendation}-{words}", ending if _ENDING.fullmatch(ending) else ""
    taken, number = {path.casefold() for path in held}, 1
    while f"{stem}{f'-{number}' if number > 1 else ''}{end}".casefold() in taken:
        number += 1
    return f"{stem}{f'-{number}' if number > 1 else ''}{end}"
