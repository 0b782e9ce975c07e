"""The one script of the screens: sends browser/page.js, which is served as a file, so that no page holds a script.

Nothing of the register goes through here: the markup that may run a script is the same on every page.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v1 import declare_component

_FOLDER = Path(__file__).with_name("browser")


def send_script() -> None:
    """Send the script with the page; Streamlit serves the folder under the name of the component."""
    component = declare_component("page", path=_FOLDER)
    st.html(f'<script src="component/{component.name}/page.js"></script>', unsafe_allow_javascript=True)
