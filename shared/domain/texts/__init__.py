"""What people read, looked up by key and language; which sentence an event is told in.

Decides nothing of the report.
"""
