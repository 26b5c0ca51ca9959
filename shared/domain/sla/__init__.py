"""The ladder: rungs, deadlines, and the history that every change is written to.

Knows when somebody must act, not what they may do.
"""
