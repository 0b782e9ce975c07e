"""A register and its spans as the tables of a database: a file to take away, or a database that is kept equal to it.

- `columns`: a column, and what a value of the register is in it
- `declared`, `spans`: what the register's files may say, and what follows from it → which columns there are
- `layout`: the tables of both, each with its columns in their order
- `tables`: those, their meanings and what they were written from, as SQLModel classes
- `rows`: a register → the rows of each table
- `writing`: rows → a SQLite file, or the database that an address names, in one transaction
- `keeping`: writes again whenever the register changes, and tries again where the database is away
"""
