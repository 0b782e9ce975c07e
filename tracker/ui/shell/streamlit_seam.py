"""Streamlit's own parts that it does not promise to keep: each is used here alone, but for `App` in dashboard.py.

When Streamlit is upgraded, `tests/pages/test_streamlit_seam.py` says which of them is gone, and this file is where it
is put right. What the style sheet and the script rest on (`data-testid`, `stHtml`) is held to Streamlit's files there.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit.config import get_where_defined
from streamlit.errors import StreamlitAPIException, StreamlitSecretNotFoundError
from streamlit.file_util import get_static_dir
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.secrets import Secrets
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks, is_host_allowed

_LOG = logging.getLogger("tracker.script")
_BY_DEFAULT = "<default>"  # what Streamlit says of an option that nobody set
_PARSE = Secrets._parse_file_path

__all__ = [
    "USER_COOKIE_NAME",
    "Page",
    "UnusableSecrets",
    "bear_with_secrets",
    "is_host_allowed",
    "names_secrets_files",
    "reader_went_back",
    "send_script_file",
    "start_page",
    "static_files",
    "user_of",
]


def static_files() -> Path:
    """Return the folder of the files that Streamlit serves to a browser."""
    return Path(get_static_dir())


def start_page() -> str:
    """Return Streamlit's one page, into which it draws all others."""
    return (static_files() / "index.html").read_text(encoding="utf-8")


def names_secrets_files() -> bool:
    """Return whether somebody set where the secrets are; by default Streamlit looks for them in two places."""
    return bool(get_where_defined("secrets.files") != _BY_DEFAULT)


class UnusableSecrets(StreamlitSecretNotFoundError):
    """Secrets are there and cannot be used: they cannot be read, or are no TOML. The message says where, and why."""

    def __init__(self, reason: str) -> None:
        """Carry the reason as it is: Streamlit fills in what stands between braces."""
        super().__init__("{reason}", reason=reason)


def bear_with_secrets() -> None:
    """Have all secrets that cannot be used raise `UnusableSecrets`, of which Streamlit knows what to make.

    Else the server fails at every request where they cannot be read, and no page says why; and the gate cannot tell
    what is no TOML from what is not there.
    """
    Secrets._parse_file_path = _parse_or_say  # type: ignore[method-assign, assignment]


def _parse_or_say(secrets: Secrets, path: str) -> tuple[Mapping[str, Any], bool]:
    try:
        return _PARSE(secrets, path)
    except StreamlitSecretNotFoundError as error:
        raise UnusableSecrets(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableSecrets(f"{path}: {error}") from None


def send_script_file(folder: Path, file: str) -> None:
    """Send a script with the page, as a file: Streamlit serves the folder of a component under its name.

    The markup that may run a script is the same on every page, and holds none itself.
    """
    try:
        component = declare_component("page", path=folder)
    except StreamlitAPIException as error:  # the folder cannot be looked into; a page says what it says without
        _LOG.error("The script of the pages cannot be read, so a page is drawn without it: %s", error)
        return
    st.html(f'<script src="component/{component.name}/{file}"></script>', unsafe_allow_javascript=True)


def reader_went_back() -> bool:
    """Return whether the page is drawn because its reader went back, or forward, in the browser's history."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def user_of(cookies: Mapping[str, str]) -> dict[str, Any]:
    """Return what a provider said of the reader whose browser sends these cookies, {} where nobody has signed in.

    It is what `st.user` says on a page; a file is asked for without one.
    """
    try:
        signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        claims = json.loads(signed) if signed else {}
    except (ValueError, TypeError):  # it is nothing that Streamlit has signed
        return {}
    return claims if isinstance(claims, dict) else {}
