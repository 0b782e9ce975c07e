"""Read models of small registers, and what builds them in processes of their own."""

import os
import signal
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from tests.rules import register_from, texts_of
from tracker.outputs.database import build
from tracker.register.reading.reading import content_hash
from tracker.rules.state.standing import spans_of_register

LITERAL = """
    due: 2020-06-30
    statements: [{date: 2020-03-01, says: implemented, covers: all}]
    recommendations:
    - {due: 2020-06-30, actions: [{updates: [2020-02: in_progress]}], evidence: [2020-02-10]}
    - {}
"""


def model_of(literal: str, cache: Path, url: str | None = None) -> Any:
    """Return the read model of a literal."""
    texts = texts_of(literal)
    register = register_from(texts)
    return build.read_model(register, spans_of_register(register), content_hash(texts), url, cache)


def content_of(literal: str) -> str:
    """Return the hash of the content of a literal."""
    return content_hash(texts_of(literal))


def build_with_others(cache: str, together: Barrier) -> None:
    """Build the read model of `LITERAL` when the other processes are ready as well."""
    register = register_from(texts_of(LITERAL))
    spans = spans_of_register(register)
    together.wait(60)
    for _ in range(5):
        engine = build.read_model(register, spans, content_of(LITERAL), None, Path(cache))
        if engine.url.database in (None, "", ":memory:"):
            sys.exit("built in memory")
        engine.dispose()


def build_and_be_killed(cache: str) -> None:
    """Begin to build the read model of `LITERAL`; the process is killed when some tables are filled."""
    rows_of = build.rows_of

    def some_rows(*given: Any) -> Any:
        for number, each in enumerate(rows_of(*given)):
            if number == 5:
                os.kill(os.getpid(), signal.SIGKILL)
            yield each

    build.rows_of = some_rows
    model_of(LITERAL, Path(cache))


def build_on_a_full_disk(cache: str) -> None:
    """Build the read model of `LITERAL` where no file can grow beyond 8 kB; it must be made in memory."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    engine = model_of(LITERAL, Path(cache))
    if engine.url.database not in (None, "", ":memory:"):
        sys.exit(f"not in memory: {engine.url}")
