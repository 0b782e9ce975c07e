"""The dashboard's servers and the browser, as the tests in the browser have them."""

from tests.browser.conftest import chromium, kept_tab, page, serve, shared_context  # noqa: F401  (fixtures)
