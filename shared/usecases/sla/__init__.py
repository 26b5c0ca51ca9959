"""Alarms ring, deadlines move, and what was forgotten is found.

Know the time, not what people want of a report.
"""
