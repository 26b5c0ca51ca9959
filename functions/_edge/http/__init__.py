"""The HTTP edge: match, limit, authenticate, parse, call, answer.

Knows no route and no shape of its own.
"""
