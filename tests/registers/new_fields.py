"""What leaves a register, in a copy of the program where every class with a marking has new fields of each kind.

`python -m tests.registers.new_fields ROOT FOLDER`, in a fresh process: the fields are written into the copy below ROOT,
a register that fills them into FOLDER, and what a public reader gets is printed, output by output.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

CLASSES = (
    "Update",
    "Extension",
    "Evidence",
    "Verification",
    "Escalation",
    "Decision",
    "Paper",
    "Concern",
    "Sample",
    "Correction",
)
HELD = ("Step",)  # in a list of what is restricted
NUMBER = "314159.26535"  # stands nowhere else
# As somebody writes them who has never heard of stubs.
FIELDS = """
    leak_text: Text = Field("nothing", description="A text.")
    leak_optional: Text | None = Field(None, description="A text, if any.")
    leak_list: List[Text] = Field((), description="Texts.")
    leak_address: Address | None = Field(None, description="A web address.")
    leak_number: Number | None = Field(None, description="A number.")
    leak_entry: Leak | None = Field(None, description="An entry.")
    leak_entries: List[Leak] = Field((), description="Entries.")
"""
IMPORT = "from tracker.register.schema.corrections import Leak\n"
LEAK = '''
@entry
class Leak(Entry):
    """An entry within an entry."""

    words: Text = Field(description="A text.")
    amount: Number = Field(description="A number.")


'''


def declare(root: Path) -> None:
    """Write the new fields into the declarations below ROOT."""
    for name in ("corrections", "response", "supporting"):
        path = root / "tracker" / "register" / "schema" / f"{name}.py"
        text = path.read_text(encoding="utf-8")
        for kind in (*CLASSES, *HELD):
            text = re.sub(rf'(\nclass {kind}\(.*?\):\n    """.*?"""\n)', rf"\1{FIELDS}", text, count=1, flags=re.DOTALL)
        if name == "corrections":
            text = text.replace("\n@entry\n", f"{LEAK}@entry\n", 1)
        imports = f"from tracker.register.schema.fields import *\n{'' if name == 'corrections' else IMPORT}"
        text = text.replace("import Field\n", f"import Field\n{imports}", 1)
        path.write_text(text, encoding="utf-8")


def fill(values: Any, kind: Any, fields_of: Any, canary: str) -> None:
    """Give each entry that may be restricted numbers, entries and a list of them in its new fields."""
    for field in fields_of(kind):
        held = values.get(field.written)
        for each in held if isinstance(held, list) else [held]:
            if field.entries and each:
                fill(each, field.entries, fields_of, canary)
    if "leak_number" in {field.name for field in fields_of(kind)}:
        one, two, three = ({"words": canary, "amount": NUMBER} for _ in range(3))
        values |= {"leak_number": NUMBER, "leak_entry": one, "leak_entries": [two, three]}


def made(folder: Path) -> None:
    """Write a register of canaries in which the new fields are filled."""
    from tests.registers.canaries import CANARY, canaries_into, class_of
    from tests.registers.yaml_text import text_of, values_of
    from tracker.register.schema.meanings import declared_fields

    canaries_into(folder)
    for file in folder.rglob("*.yaml"):
        values = values_of(file.read_bytes())
        fill(values, class_of(file), declared_fields, CANARY)
        text = text_of(values).replace(f"'{NUMBER}'", NUMBER)
        file.write_text(text, encoding="utf-8")


def outputs(root: Path, folder: Path, audience: str) -> dict[str, str]:
    """Return what a reader gets, by output."""
    from streamlit.runtime.context import ContextProxy
    from streamlit.testing.v1 import AppTest
    from typer.testing import CliRunner

    from tests.outputs.pack.packs import pack_of
    from tests.pages.conftest import Shown
    from tests.registers.canaries import all_bytes_of
    from tracker.commands import app
    from tracker.settings import settings
    from tracker.vocabulary import Marking

    os.environ |= {"TRACKER_REGISTER": str(folder), "TRACKER_AUDIENCE": audience}
    settings.cache_clear()
    ContextProxy.ip_address = None  # as Streamlit says of a reader on this machine
    got = {}
    for words in (["check"], ["exceptions", "--format", "json"], ["compare", "2022-01-01", "2025-03-31"]):
        printed = CliRunner().invoke(app, words if words == ["check"] else [*words, "--audience", audience])
        assert printed.exit_code == 0, (words, printed.output, printed.exc_info)
        got[words[0]] = printed.output
    for form in ("json", "csv", "xlsx", "db", "package"):
        file = folder.parent / f"{audience}.{form}"
        options = ["--package"] if form == "package" else []
        done = CliRunner().invoke(app, ["export", str(file), *options, "--audience", audience])
        assert done.exit_code == 0, (form, done.output, done.exc_info)
        got[form] = b"".join(all_bytes_of(file)).decode("utf-8", "replace")
    diary, messages = folder.parent / f"{audience}.ics", folder.parent / f"messages-{audience}"
    for words in (["calendar", "-o", str(diary)], ["digest", "--all", "-o", str(messages)]):
        done = CliRunner().invoke(app, [*words, "--audience", audience])
        assert done.exit_code == 0, (words, done.output, done.exc_info)
    got["calendar"] = diary.read_bytes().decode().replace("\r\n ", "")
    got["messages"] = "".join(each.read_text(encoding="utf-8") for each in sorted(messages.iterdir()))
    pages = folder.parent / f"site-{audience}"
    done = CliRunner().invoke(app, ["site", "-o", str(pages), "--audience", audience])
    assert done.exit_code == 0, (done.output, done.exc_info)
    got["site"] = b"".join(all_bytes_of(pages)).decode("utf-8", "replace")
    got["pack"] = repr(pack_of(folder, "jab-2025-04", Marking.of(audience)))
    for page, asked in (("recommendations", {"id": "ICP-01"}), ("meetings", {}), ("assurance", {})):
        screen = AppTest.from_file(str(root / "dashboard.py"), default_timeout=120).run()
        screen.switch_page(f"pages/{page}.py")
        for name, value in asked.items():
            screen.query_params[name] = value
        screen.run()
        assert not screen.exception, [each.stack_trace for each in screen.exception]
        got[page] = repr(screen._tree) + Shown(screen).markup
    return got


if __name__ == "__main__":
    root, folder = Path(sys.argv[1]), Path(sys.argv[2])
    declare(root)
    sys.path.insert(0, str(root))
    made(folder)
    print(json.dumps({audience: outputs(root, folder, audience) for audience in ("official_sensitive", "public")}))
