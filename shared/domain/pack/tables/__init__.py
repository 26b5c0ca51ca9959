"""Which columns each file of a pack has.

Knows the form of a cell, not what must hold between rows.
"""
