"""A database that is away takes no page down."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.serving import free_port, wait_until_drawn

TOLD_WITHIN = 60  # seconds, on a machine that is busy with other work


def test_pages_are_drawn_while_the_database_is_away(serve, page):
    server = serve(TRACKER_DATABASE_URL=f"postgresql://tracker:secret@127.0.0.1:{free_port()}/register")
    tab = page()
    tab.goto(server.address)
    wait_until_drawn(tab)
    expect(tab.get_by_text("TRACKER_DATABASE_URL")).to_have_count(0)
    ends = time.monotonic() + TOLD_WITHIN
    while "The database that TRACKER_DATABASE_URL names cannot be written: connection failed" not in server.log():
        assert time.monotonic() < ends, server.log()
        time.sleep(0.1)
    assert "secret" not in server.log()
    assert "Traceback" not in server.log()
