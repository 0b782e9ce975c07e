"""The dashboard: registers the pages and runs the one that the address asks for. Everything else is begun by the page.

Serve it with `python -m streamlit run dashboard.py`.
"""

from tracker.ui.menu import register_pages

register_pages().run()
