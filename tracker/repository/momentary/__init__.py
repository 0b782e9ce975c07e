"""Repositories of a moment's life beside the clone that is shown: they borrow its objects and write nothing there."""
