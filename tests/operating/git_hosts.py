"""GitHub and GitLab as far as a comment is posted to them: servers on this machine that keep comments and log calls.

They answer as the hosts document their interfaces; nothing here is the hosts' own.
"""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answers = dict[str, Any]  # by path, without the query: what is answered; bytes as they are, a function of the query


@dataclass
class Comments:
    """The comments below one change, as a host keeps them; `author`: what it says of who wrote one of ours."""

    author: dict[str, Any]
    kept: list[dict[str, Any]] = field(default_factory=list)

    @property
    def bodies(self) -> list[str]:
        return [each["body"] for each in self.kept]

    def add(self, body: str, **author: Any) -> dict[str, Any]:
        comment = {"id": len(self.kept) + 1, "body": body, **(author or self.author)}
        self.kept.append(comment)
        return comment


@dataclass
class GitHost:
    """A host: what it answers, the comments of its one change, and every call with the token that it came with."""

    answers: Answers
    comments: Comments
    listed_at: str
    edited_at: str
    address: str = ""
    calls: list[tuple[str, str, str | None]] = field(default_factory=list)

    @property
    def written(self) -> list[str]:
        return [method for method, _, _ in self.calls if method != "GET"]

    def answer(self, method: str, path: str, query: dict[str, list[str]], data: Any) -> Any:
        """Return what is answered: JSON, bytes, an address to go on to, None for "not found"."""
        if method == "POST" and path == self.listed_at:
            return self.comments.add(data["body"])
        at, _, id = path.rpartition("/")
        if method in ("PATCH", "PUT", "DELETE") and at == self.edited_at:
            [comment] = [each for each in self.comments.kept if each["id"] == int(id)]
            if method == "DELETE":
                self.comments.kept.remove(comment)
                return b""
            comment["body"] = data["body"]
            return comment
        if method == "GET" and path == self.listed_at:
            page, size = (int(query[name][0]) for name in ("page", "per_page"))
            return self.comments.kept[(page - 1) * size : page * size]
        found = self.answers.get(path)
        return found(query) if callable(found) else found


@contextmanager
def served(host: GitHost) -> Iterator[GitHost]:
    """Serve a host on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN")
            host.calls.append((self.command, asked.path, token))
            found = host.answer(self.command, asked.path, parse_qs(asked.query), data)
            if isinstance(found, str):
                self.send_response(302)
                self.send_header("Location", found)
                self.end_headers()
                return
            content = b"" if found is None else found if isinstance(found, bytes) else json.dumps(found).encode()
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def packed(name: str, content: bytes) -> bytes:
    """Return an archive as the host makes it of what a run left."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


def pages(items: list[Any]) -> Callable[[dict[str, list[str]]], list[Any]]:
    """Return what answers with a page of a list."""

    def page(query: dict[str, list[str]]) -> list[Any]:
        number, size = (int(query[name][0]) for name in ("page", "per_page"))
        return items[(number - 1) * size : number * size]

    return page
