"""Signed links: what they carry, and how they are signed.

Knows ids, and nothing of the report that a link opens.
"""
