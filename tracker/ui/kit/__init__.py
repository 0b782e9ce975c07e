"""Parts that pages are made of: sorted tables, charts, filters, downloads. They know no register and no session."""
