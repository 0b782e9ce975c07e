"""Where a file is edited, or begun, on the host of a repository: the addresses of GitHub, GitLab, Forgejo and Gitea.

Makes addresses of text; asks no host. Sources: the hosts' own addresses of their editors, with what they take to fill
them in: GitHub and Gitea `filename` and `value` (Gitea since 1.15), GitLab `file_name` and `content`.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from tracker.repository.publishing.pull_request import HostKind, kind_of_host

_NAMES: dict[HostKind, str] = {"github": "GitHub", "gitlab": "GitLab", "forgejo": "Forgejo"}
_LONGEST = 7000  # signs of an address; hosts refuse one of more than about 8,000


class FileOnHost(NamedTuple):
    """A file of a repository: the address of the repository, its kind of host, the branch, the path from the top."""

    repository: str
    host: HostKind
    branch: str
    path: str

    @property
    def host_name(self) -> str:
        """Return what the host is called."""
        return _NAMES[self.host]

    @property
    def edit_address(self) -> str:
        """Return where the file, which is there, is edited in the browser."""
        branch, path = quote(self.branch), quote(self.path)
        match self.host:
            case "github":
                return f"{self.repository}/edit/{branch}/{path}"
            case "gitlab":
                return f"{self.repository}/-/edit/{branch}/{path}"
            case "forgejo":
                return f"{self.repository}/_edit/{branch}/{path}"

    def new_address(self, content: str) -> str:
        """Return where the file, which is not there, is begun, with its content filled in, if that is not too long."""
        filled = self._new_address(content)
        return filled if len(filled) <= _LONGEST else self._new_address("")

    def _new_address(self, content: str) -> str:
        folder, _, name = self.path.rpartition("/")
        branch, within = quote(self.branch), f"/{quote(folder)}" if folder else ""
        match self.host:
            case "github":
                return f"{self.repository}/new/{branch}?{_query(filename=self.path, value=content)}"
            case "gitlab":
                return f"{self.repository}/-/new/{branch}{within}?{_query(file_name=name, content=content)}"
            case "forgejo":
                return f"{self.repository}/_new/{branch}{within}?{_query(filename=name, value=content)}"


def file_on_host(repository: str | None, branch: str, path: str) -> FileOnHost | None:
    """Return a file on the host of a repository; None where it names no host whose addresses are known, or no branch.

    `repository`: the address that the register gives of it.
    """
    try:
        parts = urlsplit((repository or "").strip())
        host = parts.hostname or ""
    except ValueError:  # what stands in brackets is no number of a machine
        return None
    kind = kind_of_host(host)
    place = parts.path.rstrip("/").removesuffix(".git")
    if parts.scheme not in ("https", "http") or kind is None or not branch or place.count("/") < 2:
        return None
    if parts.username is not None or parts.password is not None:
        return None
    return FileOnHost(f"{parts.scheme}://{parts.netloc}{quote(place, safe='/%')}", kind, branch, path)


def _query(**fields: str) -> str:
    return urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)
