"""What the browser says of a page: what its policy blocked, and what stands in its console."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page

_LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", event =>
  window.blocked.push(`${event.effectiveDirective}: ${event.blockedURI} in ${event.sourceFile}`));
"""
# Streamlit looks for its own place below the address of the page that was opened; the first guess is not there.
_EXPECTED = "404 (Not Found)"


def complaints_of(tab: Page) -> list[str]:
    """Have everything listed that the pages of a tab complain of from now on, and what is blocked in them."""
    complaints: list[str] = []

    def hear(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning") and _EXPECTED not in line.text:
            complaints.append(line.text)

    tab.add_init_script(_LISTEN)
    tab.on("console", hear)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def blocked(tab: Page) -> list[str]:
    """Return what the policy has blocked in the page as it is: the rule, and what broke it."""
    found: list[str] = tab.evaluate("window.blocked")
    return found
