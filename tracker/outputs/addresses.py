"""Where in the dashboard something stands: an address for whoever reads a file or a message elsewhere.

Without a day: it opens on where things stand when it is followed.
"""

from urllib.parse import urlencode


def page_address(dashboard: str | None, page: str, **asked: str) -> str | None:
    """Return the web address of a page; `dashboard`: that of the dashboard, None where it is not known."""
    return f"{dashboard.rstrip('/')}/{page}?{urlencode(asked)}" if dashboard else None
