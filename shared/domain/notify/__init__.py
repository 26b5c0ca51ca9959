"""What follows from an event: who is told, on which way, when, and what became of it.

Changes no report.
"""
