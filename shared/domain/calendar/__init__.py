"""Clocks, working days, quiet hours and spans of time.

Knows no report: whoever asks brings the moment.
"""
