"""A repository of a moment's life that borrows another's objects: laid out by hand, with nobody's hooks and templates.

Nothing is written where it borrows: no file, no index, no reference, no object.
"""

from pathlib import Path

from tracker.repository import git

_SETTINGS = """[core]
\trepositoryformatversion = {version}
\tbare = false
[extensions]{extensions}
[gc]
\tauto = 0
[maintenance]
\tauto = false
"""


def common_folder(folder: Path) -> Path:
    """Return where the repository that a folder is in keeps its objects and references; raise `NoHistory`."""
    return folder / git.text(folder, "rev-parse", "--git-common-dir")


def lay_out(made: Path, folder: Path, settings: str = "", *, borrows: bool = True) -> Path:
    """Make a repository in the empty folder `made`, beside the one that `folder` is in; return its inner folder.

    `settings`: further ones of git; `borrows`: whether the objects are borrowed. Raise `NoHistory`, `OSError`.
    """
    id_format = git.text(folder, "rev-parse", "--show-object-format")
    extensions = "" if id_format == "sha1" else f"\n\tobjectFormat = {id_format}"
    inner = made / ".git"  # some accounts are told to trust no repository that is nothing else
    for each in ("refs/heads", "objects/info"):
        (inner / each).mkdir(parents=True)
    if borrows:
        objects = (common_folder(folder) / "objects").resolve()
        (inner / "objects/info/alternates").write_text(f"{objects}\n", encoding="utf-8")
    written = _SETTINGS.format(version=1 if extensions else 0, extensions=extensions) + settings
    (inner / "config").write_text(written, encoding="utf-8")
    (inner / "HEAD").write_text("ref: refs/heads/none\n", encoding="utf-8")
    return inner
