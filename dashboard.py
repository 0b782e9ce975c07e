"""The dashboard: registers the pages and runs the one that the address asks for. Everything else is begun by the page.

For the server it names what stands before the pages (the headers, and the refusal of other sites) and beside them (the
files at /data/…, and the database that is kept up to date).

Serve it with `python -m streamlit run dashboard.py`.
"""

from streamlit.starlette import App  # here, because Streamlit looks for these very words in the script that it serves

from tracker.settings import settings
from tracker.ui.shell.asgi import middleware
from tracker.ui.shell.database import keep_database
from tracker.ui.shell.fetching.evidence import evidence_routes
from tracker.ui.shell.fetching.routes import data_routes
from tracker.ui.shell.menu import register_pages

if __name__ == "__main__":  # run by Streamlit, for one reader, whenever something is to be drawn
    register_pages().run()
else:  # imported by the server, once
    app = App(
        __file__,
        middleware=middleware(settings()),
        routes=[*data_routes(settings()), *evidence_routes(settings())],
        lifespan=keep_database(settings()),
    )
