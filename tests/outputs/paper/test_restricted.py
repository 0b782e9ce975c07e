"""No restricted word, and no name of who commits, is in any byte of a public Word document or HTML page."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.registers.canaries import AUTHOR, CANARY, EMAIL, SUBJECT, committed
from tracker.commands import app

__all__ = ["committed"]


def all_of(content: bytes) -> bytes:
    """Return all that a file holds: its parts with their names, and what stands in base64 within them."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content += b"".join(each.filename.encode() + each.comment + parts.read(each) for each in parts.infolist())
    inner = re.findall(rb'(?:base64,|encoding="base64">)([A-Za-z0-9+/=]+)', content)
    return content + b"".join(map(base64.b64decode, inner))


def pack(folder: Path, file: Path, *options: str) -> bytes:
    words = ["pack", "jab-2025-02", "-o", str(file), "--register", str(folder / "data"), *options]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return all_of(file.read_bytes())


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_no_restricted_word_is_in_a_byte_of_a_public_file(committed: Path, tmp_path: Path, ending: str) -> None:
    public = pack(committed, tmp_path / f"public.{ending}", "--audience", "public")
    whole = pack(committed, tmp_path / f"whole.{ending}", "--audience", "official_sensitive")

    for word in (CANARY, AUTHOR, EMAIL, SUBJECT):
        assert word.encode() not in public
    assert CANARY.encode() in whole
    assert b"expected_count: 15" in whole  # the register's own text is enclosed, and was looked into
    assert b"expected_count: 15" not in public
