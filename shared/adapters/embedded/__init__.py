"""A whole city in one process: SQLite, a folder of photos, a clock that can be moved."""
