"""A paper: what it says, block by block, and the renderers that make of it a PDF, a Word document or one HTML file.

A paper knows no register: whoever writes one puts into it what is to be read. Each renderer draws every block.
"""
