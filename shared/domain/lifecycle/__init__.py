"""What staff, reporters and bodies outside may do to a report, and what follows from silence.

Knows no other report: how several hang together is `cases`.
"""
