"""The dashboard's servers and the browser, as the tests in the browser have them."""

from tests.browser.conftest import chromium, serve  # noqa: F401  (fixtures)
