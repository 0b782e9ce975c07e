"""The one script of the screens: sends browser/page.js, which is served as a file, so that no page holds a script.

Nothing of the register goes through here.
"""

from pathlib import Path

from tracker.ui.shell.streamlit_seam import send_script_file

_FOLDER = Path(__file__).with_name("browser")


def send_script() -> None:
    """Send the script with the page."""
    send_script_file(_FOLDER, "page.js")
