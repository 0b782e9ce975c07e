"""A branch → the address that opens a pull request for it on its host, with title and text filled in.

Knows the addresses of GitHub, GitLab, Gitea and Forgejo; asks no host.
"""

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, quote_plus, urlencode, urlsplit

HostKind = Literal["github", "gitlab", "forgejo"]
_HOSTS: Mapping[str, HostKind] = {
    "github": "github",
    "gitlab": "gitlab",
    "forgejo": "forgejo",
    "gitea": "forgejo",
    "codeberg": "forgejo",
}
_LONGEST = 6000  # signs of an address; the hosts take some 8,000, and the shortest limit of a proxy is of that kind
_SHORT = re.compile(r"(?:[^@/\s]+@)?([^:/\s]{2,}):(?!//)(.+)")  # as git@host:owner/name.git


def pull_request_address(web: str, base: str, branch: str, title: str, text: str) -> str:
    """Return the address of the form in which a branch is proposed for `base`; a long text is cut off.

    `web`: where the repository is shown. Hosts of a name that says nothing are taken for those whose addresses are like
    GitHub's, as Gitea's and Forgejo's are; GitLab leads such an address to its own comparison.
    """
    room = _LONGEST - len(_address(web, base, branch, title, ""))
    return _address(web, base, branch, title, _cut(text, room))


def kind_of_host(host: str) -> HostKind | None:
    """Return of which kind a git host is, by a part of its name; None where that says nothing."""
    return next((_HOSTS[label] for label in host.replace("-", ".").split(".") if label in _HOSTS), None)


def web_address(remote: str) -> str | None:
    """Return where a remote's repository is shown, of its address; None of a path on this machine."""
    parts = urlsplit(remote)
    if parts.scheme in ("http", "https", "ssh") and parts.hostname:
        scheme = "http" if parts.scheme == "http" else "https"
        port = f":{parts.port}" if parts.port and parts.scheme != "ssh" else ""
        host, path = f"{parts.hostname}{port}", parts.path
    elif parts.scheme in ("", parts.hostname or "") and (short := _SHORT.fullmatch(remote)):
        scheme, host, path = "https", short[1], short[2]
    else:
        return None
    return f"{scheme}://{host}/{path.strip('/').removesuffix('.git')}"


def _address(web: str, base: str, branch: str, title: str, text: str) -> str:
    top = web.rstrip("/").removesuffix(".git")
    if kind_of_host(urlsplit(web).hostname or "") == "gitlab":
        fields = {"source_branch": branch, "target_branch": base, "title": title, "description": text}
        asked = urlencode({f"merge_request[{name}]": value for name, value in fields.items()})
        return f"{top}/-/merge_requests/new?{asked}"
    asked = urlencode({"quick_pull": "1", "title": title, "body": text})
    return f"{top}/compare/{quote(base)}...{quote(branch)}?{asked}"


def _cut(text: str, room: int) -> str:
    """Return as much of a text as fits an address."""
    if len(quote_plus(text)) <= room:
        return text
    end = "\n…"
    left = room - len(quote_plus(end))
    kept = []
    for line in text.split("\n"):
        left -= len(quote_plus(f"{line}\n"))
        if left < 0:
            break
        kept.append(line)
    return "\n".join(kept) + end
