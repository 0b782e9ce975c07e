"""A register's folder as a clone has it that is at an earlier commit, to make again what was made there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tracker.repository import git
from tracker.repository.failures import GitRefused, NoHistory
from tracker.repository.momentary.borrowing import common_folder, lay_out

# Documents that git keeps elsewhere are not brought: what stands in their place names them by their hash.
_WITHOUT_PROGRAMS = ("-c", "filter.lfs.process=", "-c", "filter.lfs.smudge=", "-c", "filter.lfs.required=false")


@contextmanager
def clone_at(folder: Path, commit: str, register: str) -> Iterator[Path]:
    """Yield a register's folder as a clone has it that is at a commit and knows of nothing later but tags.

    `folder`: any folder of the repository; `register`: the register's, below its top, "" for the top itself. Raise
    `NoHistory` where the commit, or a file of it, is not there; `OSError` where there is no room.
    """
    if not git.is_id(commit) or ".." in PurePosixPath(register).parts or PurePosixPath(register).is_absolute():
        raise NoHistory("It names no commit, or a folder that is in no repository.")
    try:
        git.run(folder, "cat-file", "-e", f"{commit}^{{commit}}")
    except GitRefused:
        raise NoHistory(f"Commit {commit[:7]} is not in this clone. Fetch it, or name another clone.") from None
    with tempfile.TemporaryDirectory(prefix="clone-") as name:  # open to this account alone
        made = Path(name)
        inner = lay_out(made, folder)
        shallow = common_folder(folder) / "shallow"
        if shallow.exists():
            shutil.copyfile(shallow, inner / "shallow")
        tags = git.text(folder, "for-each-ref", "--format=%(objectname) %(refname)", "refs/tags")
        (inner / "packed-refs").write_text("\n".join([*sorted(tags.split("\n"), key=_name), ""]).lstrip(), "utf-8")
        (inner / "HEAD").write_text(f"{commit}\n", encoding="utf-8")
        git.run(made, "read-tree", commit)
        git.run(made, *_WITHOUT_PROGRAMS, "--literal-pathspecs", "checkout", "--quiet", commit, "--", register or ".")
        yield made / register


def _name(line: str) -> str:
    return line.partition(" ")[2]
