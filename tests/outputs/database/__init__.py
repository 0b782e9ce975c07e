"""The database that leaves: on SQLite, and on a PostgreSQL that the tests start."""
