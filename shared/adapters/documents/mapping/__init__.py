"""The one place that knows how values are written as documents.

Knows no query and no engine.
"""
