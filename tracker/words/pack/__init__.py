"""A meeting's pack → its headings and the sentences that only a paper says."""
