"""What must hold of each table of a pack, and the values it becomes.

Knows one subject a module; the whole is put together in `parse`.
"""
