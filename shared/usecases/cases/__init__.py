"""Reports are joined and divided; others stand by them.

Know what is decided of several reports; what follows later is asked for by `notify`.
"""
