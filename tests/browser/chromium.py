"""Finds a Chromium to test with, or fetches one: the machine's own, else Playwright's, else Debian's package.

Run as a script it prints what it found, so that a test run can fetch the browser once, before it starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge", "msedge")

MAC_PLACES = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

# The fonts are for what pages show beyond Streamlit's own font: the shapes that stand for states.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation", "fonts-dejavu-core")


class NoChromiumError(Exception):
    """No Chromium is on this machine and none could be had; the message says what to do."""


def browser_tests_are_off() -> bool:
    """Whether the person who runs the tests chose to do without a browser."""
    return os.environ.get("TRACKER_NO_BROWSER") == "1"


def find_chromium() -> Path:
    """The executable of a Chromium that runs here; may install one (once). Raises NoChromiumError."""
    for find in (system_chromium, playwright_chromium, fetch_from_playwright, fetch_from_debian):
        if found := find():
            return found
    raise NoChromiumError(
        "The browser tests need Chrome, Chromium or Edge, and none was found or could be installed. "
        "Install one of them, or set TRACKER_NO_BROWSER=1 to leave these tests out."
    )


def system_chromium() -> Path | None:
    """Chrome, Chromium or Edge where Linux, macOS and Windows usually have them."""
    return next((place for place in usual_places() if runs(place)), None)


def usual_places() -> Iterator[Path]:
    """Each place where a browser may be, likeliest first."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / place for place in MAC_PLACES)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder_name := os.environ.get(variable):
                yield from (Path(folder_name) / place for place in WINDOWS_PLACES)


def playwright_chromium() -> Path | None:
    """The Chromium that Playwright fetched earlier."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        place = Path(playwright.chromium.executable_path)
    return place if runs(place) else None


def fetch_from_playwright() -> Path | None:
    """Lets Playwright fetch its Chromium into the user's cache; needs its download host to be reachable."""
    say("No Chrome, Chromium or Edge on this machine: asking Playwright for Chromium ...")
    if not done([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]):
        return None
    return playwright_chromium()


def fetch_from_debian() -> Path | None:
    """Installs Debian's package, where this is Debian and we are root."""
    if not (is_root() and is_debian()):
        return None
    say("Playwright's Chromium cannot be had here: installing Debian's package ...")
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES]
    return system_chromium() if done(update) and done(install) else None


def runs(executable: Path) -> bool:
    """Whether the browser starts at all: a name on the path may be an installer's stub, or lack its libraries."""
    if not executable.is_file():
        return False
    if sys.platform == "win32":  # there, --version opens a window
        return True
    try:
        return subprocess.run([executable, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def done(command: list[str]) -> bool:
    """Runs an installer, at most ten minutes. What it printed is shown only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=600,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        say(f"{command[0]}: {problem}")
        return False
    if result.returncode != 0:
        say("\n".join(result.stdout.strip().splitlines()[-3:]))
    return result.returncode == 0


def is_root() -> bool:
    """False on Windows, which has no root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian() -> bool:
    """Debian itself: the package of that name in its relatives may be a stub."""
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def say(words: str) -> None:
    """For the person who waits; the result alone goes to standard output."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    if browser_tests_are_off():
        print("TRACKER_NO_BROWSER=1: the browser tests will be left out.")
    else:
        try:
            print(find_chromium())
        except NoChromiumError as error:
            sys.exit(str(error))
