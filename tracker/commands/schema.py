"""`schema`: the JSON Schemas, the manual's tables and the issue forms, made from the declarations of the fields."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.answering import FILES, no_access_text, refuse


def schema(
    manual: Annotated[
        Path, typer.Option(metavar="FILE", readable=False, help="The manual whose tables are written.")
    ] = Path("data/README.md"),
    folder: Annotated[
        Path, typer.Option(metavar="DIR", readable=False, help="The folder that the JSON Schemas go to.")
    ] = Path("schema"),
    forms: Annotated[
        Path, typer.Option(metavar="DIR", readable=False, help="The folder that the issue forms go to.")
    ] = Path(".github/ISSUE_TEMPLATE"),
) -> None:
    """Write the JSON Schemas, the tables of the manual and the issue forms.

    For whoever changes the program: all are made from the declarations of the fields, so run it when one of them
    has changed. A table of the manual stands between the lines `<!-- fields of CLASS -->` and `<!-- end -->`; what
    people wrote around the tables is left alone.
    """
    from tracker.files import read_whole, write_whole
    from tracker.outputs.generated.issue_forms import form_file, form_text
    from tracker.outputs.generated.manual import NoSuchTable, with_tables
    from tracker.outputs.generated.schemas import SCHEMAS, schema_text
    from tracker.register.forms.questions import ASKED_OF_ALL

    try:
        filled = with_tables(read_whole(manual).decode())
        folder.mkdir(exist_ok=True)
        for name in SCHEMAS:
            write_whole(folder / name, schema_text(name))
        write_whole(manual, filled)
        forms.mkdir(parents=True, exist_ok=True)
        for kind in ASKED_OF_ALL:
            write_whole(forms / form_file(kind), form_text(kind))
    except NoSuchTable as error:
        refuse(FILES, f"{manual}: {error}")
    except UnicodeDecodeError:
        refuse(FILES, f"{manual} is not in UTF-8. Save it again with the encoding UTF-8.")
    except OSError as error:
        refuse(FILES, no_access_text(error))
