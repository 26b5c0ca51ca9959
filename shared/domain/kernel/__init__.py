"""What every room stands on: value objects, errors, ids, the states of a report.

Knows no other room.
"""
