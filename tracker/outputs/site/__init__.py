"""The public pages: a register and its position as plain HTML files, which need no script, no server and no other host.

`edition` holds what a whole site is made from, `page` is one page of it (a `parts.showing.Showing`), `frame` is what
stands round every page, `pages` has a module for each kind, `making` lists the files, `folder` writes them.
"""
