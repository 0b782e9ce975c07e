"""Every file that people and scripts can take away, each once: its name, its forms, whom it serves, how it is made.

The Data page, the addresses below /data/ and the links on other pages all follow `catalogue.DOWNLOADS`: a new file is
an entry there.
"""
