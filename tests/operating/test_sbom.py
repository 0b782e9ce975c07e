"""The bill of materials lists what requirements.txt locks, no more and no less; the same list gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Of some packages two versions are locked, each for some versions of Python.
LOCKED = re.findall(r"^([\w.-]+)==([^ ]+) ", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)


def make_sbom() -> bytes:
    """Run `make sbom` and return what it wrote; skip where the tool is not here and cannot be fetched."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["make", "sbom"], cwd=ROOT, env=environment, capture_output=True, text=True)
    if "No matching distribution found for cyclonedx-bom" in done.stderr:
        pytest.skip("cyclonedx-bom is not installed, and no package registry can be reached")
    assert done.returncode == 0, done.stderr
    return (ROOT / done.stdout.splitlines()[-1]).read_bytes()


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_the_bill_of_materials_lists_what_is_locked() -> None:
    made = make_sbom()
    bill = json.loads(made)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "recommendations-tracker"
    assert bill["metadata"]["component"]["licenses"][0]["license"]["id"] == "MIT"

    listed = [(each["name"], each["version"], each["purl"]) for each in bill["components"]]
    assert listed == [(name, version, f"pkg:pypi/{name}@{version}") for name, version in LOCKED]
    assert all(each["externalReferences"][0]["hashes"] for each in bill["components"])
    assert len(LOCKED) > 70

    assert make_sbom() == made
