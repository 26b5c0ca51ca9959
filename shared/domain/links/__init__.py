"""Signed links and the tokens in them.

Knows how a signature is made, and nothing of what a link leads to.
"""
