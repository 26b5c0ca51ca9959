"""What staff, reporters and bodies outside may do to a report, and what follows from silence.

Knows one report at a time: how several hang together is `cases`.
"""
