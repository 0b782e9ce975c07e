"""Parts that pages are made of: markup, marks, tables, tiles, charts, filters. They know no register and no session."""
