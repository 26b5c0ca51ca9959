"""A whole city in one process: SQLite, a folder of photos, a clock that can be moved.

Know nothing of Google; both pass the same suites.
"""
