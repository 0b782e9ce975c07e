"""What the screens need of Streamlit that it does not publish: an upgrade breaks it here, and a test says so."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx


def reader_went_back() -> bool:
    """Return whether the page is drawn because its reader went back, or forward, in the browser's history."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
