"""How long the server takes to draw each page again, when it has drawn it before: the script's run, without a browser.

`python -m benchmarks.reruns FOLDER TIMES` prints, as JSON, the medians of each page on the register in FOLDER.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.snapshots import live
from tracker.ui.shell.menu import PAGES, title_of

_ROOT = Path(__file__).parents[1]
_LONGEST = 600  # seconds for the first drawing, which reads the register


def main(folder: str, times: int) -> None:
    """Draw every page of the register in `folder`, then again so many times, and print what that took."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ |= {"TRACKER_REGISTER": folder, "TRACKER_CACHE": cache}
        live.LOOKS_AGAIN_AFTER = 0.0  # every run looks at the files, as one does that comes seconds after the last
        one = _newest(Path(folder))
        print(json.dumps({name: _redrawn(app, times) for name, app in _opened(one)}))


def _newest(folder: Path) -> str:
    """Return the id of the register's last recommendation."""
    register = read(*read_folder(folder)).register
    if register is None:
        raise SystemExit("The register to measure is not sound.")
    return max(register.recommendations)


def _opened(one: str) -> Iterator[tuple[str, AppTest]]:
    for page in PAGES:
        yield title_of(page), _app(page)
    app = _app("recommendations")
    app.query_params["id"] = one
    yield "One recommendation", app


def _app(page: str) -> AppTest:
    """Return the dashboard with a page open, as a browser that has gone there by the menu has it."""
    app = AppTest.from_file(_ROOT / "dashboard.py", default_timeout=_LONGEST)
    app.run()
    app.switch_page(f"pages/{page}.py")
    return app


def _redrawn(app: AppTest, times: int) -> dict[str, float]:
    for _ in range(2):
        app.run()
        if app.exception:
            raise SystemExit(f"A page failed: {app.exception[0].message}")
    seconds, processor = [], []
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        app.run()
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    return {"seconds": median(seconds), "processor": median(processor)}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
