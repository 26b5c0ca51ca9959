"""Papers are printed.

Know what is to be printed, not how it is set.
"""
