"""What the rows of a database were made from. Light to import: who only names it needs no database."""

from typing import NamedTuple


class Provenance(NamedTuple):
    """What rows are made from.

    `content`: the hash of the register's files; `audience`: the marking up to which words are told; `marked_by`: the
    hash of the files whose markings decided that; `restricted`: how many entries are without their words.
    """

    content: str
    audience: str
    marked_by: str = ""
    restricted: int = 0
