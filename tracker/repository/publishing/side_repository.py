"""A repository of a moment's life beside the clone that is shown: what a remote holds, and what is to be sent to it.

It borrows the clone's objects and writes nothing there: no file, no index, no reference, no object. The clone's own
settings and hooks count for nothing here; of the account's settings those that say how a remote is reached do.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from tracker.register.text.folder import Folder
from tracker.repository import git
from tracker.repository.contents import Blobs
from tracker.repository.failures import GitRefused, NoHistory, TooSlow
from tracker.repository.momentary.borrowing import common_folder, lay_out
from tracker.repository.process import GitOutput, Reach, answer
from tracker.repository.publishing.failures import CannotPublish, hangs, may_have_arrived, no_room, refused, unreachable
from tracker.repository.publishing.remote import Remote
from tracker.repository.revisions import files_of

LOOKED_UP, FETCHED, SENT = 20.0, 60.0, 60.0  # seconds that a remote may take; 20 MiB on a slow line are in the last
_REMOTE = "publish"
_BASE, _EARLIER = "refs/heads/base", "refs/heads/earlier"
_CONFLICTS = 1
_NEW_FILE = "100644"
_WAYS = {
    "GIT_ALLOW_PROTOCOL": "file:http:https:ssh",
    "GIT_ASKPASS": "",  # nobody is there to answer
    "SSH_ASKPASS_REQUIRE": "never",
}
_SETTINGS = """[core]
\taskPass =
[i18n]
\tcommitEncoding = UTF-8
[push]
\tdefault = nothing
\tpushOption =
\tfollowTags = false
\tgpgSign = false
\trecurseSubmodules = no
[fetch]
\trecurseSubmodules = no
\twriteCommitGraph = false
[remote "{remote}"]
\turl = {address}
"""


class Written(NamedTuple):
    """Who is to stand as a commit's author, and its message."""

    name: str
    address: str
    message: str


class SideRepository:
    """What a remote holds, and what is made of it, until it is sent."""

    def __init__(self, folder: Path, remote: Remote, is_whole: bool) -> None:
        """`folder`: of its own; `is_whole`: whether all that the remote has from earlier may be borrowed."""
        self._folder, self._remote, self._is_whole = folder, remote, is_whole

    def heads(self, *branches: str) -> dict[str, str]:
        """Return the commit of each branch of these names that the remote has; raise `CannotPublish`.

        A name may end in a `*`, which stands for any further signs.
        """
        names = [f"refs/heads/{each}" for each in branches]
        output = self._reached(("ls-remote", _REMOTE, *names), LOOKED_UP)
        lines = (line.split("\t") for line in output.decode(errors="replace").splitlines())
        found = {line[1].removeprefix("refs/heads/"): line[0] for line in lines if len(line) == 2}
        # git looks for a name at the end of a longer one, too.
        return {name: commit for name, commit in found.items() if any(fnmatchcase(name, each) for each in branches)}

    def fetch(self) -> str:
        """Fetch the branch that is proposed to; return its commit. Raise `CannotPublish`."""
        # Of a clone that is cut off or holds less than its history, nothing is borrowed: git could take it for whole.
        self._fetch(self._remote.branch, _BASE, *(() if self._is_whole else ("--depth=1",)))
        return self._made("rev-parse", "--verify", f"{_BASE}^{{commit}}")

    def merges(self, branch: str, base: str) -> bool:
        """Return whether a branch of the remote can be merged into a commit as it is, as far as git can tell here."""
        if not self._is_whole:
            return True
        self._fetch(branch, _EARLIER)
        # Before git 2.38 it ends by neither 0 nor 1.
        return self._asked(("merge-tree", "--write-tree", base, _EARLIER), SENT).code != _CONFLICTS

    def files(self, commit: str, prefix: str) -> Folder:
        """Return the register that stands below `prefix` in a commit, as a working tree would hold it."""
        try:
            listed = [each for each in files_of(self._folder, commit) if each.path.startswith(prefix)]
            changes = [each._replace(path=each.path.removeprefix(prefix)) for each in listed]
            blobs = Blobs()
            blobs.fetch(self._folder, changes)
        except NoHistory as error:
            raise CannotPublish(str(error)) from None
        return blobs.after(changes, Folder({}, {}))

    def commit(self, base: str, files: Mapping[str, bytes], written: Written) -> str:
        """Return a commit on `base` with these files new or changed, by their paths from the top."""
        self._made("read-tree", base)
        modes = self._modes(base, files)
        for path, content in files.items():
            blob = self._made("hash-object", "-w", "--stdin", given=content)
            line = f"{modes.get(path, _NEW_FILE)} {blob}\t{path}\0".encode(errors="surrogateescape")
            self._made("update-index", "-z", "--index-info", given=line)
        tree = self._made("write-tree")
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", written.name), ("EMAIL", written.address))
        }
        return self._made(
            "commit-tree", "--no-gpg-sign", "-p", base, tree, given=written.message.encode(), variables=who
        )

    def send(self, commit: str, branch: str) -> bool:
        """Send a commit as a new branch; return False where the remote has one of that name. Raise `CannotPublish`."""
        words = ("push", "--porcelain", "--no-verify", "--no-follow-tags", _REMOTE, f"{commit}:refs/heads/{branch}")
        try:
            answered = self._asked(words, SENT)
        except TooSlow:
            raise may_have_arrived(self._remote.name, SENT) from None
        if answered.code == 0:
            return True
        errors = answered.errors.decode(errors="replace")
        lines = [line for line in answered.output.decode(errors="replace").splitlines() if line.startswith("!")]
        if not lines:
            raise unreachable(self._remote.name, errors)
        if branch in self.heads(branch):
            return False  # somebody was faster with the very same
        from_there = [line.removeprefix("remote:") for line in errors.splitlines() if line.startswith("remote:")]
        raise refused(self._remote.name, lines[0].rpartition("\t")[2], "\n".join(from_there))

    def _modes(self, base: str, files: Mapping[str, bytes]) -> dict[str, str]:
        """Return the modes of the files that a commit has already."""
        output = self._asked(("--literal-pathspecs", "ls-tree", "-z", "--full-tree", base, "--", *files), SENT).output
        entries = (entry.partition("\t") for entry in output.decode(errors="surrogateescape").split("\0") if entry)
        return {path: about.split(" ")[0] for about, _, path in entries}

    def _fetch(self, branch: str, to: str, *options: str) -> None:
        wanted = f"+refs/heads/{branch}:{to}"
        self._reached(("fetch", "--quiet", "--no-tags", "--no-auto-maintenance", *options, _REMOTE, wanted), FETCHED)

    def _reached(self, words: tuple[str, ...], seconds: float) -> bytes:
        try:
            answered = self._asked(words, seconds)
        except TooSlow:
            raise hangs(self._remote.name, seconds) from None
        if answered.code:
            raise unreachable(self._remote.name, answered.errors.decode(errors="replace"))
        return answered.output

    def _made(self, *words: str, given: bytes | None = None, variables: Mapping[str, str] | None = None) -> str:
        answered = self._asked(words, SENT, given, variables or {})
        if answered.code:
            raise no_room(_last_line(answered.errors))
        return answered.output.decode(errors="replace").strip()

    def _asked(
        self,
        words: tuple[str, ...],
        seconds: float,
        given: bytes | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> GitOutput:
        return answer(self._folder, words, given, Reach({**_WAYS, **(variables or {})}, seconds))


@contextmanager
def side_repository(folder: Path, remote: Remote) -> Iterator[SideRepository]:
    """Yield a repository beside the one that a folder is in, for as long as the block lasts; raise `CannotPublish`."""
    try:
        with tempfile.TemporaryDirectory(prefix="publish-") as made:  # open to this account alone
            yield _made_in(Path(made), folder, remote)
    except GitRefused as error:
        raise CannotPublish(str(error)) from None
    except OSError as error:
        raise no_room(error.strerror or str(error)) from None


def _made_in(made: Path, folder: Path, remote: Remote) -> SideRepository:
    is_whole = not (common_folder(folder) / "shallow").exists() and not _is_partial(folder)
    settings = _SETTINGS.format(remote=_REMOTE, address=_quoted(remote.address))
    lay_out(made, folder, settings, borrows=is_whole)
    return SideRepository(made, remote, is_whole)


def _is_partial(folder: Path) -> bool:
    """Return whether a clone was told to fetch some of its objects only when they are wanted."""
    try:
        return bool(git.text(folder, "config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$"))
    except GitRefused as error:
        if error.code == 1:
            return False
        raise


def _quoted(address: str) -> str:
    """Return an address as a value of git's settings."""
    if not address.isprintable():
        raise CannotPublish("The remote's address holds a sign that cannot be seen. Its keeper must write it again.")
    escaped = address.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _last_line(errors: bytes) -> str:
    lines = errors.decode(errors="replace").strip().splitlines() or ["git ended and said nothing"]
    return lines[-1].removeprefix("fatal: ").removeprefix("error: ")
