"""Reports come in, and what helps to write them.

Know no office: where a report goes is decided in `routing`, after it was accepted.
"""
